package org.fokker.process;

import org.fokker.distribution.Density;

/** A law p_t that is known in closed form at every time, with its score. Safe for use by many threads. */
public interface KnownLaw extends ScoreField {

    /**
     * The law at a time.
     *
     * @param t time, ≥ 0
     * @return p_t
     * @throws IllegalArgumentException if t is negative or not finite
     */
    Density marginal(double t);

    /** {@inheritDoc} */
    @Override
    default void score(double t, double[][] x, int n, double[][] score) {
        marginal(t).evaluate(x, n, new double[n], score);
    }
}
