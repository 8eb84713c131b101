package org.fokker.validation.converge;

import java.util.Locale;
import org.fokker.method.Promises.Property;

/**
 * What a study holds a method to.
 *
 * @param property what is promised
 * @param order the promised order; NaN for exponential convergence, ∞ for no error at all
 * @param sense whether a higher order breaks the promise
 */
public record Promise(Property property, double order, Sense sense) {

    /** How a promised order is meant. */
    public enum Sense {
        /** The problem is one on which the order is attained and no more: a higher one shows that something is wrong. */
        EXACTLY,
        /** The problem may be kinder than most: a higher order keeps the promise, and is reported as such. */
        AT_LEAST
    }

    /**
     * An order that this problem shows.
     *
     * @param property what is promised
     * @param order the promised order, &gt; 0
     * @return the promise
     */
    public static Promise exactly(Property property, double order) {
        return new Promise(property, order, Sense.EXACTLY);
    }

    /**
     * An order that may be exceeded.
     *
     * @param property what is promised
     * @param order the promised order, &gt; 0
     * @return the promise
     */
    public static Promise atLeast(Property property, double order) {
        return new Promise(property, order, Sense.AT_LEAST);
    }

    /**
     * An error that falls faster than any power.
     *
     * @param property what is promised
     * @return the promise
     */
    public static Promise exponential(Property property) {
        return new Promise(property, Double.NaN, Sense.AT_LEAST);
    }

    /**
     * No error but rounding on any level.
     *
     * @param property what is promised
     * @return the promise
     */
    public static Promise exact(Property property) {
        return new Promise(property, Double.POSITIVE_INFINITY, Sense.AT_LEAST);
    }

    /** {@return whether exactness is promised, not an order} */
    public boolean isExact() {
        return Double.isInfinite(order);
    }

    /** {@return whether an exponential is promised, not an order} */
    public boolean isExponential() {
        return Double.isNaN(order);
    }

    /** {@return the promise in words, such as "time order 2"} */
    public String words() {
        return words(property, order);
    }

    /**
     * {@return a promise in words}
     *
     * @param property what is promised
     * @param order the promised order; NaN or ∞ for a property without one
     */
    public static String words(Property property, double order) {
        String words = property.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (!Double.isFinite(order)) {
            return words;
        }
        return words + " " + number(order);
    }

    /** Orders in a tolerance are thirds where estimates are of third order, and those in a number of points 4/(d + 6). */
    private static String number(double order) {
        if (order == Math.rint(order)) {
            return Long.toString((long) order);
        }
        for (int denominator : new int[] {3, 7}) {
            double parts = denominator * order;
            if (parts == Math.rint(parts)) {
                return (long) parts + "/" + denominator;
            }
        }
        return Double.toString(order);
    }
}
