package org.fokker.diffusion.likelihood;

import org.fokker.random.RandomStream;

/**
 * Paths from one point through the times of a {@link HeatClock} and the functionals
 *
 * <pre>{@code A = log p̃_T(Y_T) − ∫ (div S + ½ w |S|²) dτ − √w ∫ S·dB,   dY = (√w − 1) S dτ + dB,}</pre>
 *
 * with w = 1 for free paths and w = 0 for paths that the score pushes away from the data. Every path is followed twice, with all steps
 * and with half as many of double length, driven by the same Brownian motion.
 *
 * <p>The time integral is taken by the trapezoidal rule. The stochastic integral has the second term of the Itô–Taylor expansion, ½ (ΔᵀJΔ −
 * h tr J) with the Jacobian J of S: J is symmetric, so no Lévy areas enter (P. Kloeden and E. Platen, Numerical Solution of
 * Stochastic Differential Equations (1992), §10.3). Where w = 1 the positions are exact, both sums have the expectation of quadratures of
 * second order, and the strong order is 1. Where w = 0 the positions are found by Heun's method, of weak order 2 for additive noise.
 */
final class PathFunctional {

    /** Row of the results: the functional with all steps. */
    static final int FINE = 0;

    /** Row of the results: the functional with half the steps. */
    static final int COARSE = 1;

    /** Row of the results: log p_T/π at the end of the path. */
    static final int MISMATCH = 2;

    /** Rows of the results. */
    static final int ROWS = 3;

    private final HeatClock clock;
    private final double[] start;
    private final boolean free;
    private final int d;

    /**
     * Prepares paths.
     *
     * @param clock the times, an even number of intervals
     * @param x the point, d
     * @param free whether the paths are Brownian (w = 1)
     */
    PathFunctional(HeatClock clock, double[] x, boolean free) {
        this.clock = clock;
        this.free = free;
        start = clock.place(x);
        d = x.length;
    }

    /**
     * Draws paths.
     *
     * @param stream source of the noise
     * @param firstPath number of the first path
     * @param n how many
     * @return the rows of the results, each n
     */
    double[][] draw(RandomStream stream, long firstPath, int n) {
        double[][] results = new double[ROWS][n];
        Follower fine = new Follower(n, results[FINE]);
        Follower coarse = new Follower(n, results[COARSE]);
        double[][] normals = new double[d + d % 2][n];
        double[][] step = new double[d][n];
        double[][] both = new double[d][n];
        for (int k = 0; k < clock.steps(); k++) {
            double root = Math.sqrt(clock.interval(k, k + 1));
            for (int c = 0; c < normals.length / 2; c++) {
                stream.normals(firstPath, k * (normals.length / 2) + c, n, normals[2 * c], normals[2 * c + 1]);
            }
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < n; j++) {
                    step[i][j] = root * normals[i][j];
                    both[i][j] = k % 2 == 0 ? step[i][j] : both[i][j] + step[i][j];
                }
            }
            fine.step(k, k + 1, step);
            if (k % 2 == 1) {
                coarse.step(k - 1, k + 1, both);
            }
        }
        coarse.finish(new double[n]);
        fine.finish(results[MISMATCH]);
        return results;
    }

    /** Paths with one length of the steps. */
    private final class Follower {

        private final int n;
        private final double[] sum;
        private final double[][] y;
        private final double[][] predicted;
        private final double[][] score;
        private final double[][] jacobian;
        private final double[][] nextScore;
        private final double[][] nextJacobian;

        Follower(int n, double[] sum) {
            this.n = n;
            this.sum = sum;
            y = new double[d][n];
            predicted = new double[d][n];
            score = new double[d][n];
            nextScore = new double[d][n];
            jacobian = new double[d * (d + 1) / 2][n];
            nextJacobian = new double[d * (d + 1) / 2][n];
            for (int i = 0; i < d; i++) {
                java.util.Arrays.fill(y[i], start[i]);
            }
            clock.score(0, y, n, score, jacobian);
        }

        void step(int k, int next, double[][] increment) {
            double h = clock.interval(k, next);
            addTime(-0.5 * h);
            if (free) {
                addNoise(h, increment);
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < n; j++) {
                        y[i][j] += increment[i][j];
                    }
                }
            } else {
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < n; j++) {
                        predicted[i][j] = y[i][j] + increment[i][j] - h * score[i][j];
                    }
                }
                clock.score(next, predicted, n, nextScore, nextJacobian);
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < n; j++) {
                        y[i][j] += increment[i][j] - 0.5 * h * (score[i][j] + nextScore[i][j]);
                    }
                }
            }
            clock.score(next, y, n, score, jacobian);
            addTime(-0.5 * h);
        }

        private void addTime(double factor) {
            for (int i = 0, diagonal = 0; i < d; i++, diagonal += i + 1) {
                for (int j = 0; j < n; j++) {
                    double square = free ? 0.5 * score[i][j] * score[i][j] : 0;
                    sum[j] += factor * (jacobian[diagonal][j] + square);
                }
            }
        }

        private void addNoise(double h, double[][] increment) {
            for (int i = 0, row = 0; i < d; i++) {
                for (int j = 0; j < n; j++) {
                    sum[j] -= score[i][j] * increment[i][j];
                }
                for (int c = 0; c <= i; c++, row++) {
                    for (int j = 0; j < n; j++) {
                        double product = increment[i][j] * increment[c][j];
                        sum[j] -= jacobian[row][j] * (i == c ? 0.5 * (product - h) : product);
                    }
                }
            }
        }

        void finish(double[] mismatch) {
            double[] law = new double[n];
            double[] reference = new double[n];
            clock.end(y, n, law, reference);
            for (int j = 0; j < n; j++) {
                sum[j] += law[j];
                mismatch[j] = law[j] - reference[j];
            }
        }
    }
}
