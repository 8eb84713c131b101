package org.fokker.fokkerplanck.following;

import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * A process in moving coordinates: for x = c(t) + S(t) ξ, dξ_i = [f_i(x, t) − c_i′ − S_i′ ξ_i]/S_i dt + Σ_k B_ik(x, t)/S_i dW_k. S
 * does not depend on x, so that this holds in every reading of the noise.
 */
final class MovingProcess implements DiffusionProcess {

    private final DiffusionProcess process;
    private final Motion motion;

    MovingProcess(DiffusionProcess process, Motion motion) {
        this.process = process;
        this.motion = motion;
    }

    /** Writes x = c + S ξ. */
    static double[][] places(Motion.Frame frame, double[][] xi, int n) {
        double[][] x = new double[xi.length][n];
        for (int i = 0; i < x.length; i++) {
            double c = frame.centre()[i];
            double s = frame.scale()[i];
            for (int j = 0; j < n; j++) {
                x[i][j] = c + s * xi[i][j];
            }
        }
        return x;
    }

    @Override
    public int dimension() {
        return process.dimension();
    }

    @Override
    public int noiseDimension() {
        return process.noiseDimension();
    }

    @Override
    public Interpretation interpretation() {
        return process.interpretation();
    }

    @Override
    public boolean additiveNoise() {
        return process.additiveNoise();
    }

    @Override
    public boolean separable() {
        return process.separable();
    }

    @Override
    public void drift(double t, double[][] xi, int n, double[][] f) {
        Motion.Frame frame = motion.at(t);
        process.drift(t, places(frame, xi, n), n, f);
        for (int i = 0; i < dimension(); i++) {
            double inverse = 1 / frame.scale()[i];
            double move = frame.centreRate()[i];
            double grow = frame.scaleRate()[i];
            for (int j = 0; j < n; j++) {
                f[i][j] = inverse * (f[i][j] - move - grow * xi[i][j]);
            }
        }
    }

    @Override
    public void noise(double t, double[][] xi, int n, double[][] b) {
        Motion.Frame frame = motion.at(t);
        process.noise(t, places(frame, xi, n), n, b);
        int m = noiseDimension();
        for (int row = 0; row < dimension() * m; row++) {
            scale(1 / frame.scale()[row / m], n, b[row]);
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] xi, int n, double[][] tensor) {
        Motion.Frame frame = motion.at(t);
        process.diffusionTensor(t, places(frame, xi, n), n, tensor);
        int row = 0;
        for (int i = 0; i < dimension(); i++) {
            for (int k = i; k < dimension(); k++) {
                scale(1 / (frame.scale()[i] * frame.scale()[k]), n, tensor[row++]);
            }
        }
    }

    private static void scale(double factor, int n, double[] values) {
        for (int j = 0; j < n; j++) {
            values[j] *= factor;
        }
    }
}
