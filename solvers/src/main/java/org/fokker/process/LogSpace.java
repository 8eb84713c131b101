package org.fokker.process;

/** Elementary functions in the range where their usual forms overflow or cancel. */
final class LogSpace {

    private LogSpace() {}

    /**
     * log(1 + e^y).
     *
     * @param y any number
     * @return the value, without overflow and relatively accurate for y → −∞
     */
    static double softplus(double y) {
        return y > 0 ? y + Math.log1p(Math.exp(-y)) : Math.log1p(Math.exp(y));
    }

    /**
     * arsinh(e^y), the inverse of log sinh.
     *
     * @param y any number
     * @return log(e^y + √(e^{2y} + 1)), without overflow and relatively accurate for y → −∞
     */
    static double arsinhExp(double y) {
        if (y > 0) {
            return y + Math.log1p(Math.sqrt(1 + Math.exp(-2 * y)));
        }
        double x = Math.exp(y);
        return Math.log1p(x + x * x / (1 + Math.sqrt(1 + x * x)));
    }
}
