package org.fokker.process;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.fokker.distribution.GaussianMixture;

/**
 * dX = (A X + b) dt + B dW with constant matrices: any linear drift, normal or not, and any tensor D = ½ B Bᵀ, degenerate ones
 * included. From a Gaussian it stays Gaussian, see {@link LinearDiffusion}. Immutable.
 */
public final class LinearProcess implements DiffusionProcess {

    private final double[][] drift;
    private final double[] shift;
    private final double[][] noise;
    private final double[] tensor;
    private final boolean separable;

    /**
     * Creates the process.
     *
     * @param drift A, d × d, copied
     * @param shift b, d, copied
     * @param noise B, d × m, copied
     * @throws IllegalArgumentException if the shapes do not fit or an entry is not finite
     */
    public LinearProcess(double[][] drift, double[] shift, double[][] noise) {
        int d = shift.length;
        requireShape("drift matrix", drift, d, d);
        requireShape("noise matrix", noise, d, noise.length == 0 ? 0 : noise[0].length);
        for (double entry : shift) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException("shift of a linear process has the entry " + entry);
            }
        }
        this.drift = copy(drift);
        this.shift = shift.clone();
        this.noise = copy(noise);
        tensor = new double[d * (d + 1) / 2];
        boolean diagonal = true;
        int row = 0;
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++) {
                for (int k = 0; k < noise[0].length; k++) {
                    tensor[row] += 0.5 * noise[i][k] * noise[j][k];
                }
                diagonal &= i == j || (tensor[row] == 0 && drift[i][j] == 0 && drift[j][i] == 0);
                row++;
            }
        }
        separable = diagonal;
    }

    private static void requireShape(String what, double[][] matrix, int rows, int columns) {
        if (rows == 0 || columns == 0 || matrix.length != rows) {
            throw new IllegalArgumentException(
                    what + " of a linear process has " + matrix.length + " rows, expected " + rows);
        }
        for (double[] row : matrix) {
            if (row.length != columns || !Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(what + " of a linear process needs " + columns
                        + " finite entries in each row, got " + Arrays.toString(row));
            }
        }
    }

    /** {@return A, d × d, as a new array} */
    public double[][] driftMatrix() {
        return copy(drift);
    }

    /** {@return b, d, as a new array} */
    public double[] shift() {
        return shift.clone();
    }

    /** {@return the tensor D = ½ B Bᵀ, d × d, as a new array} */
    public double[][] tensor() {
        int d = shift.length;
        double[][] full = new double[d][d];
        int row = 0;
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++) {
                full[i][j] = tensor[row];
                full[j][i] = tensor[row++];
            }
        }
        return full;
    }

    /**
     * The stationary law N(−A⁻¹ b, W) with A W + W Aᵀ + 2D = 0, by a solve of the d² linear equations.
     *
     * @return the law; nothing if an eigenvalue of A has a real part that is not negative, or W is singular
     */
    public Optional<GaussianMixture> stationary() {
        int d = shift.length;
        DMatrixRMaj a = new DMatrixRMaj(drift);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, false);
        if (!eigen.decompose(a.copy())) {
            return Optional.empty();
        }
        for (int i = 0; i < d; i++) {
            if (!(eigen.getEigenvalue(i).getReal() < 0)) {
                return Optional.empty();
            }
        }
        DMatrixRMaj identity = CommonOps_DDRM.identity(d);
        DMatrixRMaj operator = CommonOps_DDRM.kron(a, identity, null);
        CommonOps_DDRM.addEquals(operator, CommonOps_DDRM.kron(identity, a, null));
        DMatrixRMaj right = new DMatrixRMaj(d * d, 1);
        double[][] full = tensor();
        for (int i = 0; i < d * d; i++) {
            right.set(i, 0, -2 * full[i / d][i % d]);
        }
        DMatrixRMaj solution = new DMatrixRMaj(d * d, 1);
        DMatrixRMaj mean = new DMatrixRMaj(d, 1);
        DMatrixRMaj minus = new DMatrixRMaj(d, 1);
        for (int i = 0; i < d; i++) {
            minus.set(i, 0, -shift[i]);
        }
        if (!CommonOps_DDRM.solve(operator, right, solution) || !CommonOps_DDRM.solve(a, minus, mean)) {
            return Optional.empty();
        }
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                covariance[i][j] = 0.5 * (solution.get(i * d + j, 0) + solution.get(j * d + i, 0));
            }
        }
        try {
            return Optional.of(GaussianMixture.gaussian(mean.getData(), covariance))
                    .filter(GaussianMixture::hasDensity);
        } catch (IllegalArgumentException singular) {
            return Optional.empty();
        }
    }

    @Override
    public int dimension() {
        return shift.length;
    }

    @Override
    public int noiseDimension() {
        return noise[0].length;
    }

    @Override
    public Interpretation interpretation() {
        return Interpretation.ITO;
    }

    @Override
    public boolean additiveNoise() {
        return true;
    }

    @Override
    public boolean autonomous() {
        return true;
    }

    @Override
    public boolean separable() {
        return separable;
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        for (int i = 0; i < shift.length; i++) {
            double[] fi = f[i];
            Arrays.fill(fi, 0, n, shift[i]);
            for (int k = 0; k < shift.length; k++) {
                double a = drift[i][k];
                double[] xk = x[k];
                for (int j = 0; j < n; j++) {
                    fi[j] += a * xk[j];
                }
            }
        }
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        int m = noise[0].length;
        for (int i = 0; i < shift.length; i++) {
            for (int k = 0; k < m; k++) {
                Arrays.fill(b[i * m + k], 0, n, noise[i][k]);
            }
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] values) {
        for (int row = 0; row < tensor.length; row++) {
            Arrays.fill(values[row], 0, n, tensor[row]);
        }
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }
}
