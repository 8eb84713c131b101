package org.fokker.grid;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.fokker.distribution.GaussianMixture;

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

    MixtureShape(GaussianMixture mixture) {
        d = mixture.dimension();
        components = mixture.components();
        weight = new double[components];
        mean = new double[components * d];
        marginalDeviation = new double[components * d];
        smallestDeviation = new double[components];
        boolean products = true;
        for (int k = 0; k < components; k++) {
            double[][] covariance = mixture.covariance(k);
            weight[k] = mixture.weight(k);
            System.arraycopy(mixture.mean(k), 0, mean, k * d, d);
            for (int i = 0; i < d; i++) {
                marginalDeviation[k * d + i] = Math.sqrt(covariance[i][i]);
                for (int j = 0; j < i; j++) {
                    products &= covariance[i][j] == 0;
                }
            }
            smallestDeviation[k] = smallestPrincipalDeviation(covariance);
        }
        separable = products;
    }

    private static double smallestPrincipalDeviation(double[][] covariance) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double variance : new EigenDecomposition(new Array2DRowRealMatrix(covariance)).getRealEigenvalues()) {
            smallest = Math.min(smallest, variance);
        }
        return Math.sqrt(Math.max(0, smallest));
    }

    int components() {
        return components;
    }

    /** Whether a component has no density and is not a product over the axes either. */
    boolean degenerate() {
        boolean degenerate = false;
        for (double deviation : smallestDeviation) {
            degenerate |= !separable && deviation == 0;
        }
        return degenerate;
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
