package org.fokker.diffusion.likelihood;

/** Means and co-moments of several outputs over independent observations; merged in a fixed order. */
final class Moments {

    private long count;
    private final double[] mean;
    private final double[][] comoment;

    private Moments(int outputs) {
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
     * The moments of several samples together.
     *
     * @param parts their moments, at least one
     */
    static Moments merged(Moments[] parts) {
        Moments all = new Moments(parts[0].mean.length);
        for (Moments part : parts) {
            all.merge(part);
        }
        return all;
    }

    /** Adds the moments of another sample (Chan, Golub and LeVeque). */
    private void merge(Moments other) {
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
     * The standard deviation of the mean of an output.
     *
     * @param output its number
     */
    double deviationOfMean(int output) {
        return Math.sqrt(comoment[output][output] / ((double) (count - 1) * count));
    }

    /**
     * The standard deviation of the mean of a combination of outputs.
     *
     * @param weights their weights
     */
    double deviationOfCombination(double... weights) {
        double sum = 0;
        for (int o = 0; o < weights.length; o++) {
            for (int p = 0; p < weights.length; p++) {
                sum += weights[o] * weights[p] * comoment[o][p];
            }
        }
        return Math.sqrt(Math.max(0, sum) / ((double) (count - 1) * count));
    }
}
