package org.fokker.fokkerplanck.spectral;

/** Sums of the entries of a tensor, the last axis fastest, times a product of weights. */
final class TensorContraction {

    private TensorContraction() {}

    /**
     * The sum.
     *
     * @param values the entries
     * @param weights for each axis as many as it has entries
     * @return Σ w_1[i] w_2[j] … values[i, j, …]
     */
    static double of(double[] values, double[][] weights) {
        return from(values, weights, 0, 0);
    }

    /** Sum over the axes from {@code axis} on, of the block with number {@code block}. */
    private static double from(double[] values, double[][] weights, int axis, int block) {
        double[] w = weights[axis];
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            int at = block * w.length + i;
            sum += w[i] * (axis == weights.length - 1 ? values[at] : from(values, weights, axis + 1, at));
        }
        return sum;
    }
}
