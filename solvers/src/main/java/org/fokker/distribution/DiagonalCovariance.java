package org.fokker.distribution;

import org.fokker.kernel.PackedMixture.Shape;

/** C = diag(v_1, …, v_d), every v_i ≥ 0. */
final class DiagonalCovariance implements Covariance {

    private final double[] variances;

    private DiagonalCovariance(double[] variances) {
        this.variances = variances;
    }

    /** Checks the variances, keeps the array, and returns the isotropic form if they are all equal. */
    static Covariance of(double[] variances, String owner) {
        boolean isotropic = true;
        for (int i = 0; i < variances.length; i++) {
            if (!(variances[i] >= 0) || Double.isInfinite(variances[i])) {
                throw new IllegalArgumentException(
                        "variance " + i + " of " + owner + " must be finite and not negative, got " + variances[i]);
            }
            isotropic &= variances[i] == variances[0];
        }
        return isotropic ? new IsotropicCovariance(variances.length, variances[0]) : new DiagonalCovariance(variances);
    }

    @Override
    public int dimension() {
        return variances.length;
    }

    @Override
    public Shape shape() {
        return Shape.DIAGONAL;
    }

    @Override
    public boolean regular() {
        for (double variance : variances) {
            if (!(variance > 0)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double entry(int i, int j) {
        return i == j ? variances[i] : 0;
    }

    @Override
    public Covariance diffuse(double a, double v) {
        double[] diffused = variances.clone();
        for (int i = 0; i < diffused.length; i++) {
            diffused[i] = a * a * variances[i] + v;
        }
        return new DiagonalCovariance(diffused);
    }

    @Override
    public Covariance posterior(double a, double v) {
        double[] posterior = variances.clone();
        for (int i = 0; i < posterior.length; i++) {
            posterior[i] = v * (variances[i] / (a * a * variances[i] + v));
        }
        return new DiagonalCovariance(posterior);
    }

    @Override
    public Covariance marginal(int[] axes) {
        double[] chosen = new double[axes.length];
        for (int i = 0; i < axes.length; i++) {
            chosen[i] = variances[axes[i]];
        }
        return of(chosen, "a marginal");
    }

    @Override
    public double logDetRoot() {
        requireRegular();
        double sum = 0;
        for (double variance : variances) {
            sum += Math.log(variance);
        }
        return 0.5 * sum;
    }

    @Override
    public void whitening(Shape target, double[] out, int offset) {
        requireRegular();
        for (int i = 0; i < variances.length; i++) {
            double inverse = 1 / Math.sqrt(variances[i]);
            switch (target) {
                case ISOTROPIC -> throw new IllegalArgumentException("a diagonal matrix is not isotropic");
                case DIAGONAL -> out[offset + i] = inverse;
                case FULL -> out[offset + i * (i + 3) / 2] = inverse;
            }
        }
    }

    @Override
    public void colour(double[] z) {
        for (int i = 0; i < variances.length; i++) {
            z[i] *= Math.sqrt(variances[i]);
        }
    }

    @Override
    public double[] times(double[] x) {
        double[] product = new double[variances.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = variances[i] * x[i];
        }
        return product;
    }

    @Override
    public double[] solve(double[] x) {
        requireRegular();
        double[] solution = new double[variances.length];
        for (int i = 0; i < solution.length; i++) {
            solution[i] = x[i] / variances[i];
        }
        return solution;
    }

    @Override
    public void addInverse(double factor, double[][] sum) {
        requireRegular();
        for (int i = 0; i < variances.length; i++) {
            sum[i][i] += factor / variances[i];
        }
    }
}
