package org.fokker.fokkerplanck.linear;

import org.fokker.method.NumericalException;

/**
 * The stabilised method of biconjugate gradients (van der Vorst 1992), preconditioned from the right, for A x = b with any
 * regular A of which only the action is known. Residuals are those of the system itself, ‖b − A x‖₁.
 *
 * <p>Where A⁻¹ ≥ 0 has columns of sum one, as shifted generators do, the error in the L1 norm is at most the residual.
 *
 * <p>Owns its scratch arrays; one thread at a time may use an instance. Sums are taken in a fixed order.
 */
public final class BiConjugateGradients {

    private final int mostIterations;
    private final double[] residual;
    private final double[] shadow;
    private final double[] direction;
    private final double[] conditioned;
    private final double[] image;
    private final double[] second;
    private double defect;

    /**
     * Creates the solver.
     *
     * @param size length of the vectors
     * @param mostIterations iterations, of two applications each, after which the solver gives up; ≥ 1
     */
    public BiConjugateGradients(int size, int mostIterations) {
        this.mostIterations = mostIterations;
        residual = new double[size];
        shadow = new double[size];
        direction = new double[size];
        conditioned = new double[size];
        image = new double[size];
        second = new double[size];
    }

    /**
     * Solves A x = b.
     *
     * @param a A
     * @param preconditioner M⁻¹, an approximation of A⁻¹
     * @param b right-hand side; not changed
     * @param tolerance bound of ‖b − A x‖₁/‖b‖₁; what rounding leaves,
     *     2⁻⁵³ ‖A‖₁ ‖x‖₁, must be smaller
     * @param x on entry a guess, on return the solution
     * @return number of iterations made
     * @throws NumericalException if the tolerance is not met after the most iterations, or a number is not finite; says how
     *     far it came
     */
    public int solve(LinearMap a, LinearMap preconditioner, double[] b, double tolerance, double[] x) {
        double target = tolerance * norm(b);
        int iterations = 0;
        restart(a, b, x);
        while (!(defect <= target)) {
            if (iterations == mostIterations || !Double.isFinite(defect)) {
                throw new NumericalException(
                        "biconjugate gradients: residual " + defect / norm(b) + " after " + iterations + " iterations, "
                                + tolerance + " was to be reached; take a shorter step or a better preconditioner");
            }
            iterations += sweep(a, preconditioner, target, mostIterations - iterations, x);
            // The recurred residual drifts from the true one by rounding: the true one decides.
            restart(a, b, x);
        }
        return iterations;
    }

    private void restart(LinearMap a, double[] b, double[] x) {
        a.apply(x, residual);
        for (int i = 0; i < x.length; i++) {
            residual[i] = b[i] - residual[i];
        }
        defect = norm(residual);
    }

    /** Iterates until the recurred residual meets the target, the recurrence breaks down, or enough is enough. */
    private int sweep(LinearMap a, LinearMap preconditioner, double target, int most, double[] x) {
        int n = x.length;
        System.arraycopy(residual, 0, shadow, 0, n);
        System.arraycopy(residual, 0, direction, 0, n);
        double rho = dot(shadow, residual);
        double start = rho;
        for (int iteration = 1; iteration <= most; iteration++) {
            preconditioner.apply(direction, conditioned);
            a.apply(conditioned, image);
            double alpha = rho / dot(shadow, image);
            for (int i = 0; i < n; i++) {
                x[i] += alpha * conditioned[i];
                residual[i] -= alpha * image[i];
            }
            if (!(norm(residual) > target)) {
                return iteration;
            }
            preconditioner.apply(residual, conditioned);
            a.apply(conditioned, second);
            double omega = dot(second, residual) / dot(second, second);
            for (int i = 0; i < n; i++) {
                x[i] += omega * conditioned[i];
                residual[i] -= omega * second[i];
            }
            if (!(norm(residual) > target)) {
                return iteration;
            }
            double next = dot(shadow, residual);
            // Below this share of the start nothing but rounding is left of the shadow's component.
            if (!(Math.abs(next) > 1e-30 * start) || omega == 0) {
                return iteration;
            }
            double beta = next / rho * (alpha / omega);
            rho = next;
            for (int i = 0; i < n; i++) {
                direction[i] = residual[i] + beta * (direction[i] - omega * image[i]);
            }
        }
        return most;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double value : v) {
            sum += Math.abs(value);
        }
        return sum;
    }

    private static double dot(double[] v, double[] w) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            sum += v[i] * w[i];
        }
        return sum;
    }
}
