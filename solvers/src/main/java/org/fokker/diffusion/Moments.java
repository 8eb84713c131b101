package org.fokker.diffusion;

/** Means and co-moments of the outputs of a term over independent antithetic pairs; merged in a fixed order. */
final class Moments {

    private long count;
    private final double[] mean;
    private final double[][] comoment;

    /**
     * Starts empty.
     *
     * @param outputs number of outputs
     */
    Moments(int outputs) {
        mean = new double[outputs];
        comoment = new double[outputs][outputs];
    }

    /**
     * The moments of a sample.
     *
     * @param values output o of observation j in values[o][j]
     * @param n how many observations
     */
    static Moments of(double[][] values, int n) {
        Moments moments = new Moments(values.length);
        moments.count = n;
        for (int o = 0; o < values.length; o++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += values[o][j];
            }
            moments.mean[o] = sum / n;
        }
        for (int o = 0; o < values.length; o++) {
            for (int p = 0; p < values.length; p++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += (values[o][j] - moments.mean[o]) * (values[p][j] - moments.mean[p]);
                }
                moments.comoment[o][p] = sum;
            }
        }
        return moments;
    }

    /**
     * Adds the moments of another sample (Chan, Golub and LeVeque).
     *
     * @param other its moments
     */
    void merge(Moments other) {
        long total = count + other.count;
        double weight = (double) count * other.count / total;
        double share = (double) other.count / total;
        double[] difference = new double[mean.length];
        for (int o = 0; o < mean.length; o++) {
            difference[o] = other.mean[o] - mean[o];
            mean[o] += share * difference[o];
        }
        for (int o = 0; o < mean.length; o++) {
            for (int p = 0; p < mean.length; p++) {
                comoment[o][p] += other.comoment[o][p] + weight * difference[o] * difference[p];
            }
        }
        count = total;
    }

    /**
     * The mean of an output.
     *
     * @param output its number
     */
    double mean(int output) {
        return mean[output];
    }

    /**
     * The covariance of the means of two outputs, unbiased.
     *
     * @param first number of an output
     * @param second number of an output
     */
    double covarianceOfMeans(int first, int second) {
        return comoment[first][second] / ((double) (count - 1) * count);
    }

    /**
     * The regression coefficient of one output on another.
     *
     * @param response number of an output
     * @param regressor number of an output
     * @return the coefficient, 0 if the regressor is constant
     */
    double slope(int response, int regressor) {
        double square = comoment[regressor][regressor];
        return square > 0 ? comoment[response][regressor] / square : 0;
    }
}
