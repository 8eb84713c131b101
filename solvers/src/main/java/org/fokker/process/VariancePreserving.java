package org.fokker.process;

/**
 * The variance-preserving schedule (Ho et al. 2020; Song et al. 2021): with a rate β and B(t) = ∫_0^t β,
 * a = e^{−B/2}, s² = 1 − e^{−B}, f = −β/2, g² = β, u = 1/(e^B − 1).
 */
public final class VariancePreserving implements Schedule {

    private final RateIntegral rate;

    private VariancePreserving(RateIntegral rate) {
        this.rate = rate;
    }

    /**
     * The linear rate β(t) = βmin + (βmax − βmin) t, usually for t in [0, 1]; it goes on beyond.
     *
     * @param betaMin β(0), ≥ 0
     * @param betaMax β(1), ≥ β(0) and positive
     * @return the schedule
     * @throws IllegalArgumentException if the rates are not as described
     */
    public static VariancePreserving linear(double betaMin, double betaMax) {
        return new VariancePreserving(new LinearRate(betaMin, betaMax));
    }

    /**
     * The cosine schedule of Nichol and Dhariwal (2021), e^{−B} = cos² θ(t) / cos² θ(0), θ(t) = ½π (t + s)/(1 + s),
     * s = 0.008. In discrete time its authors cap the rate; here the algebra is exact for t in [0, 1): a vanishes at t = 1 and
     * f and g² are refused there, so end a little before, for instance at 0.999.
     *
     * @return the schedule
     */
    public static VariancePreserving cosine() {
        return new VariancePreserving(new CosineRate());
    }

    /**
     * The sigmoid schedule of Jabri, Fleet and Chen (2023), e^{−B} = (S(q) − S(y))/(S(q) − S(p)), S(y) = 1/(1 + e^{−y}), y = p + (q
     * − p) t. As with {@link #cosine} a vanishes at t = 1.
     *
     * @param from p
     * @param to q &gt; p
     * @return the schedule
     * @throws IllegalArgumentException if the ends are not finite or not in order
     */
    public static VariancePreserving sigmoid(double from, double to) {
        return new VariancePreserving(new SigmoidRate(from, to));
    }

    /**
     * The chain X_i = √(1 − β_i) X_{i−1} + √β_i ε_i, embedded exactly: time counts its steps, and the law at the time i is that of
     * the chain after i steps.
     *
     * @param beta β_1, …, β_T, each in (0, 1)
     * @return the schedule
     * @throws IllegalArgumentException if there is no step, or a β is not in (0, 1)
     */
    public static VariancePreserving stepwise(double... beta) {
        return new VariancePreserving(new StepwiseRate(beta));
    }

    /**
     * This schedule, shifted and stretched so that no signal is left at a last time: a ← (a − a(T))/(1 − a(T)) (Lin et al. 2024).
     *
     * @param last T, where this schedule has a signal left
     * @return the changed schedule; f and g² are refused at T
     * @throws IllegalArgumentException unless 0 &lt; T &lt; ∞
     */
    public VariancePreserving withoutTerminalSignal(double last) {
        return new VariancePreserving(new ZeroTerminalRate(rate, last));
    }

    @Override
    public String name() {
        return "variance-preserving";
    }

    @Override
    public double logScale(double t) {
        return -0.5 * rate.integral(t);
    }

    @Override
    public double variance(double t) {
        return rate.lost(0, t);
    }

    @Override
    public double driftRate(double t) {
        return -0.5 * rate.rate(t);
    }

    @Override
    public double squaredVolatility(double t) {
        return rate.rate(t);
    }

    @Override
    public double transitionVariance(double s, double t) {
        return rate.lost(s, t);
    }

    /** {@inheritDoc} B = log(1 + e^{−2λ}). */
    @Override
    public double timeOfLogSnr(double lambda) {
        return rate.time(LogSpace.softplus(-2 * lambda));
    }

    @Override
    public double lastTime() {
        return rate.last();
    }

    @Override
    public double usualEnd() {
        return rate.usualEnd();
    }

    @Override
    public double referenceVariance(double end) {
        return 1;
    }
}
