package org.fokker.diffusion.score;

import org.fokker.distribution.EmpiricalDistribution;
import org.fokker.process.AffineGaussianProcess;

/**
 * What a regression is asked for, so that input and target have unit size at every noise: with the mean m and the mean variance v of
 * the data and r² = a² v + s², a denoiser is x̂ = m + (a v/r²)(x − b − a m) + (s √v/r) F(z), z = (x − b − a m)/r. The first two
 * terms are the best linear denoiser, and F is what it lacks (T. Karras et al., NeurIPS 2022, section 5, for a = 1).
 */
final class Preconditioning {

    private final AffineGaussianProcess process;
    private final double[] mean;
    private final double variance;

    Preconditioning(ScoreProblem problem) {
        EmpiricalDistribution data = problem.data();
        process = problem.process();
        mean = data.mean();
        variance = KernelScore.meanVariance(data);
        if (!(variance > 0)) {
            throw new IllegalArgumentException("all " + data.size() + " points of the data are the same");
        }
    }

    /**
     * The constants of one time.
     *
     * @param scale a
     * @param centre b + a m, d
     * @param radius r
     * @param skip a v/r²
     * @param gain s √v/r
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of constants within this package
    record At(double scale, double[] centre, double radius, double skip, double gain) {}

    At at(double t) {
        double a = process.schedule().scale(t);
        double s2 = process.schedule().variance(t);
        double r2 = a * a * variance + s2;
        double[] centre = process.shift(t);
        for (int i = 0; i < centre.length; i++) {
            centre[i] += a * mean[i];
        }
        return new At(a, centre, Math.sqrt(r2), a * variance / r2, Math.sqrt(s2 * variance / r2));
    }

    /** z = (x − b − a m)/r. */
    static void input(At at, double[][] x, int n, double[][] z) {
        double inverse = 1 / at.radius();
        for (int i = 0; i < x.length; i++) {
            double c = at.centre()[i];
            for (int j = 0; j < n; j++) {
                z[i][j] = (x[i][j] - c) * inverse;
            }
        }
    }

    /**
     * The target F of noised points.
     *
     * @param at constants of the time
     * @param z inputs, d × n
     * @param data the points x_0 behind them, d × n; replaced by (x_0 − m − skip · r z)/gain
     * @param n how many
     */
    void target(At at, double[][] z, double[][] data, int n) {
        double slope = at.skip() * at.radius();
        double inverse = 1 / at.gain();
        for (int i = 0; i < data.length; i++) {
            for (int j = 0; j < n; j++) {
                data[i][j] = (data[i][j] - mean[i] - slope * z[i][j]) * inverse;
            }
        }
    }

    /**
     * The denoised points.
     *
     * @param at constants of the time
     * @param z inputs, d × n
     * @param n how many
     * @param f F(z), d × n; replaced by x̂
     */
    void output(At at, double[][] z, int n, double[][] f) {
        double slope = at.skip() * at.radius();
        for (int i = 0; i < f.length; i++) {
            for (int j = 0; j < n; j++) {
                f[i][j] = mean[i] + slope * z[i][j] + at.gain() * f[i][j];
            }
        }
    }
}
