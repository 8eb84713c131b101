package org.fokker.distribution;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The affine-Gaussian channel Y = A X + b + n with independent n ~ N(0, R), applied to mixtures. */
final class LinearObservation {

    private final DMatrixRMaj a;
    private final double[] b;
    private final DMatrixRMaj r;

    LinearObservation(double[][] a, double[] b, double[][] r) {
        int m = b.length;
        if (m == 0 || a.length != m) {
            throw new IllegalArgumentException("a linear map with " + a.length + " rows and " + m
                    + " values: expected the same number, at least one");
        }
        for (double[] row : a) {
            if (row.length != a[0].length) {
                throw new IllegalArgumentException("a linear map with rows of " + a[0].length + " and " + row.length
                        + " entries: expected equal lengths");
            }
        }
        this.a = new DMatrixRMaj(a);
        this.b = b.clone();
        this.r = new DMatrixRMaj(Covariance.of(r, m, "the observation noise").matrix());
    }

    /** The law of Y. */
    GaussianMixture law(GaussianMixture x) {
        checkColumns(x);
        int count = x.components();
        double[] weights = new double[count];
        double[][] means = new double[count][];
        Covariance[] covariances = new Covariance[count];
        for (int k = 0; k < count; k++) {
            weights[k] = x.weight(k);
            means[k] = image(x.mean(k));
            covariances[k] = image(x.form(k), k);
        }
        return new GaussianMixture(weights, means, covariances);
    }

    /** The law of X given Y = y, the covariances in Joseph's form (I − K A) C (I − K A)ᵀ + K R Kᵀ. */
    GaussianMixture posterior(GaussianMixture x, double[] y) {
        GaussianMixture law = law(x);
        double[] weights = law.responsibilities(y);
        double[][] means = new double[weights.length][];
        Covariance[] covariances = new Covariance[weights.length];
        for (int k = 0; k < weights.length; k++) {
            DMatrixRMaj gain = gain(x.form(k), law.form(k));
            double[] innovation = law.mean(k);
            for (int i = 0; i < y.length; i++) {
                innovation[i] = y[i] - innovation[i];
            }
            means[k] = x.mean(k);
            double[] correction = times(gain, innovation);
            for (int i = 0; i < correction.length; i++) {
                means[k][i] += correction[i];
            }
            covariances[k] = x.form(k).regular() ? joseph(x.form(k), gain, k) : x.form(k);
        }
        return new GaussianMixture(weights, means, covariances);
    }

    private void checkColumns(GaussianMixture x) {
        if (a.numCols != x.dimension()) {
            throw new IllegalArgumentException(
                    "a linear map of " + a.numCols + " variables on a mixture in " + x.dimension() + " dimensions");
        }
    }

    private double[] image(double[] mean) {
        double[] image = times(a, mean);
        for (int i = 0; i < image.length; i++) {
            image[i] += b[i];
        }
        return image;
    }

    private Covariance image(Covariance c, int k) {
        DMatrixRMaj product = new DMatrixRMaj(a.numRows, a.numCols);
        CommonOps_DDRM.mult(a, new DMatrixRMaj(c.matrix()), product);
        DMatrixRMaj image = r.copy();
        CommonOps_DDRM.multAddTransB(product, a, image);
        return covariance(image, "the image of component " + k);
    }

    /** K = C Aᵀ S⁻¹, column by column of Kᵀ = S⁻¹ A C. */
    private DMatrixRMaj gain(Covariance c, Covariance s) {
        int d = a.numCols;
        DMatrixRMaj gain = new DMatrixRMaj(d, a.numRows);
        DMatrixRMaj cross = new DMatrixRMaj(a.numRows, d);
        CommonOps_DDRM.mult(a, new DMatrixRMaj(c.matrix()), cross);
        double[] column = new double[a.numRows];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < column.length; j++) {
                column[j] = cross.get(j, i);
            }
            double[] solution = s.solve(column);
            for (int j = 0; j < column.length; j++) {
                gain.set(i, j, solution[j]);
            }
        }
        return gain;
    }

    private Covariance joseph(Covariance c, DMatrixRMaj gain, int k) {
        int d = a.numCols;
        DMatrixRMaj rest = CommonOps_DDRM.identity(d);
        CommonOps_DDRM.multAdd(-1, gain, a, rest);
        DMatrixRMaj product = new DMatrixRMaj(d, d);
        CommonOps_DDRM.mult(rest, new DMatrixRMaj(c.matrix()), product);
        DMatrixRMaj posterior = new DMatrixRMaj(d, d);
        CommonOps_DDRM.multTransB(product, rest, posterior);
        DMatrixRMaj noise = new DMatrixRMaj(d, a.numRows);
        CommonOps_DDRM.mult(gain, r, noise);
        CommonOps_DDRM.multAddTransB(noise, gain, posterior);
        return covariance(posterior, "the posterior of component " + k);
    }

    /** Symmetrises, which the products above are only up to rounding. */
    private static Covariance covariance(DMatrixRMaj matrix, String owner) {
        int d = matrix.numRows;
        double[][] rows = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                rows[i][j] = 0.5 * (matrix.get(i, j) + matrix.get(j, i));
            }
        }
        return Covariance.of(rows, d, owner);
    }

    private static double[] times(DMatrixRMaj matrix, double[] x) {
        double[] product = new double[matrix.numRows];
        for (int i = 0; i < product.length; i++) {
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
                sum += matrix.get(i, j) * x[j];
            }
            product[i] = sum;
        }
        return product;
    }
}
