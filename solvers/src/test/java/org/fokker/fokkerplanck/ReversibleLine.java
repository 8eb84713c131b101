package org.fokker.fokkerplanck;

import java.util.function.DoubleUnaryOperator;
import org.fokker.process.Interpretation;
import org.fokker.process.Reversible;

/**
 * A process in one dimension in detailed balance.
 *
 * @param potential Φ
 * @param diffusion D
 * @param drift f in Itô's reading, D' − D Φ'
 */
public record ReversibleLine(DoubleUnaryOperator potential, DoubleUnaryOperator diffusion, DoubleUnaryOperator drift)
        implements Reversible {

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public int noiseDimension() {
        return 1;
    }

    @Override
    public Interpretation interpretation() {
        return Interpretation.ITO;
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
    public void reducedPotential(double[][] x, int n, double[] phi) {
        fill(potential, x, n, phi);
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        fill(drift, x, n, f[0]);
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        fill(y -> Math.sqrt(2 * diffusion.applyAsDouble(y)), x, n, b[0]);
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        fill(diffusion, x, n, tensor[0]);
    }

    private static void fill(DoubleUnaryOperator function, double[][] x, int n, double[] values) {
        for (int j = 0; j < n; j++) {
            values[j] = function.applyAsDouble(x[0][j]);
        }
    }
}
