package org.fokker.diffusion.likelihood;

import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Schedule;

/**
 * The times of a path in the coordinate Y = (X − c)/a and the clock τ = s²/a² = 1/u, in which every affine-Gaussian process is Brownian
 * motion: dY = dB with E dB dBᵀ = I dτ. The law of Y is p̃_τ(y) = aᵈ p_t(c + a y), with ∂τ p̃ = ½ Δp̃, the score S = a s and its
 * Jacobian a² ∇² log p_t.
 *
 * <p>The steps are equal in log(τ + v), with v the least mean variance of a component: the score has the scale (τ + v)^{−½}, so that
 * every step changes it by about the same share.
 */
final class HeatClock {

    private final LikelihoodProblem problem;
    private final double[] tau;
    private final double[] time;
    private final double[] scale;
    private final double[] centre;
    private final MixtureCurvature[] law;

    /**
     * Prepares the times.
     *
     * @param problem the model; the path leads from start to end
     * @param steps number of intervals
     */
    HeatClock(LikelihoodProblem problem, int steps) {
        this.problem = problem;
        Schedule schedule = problem.schedule();
        AffineGaussianProcess process = problem.law().process();
        centre = process.centre();
        double first = problem.start() == 0 ? 0 : noise(schedule, problem.start());
        double last = noise(schedule, problem.end());
        double least = leastVariance(problem);
        tau = new double[steps + 1];
        time = new double[steps + 1];
        scale = new double[steps + 1];
        law = new MixtureCurvature[steps + 1];
        double range = Math.log1p((last - first) / (first + least));
        for (int k = 0; k <= steps; k++) {
            time[k] = problem.start();
            tau[k] = first;
            if (k > 0) {
                tau[k] = k == steps ? last : first + (first + least) * Math.expm1(range * k / steps);
                time[k] = k == steps ? problem.end() : schedule.timeOfLogSnr(-0.5 * Math.log(tau[k]));
            }
            scale[k] = schedule.scale(time[k]);
            law[k] = new MixtureCurvature(problem.law().marginal(time[k]).packed());
        }
    }

    private static double noise(Schedule schedule, double t) {
        return Math.exp(-2 * schedule.logSnr(t));
    }

    private static double leastVariance(LikelihoodProblem problem) {
        int d = problem.dimension();
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < problem.law().target().components(); k++) {
            double[][] covariance = problem.law().target().covariance(k);
            double trace = 0;
            for (int i = 0; i < d; i++) {
                trace += covariance[i][i];
            }
            least = Math.min(least, trace / d);
        }
        return least;
    }

    /** Returns a copy of the times t of the process. */
    double[] times() {
        return time.clone();
    }

    /** Returns the number of intervals. */
    int steps() {
        return tau.length - 1;
    }

    /**
     * The length of an interval.
     *
     * @param i number of its first time
     * @param j number of its last time
     */
    double interval(int i, int j) {
        return tau[j] - tau[i];
    }

    /**
     * Returns where a point of the data lies in this coordinate.
     *
     * @param x the point at the start, d
     */
    double[] place(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (x[i] - centre[i]) / scale[0];
        }
        return y;
    }

    /**
     * The score and its Jacobian.
     *
     * @param k number of the time
     * @param y points by component, d × (≥ n)
     * @param n how many points
     * @param score receives S, d × (≥ n)
     * @param jacobian receives ∇S as rows of the lower triangle, d(d+1)/2 × (≥ n)
     */
    void score(int k, double[][] y, int n, double[][] score, double[][] jacobian) {
        double[][] x = points(k, y, n);
        law[k].evaluate(x, n, score, jacobian);
        scale(score, n, scale[k]);
        scale(jacobian, n, scale[k] * scale[k]);
    }

    /**
     * The logarithms of the law at the end and of the reference law, both as densities of Y times a(start)⁻ᵈ.
     *
     * @param y points by component, d × (≥ n)
     * @param n how many points
     * @param law receives log p_T, n
     * @param reference receives log π, n
     */
    void end(double[][] y, int n, double[] law, double[] reference) {
        int last = steps();
        double[][] x = points(last, y, n);
        problem.law().marginal(problem.end()).logDensity(x, n, law);
        double constant = x.length * (Math.log(scale[last]) - Math.log(scale[0]));
        double[] point = new double[x.length];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < point.length; i++) {
                point[i] = x[i][j];
            }
            law[j] += constant;
            reference[j] = constant + problem.referenceLogDensity(point);
        }
    }

    private double[][] points(int k, double[][] y, int n) {
        double[][] x = new double[y.length][n];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < n; j++) {
                x[i][j] = centre[i] + scale[k] * y[i][j];
            }
        }
        return x;
    }

    private static void scale(double[][] rows, int n, double factor) {
        for (double[] row : rows) {
            for (int j = 0; j < n; j++) {
                row[j] *= factor;
            }
        }
    }
}
