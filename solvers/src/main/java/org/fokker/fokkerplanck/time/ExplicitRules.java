package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.ExactPart;

/** Rules that only apply the operator. They refuse steps that the bound of the spectrum does not show stable. */
final class ExplicitRules {

    /** Explicit Euler is stable for real spectra in [−2/h, 0]. */
    static final double EULER_LIMIT = 2;

    /** The classical Runge–Kutta rule is stable for real spectra in [−2.785/h, 0] and imaginary ones up to 2.828/h. */
    static final double RUNGE_KUTTA_LIMIT = 2.785;

    private ExplicitRules() {}

    /** u₁ = u₀ + h F(t, u₀). */
    static Stepper explicitEuler(SemiDiscretisation system) {
        double[] du = new double[system.grid().size()];
        return (t, h, u) -> {
            requireStable("explicit-euler", system, t, h, EULER_LIMIT);
            system.apply(t, u, du);
            for (int i = 0; i < u.length; i++) {
                u[i] += h * du[i];
            }
        };
    }

    /** The classical rule of four stages. */
    static Stepper rungeKutta4(SemiDiscretisation system) {
        int size = system.grid().size();
        double[] stage = new double[size];
        double[] slope = new double[size];
        double[] sum = new double[size];
        return (t, h, u) -> {
            requireStable("runge-kutta-4", system, t, h, RUNGE_KUTTA_LIMIT);
            System.arraycopy(u, 0, sum, 0, size);
            system.apply(t, u, slope);
            next(u, slope, 0.5 * h, stage, sum, h / 6);
            system.apply(t + 0.5 * h, stage, slope);
            next(u, slope, 0.5 * h, stage, sum, h / 3);
            system.apply(t + 0.5 * h, stage, slope);
            next(u, slope, h, stage, sum, h / 3);
            system.apply(t + h, stage, slope);
            for (int i = 0; i < size; i++) {
                u[i] = sum[i] + h / 6 * slope[i];
            }
        };
    }

    private static void next(double[] u, double[] slope, double a, double[] stage, double[] sum, double b) {
        for (int i = 0; i < u.length; i++) {
            stage[i] = u[i] + a * slope[i];
            sum[i] += b * slope[i];
        }
    }

    /**
     * The classical rule for v = exp(−∫L) u, whose equation has no stiff part (Lawson 1967). With E₁ over the first half of the
     * step and E₂ over the second: k₁ = N u, k₂ = N E₁(u + ½h k₁), k₃ = N(E₁u + ½h k₂), k₄ = N E₂(E₁u + h k₃) and
     * u₁ = E₂[E₁(u + h/6 k₁) + h/3 (k₂ + k₃)] + h/6 k₄.
     */
    static Stepper integratingFactorRungeKutta4(ExactPart system) {
        int size = system.grid().size();
        double[] half = new double[size];
        double[] stage = new double[size];
        double[] slope = new double[size];
        double[] sum = new double[size];
        return (t, h, u) -> {
            double middle = t + 0.5 * h;
            double end = t + h;
            system.applyNonstiff(t, u, slope);
            System.arraycopy(u, 0, half, 0, size);
            // E₁ is linear: two products serve E₁u, E₁(u + ½h k₁) and E₁(u + h/6 k₁).
            system.propagateExact(t, middle, half);
            system.propagateExact(t, middle, slope);
            axpy(half, 0.5 * h, slope, stage);
            axpy(half, h / 6, slope, sum);
            system.applyNonstiff(middle, stage, slope);
            axpy(half, 0.5 * h, slope, stage);
            axpy(sum, h / 3, slope, sum);
            system.applyNonstiff(middle, stage, slope);
            axpy(half, h, slope, stage);
            axpy(sum, h / 3, slope, sum);
            system.propagateExact(middle, end, stage);
            system.propagateExact(middle, end, sum);
            system.applyNonstiff(end, stage, slope);
            axpy(sum, h / 6, slope, u);
        };
    }

    private static void axpy(double[] x, double a, double[] y, double[] to) {
        for (int i = 0; i < x.length; i++) {
            to[i] = x[i] + a * y[i];
        }
    }

    static void requireStable(String name, SemiDiscretisation system, double t, double h, double limit) {
        double largest = limit / system.spectralBound(t);
        if (h > largest * (1 + 1e-12)) {
            throw OneStepIntegrator.unstable(name, t, h, largest);
        }
    }
}
