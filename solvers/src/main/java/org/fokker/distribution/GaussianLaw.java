package org.fokker.distribution;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.fokker.method.NumericalException;

/**
 * A normal law N(m, C), which may be degenerate, and its distances from another, computed without the cancellation of their usual
 * forms: both remain relatively accurate as the laws approach each other.
 *
 * @param mean m, d
 * @param covariance C, d × d, symmetric and positive semidefinite
 */
@SuppressWarnings("ArrayRecordComponent") // an open pair of numbers; identity is never asked for
public record GaussianLaw(double[] mean, double[][] covariance) {

    /**
     * Checks the shapes.
     *
     * @param mean m, d
     * @param covariance C, d × d
     */
    public GaussianLaw {
        if (mean.length == 0 || covariance.length != mean.length || covariance[0].length != mean.length) {
            throw new IllegalArgumentException(
                    "a mean of length " + mean.length + " and a covariance of " + covariance.length + " rows");
        }
    }

    /**
     * The law of the same mean and covariance.
     *
     * @param law any law with two moments
     * @return its normal law
     */
    public static GaussianLaw of(Distribution law) {
        return new GaussianLaw(law.mean(), law.covariance());
    }

    /** {@return d} */
    public int dimension() {
        return mean.length;
    }

    /** {@return the variances along the principal directions, the eigenvalues of the covariance in no order, d} */
    public double[] variances() {
        EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(new DMatrixRMaj(covariance), false);
        double[] variances = new double[dimension()];
        for (int i = 0; i < variances.length; i++) {
            variances[i] = eigen.getEigenvalue(i).getReal();
        }
        return variances;
    }

    /**
     * The 2-Wasserstein distance (Bures), W² = |m − m'|² + min_U ‖C^½ − C'^½ U‖², with the orthogonal factor of C'^½ C^½.
     *
     * @param other the other law
     * @return W ≥ 0
     * @throws IllegalArgumentException if dimensions differ
     */
    public double wassersteinDistance(GaussianLaw other) {
        int d = checkDimension(other);
        DMatrixRMaj here = root(covariance);
        DMatrixRMaj there = root(other.covariance);
        DMatrixRMaj product = new DMatrixRMaj(d, d);
        CommonOps_DDRM.mult(there, here, product);
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(d, d, true, true, false);
        if (!svd.decompose(product)) {
            throw new NumericalException("no singular values of the product of two roots of covariances");
        }
        DMatrixRMaj rotation = new DMatrixRMaj(d, d);
        CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), rotation);
        DMatrixRMaj turned = new DMatrixRMaj(d, d);
        CommonOps_DDRM.mult(there, rotation, turned);
        CommonOps_DDRM.subtractEquals(turned, here);
        double roots = NormOps_DDRM.normF(turned);
        double sum = roots * roots;
        for (int i = 0; i < d; i++) {
            sum += (mean[i] - other.mean[i]) * (mean[i] - other.mean[i]);
        }
        return Math.sqrt(sum);
    }

    /**
     * The Kullback–Leibler divergence of this law from another, ½ [Σ (ν − log(1 + ν)) + (m − m')ᵀ C'⁻¹ (m − m')], with the
     * eigenvalues ν of L⁻¹ (C − C') L⁻ᵀ, C' = L Lᵀ.
     *
     * @param other the other law, not degenerate
     * @return KL(this ‖ other) ≥ 0 in nats; ∞ if this law is degenerate
     * @throws IllegalArgumentException if dimensions differ or the other law is degenerate
     */
    public double divergence(GaussianLaw other) {
        int d = checkDimension(other);
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(d, true);
        if (!cholesky.decompose(new DMatrixRMaj(other.covariance))) {
            throw new IllegalArgumentException("the divergence from a degenerate law is not defined");
        }
        DMatrixRMaj inverse = new DMatrixRMaj(d, d);
        CommonOps_DDRM.invert(cholesky.getT(null), inverse);
        DMatrixRMaj difference = new DMatrixRMaj(covariance);
        CommonOps_DDRM.subtractEquals(difference, new DMatrixRMaj(other.covariance));
        DMatrixRMaj half = new DMatrixRMaj(d, d);
        CommonOps_DDRM.mult(inverse, difference, half);
        DMatrixRMaj whitened = new DMatrixRMaj(d, d);
        CommonOps_DDRM.multTransB(half, inverse, whitened);
        EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(whitened, false);
        double sum = 0;
        for (int i = 0; i < d; i++) {
            double nu = eigen.getEigenvalue(i).getReal();
            sum += nu - Math.log1p(nu);
            double shift = 0;
            for (int k = 0; k < d; k++) {
                shift += inverse.get(i, k) * (mean[k] - other.mean[k]);
            }
            sum += shift * shift;
        }
        return 0.5 * sum;
    }

    private int checkDimension(GaussianLaw other) {
        if (other.dimension() != dimension()) {
            throw new IllegalArgumentException("dimensions differ: " + dimension() + " and " + other.dimension());
        }
        return dimension();
    }

    /** The symmetric root; eigenvalues below zero are rounding of a degenerate law and count as zero. */
    private static DMatrixRMaj root(double[][] matrix) {
        int d = matrix.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(new DMatrixRMaj(matrix), true);
        DMatrixRMaj root = new DMatrixRMaj(d, d);
        for (int i = 0; i < d; i++) {
            double value = Math.sqrt(Math.max(0, eigen.getEigenvalue(i).getReal()));
            DMatrixRMaj vector = eigen.getEigenVector(i);
            CommonOps_DDRM.multAddTransB(value, vector, vector, root);
        }
        return root;
    }

    private static EigenDecomposition_F64<DMatrixRMaj> eigen(DMatrixRMaj matrix, boolean vectors) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(matrix.numRows, vectors, true);
        if (!eigen.decompose(matrix)) {
            throw new NumericalException("no eigenvalues of a symmetric matrix of size " + matrix.numRows);
        }
        return eigen;
    }
}
