package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import java.util.Random;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.Reversible;

/** Processes with full tensors that several tests need. */
final class TensorProcesses {

    private TensorProcesses() {}

    /** A random positive definite tensor L Lᵀ of condition up to a few hundred, upper triangle by rows. */
    static double[] random(int d, Random random) {
        double[][] l = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                l[i][j] = random.nextGaussian();
            }
            l[i][i] = 0.3 + random.nextDouble();
        }
        double[] tensor = new double[d * (d + 1) / 2];
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++) {
                for (int k = 0; k <= i; k++) {
                    tensor[SymmetricTensor.entry(d, i, j)] += l[i][k] * l[j][k];
                }
            }
        }
        return tensor;
    }

    /** Drift and full diffusion that depend on every coordinate and on time, with period 2 in each coordinate. */
    static DiffusionProcess curved(int d, double tilt) {
        return new TestProcess(d, Interpretation.ITO, false, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                double[] f = new double[d];
                Arrays.setAll(f, i -> 3 * Math.sin(Math.PI * (x[i] + x[(i + 1) % d])) + t);
                return f;
            }

            @Override
            public double[] tensor(double t, double[] x) {
                double[] tensor = new double[d * (d + 1) / 2];
                double phase = Math.PI * Arrays.stream(x).sum();
                for (int i = 0; i < d; i++) {
                    for (int j = i; j < d; j++) {
                        tensor[SymmetricTensor.entry(d, i, j)] = i == j
                                ? 0.5 + 0.1 * Math.cos(phase) + 0.05 * i
                                : tilt * Math.sin(Math.PI * x[i]) + 0.02 * t;
                    }
                }
                return tensor;
            }
        });
    }

    /** Detailed balance with exp(−Φ) and a full tensor, f = −D ∇Φ + ∇·D; constant unless {@code curved}. */
    static Reversible reversible(double coupling, boolean curved) {
        return new Detailed(coupling, curved);
    }

    private record Detailed(double coupling, boolean curved) implements Reversible {

        private double phi(double x, double y) {
            return 2 * (x * x - 0.5) * (x * x - 0.5) + 0.7 * y * y + 0.5 * Math.sin(x + y);
        }

        @Override
        public void reducedPotential(double[][] x, int n, double[] result) {
            for (int j = 0; j < n; j++) {
                result[j] = phi(x[0][j], x[1][j]);
            }
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public int noiseDimension() {
            return 2;
        }

        @Override
        public boolean autonomous() {
            return true;
        }

        @Override
        public Interpretation interpretation() {
            return Interpretation.HAENGGI_KLIMONTOVICH;
        }

        @Override
        public boolean additiveNoise() {
            return !curved;
        }

        @Override
        public void drift(double t, double[][] x, int n, double[][] f) {
            double[][] tensor = new double[3][n];
            diffusionTensor(t, x, n, tensor);
            for (int j = 0; j < n; j++) {
                double a = x[0][j];
                double b = x[1][j];
                double along = 8 * a * (a * a - 0.5) + 0.5 * Math.cos(a + b);
                double across = 1.4 * b + 0.5 * Math.cos(a + b);
                f[0][j] = -tensor[0][j] * along - tensor[1][j] * across;
                f[1][j] = -tensor[1][j] * along - tensor[2][j] * across;
            }
        }

        @Override
        public void noise(double t, double[][] x, int n, double[][] b) {
            throw new AssertionError("detailed balance needs no noise matrix");
        }

        @Override
        public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
            for (int j = 0; j < n; j++) {
                double s = curved ? 0.4 * Math.sin(2 * x[0][j] + x[1][j]) : 0;
                tensor[0][j] = 1 + s;
                tensor[1][j] = coupling * (1 + s);
                tensor[2][j] = 1 - s * s;
            }
        }
    }
}
