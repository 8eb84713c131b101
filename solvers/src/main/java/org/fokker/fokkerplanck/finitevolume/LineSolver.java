package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;
import org.jspecify.annotations.Nullable;

/**
 * Solves (diag(m) − c A_i) w = r on every line of an axis, in place. Lines are solved together in a {@link LineStrip}, one in each
 * lane.
 */
final class LineSolver {

    /** Lines solved together: enough of them to hide the divisions of a row behind one another. */
    static final int LANES = 32;

    /** Beyond so many numbers the arrays of a strip would leave the second-level cache. */
    private static final int STRIP = 1 << 15;

    /** Whole vectors of every machine. */
    private static final int LEAST = 8;

    private static final int TASKS = 16;

    /** Strips that no task is using. There are as many as tasks have run at once, and what they hold never matters. */
    private final ConcurrentLinkedQueue<LineStrip> idle = new ConcurrentLinkedQueue<>();

    private final int longest;
    private final int lanes;

    /**
     * Creates a solver.
     *
     * @param grid all of whose axes it serves
     */
    LineSolver(Grid grid) {
        longest = Arrays.stream(grid.shape()).max().orElseThrow();
        int most = grid.size() / Arrays.stream(grid.shape()).min().orElseThrow();
        lanes = Math.min(most, Math.max(LEAST, Math.min(LANES, STRIP / longest / LEAST * LEAST)));
    }

    /**
     * Solves on all lines of a part.
     *
     * @param part A_i
     * @param c shift
     * @param m weights, one a cell; null if all are 1
     * @param w right-hand sides; receives the solutions
     * @param runner runs the strips
     */
    void solve(AxisOperator part, double c, double @Nullable [] m, double[] w, TaskRunner runner) {
        LineMatrix matrix = part.matrix(c);
        int blocks = part.stride == 1 ? 1 : part.outer;
        int together = part.outer * part.stride / blocks;
        int perBlock = (together + lanes - 1) / lanes;
        int count = blocks * perBlock;
        int tasks = Math.min(TASKS, count);
        runner.run(tasks, task -> {
            LineStrip known = idle.poll();
            LineStrip strip = known == null ? new LineStrip(longest, lanes) : known;
            int end = (int) ((long) count * (task + 1) / tasks);
            for (int s = (int) ((long) count * task / tasks); s < end; s++) {
                int first = s % perBlock * lanes;
                LineBundle lines = LineBundle.of(part, s / perBlock, first, Math.min(lanes, together - first));
                strip.solve(matrix, lines, m, w);
            }
            idle.add(strip);
        });
    }
}
