package org.fokker.diffusion.likelihood;

/**
 * Draws of the noised point at one time.
 *
 * @param noise ε by component, d × n
 * @param error e = ε + s ∇ log p_t(z), d × n
 * @param covariance M = I + s² ∇² log p_t(z) as rows of the lower triangle, d(d+1)/2 × n
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of results within this package
record NoisedDraws(double[][] noise, double[][] error, double[][] covariance) {

    /** Returns d. */
    int dimension() {
        return noise.length;
    }

    /** Returns n. */
    int count() {
        return noise[0].length;
    }

    /**
     * The squared length of the noise error.
     *
     * @param j which draw
     * @return |e|²
     */
    double squaredError(int j) {
        double sum = 0;
        for (double[] component : error) {
            sum += component[j] * component[j];
        }
        return sum;
    }
}
