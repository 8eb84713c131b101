package org.fokker.diffusion.score;

import java.util.Arrays;

/**
 * How a network is told the noise: λ, moved to [−1, 1] over the range of training, and sine and cosine of its first two harmonics.
 *
 * @param first least λ
 * @param last greatest λ
 */
record NoiseEmbedding(double first, double last) {

    /** Numbers in an embedding. */
    static final int SIZE = 5;

    /**
     * Fills the rows of a network's input.
     *
     * @param lambda λ
     * @param input by rows
     * @param row first row that is filled
     * @param from first column
     * @param n how many columns
     */
    void fill(double lambda, double[][] input, int row, int from, int n) {
        double place = (2 * lambda - first - last) / (last - first);
        double angle = 0.5 * Math.PI * place;
        double[] values = {place, Math.sin(angle), Math.cos(angle), Math.sin(2 * angle), Math.cos(2 * angle)};
        for (int i = 0; i < SIZE; i++) {
            Arrays.fill(input[row + i], from, from + n, values[i]);
        }
    }
}
