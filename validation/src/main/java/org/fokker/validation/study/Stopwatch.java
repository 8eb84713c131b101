package org.fokker.validation.study;

import java.util.function.Supplier;

/**
 * Times a computation that always gives the same result. The fastest of several runs is the one that was least disturbed, by the
 * compiler of the virtual machine and by other programs.
 */
final class Stopwatch {

    private static final int MOST_RUNS = 20;

    /** Seconds after which a computation is not repeated. */
    private static final double ENOUGH = 0.05;

    private final boolean patient;
    private double seconds = Double.NaN;

    /**
     * Creates the watch.
     *
     * @param patient whether short computations are repeated
     */
    Stopwatch(boolean patient) {
        this.patient = patient;
    }

    /** Runs a computation. */
    <T> T time(Supplier<T> computation) {
        T result = once(computation);
        double fastest = seconds;
        double sum = seconds;
        for (int run = 1; patient && run < MOST_RUNS && sum < ENOUGH; run++) {
            once(computation);
            fastest = Math.min(fastest, seconds);
            sum += seconds;
        }
        seconds = fastest;
        return result;
    }

    private <T> T once(Supplier<T> computation) {
        long began = System.nanoTime();
        T result = computation.get();
        seconds = (System.nanoTime() - began) * 1e-9;
        return result;
    }

    /** The time of the fastest run of the last computation. */
    double seconds() {
        return seconds;
    }
}
