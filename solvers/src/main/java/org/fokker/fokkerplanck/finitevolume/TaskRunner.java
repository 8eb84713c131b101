package org.fokker.fokkerplanck.finitevolume;

import java.util.function.IntConsumer;
import org.fokker.execution.Workers;

/** Runs independent, numbered tasks, on several threads if the grid is worth their synchronisation. */
@FunctionalInterface
interface TaskRunner {

    /** Below this many cells a sweep is shorter than waking a thread. */
    int WORTH_SHARING = 1 << 15;

    void run(int tasks, IntConsumer body);

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
