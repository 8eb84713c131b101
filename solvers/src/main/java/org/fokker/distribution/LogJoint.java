package org.fokker.distribution;

import java.util.Arrays;
import org.fokker.kernel.PackedMixture;

/** The logarithms of the joint densities w_k N(x; m_k, C_k), one for each component, point after point. */
final class LogJoint {

    private final int[] components;
    private final PackedMixture packed;
    private final double[] y;

    LogJoint(GaussianMixture mixture) {
        this.packed = mixture.packed();
        this.components = new int[packed.components()];
        int next = 0;
        for (int k = 0; k < mixture.components(); k++) {
            if (mixture.weight(k) > 0) {
                components[next++] = k;
            }
        }
        this.y = new double[packed.dimension()];
    }

    /**
     * Evaluates.
     *
     * @param x the point, d
     * @param logs receives log w_k N(x; m_k, C_k) for all components; −∞ for those of weight zero
     */
    void evaluate(double[] x, double[] logs) {
        int d = y.length;
        Arrays.fill(logs, Double.NEGATIVE_INFINITY);
        double[] w = packed.whitening();
        int size = packed.shape().size(d);
        for (int k = 0; k < components.length; k++) {
            for (int i = 0; i < d; i++) {
                y[i] = x[i] - packed.mean()[k * d + i];
            }
            double square = 0;
            int row = k * size;
            for (int i = 0; i < d; i++) {
                double sum = 0;
                switch (packed.shape()) {
                    case ISOTROPIC -> sum = w[row] * y[i];
                    case DIAGONAL -> sum = w[row + i] * y[i];
                    case FULL -> {
                        for (int c = 0; c <= i; c++) {
                            sum += w[row + c] * y[c];
                        }
                        row += i + 1;
                    }
                }
                square += sum * sum;
            }
            logs[components[k]] = packed.logScale()[k] - 0.5 * square;
        }
    }
}
