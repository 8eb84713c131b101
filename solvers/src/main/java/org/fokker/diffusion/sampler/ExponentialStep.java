package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;

/**
 * The exact solution of a reverse equation over a step while the denoised point stands still. With noise share τ the
 * reverse family in λ is linear in x but for x̂, and with κ = 1 + τ² and the length h of the step in λ
 *
 * <pre>{@code x(t_n) = (s_n/s_k) e^{−τ² h} x + a_n ∫ κ e^{−κ(λ_n − λ)} x̂ dλ + s_n √(1 − e^{−2τ² h}) z.}</pre>
 *
 * <p>τ = 0 is the probability flow, τ = 1 Anderson's reversal (Q. Zhang and Y. Chen, ICLR (2023); C. Lu et al., DPM-Solver++
 * (2022); S. Xue et al., SA-Solver, NeurIPS (2023)). All three numbers are finite for h = ∞, where the step begins at a = 0 or
 * ends at s = 0.
 *
 * @param keep factor of x
 * @param weight factor of x̂ if it stands still, a_n (1 − e^{−κh})
 * @param deviation factor of z
 */
record ExponentialStep(double keep, double weight, double deviation) {

    /**
     * The step between neighbouring times.
     *
     * @param grid the times
     * @param k number of the step
     * @param tau share of the noise, ≥ 0
     */
    static ExponentialStep of(TimeGrid grid, int k, double tau) {
        double h = grid.logSnrStep(k);
        double damping = tau == 0 ? 0 : tau * tau * h;
        double deviation = grid.deviation(k + 1);
        return new ExponentialStep(
                deviation / grid.deviation(k) * Math.exp(-damping),
                -grid.scale(k + 1) * Math.expm1(-h - damping),
                deviation * Math.sqrt(-Math.expm1(-2 * damping)));
    }
}
