package org.fokker.distribution;

import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.fokker.method.NumericalException;

/** What form the covariances of a fitted mixture have. */
sealed interface CovarianceForm {

    /**
     * The likeliest covariance of this form.
     *
     * @param moments weighted second moments about the mean, d × d; may be changed
     * @return d × d
     */
    double[][] fitted(double[][] moments);

    /**
     * The number of free parameters of one covariance.
     *
     * @param d dimension
     * @return for the Bayesian information criterion
     */
    double parameters(int d);

    /**
     * The number of points that a component needs at least.
     *
     * @param d dimension
     * @return how many
     * @throws IllegalArgumentException if there are too few dimensions for the form
     */
    int leastPoints(int d);

    /** Any covariance. */
    record Full() implements CovarianceForm {

        @Override
        public double[][] fitted(double[][] moments) {
            return moments;
        }

        @Override
        public double parameters(int d) {
            return 0.5 * d * (d + 1);
        }

        @Override
        public int leastPoints(int d) {
            return d + 1;
        }
    }

    /**
     * Some principal directions and one variance in all others, U (Λ − σ² I) Uᵀ + σ² I: the likeliest has the leading eigenpairs of
     * the moments, and for σ² the mean of the other eigenvalues (M. E. Tipping and C. M. Bishop, Neural Computation 11 (1999)
     * 443–482).
     *
     * @param rank number of directions, 0 … d − 1
     */
    record Principal(int rank) implements CovarianceForm {

        @Override
        public double[][] fitted(double[][] moments) {
            int d = moments.length;
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
            if (!eigen.decompose(new DMatrixRMaj(moments))) {
                throw new NumericalException(
                        "the eigenvalues of a covariance in " + d + " dimensions did not converge");
            }
            Integer[] order = new Integer[d];
            for (int i = 0; i < d; i++) {
                order[i] = i;
            }
            Arrays.sort(
                    order,
                    Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()));
            double rest = 0;
            for (int q = rank; q < d; q++) {
                rest += eigen.getEigenvalue(order[q]).getReal();
            }
            rest /= d - rank;
            double[][] covariance = new double[d][d];
            for (int q = 0; q < rank; q++) {
                double excess = eigen.getEigenvalue(order[q]).getReal() - rest;
                double[] direction = eigen.getEigenVector(order[q]).data;
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j <= i; j++) {
                        covariance[i][j] += excess * direction[i] * direction[j];
                    }
                }
            }
            for (int i = 0; i < d; i++) {
                covariance[i][i] += rest;
                for (int j = 0; j < i; j++) {
                    covariance[j][i] = covariance[i][j];
                }
            }
            return covariance;
        }

        @Override
        public int leastPoints(int d) {
            if (rank >= d) {
                throw new IllegalArgumentException(
                        rank + " principal directions need more than " + d + " dimensions; take full covariances");
            }
            return rank + 2;
        }

        /** {@inheritDoc} r orthonormal directions with their variances, and σ². */
        @Override
        public double parameters(int d) {
            return d * rank - 0.5 * rank * (rank - 1) + 1;
        }
    }
}
