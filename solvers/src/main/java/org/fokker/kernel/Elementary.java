package org.fokker.kernel;

/**
 * The elementary functions of the kernels, built from exactly rounded operations in a fixed order (+, ×, ÷, fused
 * multiply–add, bit operations), so that every implementation of them on every machine gives the same bits. The vector
 * implementations repeat these lines with the same constants.
 *
 * <p>Largest errors, measured against exact values over random and awkward arguments: {@link #exp} 0.9 ulp, {@link #log}
 * 0.9 ulp, {@link #cosine} and {@link #sine} 1 ulp. The coefficients are minimax polynomials, computed by exchange in 60
 * digits.
 */
final class Elementary {

    /** Adding it rounds to the nearest integer, which then stands in the low bits. */
    static final double ROUNDER = 0x1.8p52;

    static final double LOG2_E = 0x1.71547652b82fep+0;
    /** The leading 42 bits of log 2: its product with an exponent is exact. */
    static final double LN2_HIGH = 0x1.62e42fefa3800p-1;

    static final double LN2_LOW = 0x1.ef35793c76730p-45;

    /** Below it the exponential rounds to zero. */
    static final double EXP_LEAST = -746;
    /** Above it the exponential overflows. */
    static final double EXP_MOST = 710;
    /** The scaling is done in two steps, the second by 2 to plus or minus this, so that subnormals round once. */
    static final int EXP_SHIFT = 128;

    // exp r = 1 + r + r² (E0 + E1 r + …), |r| ≤ ½ log 2; truncation 1.2e-17
    static final double E0 = 0x1.0000000000001p-1;
    static final double E1 = 0x1.5555555555558p-3;
    static final double E2 = 0x1.5555555553d62p-5;
    static final double E3 = 0x1.111111110f803p-7;
    static final double E4 = 0x1.6c16c1788c44dp-10;
    static final double E5 = 0x1.a01a01b00c2c6p-13;
    static final double E6 = 0x1.a019b90bc3fbdp-16;
    static final double E7 = 0x1.71ddf6b3f10d1p-19;
    static final double E8 = 0x1.289186d6aea07p-22;
    static final double E9 = 0x1.af632ad6abee8p-26;

    /** Bits of a number just below √½: mantissas are taken from there to twice that. */
    static final long MANTISSA_ORIGIN = 0x3FE6A09E00000000L;

    static final long MANTISSA_OFFSET = 0x3FF0000000000000L - MANTISSA_ORIGIN;
    static final long MANTISSA_MASK = 0x000FFFFFFFFFFFFFL;
    /** Bits of 2⁵²: a small integer or-ed in becomes 2⁵² plus that integer. */
    static final long TWO_52_BITS = 0x4330000000000000L;
    /** Takes 2⁵² and the bias of the exponent away again. */
    static final double EXPONENT_ORIGIN = 0x1p52 + 1023;

    // 2 artanh(s)/s − 2 = z (L0 + L1 z + …), z = s² ≤ (√2 − 1)⁴; truncation 5e-18 of the logarithm
    static final double L0 = 0x1.5555555555558p-1;
    static final double L1 = 0x1.9999999995223p-2;
    static final double L2 = 0x1.2492492e03e54p-2;
    static final double L3 = 0x1.c71c62d03b35bp-3;
    static final double L4 = 0x1.7462ba29068a2p-3;
    static final double L5 = 0x1.39fdb9220c050p-3;
    static final double L6 = 0x1.2b5fc0c21f500p-3;

    static final double HALF_PI_HIGH = 0x1.921fb54442d18p+0;
    static final double HALF_PI_LOW = 0x1.1a62633145c07p-54;

    // sin(½π r)/r = ½π + z (S0 + S1 z + …), z = r² ≤ ¼; truncation 1.3e-17
    static final double S0 = -0x1.4abbce625be52p-1;
    static final double S1 = 0x1.466bc6775a474p-4;
    static final double S2 = -0x1.32d2cce4ffe76p-8;
    static final double S3 = 0x1.50783207fa325p-13;
    static final double S4 = -0x1.e3027d30c46adp-19;
    static final double S5 = 0x1.e4a9839b06462p-25;

    // cos(½π r) = 1 + z (C0 + C1 z + …); truncation 1.3e-19
    static final double C0 = -0x1.3bd3cc9be45dep+0;
    static final double C1 = 0x1.03c1f081b5ac0p-2;
    static final double C2 = -0x1.55d3c7e3cb23cp-6;
    static final double C3 = 0x1.e1f506868808fp-11;
    static final double C4 = -0x1.a6d1eef397839p-16;
    static final double C5 = 0x1.f9ce2379f7b63p-22;
    static final double C6 = -0x1.b2f396ea19b64p-28;

    private Elementary() {}

    /** Returns e to the power x: +0 below −745.14, ∞ above 709.79, subnormals rounded once, NaN for NaN. */
    static double exp(double x) {
        double c = x < EXP_LEAST ? EXP_LEAST : x;
        c = c > EXP_MOST ? EXP_MOST : c;
        double t = Math.fma(c, LOG2_E, ROUNDER);
        double k = t - ROUNDER;
        double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, c));
        double p = Math.fma(E9, r, E8);
        p = Math.fma(p, r, E7);
        p = Math.fma(p, r, E6);
        p = Math.fma(p, r, E5);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r, E1);
        p = Math.fma(p, r, E0);
        p = Math.fma(p, r, 1.0);
        p = Math.fma(p, r, 1.0);
        int shift = c < 0 ? EXP_SHIFT : -EXP_SHIFT;
        double scale = Double.longBitsToDouble((Double.doubleToRawLongBits(t) + (1023 + shift)) << 52);
        return p * scale * (c < 0 ? 0x1p-128 : 0x1p128);
    }

    /** Returns the natural logarithm of x with the usual special values. */
    static double log(double x) {
        if (x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE) {
            return logNormal(x, 0);
        }
        if (x > 0) {
            return x == Double.POSITIVE_INFINITY ? x : logNormal(x * 0x1p54, -54);
        }
        return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    /** Returns log x for normal, finite, positive x. */
    static double logNormal(double x) {
        return logNormal(x, 0);
    }

    private static double logNormal(double x, double scaled) {
        long bits = Double.doubleToRawLongBits(x) + MANTISSA_OFFSET;
        double e = Double.longBitsToDouble((bits >>> 52) | TWO_52_BITS) - EXPONENT_ORIGIN + scaled;
        double f = Double.longBitsToDouble((bits & MANTISSA_MASK) + MANTISSA_ORIGIN) - 1.0;
        double s = f / (f + 2.0);
        double z = s * s;
        double p = Math.fma(L6, z, L5);
        p = Math.fma(p, z, L4);
        p = Math.fma(p, z, L3);
        p = Math.fma(p, z, L2);
        p = Math.fma(p, z, L1);
        p = Math.fma(p, z, L0);
        double h = 0.5 * f * f;
        double t = Math.fma(s, Math.fma(p, z, h), e * LN2_LOW);
        return Math.fma(e, LN2_HIGH, f - (h - t));
    }

    /** Returns cos(½π r) for |r| ≤ ½. */
    static double cosine(double r) {
        double z = r * r;
        double p = Math.fma(C6, z, C5);
        p = Math.fma(p, z, C4);
        p = Math.fma(p, z, C3);
        p = Math.fma(p, z, C2);
        p = Math.fma(p, z, C1);
        p = Math.fma(p, z, C0);
        return Math.fma(p, z, 1.0);
    }

    /** Returns sin(½π r) for |r| ≤ ½. */
    static double sine(double r) {
        double z = r * r;
        double p = Math.fma(S5, z, S4);
        p = Math.fma(p, z, S3);
        p = Math.fma(p, z, S2);
        p = Math.fma(p, z, S1);
        p = Math.fma(p, z, S0);
        p = Math.fma(p, z, HALF_PI_LOW);
        return Math.fma(r, HALF_PI_HIGH, r * p);
    }
}
