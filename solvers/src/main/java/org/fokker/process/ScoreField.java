package org.fokker.process;

/** A time-dependent vector field that stands for ∇ log p_t: exact, from a grid, fitted or learned. */
@FunctionalInterface
public interface ScoreField {

    /**
     * Evaluates the score.
     *
     * @param t time of the forward process
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param score receives s(x, t), laid out like {@code x}
     */
    void score(double t, double[][] x, int n, double[][] score);
}
