package org.fokker.diffusion.score;

import java.util.Arrays;
import org.fokker.random.RandomStream;

/**
 * φ_j(z) = √2 cos(ω_j·z + b_j), and 1 as the last feature.
 *
 * @param frequency ω_j by rows, J × d
 * @param phase b_j, J
 */
@SuppressWarnings("ArrayRecordComponent") // read by this package only, which does not change it
record FourierFeatures(double[][] frequency, double[] phase) {

    /**
     * Draws features whose mean product is the Gaussian kernel exp(−|z − z′|²/(2ℓ²)).
     *
     * @param d dimension
     * @param count J
     * @param length ℓ
     * @param stream normals for the frequencies, uniforms of the stream after the next for the phases
     */
    static FourierFeatures draw(int d, int count, double length, RandomStream stream) {
        double[] spare = new double[count];
        double[][] byAxis = new double[d + d % 2][count];
        for (int i = 0; i < d; i += 2) {
            stream.normals(0, i / 2, count, byAxis[i], byAxis[i + 1]);
        }
        stream.withStream(stream.stream() + 3).uniforms(0, 0, count, spare);
        double[][] frequency = new double[count][d];
        double[] phase = new double[count];
        for (int j = 0; j < count; j++) {
            for (int i = 0; i < d; i++) {
                frequency[j][i] = byAxis[i][j] / length;
            }
            phase[j] = 2 * Math.PI * spare[j];
        }
        return new FourierFeatures(frequency, phase);
    }

    /** Returns J + 1. */
    int size() {
        return phase.length + 1;
    }

    /**
     * Evaluates the features.
     *
     * @param z points by component, d × (≥ n)
     * @param n how many points
     * @param phi receives them by rows, (J + 1) × (≥ n)
     */
    void evaluate(double[][] z, int n, double[][] phi) {
        for (int f = 0; f < phase.length; f++) {
            double[] row = phi[f];
            Arrays.fill(row, 0, n, phase[f]);
            for (int i = 0; i < z.length; i++) {
                double w = frequency[f][i];
                double[] zi = z[i];
                for (int j = 0; j < n; j++) {
                    row[j] += w * zi[j];
                }
            }
            for (int j = 0; j < n; j++) {
                row[j] = Math.sqrt(2) * Math.cos(row[j]);
            }
        }
        Arrays.fill(phi[phase.length], 0, n, 1);
    }
}
