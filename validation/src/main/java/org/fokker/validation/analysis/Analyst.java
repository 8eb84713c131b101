package org.fokker.validation.analysis;

import java.util.List;

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
     */
    record Quantity(String name, double value) {}
}
