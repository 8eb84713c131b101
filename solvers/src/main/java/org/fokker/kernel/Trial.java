package org.fokker.kernel;

/**
 * Two kernels that give the same bits, of which the second is faster once it is compiled and a hundred times slower before
 * that (uncompiled vector code allocates at each operation). The first is used until the second has beaten it; meanwhile
 * the second is tried, which is what gets it compiled, for no more than about half of the time. Which of them runs
 * shows in the time alone, never in a result; so races between threads do no harm.
 *
 * @param <K> the kernel
 */
final class Trial<K> {

    /** Calls with less work are not worth timing. */
    private static final long LEAST_UNITS = 64;
    /** What the trial may cost in advance, in nanoseconds. */
    private static final long GRANT = 50_000_000;

    private static final int WINS = 3;

    private final K first;
    private final K second;
    private volatile boolean decided;
    private long firstNanos;
    private long secondNanos;
    private double firstBest = Double.POSITIVE_INFINITY;
    private int wins;

    Trial(K first, K second) {
        this.first = first;
        this.second = second;
    }

    /** Returns the kernel for a call of so many units of work. */
    K next(long units) {
        if (decided) {
            return second;
        }
        synchronized (this) {
            boolean comparable = firstBest < Double.POSITIVE_INFINITY && units >= LEAST_UNITS;
            return comparable && secondNanos <= firstNanos + GRANT ? second : first;
        }
    }

    /** Returns the time before a call, if it still matters. */
    long start() {
        return decided ? 0 : System.nanoTime();
    }

    /** Takes note of what a call has cost. */
    void done(K used, long units, long start) {
        if (decided || units < LEAST_UNITS) {
            return;
        }
        long nanos = System.nanoTime() - start;
        double cost = (double) nanos / units;
        synchronized (this) {
            if (used == first) {
                firstNanos += nanos;
                firstBest = Math.min(firstBest, cost);
            } else {
                secondNanos += nanos;
                wins = cost < firstBest ? wins + 1 : 0;
                decided = wins >= WINS;
            }
        }
    }
}
