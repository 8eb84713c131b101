package org.fokker.benchmarks;

import java.util.Arrays;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * dX_i = (X_{i+1}/2 − X_i) dt + √2 dW_i, indices taken round: not separable, so that no two lines share their rates.
 *
 * @param dimension d
 */
record TurningDrift(int dimension) implements DiffusionProcess {

    @Override
    public int noiseDimension() {
        return dimension;
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
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < n; j++) {
                f[i][j] = 0.5 * x[(i + 1) % dimension][j] - x[i][j];
            }
        }
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        for (int i = 0; i < dimension * dimension; i++) {
            Arrays.fill(b[i], 0, n, i % (dimension + 1) == 0 ? Math.sqrt(2) : 0);
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        int row = 0;
        for (int i = 0; i < dimension; i++) {
            for (int k = i; k < dimension; k++) {
                Arrays.fill(tensor[row++], 0, n, i == k ? 1 : 0);
            }
        }
    }
}
