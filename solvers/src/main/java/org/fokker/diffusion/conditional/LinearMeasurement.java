package org.fokker.diffusion.conditional;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.fokker.method.NumericalException;

/**
 * A linear measurement y = A x + n of m numbers with n ~ N(0, R), R positive definite, and its diagonal form: with R = L Lᵀ and
 * the singular value decomposition L⁻¹ A = U diag(σ) Vᵀ the measured numbers
 *
 * <p>η_i = (Uᵀ L⁻¹ y)_i = σ_i v_iᵀ x + n_i, n_i ~ N(0, 1) independent, i &lt; r = min(m, d),
 *
 * <p>say all that y says about x. Nothing of size d × d is made. Immutable.
 */
public final class LinearMeasurement {

    private final double[][] matrix;
    private final double[] values;
    private final double[][] noise;
    private final double[] gains;
    private final double[][] directions;
    private final double[] reduced;
    private final double logConstant;

    /**
     * Creates a measurement.
     *
     * @param matrix A, m × d, copied
     * @param values y, m, copied
     * @param noise R, m × m, symmetric positive definite, copied
     * @throws IllegalArgumentException if the shapes do not fit, a number is not finite or R is not positive definite
     */
    public LinearMeasurement(double[][] matrix, double[] values, double[][] noise) {
        int m = values.length;
        if (m == 0 || matrix.length != m || noise.length != m || matrix[0].length == 0) {
            throw new IllegalArgumentException(
                    "a measurement needs as many values as its matrix and its noise have rows, " + "at least one: got "
                            + m + ", " + matrix.length + " and " + noise.length);
        }
        int d = matrix[0].length;
        this.matrix = copy("matrix", matrix, d);
        this.values = copy("values", new double[][] {values}, m)[0];
        this.noise = copy("noise", noise, m);
        DMatrixRMaj root = root(this.noise);
        DMatrixRMaj whitened = solveLower(root, new DMatrixRMaj(this.matrix));
        DMatrixRMaj white = solveLower(root, new DMatrixRMaj(m, 1, true, this.values));
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(m, d, true, true, true);
        if (!svd.decompose(whitened)) {
            throw new NumericalException("the singular value decomposition of a measurement of " + m + " values in " + d
                    + " dimensions did not converge");
        }
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj s = svd.getW(null);
        DMatrixRMaj v = svd.getV(null, false);
        SingularOps_DDRM.descendingOrder(u, false, s, v, false);
        int r = Math.min(m, d);
        gains = new double[r];
        directions = new double[r][d];
        reduced = new double[r];
        double squares = dot(white.data, white.data);
        for (int i = 0; i < r; i++) {
            gains[i] = s.get(i, i);
            for (int j = 0; j < d; j++) {
                directions[i][j] = v.get(j, i);
            }
            for (int j = 0; j < m; j++) {
                reduced[i] += u.get(j, i) * white.get(j);
            }
        }
        // What of L⁻¹ y lies outside of the range of U costs the same for every x; it is there only for m > d.
        double outside = m > r ? squares - dot(reduced, reduced) : 0;
        double logRoot = 0;
        for (int i = 0; i < m; i++) {
            logRoot += Math.log(root.get(i, i));
        }
        logConstant = -0.5 * m * Math.log(2 * Math.PI) - logRoot - 0.5 * outside;
    }

    /**
     * A measurement with independent errors of equal size.
     *
     * @param matrix A, m × d
     * @param values y, m
     * @param deviation σ &gt; 0
     * @return the measurement with R = σ² I
     * @throws IllegalArgumentException as the constructor
     */
    public static LinearMeasurement of(double[][] matrix, double[] values, double deviation) {
        double[][] noise = new double[values.length][values.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i][i] = deviation * deviation;
        }
        return new LinearMeasurement(matrix, values, noise);
    }

    /** {@return m, how many numbers are measured} */
    public int size() {
        return values.length;
    }

    /** {@return d} */
    public int dimension() {
        return matrix[0].length;
    }

    /** {@return A, m × d, as a new array} */
    public double[][] matrix() {
        return copy("matrix", matrix, dimension());
    }

    /** {@return y, m, as a new array} */
    public double[] values() {
        return values.clone();
    }

    /** {@return R, m × m, as a new array} */
    public double[][] noise() {
        return copy("noise", noise, values.length);
    }

    /** {@return r = min(m, d), how many numbers the diagonal form has} */
    public int rank() {
        return gains.length;
    }

    /**
     * Returns a singular value of L⁻¹ A.
     *
     * @param i its number, 0 … r − 1, in descending order
     * @return σ_i ≥ 0
     */
    public double gain(int i) {
        return gains[i];
    }

    /**
     * Returns a measured number of the diagonal form.
     *
     * @param i its number
     * @return η_i
     */
    public double reduced(int i) {
        return reduced[i];
    }

    /** {@return the measured directions v_i, orthonormal, r × d, as a new array} */
    public double[][] directions() {
        return copy("directions", directions, dimension());
    }

    /** {@return log N(y; A x, R) + ½ Σ (η_i − σ_i v_iᵀ x)², which does not depend on x} */
    public double logConstant() {
        return logConstant;
    }

    /**
     * The log-likelihood log N(y; A x, R).
     *
     * @param x the point, d
     * @return the logarithm
     */
    public double logLikelihood(double... x) {
        double sum = logConstant;
        for (int i = 0; i < gains.length; i++) {
            double residual = reduced[i] - gains[i] * dot(directions[i], x);
            sum -= 0.5 * residual * residual;
        }
        return sum;
    }

    /**
     * The coordinates of points along the measured directions.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param coordinates receives v_iᵀ x, r × (≥ n)
     */
    public void project(double[][] x, int n, double[][] coordinates) {
        for (int i = 0; i < gains.length; i++) {
            double[] row = coordinates[i];
            Arrays.fill(row, 0, n, 0);
            for (int l = 0; l < x.length; l++) {
                double v = directions[i][l];
                double[] xl = x[l];
                for (int j = 0; j < n; j++) {
                    row[j] += v * xl[j];
                }
            }
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static DMatrixRMaj root(double[][] noise) {
        for (int i = 0; i < noise.length; i++) {
            for (int j = 0; j < i; j++) {
                if (noise[i][j] != noise[j][i]) {
                    throw new IllegalArgumentException("the noise of a measurement is not symmetric: entry (" + i + ", "
                            + j + ") is " + noise[i][j] + ", entry (" + j + ", " + i + ") is " + noise[j][i]);
                }
            }
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(noise.length, true);
        if (!cholesky.decompose(new DMatrixRMaj(noise))) {
            throw new IllegalArgumentException(
                    "the noise of a measurement must be positive definite, got " + Arrays.deepToString(noise));
        }
        return cholesky.getT(null);
    }

    private static DMatrixRMaj solveLower(DMatrixRMaj root, DMatrixRMaj right) {
        DMatrixRMaj solution = new DMatrixRMaj(right.numRows, right.numCols);
        if (!CommonOps_DDRM.solve(root, right, solution)) {
            throw new IllegalArgumentException("the noise of a measurement is singular to working precision");
        }
        return solution;
    }

    private static double[][] copy(String what, double[][] rows, int columns) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns || !Arrays.stream(rows[i]).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(what + " of a measurement: row " + i + " must have " + columns
                        + " finite numbers, got " + Arrays.toString(rows[i]));
            }
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
