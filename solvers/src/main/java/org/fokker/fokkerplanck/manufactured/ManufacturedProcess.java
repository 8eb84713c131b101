package org.fokker.fokkerplanck.manufactured;

import java.util.Arrays;
import java.util.List;
import org.fokker.fokkerplanck.manufactured.ManufacturedSolution.Field;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/** The process of a manufactured solution; its noise matrix is the lower Cholesky factor of 2D. */
final class ManufacturedProcess implements DiffusionProcess {

    /** Pivots this much below the entry are rounding errors of a semi-definite tensor. */
    private static final double ROUNDING = 1e-14;

    private final int d;
    private final List<Field> drift;
    private final List<Field> diffusion;
    private final Interpretation reading;
    private final boolean additive;
    private final boolean autonomous;

    ManufacturedProcess(
            int d,
            List<Field> drift,
            List<Field> diffusion,
            Interpretation reading,
            boolean additive,
            boolean autonomous) {
        this.d = d;
        this.drift = drift;
        this.diffusion = diffusion;
        this.reading = reading;
        this.additive = additive;
        this.autonomous = autonomous;
    }

    @Override
    public int dimension() {
        return d;
    }

    @Override
    public int noiseDimension() {
        return d;
    }

    @Override
    public Interpretation interpretation() {
        return reading;
    }

    @Override
    public boolean additiveNoise() {
        return additive;
    }

    @Override
    public boolean autonomous() {
        return autonomous;
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        for (int i = 0; i < d; i++) {
            PointChunk.values(drift.get(i), t, x, n, f[i]);
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        int given = 0;
        int row = 0;
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++) {
                if (i == j || diffusion.size() != d) {
                    PointChunk.values(diffusion.get(given++), t, x, n, tensor[row++]);
                } else {
                    Arrays.fill(tensor[row++], 0, n, 0);
                }
            }
        }
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        double[][] tensor = new double[d * (d + 1) / 2][n];
        diffusionTensor(t, x, n, tensor);
        for (double[] row : b) {
            Arrays.fill(row, 0, n, 0);
        }
        for (int p = 0; p < n; p++) {
            for (int k = 0; k < d; k++) {
                for (int i = k; i < d; i++) {
                    double entry = 2 * tensor[k * d - k * (k - 1) / 2 + i - k][p];
                    double rest = entry;
                    for (int l = 0; l < k; l++) {
                        rest -= b[i * d + l][p] * b[k * d + l][p];
                    }
                    if (i > k) {
                        b[i * d + k][p] = b[k * d + k][p] == 0 ? 0 : rest / b[k * d + k][p];
                    } else if (rest >= -ROUNDING * Math.abs(entry)) {
                        b[i * d + i][p] = Math.sqrt(Math.max(0, rest));
                    } else {
                        throw new NumericalException(
                                "the manufactured diffusion tensor is not positive semi-definite: pivot " + rest
                                        + " of axis " + i + " at t = " + t);
                    }
                }
            }
        }
    }
}
