package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.distribution.GaussianLaw;

/**
 * How far the paths of a chain are from those of the exact reversal of a variance-preserving process on Gaussian data, and what is
 * published about it. The chain is the one that keeps the denoised point of the beginning of each step, with the noise of the reversal
 * (λ = 1): {@code sde-dpmpp-1}, or the ancestral chain of the lower variance.
 *
 * <p>By Girsanov's theorem the divergence of the paths is ½ Σ ∫ E|x̂_t − x̂_k|² du over the steps, u = a²/s² the signal-to-noise ratio. The denoised
 * point is a martingale towards the data, E|x̂_t − x̂_k|² = mmse(u_k) − mmse(u), so that
 *
 * <pre>{@code KL of paths = ½ Σ (u_{k+1} − u_k) mmse(u_k) − ½ ∫ mmse du,   mmse(u) = Σ v_i/(1 + u v_i)}</pre>
 *
 * for data of the variances v_i: what the discrete variational bound lacks of the continuous one. It bounds the divergence of the laws at the
 * end and is of first order in the steps, where that is of second.
 *
 * <p>The published bounds are stated up to a constant for the process dX = −X dt + √2 dW, whose time is τ = −log a; of each the part that the
 * steps leave is given, with the constant one. They share the exact start and the exact score.
 *
 * @param paths divergence of the paths in nats
 * @param lipschitz T (L² d h + L² m² h²) with the longest step h, the range T, the greatest Lipschitz constant L of the scores and the
 *     second moment m² of the data: the square of the step term of the distance in total variation (S. Chen, S. Chewi, J. Li, Y. Li, A. Salim and A. R. Zhang,
 *     ICLR 2023, Theorem 2)
 * @param linear κ² d N + κ d T with steps no longer than κ min(1, τ) before the end of each, for data whose covariance is at most I (J. Benton, V. De
 *     Bortoli, A. Doucet and G. Deligiannidis, ICLR 2024, Theorem 1)
 */
public record ChainDivergence(double paths, double lipschitz, double linear) {

    /**
     * Computes the divergence and the bounds.
     *
     * @param grid times of a variance-preserving schedule, with finite signal-to-noise ratios
     * @param data the law at time 0
     * @return what there is to know
     * @throws IllegalArgumentException if a signal-to-noise ratio is not finite, or the schedule does not preserve variance
     */
    public static ChainDivergence of(TimeGrid grid, GaussianLaw data) {
        int n = grid.steps();
        if (!Double.isFinite(grid.logSnr(0)) || !Double.isFinite(grid.logSnr(n))) {
            throw new IllegalArgumentException("paths diverge for good where the signal-to-noise ratio is not finite:"
                    + " half its logarithms are " + grid.logSnr(0) + " and " + grid.logSnr(n));
        }
        double[] variances = data.variances();
        double least = Double.POSITIVE_INFINITY;
        double moment = 0;
        for (int i = 0; i < variances.length; i++) {
            least = Math.min(least, variances[i]);
            moment += variances[i] + data.mean()[i] * data.mean()[i];
        }
        double paths = 0;
        double longest = 0;
        double kappa = 0;
        double constant = 0;
        for (int k = 0; k <= n; k++) {
            double a2 = grid.scale(k) * grid.scale(k);
            double s2 = grid.deviation(k) * grid.deviation(k);
            requirePreserved(grid.time(k), a2 + s2);
            constant = Math.max(constant, 1 / (a2 * least + s2));
            if (k < n) {
                paths += step(Math.exp(2 * grid.logSnr(k)), Math.exp(2 * grid.logSnr(k + 1)), variances);
                double step = Math.log(grid.scale(k + 1) / grid.scale(k));
                longest = Math.max(longest, step);
                kappa = Math.max(kappa, step / Math.min(1, -Math.log(grid.scale(k + 1))));
            }
        }
        double range = Math.log(grid.scale(n) / grid.scale(0));
        int d = variances.length;
        double squared = constant * constant;
        return new ChainDivergence(
                paths,
                range * squared * (d * longest + moment * longest * longest),
                kappa * kappa * d * n + kappa * d * range);
    }

    /** ½ [Δ mmse(u) − ∫ mmse] over a step from u to u + Δ: ½ Σ (q − log(1 + q)) with q = Δ v/(1 + u v). */
    private static double step(double from, double to, double... variances) {
        double sum = 0;
        for (double v : variances) {
            double q = (to - from) * v / (1 + from * v);
            sum += 0.5 * (q - Math.log1p(q));
        }
        return sum;
    }

    private static void requirePreserved(double t, double variance) {
        // Rounding of a² and s², each below one.
        if (Math.abs(variance - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "the bounds are for schedules with a² + s² = 1, got " + variance + " at t = " + t);
        }
    }
}
