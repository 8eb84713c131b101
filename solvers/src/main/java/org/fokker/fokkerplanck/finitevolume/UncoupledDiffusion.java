package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/** What is left of J = v p − D ∇p without the off-diagonal entries of D, of a process whose drift is v. */
record UncoupledDiffusion(DiffusionProcess kinetic) implements DiffusionProcess {

    @Override
    public int dimension() {
        return kinetic.dimension();
    }

    @Override
    public int noiseDimension() {
        return kinetic.dimension();
    }

    @Override
    public Interpretation interpretation() {
        return Interpretation.HAENGGI_KLIMONTOVICH;
    }

    @Override
    public boolean additiveNoise() {
        return kinetic.additiveNoise();
    }

    @Override
    public boolean autonomous() {
        return kinetic.autonomous();
    }

    @Override
    public boolean separable() {
        return kinetic.separable();
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        kinetic.drift(t, x, n, f);
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        int d = dimension();
        double[][] tensor = new double[d * (d + 1) / 2][n];
        kinetic.diffusionTensor(t, x, n, tensor);
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < d; k++) {
                Arrays.fill(b[i * d + k], 0, n, 0);
            }
            for (int j = 0; j < n; j++) {
                b[i * d + i][j] = Math.sqrt(2 * tensor[SymmetricTensor.entry(d, i, i)][j]);
            }
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        kinetic.diffusionTensor(t, x, n, tensor);
        int d = dimension();
        for (int i = 0; i < d; i++) {
            for (int k = i + 1; k < d; k++) {
                Arrays.fill(tensor[SymmetricTensor.entry(d, i, k)], 0, n, 0);
            }
        }
    }
}
