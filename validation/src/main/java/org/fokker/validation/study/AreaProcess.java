package org.fokker.validation.study;

import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * dX₁ = dW₁, dX₂ = X₁ dW₂: the simplest noise that does not commute, [b₁, b₂] = ∂₂. X₂ is half of W₁W₂ and Lévy's area, which no
 * scheme knows from increments alone; its distance from what they determine falls like h^½ (Clark and Cameron 1980). The readings of
 * Itô and Stratonovich agree, as b₂ does not change along itself.
 */
final class AreaProcess implements DiffusionProcess {

    private final Interpretation reading;

    AreaProcess(Interpretation reading) {
        this.reading = reading;
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
    public Interpretation interpretation() {
        return reading;
    }

    @Override
    public boolean additiveNoise() {
        return false;
    }

    @Override
    public boolean autonomous() {
        return true;
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        for (int j = 0; j < n; j++) {
            f[0][j] = 0;
            f[1][j] = 0;
        }
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        for (int j = 0; j < n; j++) {
            b[0][j] = 1;
            b[1][j] = 0;
            b[2][j] = 0;
            b[3][j] = x[0][j];
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        for (int j = 0; j < n; j++) {
            tensor[0][j] = 0.5;
            tensor[1][j] = 0;
            tensor[2][j] = 0.5 * x[0][j] * x[0][j];
        }
    }
}
