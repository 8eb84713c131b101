package org.fokker.distribution;

/** An energy landscape U: R^d → R with its gradient. Immutable and safe for use by many threads. */
public interface Potential {

    /** {@return d} */
    int dimension();

    /**
     * Energies at n points.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param energy receives U at 0 … n − 1
     */
    void energy(double[][] x, int n, double[] energy);

    /**
     * Gradients at n points.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param gradient receives ∇U, laid out like {@code x}
     */
    void gradient(double[][] x, int n, double[][] gradient);
}
