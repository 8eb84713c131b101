package org.fokker.fokkerplanck.time;

import java.util.Arrays;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * dX = A X dt + √(2 D) dW with constant A and diagonal D, which knows that it does not depend on time.
 *
 * @param drift A
 * @param diffusion diagonal of D
 */
record LinearDrift(double[][] drift, double[] diffusion) implements DiffusionProcess {

    @Override
    public int dimension() {
        return diffusion.length;
    }

    @Override
    public int noiseDimension() {
        return diffusion.length;
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
        for (int i = 0; i < diffusion.length; i++) {
            for (int j = 0; j < n; j++) {
                f[i][j] = 0;
                for (int k = 0; k < diffusion.length; k++) {
                    f[i][j] += drift[i][k] * x[k][j];
                }
            }
        }
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        int d = diffusion.length;
        for (int i = 0; i < d * d; i++) {
            Arrays.fill(b[i], 0, n, i % (d + 1) == 0 ? Math.sqrt(2 * diffusion[i / d]) : 0);
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        int row = 0;
        for (int i = 0; i < diffusion.length; i++) {
            for (int k = i; k < diffusion.length; k++) {
                Arrays.fill(tensor[row++], 0, n, i == k ? diffusion[i] : 0);
            }
        }
    }
}
