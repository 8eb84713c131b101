package org.fokker.validation.route;

import org.fokker.execution.Progress;
import org.fokker.execution.Workers;

/**
 * What a run is given besides its scenario. None of it but the seed and the effort changes a result.
 *
 * @param seed key of every random number
 * @param effort how much work
 * @param workers the threads
 * @param progress hears of shares of the present piece of work
 */
public record RunContext(long seed, Effort effort, Workers workers, Progress progress) {

    /**
     * Returns the same context with another listener.
     *
     * @param listener hears of progress
     * @return the new context
     */
    public RunContext withProgress(Progress listener) {
        return new RunContext(seed, effort, workers, listener);
    }
}
