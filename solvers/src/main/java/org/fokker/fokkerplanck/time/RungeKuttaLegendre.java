package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.method.NumericalException;

/**
 * RKL2, the explicit rule of second order of Meyer, Balsara and Aslam (2014) whose s stages are stable for real spectra in
 * [−(s² + s − 2)/(2h), 0]: the recursion of shifted Legendre polynomials
 *
 * <p>Y_j = μ_j Y_{j−1} + ν_j Y_{j−2} + (1 − μ_j − ν_j) Y₀ + w₁ μ_j h F(Y_{j−1}) + γ_j h F(Y₀). The number of stages follows from the
 * bound of the spectrum and grows with the square root of the step. It is odd, so that the stiffest modes are damped. Eigenvalues off
 * the real axis are not served: flows that rotate need an implicit rule, or steps that are short for the rotation.
 */
final class RungeKuttaLegendre implements EstimatingStepper {

    /** Beyond it, rounding in the recursion is no longer far below the error of the step. */
    private static final int MOST_STAGES = 9999;

    private final SemiDiscretisation system;
    private final double[] start;
    private final double[] startSlope;
    private final double[] before;
    private final double[] slope;
    private int stages;

    RungeKuttaLegendre(SemiDiscretisation system) {
        this.system = system;
        int size = system.grid().size();
        start = new double[size];
        startSlope = new double[size];
        before = new double[size];
        slope = new double[size];
    }

    @Override
    public void step(double t, double h, double[] u) {
        stages = stages(t, h);
        double w1 = scale(stages);
        System.arraycopy(u, 0, start, 0, u.length);
        system.apply(t, u, startSlope);
        System.arraycopy(u, 0, before, 0, u.length);
        double time = b(1) * w1;
        double timeBefore = 0;
        for (int i = 0; i < u.length; i++) {
            u[i] += time * h * startSlope[i];
        }
        for (int j = 2; j <= stages; j++) {
            double mu = (2 * j - 1) / (double) j * (b(j) / b(j - 1));
            double nu = -(j - 1) / (double) j * (b(j) / b(j - 2));
            double ofStart = 1 - mu - nu;
            double a = w1 * mu;
            double ofStartSlope = -(1 - b(j - 1)) * a;
            system.apply(t + time * h, u, slope);
            for (int i = 0; i < u.length; i++) {
                double next = mu * u[i]
                        + nu * before[i]
                        + ofStart * start[i]
                        + h * (a * slope[i] + ofStartSlope * startSlope[i]);
                before[i] = u[i];
                u[i] = next;
            }
            // The time of a stage is what the recursion makes of du/dt = 1.
            double nextTime = mu * time + nu * timeBefore + a + ofStartSlope;
            timeBefore = time;
            time = nextTime;
        }
    }

    /**
     * What the trapezoidal rule leaves of the new state, u₀ − u₁ + ½h (F₀ + F₁), is (1/12 + ε)(hλ)³ for du/dt = λu if the step makes the
     * error −ε(hλ)³, where ε = 1/6 less the cubic coefficient of its polynomial. The estimate is the part that the step has in it.
     */
    @Override
    public void step(double t, double h, double[] u, double[] error) {
        step(t, h, u);
        double s = stages;
        double w1 = scale(stages);
        // The third derivative of the Legendre polynomial of degree s at 1 is (s + 3)!/(48 (s − 3)!).
        double third = (s + 3) * (s + 2) * (s + 1) * s * (s - 1) * (s - 2) / 48;
        double own = 1.0 / 6 - b(stages) * w1 * w1 * w1 * third / 6;
        double share = -own / (1.0 / 12 + own);
        system.apply(t + h, u, slope);
        for (int i = 0; i < u.length; i++) {
            error[i] = share * (start[i] - u[i] + 0.5 * h * (startSlope[i] + slope[i]));
        }
    }

    /** The least odd number that is stable at both ends of the step. */
    private int stages(double t, double h) {
        // The end first, so that the coefficients at hand are those of the first slope.
        double end = system.autonomous() ? 0 : system.spectralBound(t + h);
        double stiffness = h * Math.max(end, system.spectralBound(t));
        double least = 0.5 * (Math.sqrt(9 + 8 * stiffness) - 1);
        if (!(least < MOST_STAGES)) {
            throw new NumericalException("rkl2: the step " + h + " at t = " + t + " needs " + least
                    + " stages, more than " + MOST_STAGES + "; take more steps, or an implicit scheme");
        }
        int stages = Math.max(3, (int) Math.ceil(least * (1 - 1e-12)));
        return stages % 2 == 0 ? stages + 1 : stages;
    }

    /** w₁ = 4/(s² + s − 2). */
    private static double scale(int stages) {
        return 4 / ((double) stages * stages + stages - 2);
    }

    /** b₀ = b₁ = b₂ = 1/3, b_j = (j² + j − 2)/(2j(j + 1)). */
    private static double b(int j) {
        return j < 2 ? 1.0 / 3 : ((double) j * j + j - 2) / (2.0 * j * (j + 1));
    }

    @Override
    public int orderOfEstimate() {
        return 3;
    }
}
