package org.fokker.distribution;

import java.util.Arrays;
import java.util.SplittableRandom;

/** One run of expectation–maximisation: responsibilities by log-sum-exp, then the weighted moments. */
final class ExpectationMaximisation {

    private final double[][] x;
    private final int n;
    private final int d;
    private final double floor;
    private final CovarianceForm form;
    private final double[][] wholeCovariance;

    /**
     * Prepares a run.
     *
     * @param data the points
     * @param relativeFloor variance added to every covariance, relative to the mean variance of the data
     * @param form what the covariances look like
     */
    ExpectationMaximisation(EmpiricalDistribution data, double relativeFloor, CovarianceForm form) {
        this.form = form;
        this.x = data.points();
        this.n = data.size();
        this.d = data.dimension();
        this.wholeCovariance = data.covariance();
        double trace = 0;
        for (int i = 0; i < d; i++) {
            trace += wholeCovariance[i][i];
        }
        this.floor = relativeFloor * trace / d;
    }

    /**
     * Iterates until the log-likelihood grows by less than the tolerance per point.
     *
     * @param start first mixture
     * @param mostIterations after so many iterations the run ends unconverged
     * @param tolerance growth per point
     * @return where the run ended
     */
    MixtureFit.Fit run(GaussianMixture start, int mostIterations, double tolerance) {
        int components = start.components();
        GaussianMixture mixture = start;
        double[][] r = new double[components][n];
        double likelihood = logLikelihood(mixture);
        boolean converged = false;
        int iteration = 0;
        while (!converged && iteration < mostIterations) {
            iteration++;
            mixture.responsibilities(x, n, r);
            mixture = maximise(r, components);
            double next = logLikelihood(mixture);
            converged = next - likelihood <= tolerance * n;
            likelihood = next;
        }
        double parameters = components - 1 + components * (d + form.parameters(d));
        double bic = parameters * Math.log(n) - 2 * likelihood;
        return new MixtureFit.Fit(mixture, likelihood, bic, iteration, converged);
    }

    /** The weighted moments of the points, component by component. */
    private GaussianMixture maximise(double[][] r, int components) {
        double[] weights = new double[components];
        double[][] means = new double[components][d];
        double[][][] covariances = new double[components][][];
        for (int k = 0; k < components; k++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += r[k][j];
            }
            weights[k] = sum / n;
            // A component that explains less than a thousandth of a point is left without weight where it was.
            double divisor = Math.max(sum, 1e-3);
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < n; j++) {
                    means[k][i] += r[k][j] * x[i][j];
                }
                means[k][i] /= divisor;
            }
            covariances[k] = form.fitted(moments(r[k], means[k], divisor));
            for (int i = 0; i < d; i++) {
                covariances[k][i][i] += floor;
            }
        }
        return GaussianMixture.of(weights, means, covariances);
    }

    /** Σ r_j (x_j − m)(x_j − m)ᵀ over a divisor. */
    private double[][] moments(double[] r, double[] mean, double divisor) {
        double[][] moments = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int c = 0; c <= i; c++) {
                double moment = 0;
                for (int j = 0; j < n; j++) {
                    moment += r[j] * (x[i][j] - mean[i]) * (x[c][j] - mean[c]);
                }
                moments[i][c] = moment / divisor;
                moments[c][i] = moments[i][c];
            }
        }
        return moments;
    }

    private double logLikelihood(GaussianMixture mixture) {
        double[] logDensity = new double[n];
        mixture.logDensity(x, n, logDensity);
        double sum = 0;
        for (double value : logDensity) {
            sum += value;
        }
        return sum;
    }

    /**
     * Centres far from each other (k-means++: Arthur and Vassilvitskii 2007) in the scaled axes, each with the points that are
     * nearest to it.
     *
     * @param components K
     * @param seed seed of the centres
     * @return the first mixture
     */
    GaussianMixture start(int components, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] nearest = new double[n];
        int[] owner = new int[n];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int centre = random.nextInt(n);
        for (int k = 0; k < components; k++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                double distance = squaredDistance(j, centre);
                if (distance < nearest[j]) {
                    nearest[j] = distance;
                    owner[j] = k;
                }
                sum += nearest[j];
            }
            double target = random.nextDouble() * sum;
            centre = 0;
            for (double passed = nearest[0]; passed < target && centre < n - 1; passed += nearest[centre]) {
                centre++;
            }
        }
        double[][] r = new double[components][n];
        for (int j = 0; j < n; j++) {
            // Every component keeps a share in all points, so that none starts on fewer points than it has dimensions.
            for (int k = 0; k < components; k++) {
                r[k][j] = (owner[j] == k ? 0.9 : 0) + 0.1 / components;
            }
        }
        return maximise(r, components);
    }

    private double squaredDistance(int j, int centre) {
        double sum = 0;
        for (int i = 0; i < d; i++) {
            double difference = x[i][j] - x[i][centre];
            sum += difference * difference / (wholeCovariance[i][i] + floor);
        }
        return sum;
    }
}
