package org.fokker.diffusion.likelihood;

import java.util.List;

/**
 * A reverse chain through some of the times t_0, …, t_n, the first and the last among them.
 *
 * @param knots their numbers, increasing from 0 to n
 * @param steps element k leads from t_{knots[k+1]} to t_{knots[k]}
 */
@SuppressWarnings("ArrayRecordComponent") // read by this package only, which does not change it
record ReverseChain(int[] knots, List<ChainStep> steps) {

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
     * @param knots the numbers of its times
     * @param maker makes the steps
     */
    static ReverseChain of(int[] knots, StepMaker maker) {
        ChainStep[] steps = new ChainStep[knots.length - 1];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = maker.make(knots[k], knots[k + 1]);
        }
        return new ReverseChain(knots, List.of(steps));
    }

    /** Returns the number of times that its longest step leads over. */
    int longest() {
        int longest = 0;
        for (int k = 1; k < knots.length; k++) {
            longest = Math.max(longest, knots[k] - knots[k - 1]);
        }
        return longest;
    }
}
