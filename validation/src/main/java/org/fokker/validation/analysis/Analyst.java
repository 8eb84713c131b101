package org.fokker.validation.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers one kind of question on one grid. */
@FunctionalInterface
interface Analyst {

    /**
     * Computes the numbers.
     *
     * @param grid the problem, discretised
     * @return the quantities, the same ones on every grid
     * @throws org.fokker.method.NumericalException if the computation goes wrong
     */
    List<Quantity> answer(Discretised grid);

    /**
     * A number.
     *
     * @param name what it is, such as "E[x^2] at t = 1.0"
     * @param value its value on this grid
     * @param scale what its rounding is relative to besides its own size, where it is a small difference of larger numbers
     * @param exact what it has to be, whatever the file expects; null if that is not known
     */
    record Quantity(
            String name,
            double value,
            double scale,
            @Nullable Double exact) {

        /** A number whose rounding is relative to itself, and about which nothing is known. */
        Quantity(String name, double value) {
            this(name, value, 0, null);
        }

        /** A number about which nothing is known. */
        Quantity(String name, double value, double scale) {
            this(name, value, scale, null);
        }
    }
}
