package org.fokker.validation.scenario;

import java.util.List;
import java.util.stream.DoubleStream;
import org.fokker.distribution.GaussianMixture;

/** Reads a target of kind "gaussian-mixture". */
final class MixtureReader {

    /** Decimal fractions add up to one within this. */
    private static final double ROUNDING = 1e-9;

    private final Section target;

    MixtureReader(Section target) {
        this.target = target;
    }

    GaussianMixture read() {
        double[] weights = weights();
        List<double[]> means = target.vectors("means");
        checkCount("means", means.size(), weights.length);
        int dimension = means.get(0).length;
        for (int k = 1; k < means.size(); k++) {
            checkDimension("means", k, means.get(k).length, dimension);
        }
        if (target.has("covariances") == target.has("deviations")) {
            String found = target.has("deviations") ? "both" : "neither";
            throw target.error("needs either 'covariances' or 'deviations', got " + found);
        }
        double[][] centres = means.toArray(double[][]::new);
        return target.has("deviations")
                ? withDeviations(weights, centres)
                : GaussianMixture.of(weights, centres, covariances(weights.length, dimension));
    }

    private double[] weights() {
        double[] weights = target.vector("weights");
        for (int k = 0; k < weights.length; k++) {
            if (!(weights[k] > 0)) {
                throw target.errorInEntry("weights", k, "must be positive, got " + weights[k]);
            }
        }
        double sum = DoubleStream.of(weights).sum();
        if (Math.abs(sum - 1) > ROUNDING) {
            throw target.error("weights", "must sum to one, got " + sum);
        }
        return weights;
    }

    private GaussianMixture withDeviations(double[] weights, double[][] means) {
        double[] deviations = target.vector("deviations");
        checkCount("deviations", deviations.length, weights.length);
        for (int k = 0; k < deviations.length; k++) {
            if (!(deviations[k] > 0)) {
                throw target.errorInEntry(
                        "deviations",
                        k,
                        "must be positive, got " + deviations[k] + "; a point mass is kind = \"point\"");
            }
        }
        return GaussianMixture.isotropic(weights, means, deviations);
    }

    private double[][][] covariances(int components, int dimension) {
        List<List<double[]>> matrices = target.matrices("covariances");
        checkCount("covariances", matrices.size(), components);
        double[][][] covariances = new double[components][][];
        for (int k = 0; k < components; k++) {
            checkDimension("covariances", k, matrices.get(k).size(), dimension);
            for (double[] row : matrices.get(k)) {
                checkDimension("covariances", k, row.length, dimension);
            }
            covariances[k] = matrices.get(k).toArray(double[][]::new);
            checkCovariance(k, covariances[k]);
        }
        return covariances;
    }

    /** Cholesky's factorisation succeeds for the positive definite matrices only. */
    private void checkCovariance(int k, double[][] c) {
        int d = c.length;
        double[][] root = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                if (Math.abs(c[i][j] - c[j][i]) > ROUNDING * Math.sqrt(Math.abs(c[i][i] * c[j][j]))) {
                    throw target.errorInEntry(
                            "covariances",
                            k,
                            "is not symmetric: " + c[i][j] + " in row " + (i + 1) + ", column " + (j + 1) + ", but "
                                    + c[j][i] + " opposite");
                }
                double rest = c[i][j];
                for (int m = 0; m < j; m++) {
                    rest -= root[i][m] * root[j][m];
                }
                // A pivot of the size of its rounding error is a vanishing one.
                if (i == j && !(rest > d * Math.ulp(c[i][i]))) {
                    throw target.errorInEntry(
                            "covariances",
                            k,
                            "is not positive definite (component " + (k + 1)
                                    + " of the mixture): the variance left in row " + (i + 1) + " is " + rest);
                }
                root[i][j] = i == j ? Math.sqrt(rest) : rest / root[j][j];
            }
        }
    }

    private void checkCount(String key, int got, int components) {
        if (got != components) {
            throw target.error(key, "must have one entry for each of the " + components + " weights, got " + got);
        }
    }

    private void checkDimension(String key, int k, int got, int dimension) {
        if (got != dimension) {
            throw target.errorInEntry(
                    key, k, "must have the dimension " + dimension + " of the first mean, got " + got);
        }
    }
}
