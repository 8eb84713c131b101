package org.fokker.benchmarks;

import java.util.Arrays;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * dX_i = (X_{i+1}/2 − X_i) dt + √(2 − 0.8 a_i²) dW_i + √0.8 a_i dW_{d+1}, indices taken round, so that D_ii = 1 and D_ij =
 * 0.4 a_i a_j, with a_i = 1 or cos X_i: not separable, so that no two lines share their rates.
 *
 * @param dimension d
 * @param additiveNoise whether a_i = 1
 */
record TurningDrift(int dimension, boolean additiveNoise) implements DiffusionProcess {

    @Override
    public int noiseDimension() {
        return dimension + 1;
    }

    @Override
    public Interpretation interpretation() {
        return Interpretation.ITO;
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
        int m = dimension + 1;
        for (int i = 0; i < dimension; i++) {
            for (int k = 0; k < dimension; k++) {
                Arrays.fill(b[i * m + k], 0, n, 0);
            }
            for (int j = 0; j < n; j++) {
                double share = 0.4 * factor(x[i][j]) * factor(x[i][j]);
                b[i * m + i][j] = Math.sqrt(2 * (1 - share));
                b[i * m + dimension][j] = Math.sqrt(0.8) * factor(x[i][j]);
            }
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        int row = 0;
        for (int i = 0; i < dimension; i++) {
            for (int k = i; k < dimension; k++) {
                for (int j = 0; j < n; j++) {
                    tensor[row][j] = i == k ? 1 : 0.4 * factor(x[i][j]) * factor(x[k][j]);
                }
                row++;
            }
        }
    }

    private double factor(double x) {
        return additiveNoise ? 1 : Math.cos(x);
    }
}
