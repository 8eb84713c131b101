package org.fokker.distribution;

/** Probability vectors that arise as logarithms, and the choice of an index by a uniform. */
final class LogWeights {

    private LogWeights() {}

    /**
     * Turns logarithms of unnormalised weights into weights that sum to 1.
     *
     * @param logs at least one number, not all −∞; receives the weights
     * @return the logarithm of the sum of the unnormalised weights
     * @throws IllegalArgumentException if the sum is not a positive finite number: a point was not finite
     */
    static double normalise(double[] logs) {
        double max = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            max = Math.max(max, log);
        }
        if (!Double.isFinite(max)) {
            throw new IllegalArgumentException("no component explains the point: its largest log-weight is " + max);
        }
        double sum = 0;
        for (int k = 0; k < logs.length; k++) {
            logs[k] = Math.exp(logs[k] - max);
            sum += logs[k];
        }
        for (int k = 0; k < logs.length; k++) {
            logs[k] /= sum;
        }
        return max + Math.log(sum);
    }

    /**
     * The first index whose cumulative weight exceeds u.
     *
     * @param cumulative partial sums, increasing
     * @param u uniform in (0, 1)
     * @return the index, at most the last one of positive weight
     */
    static int choose(double[] cumulative, double u) {
        double target = u * cumulative[cumulative.length - 1];
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > target) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
