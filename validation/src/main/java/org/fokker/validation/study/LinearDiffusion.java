package org.fokker.validation.study;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * dX = −A X dt + B dW with constant matrices and D = ½ B Bᵀ, whose law stays Gaussian: mean e^{−At} m, covariance e^{−At} C e^{−Aᵀt}
 * + ∫₀ᵗ e^{−As} 2D e^{−Aᵀs} ds.
 */
final class LinearDiffusion implements DiffusionProcess {

    private final double[][] rate;
    private final double[][] tensor;
    private final double[][] noise;

    /**
     * Creates the process.
     *
     * @param rate A, d × d by rows
     * @param tensor D, symmetric and positive definite
     */
    LinearDiffusion(double[][] rate, double[][] tensor) {
        this.rate = rate;
        this.tensor = tensor;
        noise = root(tensor);
    }

    /** The law at a time, from a Gaussian. */
    GaussianMixture law(double[] mean, double[][] covariance, double t) {
        int d = rate.length;
        // Van Loan (1978): the exponential of [[−A, 2D], [0, Aᵀ]] t is [[F, G], [0, F⁻ᵀ]] with F = e^{−At}, and G Fᵀ is
        // the
        // integral.
        DMatrixRMaj block = new DMatrixRMaj(2 * d, 2 * d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                block.set(i, j, -rate[i][j] * t);
                block.set(i, d + j, 2 * tensor[i][j] * t);
                block.set(d + i, d + j, rate[j][i] * t);
            }
        }
        DMatrixRMaj exponential = MatrixExponential.of(block);
        DMatrixRMaj f = CommonOps_DDRM.extract(exponential, 0, d, 0, d);
        DMatrixRMaj g = CommonOps_DDRM.extract(exponential, 0, d, d, 2 * d);
        DMatrixRMaj result = new DMatrixRMaj(d, d);
        DMatrixRMaj half = new DMatrixRMaj(d, d);
        CommonOps_DDRM.mult(f, new DMatrixRMaj(covariance), half);
        CommonOps_DDRM.add(half, g, half);
        CommonOps_DDRM.multTransB(half, f, result);
        DMatrixRMaj centre = new DMatrixRMaj(d, 1);
        CommonOps_DDRM.mult(f, DMatrixRMaj.wrap(d, 1, mean.clone()), centre);
        double[][] spread = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                spread[i][j] = 0.5 * (result.get(i, j) + result.get(j, i));
            }
        }
        return GaussianMixture.gaussian(centre.getData(), spread);
    }

    @Override
    public int dimension() {
        return rate.length;
    }

    @Override
    public int noiseDimension() {
        return rate.length;
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
    public void drift(double t, double[][] x, int n, double[][] f) {
        for (int i = 0; i < rate.length; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < rate.length; k++) {
                    sum -= rate[i][k] * x[k][j];
                }
                f[i][j] = sum;
            }
        }
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        int d = rate.length;
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < d; k++) {
                Arrays.fill(b[i * d + k], 0, n, noise[i][k]);
            }
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] upper) {
        int row = 0;
        for (int i = 0; i < rate.length; i++) {
            for (int k = i; k < rate.length; k++) {
                Arrays.fill(upper[row++], 0, n, tensor[i][k]);
            }
        }
    }

    /** Cholesky's factor of 2D. */
    private static double[][] root(double[][] tensor) {
        int d = tensor.length;
        double[][] l = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 2 * tensor[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        return l;
    }
}
