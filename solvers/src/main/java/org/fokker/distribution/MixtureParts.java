package org.fokker.distribution;

import org.fokker.kernel.PackedMixture;
import org.jspecify.annotations.Nullable;

/** What a mixture is made from: weights, means and covariances, checked, and packed for the kernels. */
final class MixtureParts {

    /** Weights may miss the sum 1 by this much; they are then divided by their sum. */
    private static final double WEIGHT_TOLERANCE = 1e-9;

    private MixtureParts() {}

    /**
     * Checks weights.
     *
     * @param weights w_k ≥ 0 with sum 1 up to the tolerance
     * @return the weights, divided by their sum
     * @throws IllegalArgumentException if they are not as described
     */
    static double[] normalised(double[] weights) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            if (!(weights[k] >= 0) || Double.isInfinite(weights[k])) {
                throw new IllegalArgumentException(
                        "weight of component " + k + " must be finite and not negative, got " + weights[k]);
            }
            sum += weights[k];
        }
        if (!(Math.abs(sum - 1) <= WEIGHT_TOLERANCE)) {
            throw new IllegalArgumentException(
                    "weights must sum to 1 within " + WEIGHT_TOLERANCE + ", the sum is " + sum);
        }
        double[] normalised = weights.clone();
        for (int k = 0; k < normalised.length; k++) {
            normalised[k] /= sum;
        }
        return normalised;
    }

    /**
     * Checks that there is as much of everything.
     *
     * @param weights K numbers
     * @param means K × d finite numbers
     * @param others number of covariances, in whatever form
     * @param what name of these, for the message
     * @return d
     * @throws IllegalArgumentException if numbers or lengths differ, or a mean is not finite
     */
    static int checkShapes(double[] weights, double[][] means, int others, String what) {
        if (weights.length == 0 || means.length != weights.length || others != weights.length) {
            throw new IllegalArgumentException("a mixture needs as many weights, means and " + what
                    + ", at least one: got " + weights.length + ", " + means.length + " and " + others);
        }
        int d = means[0].length;
        if (d == 0) {
            throw new IllegalArgumentException("means must have at least one component");
        }
        for (int k = 0; k < means.length; k++) {
            if (means[k].length != d) {
                throw new IllegalArgumentException("mean of component " + k + " has " + means[k].length
                        + " entries, that of component 0 has " + d);
            }
            for (double entry : means[k]) {
                if (!Double.isFinite(entry)) {
                    throw new IllegalArgumentException("mean of component " + k + " has the entry " + entry);
                }
            }
        }
        return d;
    }

    /**
     * Packs the components of positive weight for the kernels, in the cheapest form that holds all of them.
     *
     * @param weights w_k, K
     * @param means m_k, K × d
     * @param covariances C_k, K
     * @return the packed mixture; null if a component is a point mass, which has no density
     */
    static @Nullable PackedMixture pack(double[] weights, double[][] means, Covariance[] covariances) {
        int d = means[0].length;
        int used = 0;
        PackedMixture.Shape shape = PackedMixture.Shape.ISOTROPIC;
        for (int k = 0; k < weights.length; k++) {
            if (!covariances[k].regular()) {
                return null;
            }
            if (weights[k] > 0) {
                used++;
                shape = covariances[k].shape().compareTo(shape) > 0 ? covariances[k].shape() : shape;
            }
        }
        int size = shape.size(d);
        double[] logScale = new double[used];
        double[] mean = new double[used * d];
        double[] whitening = new double[used * size];
        int next = 0;
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] > 0) {
                logScale[next] = Math.log(weights[k]) - 0.5 * d * Math.log(2 * Math.PI) - covariances[k].logDetRoot();
                System.arraycopy(means[k], 0, mean, next * d, d);
                covariances[k].whitening(shape, whitening, next * size);
                next++;
            }
        }
        return new PackedMixture(d, used, shape, logScale, mean, whitening);
    }
}
