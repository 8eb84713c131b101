package org.fokker.diffusion.conditional;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.fokker.distribution.GaussianMixture;
import org.fokker.method.NumericalException;
import org.fokker.random.RandomStream;

/**
 * A random linear inverse problem with an exact answer (Cardoso et al., MCGdiff, ICLR (2024)): the prior has 25 components N(m_ij, I) with
 * m_ij = (8i, 8j, 8i, 8j, …) for i, j = −2 … 2 and weights that are normalised squares of standard normals; A is a Gaussian matrix whose
 * singular values are replaced by sorted uniforms in (0, 1), and y = A x* + σ n with x* from the prior and σ a uniform in (0, 1) times
 * the largest singular value.
 *
 * @param prior the prior, in d dimensions
 * @param measurement what is measured
 */
public record MixtureInverseProblem(GaussianMixture prior, LinearMeasurement measurement) {

    private static final int SIDE = 5;
    private static final double SPACING = 8;

    /** What the numbers of a seed are used for, one stream each. */
    private static final int WEIGHTS = 0;

    private static final int MATRIX = 1;
    private static final int SIZES = 2;
    private static final int TRUTH = 3;
    private static final int NOISE = 4;
    private static final int DEVIATION = 5;

    /**
     * Draws a problem.
     *
     * @param seed the seed: a problem is a pure function of the arguments
     * @param d dimension of the data, even
     * @param m number of measured values, at most d
     * @return the problem
     * @throws IllegalArgumentException if d is odd or not positive, or m is not in 1 … d
     */
    public static MixtureInverseProblem draw(long seed, int d, int m) {
        if (d < 2 || d % 2 != 0 || m < 1 || m > d) {
            throw new IllegalArgumentException(
                    "a problem needs an even dimension and between 1 and as many measured values, got " + d + " and "
                            + m);
        }
        GaussianMixture prior = prior(seed, d);
        double[] sizes = new double[m];
        uniforms(new RandomStream(seed, SIZES), sizes);
        Arrays.sort(sizes);
        double[][] matrix = matrix(seed, sizes, d);
        double[] share = new double[1];
        uniforms(new RandomStream(seed, DEVIATION), share);
        double deviation = share[0] * sizes[m - 1];
        double[][] truth = new double[d][1];
        prior.sample(new RandomStream(seed, TRUTH), 0, 1, truth);
        double[] y = normals(new RandomStream(seed, NOISE), m);
        for (int i = 0; i < m; i++) {
            y[i] *= deviation;
            for (int l = 0; l < d; l++) {
                y[i] += matrix[i][l] * truth[l][0];
            }
        }
        return new MixtureInverseProblem(prior, LinearMeasurement.of(matrix, y, deviation));
    }

    private static GaussianMixture prior(long seed, int d) {
        int count = SIDE * SIDE;
        double[] weights = normals(new RandomStream(seed, WEIGHTS), count);
        double sum = 0;
        for (int k = 0; k < count; k++) {
            weights[k] *= weights[k];
            sum += weights[k];
        }
        double[][] means = new double[count][d];
        double[] deviations = new double[count];
        for (int k = 0; k < count; k++) {
            weights[k] /= sum;
            deviations[k] = 1;
            for (int l = 0; l < d; l++) {
                int step = l % 2 == 0 ? k / SIDE : k % SIDE;
                means[k][l] = SPACING * (step - SIDE / 2);
            }
        }
        return GaussianMixture.isotropic(weights, means, deviations);
    }

    /** U diag(sizes) Vᵀ with the singular vectors of a Gaussian matrix; which singular value meets which vectors is immaterial. */
    private static double[][] matrix(long seed, double[] sizes, int d) {
        int m = sizes.length;
        DMatrixRMaj gaussian = new DMatrixRMaj(m, d, true, normals(new RandomStream(seed, MATRIX), m * d));
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(m, d, true, true, true);
        if (!svd.decompose(gaussian)) {
            throw new NumericalException("the singular value decomposition of a Gaussian matrix did not converge");
        }
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj s = svd.getW(null);
        DMatrixRMaj v = svd.getV(null, false);
        SingularOps_DDRM.descendingOrder(u, false, s, v, false);
        for (int i = 0; i < m; i++) {
            s.set(i, i, sizes[m - 1 - i]);
        }
        DMatrixRMaj left = new DMatrixRMaj(m, s.numCols);
        CommonOps_DDRM.mult(u, s, left);
        DMatrixRMaj product = new DMatrixRMaj(m, d);
        CommonOps_DDRM.multTransB(left, v, product);
        double[][] matrix = new double[m][d];
        for (int i = 0; i < m; i++) {
            for (int l = 0; l < d; l++) {
                matrix[i][l] = product.get(i, l);
            }
        }
        return matrix;
    }

    private static double[] normals(RandomStream stream, int count) {
        int pairs = (count + 1) / 2;
        double[] even = new double[pairs];
        double[] odd = new double[pairs];
        stream.normals(0, 0, pairs, even, odd);
        double[] normals = new double[count];
        Arrays.setAll(normals, i -> i < pairs ? even[i] : odd[i - pairs]);
        return normals;
    }

    private static void uniforms(RandomStream stream, double[] u) {
        stream.uniforms(0, 0, u.length, u);
    }
}
