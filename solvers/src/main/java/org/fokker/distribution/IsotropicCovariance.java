package org.fokker.distribution;

import java.util.Arrays;
import org.fokker.kernel.PackedMixture.Shape;

/**
 * C = v I.
 *
 * @param dimension d
 * @param variance v, ≥ 0
 */
record IsotropicCovariance(int dimension, double variance) implements Covariance {

    static IsotropicCovariance of(int d, double variance, String owner) {
        if (!(variance >= 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException(
                    "variance of " + owner + " must be finite and not negative, got " + variance);
        }
        return new IsotropicCovariance(d, variance);
    }

    @Override
    public Shape shape() {
        return Shape.ISOTROPIC;
    }

    @Override
    public boolean regular() {
        return variance > 0;
    }

    @Override
    public double entry(int i, int j) {
        return i == j ? variance : 0;
    }

    @Override
    public Covariance diffuse(double a, double v) {
        return new IsotropicCovariance(dimension, a * a * variance + v);
    }

    @Override
    public Covariance posterior(double a, double v) {
        return new IsotropicCovariance(dimension, v * (variance / (a * a * variance + v)));
    }

    @Override
    public Covariance marginal(int[] axes) {
        return new IsotropicCovariance(axes.length, variance);
    }

    @Override
    public double logDetRoot() {
        requireRegular();
        return 0.5 * dimension * Math.log(variance);
    }

    @Override
    public void whitening(Shape target, double[] out, int offset) {
        requireRegular();
        double inverse = 1 / Math.sqrt(variance);
        switch (target) {
            case ISOTROPIC -> out[offset] = inverse;
            case DIAGONAL -> Arrays.fill(out, offset, offset + dimension, inverse);
            case FULL -> {
                for (int i = 0; i < dimension; i++) {
                    out[offset + i * (i + 3) / 2] = inverse;
                }
            }
        }
    }

    @Override
    public void colour(double[] z) {
        double deviation = Math.sqrt(variance);
        for (int i = 0; i < dimension; i++) {
            z[i] *= deviation;
        }
    }

    @Override
    public double[] times(double[] x) {
        double[] product = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            product[i] = variance * x[i];
        }
        return product;
    }

    @Override
    public double[] solve(double[] x) {
        requireRegular();
        double[] solution = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            solution[i] = x[i] / variance;
        }
        return solution;
    }

    @Override
    public void addInverse(double factor, double[][] sum) {
        requireRegular();
        for (int i = 0; i < dimension; i++) {
            sum[i][i] += factor / variance;
        }
    }
}
