package org.fokker.process;

/**
 * The cosine rate of Nichol and Dhariwal (2021): e^{−B(t)} = cos² θ(t) / cos² θ_0 with θ(t) = ½π (t + s)/(1 + s), s = 0.008.
 * The rate 2 θ' tan θ grows without bound as t → 1, where all signal is lost; times are in [0, 1], the rate in [0, 1).
 */
final class CosineRate implements RateIntegral {

    private static final double OFFSET = 0.008;

    /** θ'. */
    private static final double SLOPE = 0.5 * Math.PI / (1 + OFFSET);

    /** θ_0. */
    private static final double START = SLOPE * OFFSET;

    @Override
    public double rate(double t) {
        if (!(t >= 0 && t < 1)) {
            throw new IllegalArgumentException("the cosine rate is finite for times in [0, 1), got " + t);
        }
        return 2 * SLOPE / Math.tan(SLOPE * (1 - t));
    }

    /** −log(1 − lost) while little is lost, −2 log(cos θ / cos θ_0) with cos θ = sin(½π − θ) later. */
    @Override
    public double integral(double t) {
        checkTime(t);
        double lost = lost(0, t);
        return lost < 0.5 ? -Math.log1p(-lost) : -2 * Math.log(Math.sin(SLOPE * (1 - t)) / Math.cos(START));
    }

    /** 1 − cos² θ_t / cos² θ_s = sin(θ_t − θ_s) sin(θ_t + θ_s) / cos² θ_s. */
    @Override
    public double lost(double s, double t) {
        checkTime(s);
        checkTime(t);
        if (s == t) {
            return 0;
        }
        double cosine = Math.sin(SLOPE * (1 - s));
        return Math.sin(SLOPE * (t - s)) * Math.sin(2 * START + SLOPE * (s + t)) / (cosine * cosine);
    }

    /**
     * With δ = θ − θ_0 and q = cos² θ_0 (1 − e^{−B}): sin δ sin(δ + 2 θ_0) = q is a quadratic equation in tan δ whose
     * discriminant factorises into positive terms.
     */
    @Override
    public double time(double value) {
        double sine = Math.sin(START);
        double cosine = Math.cos(START);
        double q = -cosine * cosine * Math.expm1(-value);
        double left = cosine * cosine * Math.exp(-value);
        double tangent = q / (sine * cosine + Math.sqrt((sine * sine + q) * left));
        return Math.atan(tangent) / SLOPE;
    }

    @Override
    public double last() {
        return 1;
    }

    @Override
    public double usualEnd() {
        return 0.99;
    }

    private static void checkTime(double t) {
        if (!(t >= 0 && t <= 1)) {
            throw new IllegalArgumentException("the cosine schedule is defined for times in [0, 1], got " + t);
        }
    }
}
