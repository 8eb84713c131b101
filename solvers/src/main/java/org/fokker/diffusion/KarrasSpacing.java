package org.fokker.diffusion;

import org.fokker.process.Schedule;

/**
 * Equal steps in (s/a)^{1/ρ}: σ_i = (σ_0^{1/ρ} + (i/n)(σ_n^{1/ρ} − σ_0^{1/ρ}))^ρ with σ = s/a = e^{−λ} (T. Karras, M. Aittala, T.
 * Aila and S. Laine, NeurIPS (2022), eq. 5, who take ρ = 7). For ρ → ∞ it tends to {@link LogSnrSpacing}.
 *
 * @param rho ρ ≥ 1
 */
record KarrasSpacing(double rho) implements TimeSpacing {

    static final String NAME = "karras";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double[] times(Schedule schedule, double start, double end, int steps) {
        // λ = +∞ is σ = 0, where a chain may well begin.
        double first = Math.exp(-schedule.logSnr(start) / rho);
        double last = Math.exp(-LogSnrSpacing.finite(schedule, end, NAME) / rho);
        return PowerSpacing.between(
                start, end, steps, share -> schedule.timeOfLogSnr(-rho * Math.log(first + (last - first) * share)));
    }
}
