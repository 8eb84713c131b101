package org.fokker.fokkerplanck.finitevolume;

/** Bernoulli's function B(z) = z/(eᶻ − 1), whose Taylor coefficients are Bernoulli's numbers B_k/k!. */
final class Bernoulli {

    /**
     * Up to here the series is used. Its coefficients fall like 2/(2π)^2k, so that the first neglected term is below
     * 3.4·10⁻¹³ · 2⁻¹⁶ = 5·10⁻¹⁸.
     */
    private static final double SERIES = 0.5;

    // B_2k/(2k)! for k = 1 … 7.
    private static final double C1 = 1.0 / 12;

    private static final double C2 = -1.0 / 720;
    private static final double C3 = 1.0 / 30240;
    private static final double C4 = -1.0 / 1209600;
    private static final double C5 = 1.0 / 47900160;
    private static final double C6 = -691.0 / 1307674368000.0;
    private static final double C7 = 1.0 / 74724249600.0;

    private Bernoulli() {}

    /**
     * B(z) for z ≥ 0, relatively accurate; B(−z) is B(z) + z.
     *
     * @param z argument, not negative; +∞ gives 0
     */
    static double of(double z) {
        if (z <= SERIES) {
            double s = z * z;
            double even = C1 + s * (C2 + s * (C3 + s * (C4 + s * (C5 + s * (C6 + s * C7)))));
            return 1 - 0.5 * z + s * even;
        }
        // Beyond 745 expm1 overflows to ∞ and the quotient is 0, its value in double precision.
        return Double.isInfinite(z) ? 0 : z / Math.expm1(z);
    }
}
