package org.fokker.fokkerplanck.cases;

import org.fokker.distribution.Density;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.process.Interpretation;

/**
 * A process of any chosen stationary density p, diffusion D and circulation Q: with f_i = Σ_j (D_ij + Q_ij) ∂_j ln p + ∂_j(D_ij +
 * Q_ij) and Q = −Qᵀ, p is stationary with the flux J_i = −Σ_j ∂_j(Q_ij p), which has no divergence (Ma, Chen and Fox, 2015).
 *
 * @param dimension d
 * @param logDensity ln p + const
 * @param diffusion D, symmetric
 * @param circulation Q, antisymmetric
 */
record CompleteRecipe(int dimension, Scalar logDensity, Tensor diffusion, Tensor circulation) {

    /** Sixth-order differences: their error, h⁶/140 of the seventh derivative, is that of rounding at this step. */
    private static final double STEP = 0.02;

    /** A function of the place. */
    interface Scalar {
        double at(double[] x);
    }

    /** A matrix at a place. */
    interface Tensor {
        double[][] at(double[] x);
    }

    private static double slope(Scalar function, double[] x, int axis) {
        double[] weights = {0.75, -0.15, 1.0 / 60};
        double sum = 0;
        for (int k = 1; k <= weights.length; k++) {
            double[] forward = x.clone();
            double[] backward = x.clone();
            forward[axis] += k * STEP;
            backward[axis] -= k * STEP;
            sum += weights[k - 1] * (function.at(forward) - function.at(backward));
        }
        return sum / STEP;
    }

    /** The process in Itô's reading. */
    TestProcess process() {
        return new TestProcess(dimension, Interpretation.ITO, false, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                double[] f = new double[dimension];
                double[][] d = diffusion.at(x);
                double[][] q = circulation.at(x);
                for (int j = 0; j < dimension; j++) {
                    double score = slope(logDensity, x, j);
                    for (int i = 0; i < dimension; i++) {
                        int row = i;
                        int column = j;
                        f[i] += (d[i][j] + q[i][j]) * score
                                + slope(
                                        y -> diffusion.at(y)[row][column]
                                                + circulation.at(y)[row][column],
                                        x,
                                        j);
                    }
                }
                return f;
            }

            @Override
            public double[] tensor(double t, double[] x) {
                double[][] d = diffusion.at(x);
                double[] upper = new double[dimension * (dimension + 1) / 2];
                int entry = 0;
                for (int i = 0; i < dimension; i++) {
                    for (int j = i; j < dimension; j++) {
                        upper[entry++] = d[i][j];
                    }
                }
                return upper;
            }

            @Override
            public boolean autonomous() {
                return true;
            }
        });
    }

    /** p, not normalised. */
    Density density() {
        return new Density() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public void evaluate(double[][] x, int n, double[] value, double[][] score) {
                double[] point = new double[dimension];
                for (int k = 0; k < n; k++) {
                    for (int i = 0; i < dimension; i++) {
                        point[i] = x[i][k];
                    }
                    value[k] = logDensity.at(point);
                    for (int i = 0; i < dimension; i++) {
                        score[i][k] = slope(logDensity, point, i);
                    }
                }
            }
        };
    }

    /** J = f p − ∇·(D p) for p normalised by its mass. */
    double[] flux(double[] x, double mass) {
        double[] flux = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                int row = i;
                int column = j;
                flux[i] += slope(y -> circulation.at(y)[row][column] * Math.exp(logDensity.at(y)), x, j) / mass;
            }
        }
        return flux;
    }
}
