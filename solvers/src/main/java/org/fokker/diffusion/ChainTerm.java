package org.fokker.diffusion;

import org.jspecify.annotations.Nullable;

/**
 * The terms that one time of a chain contributes to the bound, and to the refinement of the gap that the chain leaves.
 *
 * <p>With the loss L of the chain with n steps and L_2, L_4 those of the chains with every second and every fourth time, the
 * outputs are the summands of L, of the Richardson estimate (L_2 − L)/(2^p − 1) of the gap, and of the same
 * estimate (L_4 − L_2)/(2^p (2^p − 1)) from the coarser pair, extrapolated to n steps. All three use the same draws.
 *
 * @param time t
 * @param fine loss at this time in the chain itself
 * @param half loss at this time in the chain with every second time, or null if it leaves this time out
 * @param quarter loss at this time in the chain with every fourth time, or null if it leaves this time out
 * @param order p, the order of the gap in 1/n
 */
record ChainTerm(double time, NoiseLoss fine, @Nullable NoiseLoss half, @Nullable NoiseLoss quarter, int order)
        implements NoisedTerm {

    /** Number of the output that is a summand of the bound. */
    static final int LOSS = 0;
    /** Number of the output that is a summand of the estimated gap. */
    static final int GAP = 1;
    /** Number of the output that is a summand of the gap as estimated from the coarser chains. */
    static final int COARSE_GAP = 2;

    @Override
    public boolean usesCurvature() {
        return fine.usesCovariance()
                || (half != null && half.usesCovariance())
                || (quarter != null && quarter.usesCovariance());
    }

    @Override
    public int outputs() {
        return 3;
    }

    @Override
    public void evaluate(NoisedDraws draws, double[][] values) {
        fine.evaluate(draws, values[LOSS]);
        if (half != null) {
            half.evaluate(draws, values[GAP]);
        }
        if (quarter != null) {
            quarter.evaluate(draws, values[COARSE_GAP]);
        }
        combine(values);
    }

    @Override
    public void quadraticForms(NoisedDraws centre, double[][] k) {
        fine.quadraticForm(centre, k[LOSS]);
        if (half != null) {
            half.quadraticForm(centre, k[GAP]);
        }
        if (quarter != null) {
            quarter.quadraticForm(centre, k[COARSE_GAP]);
        }
        combine(k);
    }

    /** From the three losses (zero where a chain leaves this time out) to the three outputs. */
    private void combine(double[][] losses) {
        double ratio = 1 << order;
        for (int j = 0; j < losses[LOSS].length; j++) {
            double full = losses[LOSS][j];
            double second = losses[GAP][j];
            double fourth = losses[COARSE_GAP][j];
            losses[GAP][j] = (second - full) / (ratio - 1);
            losses[COARSE_GAP][j] = (fourth - second) / (ratio * (ratio - 1));
        }
    }
}
