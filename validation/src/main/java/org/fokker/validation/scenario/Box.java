package org.fokker.validation.scenario;

import java.util.Arrays;

/**
 * Two corners.
 *
 * @param lower the lower corner, d
 * @param upper the upper corner, d
 */
record Box(double[] lower, double[] upper) {

    /** Each corner is moved outwards by less than this share of the width, to a number that is easy to read. */
    private static final int PARTS = 20;

    /** Returns an empty box that every {@link Spread#widen} enlarges. */
    static Box empty(int dimension) {
        double[] lower = new double[dimension];
        double[] upper = new double[dimension];
        Arrays.fill(lower, Double.POSITIVE_INFINITY);
        Arrays.fill(upper, Double.NEGATIVE_INFINITY);
        return new Box(lower, upper);
    }

    /** Returns a slightly larger box with corners of two or three digits. */
    Box rounded() {
        double[] low = lower.clone();
        double[] high = upper.clone();
        for (int i = 0; i < low.length; i++) {
            // Reciprocals of the unit are whole numbers for small boxes, and the unit itself is one for large boxes.
            double exponent = Math.floor(Math.log10(high[i] - low[i]));
            double scale = Math.pow(10, Math.abs(exponent));
            double perUnit = exponent >= 0 ? PARTS / scale : PARTS * scale;
            low[i] = Math.floor(low[i] * perUnit) / perUnit;
            high[i] = Math.ceil(high[i] * perUnit) / perUnit;
        }
        return new Box(low, high);
    }

    @Override
    public String toString() {
        return "lower = " + Arrays.toString(lower) + ", upper = " + Arrays.toString(upper);
    }
}
