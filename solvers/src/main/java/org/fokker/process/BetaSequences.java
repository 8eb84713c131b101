package org.fokker.process;

import java.util.Arrays;
import org.fokker.method.ParameterException;

/** The sequences β_1, …, β_T of well-known chains, for {@link VariancePreserving#stepwise}. */
public final class BetaSequences {

    /** What Nichol and Dhariwal allow a step to take of the variance. */
    private static final double MOST = 0.999;

    private BetaSequences() {}

    /**
     * Equal differences (Ho, Jain and Abbeel, NeurIPS 2020, who take 1000 steps from 10⁻⁴ to 0.02).
     *
     * @param steps T ≥ 1
     * @param first β_1
     * @param last β_T
     * @return T numbers
     */
    public static double[] linear(int steps, double first, double last) {
        double[] beta = new double[checkSteps(steps)];
        Arrays.setAll(beta, i -> steps == 1 ? last : first + (last - first) * i / (steps - 1));
        return beta;
    }

    /**
     * The cosine schedule in steps, β_i = 1 − ᾱ_i/ᾱ_{i−1} but at most 0.999 (A. Nichol and P. Dhariwal, ICML 2021, eq. 17).
     *
     * @param steps T ≥ 1
     * @return T numbers
     */
    public static double[] cosine(int steps) {
        CosineRate rate = new CosineRate();
        double[] beta = new double[checkSteps(steps)];
        Arrays.setAll(beta, i -> Math.min(MOST, rate.lost((double) i / steps, (i + 1.0) / steps)));
        return beta;
    }

    private static int checkSteps(int steps) {
        if (steps < 1) {
            throw new ParameterException("chain-steps", "must be at least 1, got " + steps);
        }
        return steps;
    }
}
