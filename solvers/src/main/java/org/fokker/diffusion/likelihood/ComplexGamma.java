package org.fokker.diffusion.likelihood;

/** The logarithm of Euler's Γ at complex arguments with positive real part. */
final class ComplexGamma {

    /** B_2n/(2n (2n − 1)) for n = 1 … 8: Stirling's series, NIST Digital Library of Mathematical Functions, eq. 5.11.1. */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400
    };

    /** From here on the first neglected term of the series, 43867/244188 |z|^(−17), is below 1e-16. */
    private static final double LARGE = 10;

    private ComplexGamma() {}

    /**
     * Computes log Γ(x + i y), by Stirling's series after as many steps of Γ(z + 1) = z Γ(z) as it needs.
     *
     * @param x real part, &gt; 0
     * @param y imaginary part
     * @param out receives the real and the imaginary part; of the branches of the logarithm the one that is real on the real axis
     */
    static void log(double x, double y, double[] out) {
        double real = 0;
        double imaginary = 0;
        double a = x;
        while (a < LARGE) {
            real -= 0.5 * Math.log(a * a + y * y);
            imaginary -= Math.atan2(y, a);
            a++;
        }
        double logModulus = 0.5 * Math.log(a * a + y * y);
        double argument = Math.atan2(y, a);
        real += (a - 0.5) * logModulus - y * argument - a + 0.5 * Math.log(2 * Math.PI);
        imaginary += (a - 0.5) * argument + y * logModulus - y;
        double inverse = Math.exp(-logModulus);
        double modulus = inverse;
        for (int n = 0; n < STIRLING.length; n++) {
            double angle = -(2 * n + 1) * argument;
            real += STIRLING[n] * modulus * Math.cos(angle);
            imaginary += STIRLING[n] * modulus * Math.sin(angle);
            modulus *= inverse * inverse;
        }
        out[0] = real;
        out[1] = imaginary;
    }
}
