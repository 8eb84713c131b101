package org.fokker.validation.converge;

import java.util.List;

/**
 * What a method leaves wrong on one level, and what it cost.
 *
 * @param values the error in each norm of the study, ≥ 0; empty where there is no exact solution, and levels are compared with
 *     each other
 * @param standardErrors standard error of each value; empty where errors are not sampled
 * @param doubt bound of what each value may be off by: rounding, the reference, an error that is not the subject; ≥ 0
 * @param quantity numbers that converge with refinement, for extrapolation; the same ones on every level. Empty for none
 * @param work work in units that do not depend on the machine
 * @param seconds wall time of one thread
 */
public record Errors(
        List<Double> values,
        List<Double> standardErrors,
        double doubt,
        List<Double> quantity,
        double work,
        double seconds) {

    /**
     * Copies the lists.
     *
     * @param values the error in each norm of the study
     * @param standardErrors standard error of each value; empty, or as many
     * @param doubt bound of what each value may be off by
     * @param quantity numbers that converge with refinement
     * @param work work in units that do not depend on the machine
     * @param seconds wall time of one thread
     */
    public Errors {
        values = List.copyOf(values);
        standardErrors = List.copyOf(standardErrors);
        quantity = List.copyOf(quantity);
        if (!(doubt >= 0)) {
            throw new IllegalArgumentException("the doubt of errors must be >= 0, got " + doubt);
        }
        if (!standardErrors.isEmpty() && standardErrors.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " errors have " + standardErrors.size()
                    + " standard errors; give one each or none");
        }
    }
}
