package org.fokker.fokkerplanck.time;

import org.ejml.data.DMatrixRMaj;
import org.fokker.method.NumericalException;

/**
 * The flow of du/dt = A u + s with constant A and s, u(τ) = u + τ φ₁(τA)(A u + s) with φ₁(z) = (e^z − 1)/z, in the Krylov space of A
 * and F = A u + s by Arnoldi's process (Saad 1992; Niesen and Wright 2012). Since only F enters, all vectors of the space have no mass
 * where A conserves it, and mass is kept to rounding however early the process stops. The time is divided until the first
 * neglected term β h_{m+1,m} τ² e_mᵀφ₂(τH)e₁ is below the tolerance; that term is added.
 */
final class KrylovFlow {

    /** Writes A v, or A u + s. */
    @FunctionalInterface
    interface Operator {
        void apply(double[] u, double[] du);
    }

    /** Largest dimension of the space; the products with small matrices cost about as much as one with A on 10³ cells. */
    private static final int DIMENSION = 30;

    /** The basis and the vector that follows it. */
    static final int ARRAYS = DIMENSION + 1;

    /** Dimensions at which a short step may already be done. */
    private static final int CHECK = 5;

    /** A subspace that is invariant up to this part of the norm gives the exact flow. */
    private static final double INVARIANT = 1e-15;

    private final double[][] basis;
    private final DMatrixRMaj hessenberg;
    private final int largest;

    KrylovFlow(int size) {
        largest = Math.min(DIMENSION, size);
        basis = new double[largest + 1][size];
        hessenberg = new DMatrixRMaj(largest + 1, largest);
    }

    /**
     * Advances u over a time.
     *
     * @param affine writes A u + s
     * @param linear writes A v
     * @param h the time
     * @param u state; changed
     * @param tolerance bound of the error in the Euclidean norm, relative to that of u
     */
    void advance(Operator affine, Operator linear, double h, double[] u, double tolerance) {
        double done = 0;
        double trial = h;
        while (done < h) {
            affine.apply(u, basis[0]);
            double beta = norm(basis[0]);
            if (!(beta < Double.POSITIVE_INFINITY)) {
                throw new NumericalException("krylov: the right-hand side has norm " + beta);
            }
            if (beta == 0) {
                return;
            }
            scale(1 / beta, basis[0]);
            double rest = h - done;
            double allowed = tolerance * norm(u) / h;
            Space space = span(linear, beta, Math.min(trial, rest), allowed);
            double tau = space.shorten(Math.min(trial, rest), allowed);
            space.add(tau, u);
            done = tau == rest ? h : done + tau;
            trial = 1.5 * tau;
        }
    }

    /** Arnoldi's process, until a step of the trial length is within the tolerance or the space is full. */
    private Space span(Operator linear, double beta, double trial, double allowed) {
        hessenberg.zero();
        double size = 0;
        for (int j = 0; j < largest; j++) {
            double[] next = basis[j + 1];
            linear.apply(basis[j], next);
            for (int i = 0; i <= j; i++) {
                double product = dot(basis[i], next);
                hessenberg.set(i, j, product);
                add(-product, basis[i], next);
                size = Math.max(size, Math.abs(product));
            }
            double norm = norm(next);
            if (norm <= INVARIANT * size) {
                return new Space(j + 1, beta, 0);
            }
            hessenberg.set(j + 1, j, norm);
            scale(1 / norm, next);
            if ((j + 1) % CHECK == 0 && j + 1 < largest) {
                Space space = new Space(j + 1, beta, norm);
                if (space.error(trial) <= allowed * trial) {
                    return space;
                }
            }
        }
        return new Space(largest, beta, hessenberg.get(largest, largest - 1));
    }

    /** A Krylov space of dimension m. */
    private final class Space {

        private final int m;
        private final double beta;

        /** h_{m+1,m}; none if the space is invariant. */
        private final double next;

        private double evaluatedAt = Double.NaN;
        private DMatrixRMaj phi = new DMatrixRMaj(0, 0);

        Space(int m, double beta, double next) {
            this.m = m;
            this.beta = beta;
            this.next = next;
        }

        /** The last columns of exp(τ[H e₁ 0; 0 0 1; 0 0 0]) are τφ₁(τH)e₁ and τ²φ₂(τH)e₁. */
        private void evaluate(double tau) {
            if (tau == evaluatedAt) {
                return;
            }
            DMatrixRMaj augmented = new DMatrixRMaj(m + 2, m + 2);
            for (int i = 0; i < m; i++) {
                for (int j = Math.max(0, i - 1); j < m; j++) {
                    augmented.set(i, j, tau * hessenberg.get(i, j));
                }
            }
            augmented.set(0, m, tau);
            augmented.set(m, m + 1, tau);
            phi = DenseExponential.of(augmented);
            evaluatedAt = tau;
        }

        double error(double tau) {
            evaluate(tau);
            double error = beta * next * Math.abs(phi.get(m - 1, m + 1));
            return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        }

        /** The longest of some trial times that is within the tolerance. */
        double shorten(double trial, double allowed) {
            double tau = trial;
            for (double error = error(tau); error > allowed * tau; error = error(tau)) {
                double factor = 0.9 * Math.pow(allowed * tau / error, 1.0 / m);
                tau *= Math.min(0.7, Math.max(0.05, factor));
                if (!(tau > trial * 1e-12)) {
                    throw new NumericalException("krylov: the error " + error + " stays above the tolerance "
                            + allowed * tau + " down to a step of " + tau);
                }
            }
            return tau;
        }

        void add(double tau, double[] u) {
            evaluate(tau);
            for (int i = 0; i < m; i++) {
                KrylovFlow.add(beta * phi.get(i, m), basis[i], u);
            }
            if (next > 0) {
                KrylovFlow.add(beta * next * phi.get(m - 1, m + 1), basis[m], u);
            }
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    private static void scale(double a, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= a;
        }
    }

    private static void add(double a, double[] x, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += a * x[i];
        }
    }
}
