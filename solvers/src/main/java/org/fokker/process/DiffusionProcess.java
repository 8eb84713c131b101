package org.fokker.process;

/**
 * A diffusion dX = f(X, t) dt + B(X, t) dW in R^d with m-dimensional noise; D = ½ B Bᵀ. Immutable and safe for use by many
 * threads. All methods work on n points at once, stored by component: x[i][j] is component i of point j.
 */
public interface DiffusionProcess {

    /** {@return d} */
    int dimension();

    /** {@return m, the number of driving Brownian motions} */
    int noiseDimension();

    /** {@return how B dW is to be read} */
    Interpretation interpretation();

    /**
     * The same diffusion, written in another reading: the drift takes up the difference, and all laws stay.
     *
     * @param reading how B dW is to be read
     * @return this process if the noise is additive or already read so, otherwise a process with another drift
     * @throws IllegalArgumentException if the process does not know the derivatives of its noise; names it and both readings
     */
    default DiffusionProcess inReading(Interpretation reading) {
        if (additiveNoise() || interpretation() == reading) {
            return this;
        }
        throw new IllegalArgumentException(getClass().getSimpleName() + " is read as " + interpretation()
                + " and cannot be written as " + reading + ": the derivatives of its noise are not known");
    }

    /** {@return whether B does not depend on x, so that all interpretations agree} */
    boolean additiveNoise();

    /** {@return whether neither f nor B depends on t, so that what is computed from them once stays} */
    default boolean autonomous() {
        return false;
    }

    /** {@return whether D is diagonal, and f_i and D_ii depend on t and component i of x alone} */
    default boolean separable() {
        return dimension() == 1;
    }

    /**
     * The drift f.
     *
     * @param t time
     * @param x points, d × (≥ n)
     * @param n how many points
     * @param f receives f(x, t), laid out like {@code x}; must not be {@code x}
     */
    void drift(double t, double[][] x, int n, double[][] f);

    /**
     * The noise matrix B.
     *
     * @param t time
     * @param x points, d × (≥ n)
     * @param n how many points
     * @param b receives B(x, t): b[i·m + k][j] is B_ik at point j, (d·m) × (≥ n)
     */
    void noise(double t, double[][] x, int n, double[][] b);

    /**
     * The diffusion tensor D = ½ B Bᵀ, upper triangle by rows (D_11, D_12, …, D_1d, D_22, …).
     *
     * @param t time
     * @param x points, d × (≥ n)
     * @param n how many points
     * @param tensor receives D(x, t), d(d+1)/2 × (≥ n)
     */
    void diffusionTensor(double t, double[][] x, int n, double[][] tensor);
}
