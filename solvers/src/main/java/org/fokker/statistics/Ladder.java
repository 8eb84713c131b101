package org.fokker.statistics;

/** Errors over decreasing step sizes, as the fits of this package read them. */
final class Ladder {

    /** As in Roache's grid convergence index. */
    static final double SAFETY = 1.25;

    private Ladder() {}

    /** The order between points i and i + 1. */
    static double localOrder(double[] h, double[] errors, int i) {
        return Math.log(errors[i] / errors[i + 1]) / Math.log(h[i] / h[i + 1]);
    }

    /**
     * How far the order between the last two of the points first … end − 1 may still be from its limit: the larger of its last two
     * changes, continued by an expansion whose next term is one power higher, times {@value #SAFETY}.
     */
    static double wayToGo(double[] h, double[] errors, int first, int end) {
        double change = 0;
        for (int i = Math.max(first, end - 4); i + 2 < end; i++) {
            change = Math.max(change, Math.abs(localOrder(h, errors, i + 1) - localOrder(h, errors, i)));
        }
        return SAFETY * change / (h[end - 2] / h[end - 1] - 1);
    }

    static void check(double[] h, double[] errors) {
        if (h.length < 2 || h.length != errors.length) {
            throw new IllegalArgumentException(
                    "an order needs two or more points, got " + h.length + " steps and " + errors.length + " errors");
        }
        for (int i = 0; i < h.length; i++) {
            if (!(errors[i] > 0) || Double.isInfinite(errors[i])) {
                throw new IllegalArgumentException("error " + i + " must be positive and finite, got " + errors[i]);
            }
            if (!(h[i] > 0) || (i > 0 && !(h[i] < h[i - 1]))) {
                throw new IllegalArgumentException("steps must be positive and decrease, got " + h[i] + " at " + i);
            }
        }
    }
}
