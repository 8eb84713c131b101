package org.fokker.kernel;

import java.math.BigDecimal;
import java.math.MathContext;

/** Elementary functions in 60 digits, by Taylor series: the reference of {@link ElementaryTest}. */
final class Exact {

    static final MathContext DIGITS = new MathContext(60);
    static final BigDecimal HALF_PI =
            new BigDecimal("1.57079632679489661923132169163975144209858469968755291048747229615390820314310");
    private static final BigDecimal LN2 =
            new BigDecimal("0.693147180559945309417232121458176568075500134360255254120680009493393621969694716");

    private Exact() {}

    static BigDecimal exp(BigDecimal x) {
        int k = x.divide(LN2, DIGITS)
                .setScale(0, java.math.RoundingMode.HALF_EVEN)
                .intValueExact();
        BigDecimal r = x.subtract(LN2.multiply(BigDecimal.valueOf(k)), DIGITS);
        BigDecimal two = BigDecimal.valueOf(2);
        return series(BigDecimal.ONE, r, 0, 1).multiply(two.pow(k, DIGITS), DIGITS);
    }

    /** Corrects the logarithm of the standard library: log x = y + log(x e^−y), the last argument close to 1. */
    static BigDecimal log(double x) {
        BigDecimal y = new BigDecimal(StrictMath.log(x));
        BigDecimal d = new BigDecimal(x).multiply(exp(y.negate()), DIGITS).subtract(BigDecimal.ONE, DIGITS);
        BigDecimal square = d.multiply(d, DIGITS);
        return y.add(d).subtract(square.divide(BigDecimal.valueOf(2), DIGITS), DIGITS);
    }

    static BigDecimal sine(BigDecimal angle) {
        return series(angle, angle.multiply(angle, DIGITS).negate(), 1, 2);
    }

    static BigDecimal cosine(BigDecimal angle) {
        return series(BigDecimal.ONE, angle.multiply(angle, DIGITS).negate(), 0, 2);
    }

    /** Distance of a double from an exact value in units of the double's last place. */
    static double ulps(double computed, BigDecimal exact) {
        return new BigDecimal(computed)
                .subtract(exact, DIGITS)
                .divide(new BigDecimal(Math.ulp(exact.doubleValue())), DIGITS)
                .abs()
                .doubleValue();
    }

    /** Sums first·(1 + f/(m+1)…(m+step) + f²/(m+1)…(m+2·step) + …) with f the factor and m the first power. */
    private static BigDecimal series(BigDecimal first, BigDecimal factor, int power, int step) {
        BigDecimal term = first;
        BigDecimal sum = first;
        for (int m = power;
                term.signum() != 0 && term.abs().compareTo(BigDecimal.ONE.movePointLeft(62)) > 0;
                m += step) {
            term = term.multiply(factor, DIGITS);
            for (int i = 1; i <= step; i++) {
                term = term.divide(BigDecimal.valueOf(m + i), DIGITS);
            }
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }
}
