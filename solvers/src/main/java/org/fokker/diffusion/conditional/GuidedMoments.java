package org.fokker.diffusion.conditional;

import org.fokker.method.NumericalException;
import org.fokker.process.Schedule;

/**
 * Denoised points, guided denoised points and log p̃_t(y | x) of a block of points; arrays of one thread. With η, σ and V of the
 * diagonal form, e = η − σ Vᵀ x̂ and S = I + σ VᵀĈV σ: x̂_y = x̂ + Cov V σ S⁻¹ e and log p̃ = const − ½ log det S − ½ eᵀ S⁻¹ e.
 */
final class GuidedMoments {

    /** x̂, d × block. */
    final double[][] mean;

    /** x̂_y, d × block. */
    final double[][] guided;

    /** log p̃_t(y | x). */
    final double[] logLikelihood;

    private final InverseProblem problem;
    private final Guidance guidance;
    private final double[][][] products;
    private final double[][] along;
    private final double[][][] projected;
    private final double[][] force;
    private final double[][] covariance;
    private final double[] solution;

    GuidedMoments(InverseProblem problem, Guidance guidance, int block) {
        this.problem = problem;
        this.guidance = guidance;
        int d = problem.measurement().dimension();
        int r = problem.measurement().rank();
        mean = new double[d][block];
        guided = new double[d][block];
        logLikelihood = new double[block];
        products = new double[r][d][block];
        along = new double[r][block];
        projected = new double[r][r][block];
        force = new double[r][block];
        covariance = new double[r][r];
        solution = new double[r];
    }

    /** Evaluates at n points, x by component. */
    void evaluate(double t, double[][] x, int n) {
        LinearMeasurement measurement = problem.measurement();
        Schedule schedule = problem.model().process().schedule();
        double a = schedule.scale(t);
        double s2 = schedule.variance(t);
        int r = along.length;
        problem.model().moments(t, x, n, mean, products);
        measurement.project(mean, n, along);
        for (int i = 0; i < r; i++) {
            measurement.project(products[i], n, projected[i]);
        }
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < r; i++) {
                solution[i] = measurement.reduced(i) - measurement.gain(i) * along[i][j];
                for (int k = 0; k < r; k++) {
                    covariance[i][k] = 0.5 * (projected[i][k][j] + projected[k][i][j]);
                }
            }
            guidance.guess(a, s2, covariance);
            for (int i = 0; i < r; i++) {
                for (int k = 0; k < r; k++) {
                    covariance[i][k] = (i == k ? 1 : 0) + measurement.gain(i) * covariance[i][k] * measurement.gain(k);
                }
            }
            logLikelihood[j] = measurement.logConstant() - solve(t);
            for (int i = 0; i < r; i++) {
                force[i][j] = measurement.gain(i) * solution[i];
            }
        }
        for (int l = 0; l < mean.length; l++) {
            double[] row = guided[l];
            System.arraycopy(mean[l], 0, row, 0, n);
            for (int i = 0; i < r; i++) {
                double[] product = products[i][l];
                double[] f = force[i];
                for (int j = 0; j < n; j++) {
                    row[j] += f[j] * product[j];
                }
            }
        }
    }

    /** Replaces the solution e by S⁻¹ e through the Cholesky factor of S, made in its place; returns ½ log det S + ½ eᵀ S⁻¹ e. */
    private double solve(double t) {
        int r = solution.length;
        double cost = 0;
        for (int i = 0; i < r; i++) {
            double[] row = covariance[i];
            for (int k = 0; k <= i; k++) {
                double sum = row[k];
                for (int c = 0; c < k; c++) {
                    sum -= row[c] * covariance[k][c];
                }
                if (k < i) {
                    row[k] = sum / covariance[k][k];
                } else if (sum > 0) {
                    row[i] = Math.sqrt(sum);
                    cost += Math.log(row[i]);
                } else {
                    throw new NumericalException("the covariance of the measured numbers given a noised point at t = "
                            + t + " is not positive definite: pivot " + i + " is " + sum);
                }
            }
            for (int c = 0; c < i; c++) {
                solution[i] -= row[c] * solution[c];
            }
            solution[i] /= row[i];
            cost += 0.5 * solution[i] * solution[i];
        }
        for (int i = r - 1; i >= 0; i--) {
            for (int c = i + 1; c < r; c++) {
                solution[i] -= covariance[c][i] * solution[c];
            }
            solution[i] /= covariance[i][i];
        }
        return cost;
    }
}
