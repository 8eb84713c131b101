package org.fokker.diffusion;

import org.fokker.method.NumericalException;

/** The Cholesky factor L of one small symmetric positive definite matrix after the other; scratch of one thread. */
public final class CholeskyFactor {

    private final int d;
    private final double[] l;
    private final double[] y;

    /**
     * Makes room.
     *
     * @param d the dimension
     */
    public CholeskyFactor(int d) {
        this.d = d;
        l = new double[d * (d + 1) / 2];
        y = new double[d];
    }

    /**
     * Factorises shift · I + scale · M_j.
     *
     * @param m rows of the lower triangles of symmetric matrices, d(d+1)/2 × (&gt; j)
     * @param j which matrix
     * @param scale factor of M
     * @param shift multiple of the identity
     * @throws NumericalException if the matrix is not positive definite
     */
    public void factorise(double[][] m, int j, double scale, double shift) {
        for (int i = 0, row = 0; i < d; row += ++i) {
            for (int k = 0, other = 0; k <= i; other += ++k) {
                double sum = scale * m[row + k][j] + (i == k ? shift : 0);
                for (int c = 0; c < k; c++) {
                    sum -= l[row + c] * l[other + c];
                }
                if (k < i) {
                    l[row + k] = sum / l[other + k];
                } else if (sum > 0) {
                    l[row + i] = Math.sqrt(sum);
                } else {
                    throw new NumericalException("a posterior covariance is not positive definite: pivot " + i + " of "
                            + shift + " I + " + scale + " M is " + sum);
                }
            }
        }
    }

    /** {@return log det of the matrix} */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0, diagonal = 0; i < d; i++, diagonal += i + 1) {
            sum += Math.log(l[diagonal]);
        }
        return 2 * sum;
    }

    /**
     * The quadratic form of the inverse.
     *
     * @param e a vector, d
     * @return eᵀ A⁻¹ e
     */
    public double inverseQuadratic(double[] e) {
        double sum = 0;
        for (int i = 0, row = 0; i < d; row += ++i) {
            double v = e[i];
            for (int c = 0; c < i; c++) {
                v -= l[row + c] * y[c];
            }
            y[i] = v / l[row + i];
            sum += y[i] * y[i];
        }
        return sum;
    }

    /** {@return tr A⁻¹, the squared norm of L⁻¹} */
    public double inverseTrace() {
        double sum = 0;
        for (int column = 0; column < d; column++) {
            for (int i = column, row = column * (column + 1) / 2; i < d; row += ++i) {
                double v = i == column ? 1 : 0;
                for (int c = column; c < i; c++) {
                    v -= l[row + c] * y[c];
                }
                y[i] = v / l[row + i];
                sum += y[i] * y[i];
            }
        }
        return sum;
    }

    /**
     * One component of the product L z: standard normals become normals with the covariance of the matrix.
     *
     * @param i the component
     * @param z a vector, d
     * @return (L z)_i
     */
    public double times(int i, double[] z) {
        int row = i * (i + 1) / 2;
        double sum = 0;
        for (int c = 0; c <= i; c++) {
            sum += l[row + c] * z[c];
        }
        return sum;
    }
}
