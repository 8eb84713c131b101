package org.fokker.diffusion.likelihood;

import java.util.ArrayList;
import java.util.List;

/**
 * A bound of the error of the trapezoidal rule for the Mellin–Barnes integral of E r_k Q = E Q e^{L_k}/Σ e^{L_j} over K − 1 imaginary
 * variables, see {@link BarnesIntegral}.
 *
 * <p>By Poisson's sum the rule with step h and real parts σ gives, in the place of the one quotient, those of all logarithms shifted
 * by c = 2πm/h, m ∈ ℤ^K with m_K = 0; the error is what m ≠ 0 contribute,
 *
 * <pre>{@code Σ_{m≠0} exp(Σ σ_j c_j) E Q e^{L_k}/Σ e^{L_j + c_j}.}</pre>
 *
 * <p>Such an alias is largest at c_j ≈ −L_j, not near zero. Where components lie far apart that is many units 2π/h away, and halving h keeps
 * every second of the m: until 2π/h exceeds the distance, the errors of a step and of its half may be the same. By the inequality of the
 * weighted means, 1/Σ e^{y_j} ≤ Π s_j^{s_j} e^{−s_j y_j} for all weights s ≥ 0 of sum one, so that an alias is at most
 *
 * <pre>{@code exp(Σ (σ_j − s_j) c_j) B(s),   B(s) = Π s_j^{s_j} E|Q| exp(L_k − Σ s_j L_j).}</pre>
 *
 * <p>Of that the least over many s is summed. Far out the corner s = e_j with the largest c_j suffices: of |m|_∞ = q the largest and the
 * least entry differ by q at least, so that the alias is at most max B exp(−2π q σ_min/h), and there are at most 8q such m for K ≤ 3.
 */
final class AliasBound {

    /** The weights that are tried are the multiples of one over this number. */
    private static final int PARTS = 10;

    /** Share of the sum below which the bound of all that is farther out ends it. */
    private static final double REST = 1e-3;

    private final double[] sigma;
    private final double[][] weights;
    private final double[] logBound;
    private final double logCorner;
    private final double least;

    /**
     * Creates the bound.
     *
     * @param sigma σ, real parts of the variables of the integral, two or three
     * @param weights the weights s that are tried, those of {@link #simplex}
     * @param logSize log E|Q| exp(L_k − Σ s_j L_j) for each
     */
    AliasBound(double[] sigma, double[][] weights, double[] logSize) {
        this.sigma = sigma;
        this.weights = weights;
        logBound = logSize.clone();
        double corner = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            double largest = 0;
            for (double s : weights[i]) {
                logBound[i] += s > 0 ? s * Math.log(s) : 0;
                largest = Math.max(largest, s);
            }
            if (largest == 1) {
                corner = Math.max(corner, logBound[i]);
            }
        }
        logCorner = corner;
        double smallest = 1;
        for (double s : sigma) {
            smallest = Math.min(smallest, s);
        }
        least = smallest;
    }

    /**
     * Weights that cover the simplex evenly, its corners among them.
     *
     * @param entries their number, two or three
     */
    static double[][] simplex(int entries) {
        List<double[]> weights = new ArrayList<>();
        for (int i = 0; i <= PARTS; i++) {
            for (int j = entries == 2 ? PARTS - i : 0; j <= PARTS - i; j++) {
                double first = i / (double) PARTS;
                double second = j / (double) PARTS;
                weights.add(
                        entries == 2
                                ? new double[] {first, second}
                                : new double[] {first, second, (PARTS - i - j) / (double) PARTS});
            }
        }
        return weights.toArray(double[][]::new);
    }

    /**
     * Bounds the error.
     *
     * @param step h
     */
    double at(double step) {
        double spacing = 2 * Math.PI / step;
        double decay = Math.exp(-spacing * least);
        double sum = 0;
        for (int q = 1; ; q++) {
            sum += shell(q, spacing);
            // Σ 8 p x^p over p > q.
            double rest = 8
                    * Math.exp(logCorner - (q + 1) * spacing * least)
                    * (q + 1 - q * decay)
                    / ((1 - decay) * (1 - decay));
            if (rest <= REST * sum) {
                return sum + rest;
            }
        }
    }

    /** The aliases with |m|_∞ = q. */
    private double shell(int q, double spacing) {
        if (sigma.length == 2) {
            return alias(q, 0, spacing) + alias(-q, 0, spacing);
        }
        double sum = 0;
        for (int i = -q; i <= q; i++) {
            int stride = Math.abs(i) == q ? 1 : 2 * q;
            for (int j = -q; j <= q; j += stride) {
                sum += alias(i, j, spacing);
            }
        }
        return sum;
    }

    /** The bound of one alias, m = (first, second, 0), or (first, 0) for two components. */
    private double alias(int first, int second, double spacing) {
        double logAlias = Double.POSITIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            double shift = (sigma[0] - weights[i][0]) * first + (sigma[1] - weights[i][1]) * second;
            logAlias = Math.min(logAlias, logBound[i] + spacing * shift);
        }
        return Math.exp(logAlias);
    }
}
