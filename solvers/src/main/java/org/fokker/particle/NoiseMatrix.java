package org.fokker.particle;

import org.fokker.process.DiffusionProcess;

/** The noise matrix B of a process at a block of points, with the arithmetic that the schemes share. For one thread. */
final class NoiseMatrix {

    private final DiffusionProcess process;
    private final double[][] entries;

    NoiseMatrix(DiffusionProcess process, int block) {
        this.process = process;
        this.entries = new double[process.dimension() * process.noiseDimension()][block];
    }

    /** Refuses a process whose state-dependent noise is read in another way than the scheme converges to. */
    static void requireReading(SdeScheme scheme, DiffusionProcess process) {
        if (!process.additiveNoise() && process.interpretation() != scheme.reading()) {
            throw new IllegalArgumentException("scheme '" + scheme.name() + "' converges to the " + scheme.reading()
                    + " solution, but the state-dependent noise of "
                    + process.getClass().getSimpleName() + " is read as " + process.interpretation());
        }
    }

    /** Takes B(x, t) at n points. */
    void evaluate(double t, double[][] x, int n) {
        process.noise(t, x, n, entries);
    }

    /** x ← x + scale · B z with the B of the last evaluation. */
    void addIncrement(double scale, double[][] z, int n, double[][] x) {
        int m = process.noiseDimension();
        for (int i = 0; i < x.length; i++) {
            double[] xi = x[i];
            for (int k = 0; k < m; k++) {
                double[] b = entries[i * m + k];
                double[] zk = z[k];
                for (int j = 0; j < n; j++) {
                    xi[j] += scale * b[j] * zk[j];
                }
            }
        }
    }

    /** y ← y + scale · f, by components. */
    static void addScaled(double scale, double[][] f, int n, double[][] y) {
        for (int i = 0; i < f.length; i++) {
            double[] fi = f[i];
            double[] yi = y[i];
            for (int j = 0; j < n; j++) {
                yi[j] += scale * fi[j];
            }
        }
    }
}
