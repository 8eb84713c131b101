package org.fokker.fokkerplanck.linear;

import org.fokker.method.NumericalException;

/**
 * The stabilised method of biconjugate gradients (van der Vorst 1992), preconditioned from the right, for M x = b without
 * symmetry. It has converged when the residual, formed anew from x, is at most τ |b|, or, where an ill-conditioned M does not let it
 * come so far, at most the rounding 2⁻⁴⁹ ‖M‖ |x|. Where the residual that is carried along parts from the true one, or the
 * recurrence breaks down, it is begun anew from the x reached.
 *
 * @param tolerance τ
 * @param limit steps, of two products with M each, after which the iteration is given up
 */
public record StabilisedBiconjugateGradients(double tolerance, int limit) {

    private static final double ROUNDING = 0x1p-49;

    /**
     * Checks the numbers.
     *
     * @param tolerance τ
     * @param limit steps after which the iteration is given up
     */
    public StabilisedBiconjugateGradients {
        if (!(tolerance > 0) || limit < 1) {
            throw new IllegalArgumentException(
                    "tolerance and limit must be positive, got " + tolerance + " and " + limit);
        }
    }

    /**
     * Solves M x = b.
     *
     * @param matrix M
     * @param inverse P, about the inverse of M
     * @param norm ‖M‖, which says what rounding makes of M x
     * @param rhs b; not changed
     * @param x on entry a guess, on return the solution
     * @return steps made
     * @throws NumericalException if the residual does not become small within the limit
     */
    public int solve(LinearOperator matrix, LinearOperator inverse, double norm, double[] rhs, double[] x) {
        double aim = tolerance * norm(rhs);
        Recurrence recurrence = new Recurrence(matrix, inverse, rhs, x);
        int steps = 0;
        while (true) {
            double length = recurrence.begin();
            double goal = Math.max(aim, ROUNDING * norm * norm(x));
            if (length <= goal) {
                return steps;
            }
            // The residual that is carried along must fall below the goal, or the true one would stay just above it.
            boolean going = Double.isFinite(length);
            double target = 0.5 * goal;
            while (going && length > target && steps < limit) {
                length = recurrence.step();
                going = Double.isFinite(length);
                steps++;
            }
            if (steps >= limit || !Double.isFinite(norm(x))) {
                throw new NumericalException("biconjugate gradients: residual " + length + " after " + steps
                        + " steps, at most " + goal + " is wanted for a right-hand side of length " + norm(rhs));
            }
            if (!going) {
                // A breakdown costs a step, so that one that repeats itself comes to an end.
                steps++;
            }
        }
    }

    private static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    private static double dot(double[] x, double[] y) {
        // Four sums, since the additions of one sum wait for each other.
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

    /** The vectors of one run; x changes only by steps that are finite. */
    private static final class Recurrence {
        private final LinearOperator matrix;
        private final LinearOperator inverse;
        private final double[] rhs;
        private final double[] x;
        private final double[] residual;
        private final double[] shadow;
        private final double[] direction;
        private final double[] image;
        private final double[] half;
        private final double[] product;
        private double rho;
        private double alpha;
        private double omega;

        Recurrence(LinearOperator matrix, LinearOperator inverse, double[] rhs, double[] x) {
            this.matrix = matrix;
            this.inverse = inverse;
            this.rhs = rhs;
            this.x = x;
            residual = new double[x.length];
            shadow = new double[x.length];
            direction = new double[x.length];
            image = new double[x.length];
            half = new double[x.length];
            product = new double[x.length];
        }

        double begin() {
            matrix.apply(x, residual);
            for (int i = 0; i < x.length; i++) {
                residual[i] = rhs[i] - residual[i];
                shadow[i] = residual[i];
                direction[i] = 0;
                image[i] = 0;
            }
            rho = 1;
            alpha = 1;
            omega = 1;
            return norm(residual);
        }

        /** The length of the next residual; not finite if a denominator vanishes. */
        double step() {
            int n = x.length;
            double next = dot(shadow, residual);
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
            for (int i = 0; i < n; i++) {
                residual[i] -= alpha * image[i];
                x[i] += alpha * half[i];
            }
            inverse.apply(residual, half);
            matrix.apply(half, product);
            double square = dot(product, product);
            omega = square == 0 ? 0 : dot(product, residual) / square;
            for (int i = 0; i < n; i++) {
                residual[i] -= omega * product[i];
                x[i] += omega * half[i];
            }
            return norm(residual);
        }
    }
}
