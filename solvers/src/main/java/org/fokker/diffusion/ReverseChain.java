package org.fokker.diffusion;

import java.util.List;

/**
 * A reverse chain through every stride-th time t_0, t_stride, …
 *
 * @param stride distance in the list of times
 * @param steps element k leads from t_{(k+1)·stride} to t_{k·stride}
 */
record ReverseChain(int stride, List<ChainStep> steps) {

    /** Makes the step between two times. */
    @FunctionalInterface
    interface StepMaker {

        /**
         * Makes a step.
         *
         * @param r number of the earlier time
         * @param t number of the later time
         */
        ChainStep make(int r, int t);
    }

    /**
     * A chain with steps of one kind.
     *
     * @param intervals number of all times less one
     * @param stride every how many of them the chain uses; divides their number less one
     * @param maker makes the steps
     */
    static ReverseChain of(int intervals, int stride, StepMaker maker) {
        ChainStep[] steps = new ChainStep[intervals / stride];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = maker.make(k * stride, (k + 1) * stride);
        }
        return new ReverseChain(stride, List.of(steps));
    }
}
