package org.fokker.process;

import java.util.Arrays;

/** A process with dX = f(X, t) dt + g(t) dW, the form of every diffusion model. */
public interface IsotropicNoise extends DiffusionProcess {

    /**
     * The volatility.
     *
     * @param t time
     * @return g(t) ≥ 0
     */
    double volatility(double t);

    @Override
    default int noiseDimension() {
        return dimension();
    }

    @Override
    default Interpretation interpretation() {
        return Interpretation.ITO;
    }

    @Override
    default boolean additiveNoise() {
        return true;
    }

    @Override
    default void noise(double t, double[][] x, int n, double[][] b) {
        int d = dimension();
        double g = volatility(t);
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < d; k++) {
                Arrays.fill(b[i * d + k], 0, n, i == k ? g : 0);
            }
        }
    }

    @Override
    default void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        int d = dimension();
        double g = volatility(t);
        int row = 0;
        for (int i = 0; i < d; i++) {
            for (int k = i; k < d; k++) {
                Arrays.fill(tensor[row++], 0, n, i == k ? 0.5 * g * g : 0);
            }
        }
    }
}
