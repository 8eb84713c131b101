package org.fokker.process;

/**
 * A member of the reverse family in the clock τ = T − t: dX = [−f + ½(1+λ²) g² s] dτ + λ g dW. Every λ ≥ 0 has the
 * marginals p_{T−τ}; λ = 1 is Anderson's reversal (1982), λ = 0 the probability flow (Maoutsa et al. 2020, Song et al.
 * 2021).
 */
public final class ReverseProcess implements IsotropicNoise {

    /** Relative error of a clock that has summed a million steps. */
    private static final double ROUNDING = 1e-10;

    private final IsotropicNoise forward;
    private final ScoreField score;
    private final double lambda;
    private final double end;

    /**
     * Creates the reversal.
     *
     * @param forward the process to be reversed
     * @param score ∇ log p_t of its law
     * @param lambda share of the noise, ≥ 0
     * @param end T, the time of the forward process at τ = 0
     * @throws IllegalArgumentException if lambda is negative, or one of the numbers is not finite
     */
    public ReverseProcess(IsotropicNoise forward, ScoreField score, double lambda, double end) {
        if (!(lambda >= 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("lambda must be a finite number >= 0, got " + lambda);
        }
        if (!Double.isFinite(end)) {
            throw new IllegalArgumentException("end time must be finite, got " + end);
        }
        this.forward = forward;
        this.score = score;
        this.lambda = lambda;
        this.end = end;
    }

    /** {@return λ, the share of the noise} */
    public double lambda() {
        return lambda;
    }

    /** {@return T, the time of the forward process at τ = 0} */
    public double end() {
        return end;
    }

    /** {@return the process that is reversed} */
    public IsotropicNoise forward() {
        return forward;
    }

    @Override
    public int dimension() {
        return forward.dimension();
    }

    @Override
    public double volatility(double tau) {
        return lambda * forward.volatility(forwardTime(tau));
    }

    @Override
    public void drift(double tau, double[][] x, int n, double[][] f) {
        double t = forwardTime(tau);
        int d = dimension();
        double g = forward.volatility(t);
        double weight = 0.5 * (1 + lambda * lambda) * g * g;
        double[][] s = new double[d][n];
        score.score(t, x, n, s);
        forward.drift(t, x, n, f);
        for (int i = 0; i < d; i++) {
            double[] fi = f[i];
            double[] si = s[i];
            for (int j = 0; j < n; j++) {
                fi[j] = weight * si[j] - fi[j];
            }
        }
    }

    /** T − τ. A clock that has summed its steps may pass T by some roundings; that is time zero. */
    private double forwardTime(double tau) {
        double t = end - tau;
        return t < 0 && t > -ROUNDING * end ? 0 : t;
    }
}
