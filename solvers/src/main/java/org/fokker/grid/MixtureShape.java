package org.fokker.grid;

import org.fokker.kernel.PackedMixture;

/** Where the components of a Gaussian mixture are, how far they reach and how narrow they are. */
final class MixtureShape {

    /** Beyond this many deviations a component is below 3·10⁻¹⁸ of its peak. */
    private static final double REACH = 9;

    /** Boxes wider than this many of the smallest principal deviations are not looked at from single points. */
    private static final double RESOLVED = 1.5;

    private final int d;
    private final int components;
    private final boolean separable;
    private final double[] weight;
    private final double[] mean;
    private final double[] marginalDeviation;
    private final double[] smallestDeviation;

    MixtureShape(PackedMixture packed) {
        d = packed.dimension();
        components = packed.components();
        mean = packed.mean();
        weight = new double[components];
        marginalDeviation = new double[components * d];
        smallestDeviation = new double[components];
        boolean products = true;
        for (int k = 0; k < components; k++) {
            double[][] whitening = whitening(packed, k);
            double logDeterminant = 0;
            double frobenius = 0;
            for (int i = 0; i < d; i++) {
                logDeterminant -= Math.log(whitening[i][i]);
                for (int j = 0; j <= i; j++) {
                    frobenius += whitening[i][j] * whitening[i][j];
                    products &= i == j || whitening[i][j] == 0;
                }
            }
            // 1/|W|_F is at most the smallest singular value of W⁻¹, the smallest principal deviation.
            smallestDeviation[k] = 1 / Math.sqrt(frobenius);
            weight[k] = Math.exp(packed.logScale()[k] + 0.5 * d * Math.log(2 * Math.PI) + logDeterminant);
            marginals(whitening, k);
        }
        separable = products;
    }

    /** The lower triangle W_k as a square matrix. */
    private static double[][] whitening(PackedMixture packed, int k) {
        int d = packed.dimension();
        double[] w = packed.whitening();
        double[][] matrix = new double[d][d];
        for (int i = 0; i < d; i++) {
            switch (packed.shape()) {
                case ISOTROPIC -> matrix[i][i] = w[k];
                case DIAGONAL -> matrix[i][i] = w[k * d + i];
                case FULL -> System.arraycopy(w, k * d * (d + 1) / 2 + i * (i + 1) / 2, matrix[i], 0, i + 1);
            }
        }
        return matrix;
    }

    /** Norms of the rows of L = W⁻¹, by forward substitution. */
    private void marginals(double[][] whitening, int k) {
        for (int column = 0; column < d; column++) {
            double[] l = new double[d];
            for (int i = column; i < d; i++) {
                double sum = i == column ? 1 : 0;
                for (int j = column; j < i; j++) {
                    sum -= whitening[i][j] * l[j];
                }
                l[i] = sum / whitening[i][i];
                marginalDeviation[k * d + i] += l[i] * l[i];
            }
        }
        for (int i = 0; i < d; i++) {
            marginalDeviation[k * d + i] = Math.sqrt(marginalDeviation[k * d + i]);
        }
    }

    int components() {
        return components;
    }

    /** Whether every component is a product over the axes. */
    boolean separable() {
        return separable;
    }

    double weight(int k) {
        return weight[k];
    }

    double mean(int k, int axis) {
        return mean[k * d + axis];
    }

    double deviation(int k, int axis) {
        return marginalDeviation[k * d + axis];
    }

    /** Whether a box is small enough for every component that reaches into it, so that points in it can see them all. */
    boolean resolves(double[] lower, double[] upper) {
        for (int k = 0; k < components; k++) {
            boolean met = true;
            double widest = 0;
            for (int i = 0; i < d; i++) {
                double reach = REACH * deviation(k, i);
                met &= upper[i] > mean(k, i) - reach && lower[i] < mean(k, i) + reach;
                widest = Math.max(widest, upper[i] - lower[i]);
            }
            if (met && widest > RESOLVED * smallestDeviation[k]) {
                return false;
            }
        }
        return true;
    }
}
