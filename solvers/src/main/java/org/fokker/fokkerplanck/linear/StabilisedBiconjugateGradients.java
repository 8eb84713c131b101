package org.fokker.fokkerplanck.linear;

import org.fokker.method.NumericalException;

/**
 * The stabilised method of biconjugate gradients (van der Vorst 1992), preconditioned from the right, for M x = b with any
 * regular M of which only the action is known. It has converged when the residual, formed anew from x, is at most τ ‖b‖₁, or, where
 * an ill-conditioned M does not let it come so far, at most the rounding 2⁻⁴⁹ ‖M‖₁ ‖x‖₁. Where the residual that is carried along
 * parts from the true one, or the recurrence breaks down, it is begun anew from the x reached.
 *
 * <p>Where M⁻¹ ≥ 0 has columns of sum one, as shifted generators do, the error in the L1 norm is at most the residual.
 *
 * <p>Owns its scratch arrays; one thread at a time may use an instance. Sums are taken in a fixed order.
 */
public final class StabilisedBiconjugateGradients {

    /** A residual is a sum of some sixteen terms, together up to ‖M‖₁ ‖x‖₁, each with its rounding of 2⁻⁵³. */
    private static final double ROUNDING = 0x1p-49;

    /** Below this share of its start nothing but rounding is left of the residual's component along the shadow. */
    private static final double BREAKDOWN = 1e-30;

    private final double tolerance;
    private final int limit;
    private final double[] residual;
    private final double[] shadow;
    private final double[] direction;
    private final double[] image;
    private final double[] half;
    private final double[] product;
    private double start;
    private double rho;
    private double alpha;
    private double omega;

    /**
     * Creates the arrays.
     *
     * @param size length of the vectors
     * @param tolerance τ
     * @param limit steps, of two products with M each, after which the iteration is given up
     * @throws IllegalArgumentException if the tolerance or the limit is not positive
     */
    public StabilisedBiconjugateGradients(int size, double tolerance, int limit) {
        if (!(tolerance > 0) || limit < 1) {
            throw new IllegalArgumentException(
                    "tolerance and limit must be positive, got " + tolerance + " and " + limit);
        }
        this.tolerance = tolerance;
        this.limit = limit;
        residual = new double[size];
        shadow = new double[size];
        direction = new double[size];
        image = new double[size];
        half = new double[size];
        product = new double[size];
    }

    /**
     * Solves M x = b.
     *
     * @param matrix M
     * @param inverse P, about the inverse of M
     * @param norm ‖M‖₁, the largest column sum of absolute values, or a bound of it
     * @param rhs b; not changed
     * @param x on entry a guess, on return the solution
     * @return steps made
     * @throws NumericalException if the residual does not become small within the limit, or a number is not finite; says how far
     *     it came
     */
    public int solve(LinearOperator matrix, LinearOperator inverse, double norm, double[] rhs, double[] x) {
        double aim = tolerance * norm(rhs);
        int steps = 0;
        while (true) {
            double length = begin(matrix, rhs, x);
            double goal = Math.max(aim, ROUNDING * norm * norm(x));
            if (length <= goal) {
                return steps;
            }
            // The residual that is carried along must fall below the goal, or the true one would stay just above it.
            boolean going = Double.isFinite(length);
            double target = 0.5 * goal;
            while (going && length > target && steps < limit) {
                length = step(matrix, inverse, target, x);
                going = Double.isFinite(length);
                steps++;
            }
            if (steps >= limit || !Double.isFinite(norm(x))) {
                throw new NumericalException("biconjugate gradients: residual " + length + " after " + steps
                        + " steps, at most " + goal + " is wanted for a right-hand side of length " + norm(rhs)
                        + "; take a better guess, as a shorter step in time gives it, or a better preconditioner");
            }
            if (!going) {
                // A breakdown costs a step, so that one that repeats itself comes to an end.
                steps++;
            }
        }
    }

    private double begin(LinearOperator matrix, double[] rhs, double[] x) {
        matrix.apply(x, residual);
        for (int i = 0; i < x.length; i++) {
            residual[i] = rhs[i] - residual[i];
            shadow[i] = residual[i];
            direction[i] = 0;
            image[i] = 0;
        }
        start = dot(shadow, residual);
        rho = 1;
        alpha = 1;
        omega = 1;
        return norm(residual);
    }

    /** The length of the next residual; not finite if the recurrence breaks down. Changes x only by what is finite. */
    private double step(LinearOperator matrix, LinearOperator inverse, double target, double[] x) {
        int n = x.length;
        double next = dot(shadow, residual);
        if (!(Math.abs(next) > BREAKDOWN * start) || omega == 0) {
            return Double.NaN;
        }
        double beta = next / rho * (alpha / omega);
        rho = next;
        for (int i = 0; i < n; i++) {
            direction[i] = residual[i] + beta * (direction[i] - omega * image[i]);
        }
        inverse.apply(direction, half);
        matrix.apply(half, image);
        alpha = rho / dot(shadow, image);
        if (!Double.isFinite(alpha)) {
            return Double.NaN;
        }
        move(alpha, image, x);
        double length = norm(residual);
        if (length <= target) {
            return length;
        }
        inverse.apply(residual, half);
        matrix.apply(half, product);
        double square = dot(product, product);
        omega = square == 0 ? 0 : dot(product, residual) / square;
        move(omega, product, x);
        return norm(residual);
    }

    /** Takes a multiple of the conditioned vector into x, and of its image out of the residual. */
    private void move(double share, double[] imageOfHalf, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] += share * half[i];
            residual[i] -= share * imageOfHalf[i];
        }
    }

    private static double norm(double[] v) {
        // Four sums, since the additions of one sum wait for each other.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < v.length; i += 4) {
            a += Math.abs(v[i]);
            b += Math.abs(v[i + 1]);
            c += Math.abs(v[i + 2]);
            d += Math.abs(v[i + 3]);
        }
        for (; i < v.length; i++) {
            a += Math.abs(v[i]);
        }
        return (a + b) + (c + d);
    }

    private static double dot(double[] x, double[] y) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            a += x[i] * y[i];
        }
        return (a + b) + (c + d);
    }
}
