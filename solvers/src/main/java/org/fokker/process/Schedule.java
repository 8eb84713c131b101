package org.fokker.process;

/**
 * The scalar algebra of an affine-Gaussian process dX = f(t) X dt + g(t) dW: X_t | x_0 ~ N(a x_0, s² I) with a' = f a,
 * (s²)' = 2 f s² + g². Everything is computed without cancellation: {@code expm1}, {@code log1p}, logarithms.
 */
public interface Schedule {

    /** {@return the name of the kind, as the scenario files write it} */
    String name();

    /**
     * Returns log a(t).
     *
     * @param t time, ≥ 0
     * @return log a(t)
     */
    double logScale(double t);

    /**
     * Returns s²(t), relatively accurate also as t → 0.
     *
     * @param t time, ≥ 0
     * @return s²(t), relatively accurate also as t → 0
     */
    double variance(double t);

    /**
     * Returns f(t) = a'/a.
     *
     * @param t time, ≥ 0
     * @return f(t) = a'/a
     */
    double driftRate(double t);

    /**
     * Returns g²(t).
     *
     * @param t time, ≥ 0
     * @return g²(t)
     */
    double squaredVolatility(double t);

    /**
     * Variance of X_t given X_s for s ≤ t, relatively accurate also for t → s.
     *
     * @param s earlier time
     * @param t later time
     * @return s²(t) − (a(t)/a(s))² s²(s)
     */
    double transitionVariance(double s, double t);

    /**
     * Exact inverse of {@link #logSnr}.
     *
     * @param lambda ½ log(a²/s²)
     * @return the time t with λ(t) = lambda
     */
    double timeOfLogSnr(double lambda);

    /**
     * Variance of the reference law N(0, v I) from which sampling starts and against which bounds are taken.
     *
     * @param end the end time T
     * @return v
     */
    double referenceVariance(double end);

    /** {@return the time at which the scale a vanishes, where f and g² are not finite; ∞ if there is none} */
    default double lastTime() {
        return Double.POSITIVE_INFINITY;
    }

    /** {@return the time at which generation usually begins, with little left of the data} */
    default double usualEnd() {
        return 1;
    }

    /** {@return whether f and g are constant} */
    default boolean autonomous() {
        return false;
    }

    /**
     * Returns a(t).
     *
     * @param t time, ≥ 0
     * @return a(t)
     */
    default double scale(double t) {
        return Math.exp(logScale(t));
    }

    /**
     * Returns λ(t) = ½ log(a²/s²), half the logarithm of the signal-to-noise ratio u = a²/s².
     *
     * @param t time, ≥ 0
     * @return λ(t) = ½ log(a²/s²), half the logarithm of the signal-to-noise ratio u = a²/s²
     */
    default double logSnr(double t) {
        return logScale(t) - 0.5 * Math.log(variance(t));
    }
}
