package org.fokker.fokkerplanck;

import java.util.function.IntConsumer;
import org.fokker.execution.Workers;

/** Runs independent, numbered tasks, on several threads if the grid is worth their synchronisation. */
@FunctionalInterface
public interface TaskRunner {

    /** Below this many cells a sweep is shorter than waking a thread. */
    int WORTH_SHARING = 1 << 15;

    /** Entries of a vector handled by one task: three arrays of them fit into the second-level cache. */
    int RANGE = 1 << 14;

    /** Runs everything on the calling thread. */
    TaskRunner SERIAL = (tasks, body) -> {
        for (int i = 0; i < tasks; i++) {
            body.accept(i);
        }
    };

    /**
     * Runs the body for the numbers 0 … tasks − 1 and waits for all of them.
     *
     * @param tasks number of tasks
     * @param body called once for each number; writes to its own place only
     */
    void run(int tasks, IntConsumer body);

    /**
     * Runs the body on ranges that cover the entries of a vector, and waits for all of them. The division does not depend on the
     * number of threads.
     *
     * @param size number of entries
     * @param body called once for each range; writes to its own entries only
     */
    default void ranges(int size, RangeBody body) {
        run((size + RANGE - 1) / RANGE, task -> body.accept(task * RANGE, Math.min(size, (task + 1) * RANGE)));
    }

    /** Works on a range of entries. */
    @FunctionalInterface
    interface RangeBody {

        /**
         * Works on a range.
         *
         * @param from first entry
         * @param end one past the last
         */
        void accept(int from, int end);
    }

    /**
     * Chooses between the workers and the calling thread.
     *
     * @param workers the threads
     * @param cells size of the grid
     * @return the workers for large grids, the calling thread for small ones; the results are the same
     */
    static TaskRunner of(Workers workers, int cells) {
        return cells >= WORTH_SHARING ? workers::run : SERIAL;
    }
}
