package org.fokker.diffusion.conditional;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.fokker.method.NumericalException;
import org.fokker.random.RandomStream;

/**
 * The random matrix of a linear inverse problem as the literature draws it (Cardoso et al., MCGdiff, ICLR (2024)): the singular
 * vectors of a Gaussian matrix with sorted uniforms in (0, 1) as singular values.
 */
public final class RandomMatrix {

    private RandomMatrix() {}

    /**
     * Draws a matrix, a pure function of the arguments.
     *
     * @param stream where the vectors come from; the next stream gives the singular values
     * @param m rows
     * @param d columns, at least m
     * @return A, m × d
     * @throws IllegalArgumentException if m is not in 1 … d
     */
    public static double[][] draw(RandomStream stream, int m, int d) {
        if (m < 1 || m > d) {
            throw new IllegalArgumentException(
                    "a random matrix needs between 1 and as many rows as columns, got " + m + " × " + d);
        }
        return withSizes(stream, sizes(stream.withStream(stream.stream() + 1), m), d);
    }

    /** The singular values in ascending order. */
    static double[] sizes(RandomStream stream, int m) {
        double[] sizes = new double[m];
        stream.uniforms(0, 0, m, sizes);
        Arrays.sort(sizes);
        return sizes;
    }

    /** Independent normals, one path for each pair. */
    static double[] normals(RandomStream stream, int count) {
        int pairs = (count + 1) / 2;
        double[] even = new double[pairs];
        double[] odd = new double[pairs];
        stream.normals(0, 0, pairs, even, odd);
        double[] normals = new double[count];
        Arrays.setAll(normals, i -> i < pairs ? even[i] : odd[i - pairs]);
        return normals;
    }

    /** U diag(sizes) Vᵀ with the singular vectors of a Gaussian matrix; which singular value meets which vectors is immaterial. */
    private static double[][] withSizes(RandomStream stream, double[] sizes, int d) {
        int m = sizes.length;
        DMatrixRMaj gaussian = new DMatrixRMaj(m, d, true, normals(stream, m * d));
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
}
