package org.fokker.fokkerplanck;

import java.util.function.IntConsumer;
import org.fokker.execution.Workers;

/** Runs independent, numbered tasks, on several threads if the grid is worth their synchronisation. */
@FunctionalInterface
public interface TaskRunner {

    /** Below this many cells a sweep is shorter than waking a thread. */
    int WORTH_SHARING = 1 << 15;

    /**
     * Runs the body for the numbers 0 … tasks − 1 and waits for all of them.
     *
     * @param tasks number of tasks
     * @param body called once for each number; writes to its own place only
     */
    void run(int tasks, IntConsumer body);

    /**
     * Chooses between the workers and the calling thread.
     *
     * @param workers the threads
     * @param cells size of the grid
     * @return the workers for large grids, the calling thread for small ones; the results are the same
     */
    static TaskRunner of(Workers workers, int cells) {
        if (cells >= WORTH_SHARING) {
            return workers::run;
        }
        return (tasks, body) -> {
            for (int i = 0; i < tasks; i++) {
                body.accept(i);
            }
        };
    }
}
