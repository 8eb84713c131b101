package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation;

/**
 * The optimal explicit rule of three stages and third order that is a convex combination of Euler steps (Shu and Osher 1988): what
 * an explicit Euler step of length h keeps, such as positivity and the bounds of limited fluxes, a step of length h keeps.
 *
 * <p>u' = u₀ + h F(t, u₀), u'' = ¾ u₀ + ¼ (u' + h F(t+h, u')), u₁ = ⅓ u₀ + ⅔ (u'' + h F(t+½h, u'')). Heun's rule
 * u₀ + 2 (u'' − u₀) is embedded.
 */
final class StrongStabilityRungeKutta implements EstimatingStepper {

    /** The largest β with |1 + z + z²/2 + z³/6| ≤ 1 on [−β, 0], rounded down. */
    static final double LIMIT = 2.512;

    private final SemiDiscretisation system;
    private final double[] slope;
    private final double[] start;

    StrongStabilityRungeKutta(SemiDiscretisation system) {
        this.system = system;
        slope = new double[system.grid().size()];
        start = new double[slope.length];
    }

    @Override
    public void step(double t, double h, double[] u) {
        ExplicitRules.requireStable("ssp-rk3", system, t, h, LIMIT);
        toThirdStage(t, h, u);
        combine(2.0 / 3, t + 0.5 * h, h, u);
    }

    @Override
    public void step(double t, double h, double[] u, double[] error) {
        toThirdStage(t, h, u);
        for (int i = 0; i < u.length; i++) {
            error[i] = 2 * u[i] - start[i];
        }
        combine(2.0 / 3, t + 0.5 * h, h, u);
        for (int i = 0; i < u.length; i++) {
            error[i] = u[i] - error[i];
        }
    }

    private void toThirdStage(double t, double h, double[] u) {
        System.arraycopy(u, 0, start, 0, u.length);
        combine(1, t, h, u);
        combine(0.25, t + h, h, u);
    }

    /** u ← (1 − a) u₀ + a (u + h F(t, u)). */
    private void combine(double a, double t, double h, double[] u) {
        system.apply(t, u, slope);
        for (int i = 0; i < u.length; i++) {
            u[i] = (1 - a) * start[i] + a * (u[i] + h * slope[i]);
        }
    }

    @Override
    public int orderOfEstimate() {
        return 3;
    }

    @Override
    public double longestStep(double t) {
        return LIMIT / system.spectralBound(t);
    }
}
