package org.fokker.validation.converge;

import java.util.ArrayList;
import java.util.List;
import org.fokker.statistics.Estimate;

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
 * @param groups signed estimates of the errors by norm and group of samples, where all levels have seen the same groups of random
 *     numbers and their errors are correlated; empty for errors that are exact or independent
 */
public record Errors(
        List<Double> values,
        List<Double> standardErrors,
        double doubt,
        List<Double> quantity,
        double work,
        double seconds,
        List<List<Double>> groups) {

    /**
     * Copies the lists.
     *
     * @param values the error in each norm of the study
     * @param standardErrors standard error of each value; empty, or as many
     * @param doubt bound of what each value may be off by
     * @param quantity numbers that converge with refinement
     * @param work work in units that do not depend on the machine
     * @param seconds wall time of one thread
     * @param groups signed estimates by norm and group; empty, or as many as there are values
     */
    public Errors {
        values = List.copyOf(values);
        standardErrors = List.copyOf(standardErrors);
        quantity = List.copyOf(quantity);
        groups = groups.stream().map(List::copyOf).toList();
        if (!(doubt >= 0)) {
            throw new IllegalArgumentException("the doubt of errors must be >= 0, got " + doubt);
        }
        if (!standardErrors.isEmpty() && standardErrors.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " errors have " + standardErrors.size()
                    + " standard errors; give one each or none");
        }
        if (!groups.isEmpty() && groups.size() != values.size()) {
            throw new IllegalArgumentException(
                    values.size() + " errors have " + groups.size() + " lists of groups; give one each or none");
        }
    }

    /**
     * Errors that are exact, or sampled independently on every level.
     *
     * @param values the error in each norm of the study
     * @param standardErrors standard error of each value; empty, or as many
     * @param doubt bound of what each value may be off by
     * @param quantity numbers that converge with refinement
     * @param work work in units that do not depend on the machine
     * @param seconds wall time of one thread
     */
    public Errors(
            List<Double> values,
            List<Double> standardErrors,
            double doubt,
            List<Double> quantity,
            double work,
            double seconds) {
        this(values, standardErrors, doubt, quantity, work, seconds, List.of());
    }

    /**
     * Errors that are means over groups of samples, the same groups on every level: |mean| with its standard error.
     *
     * @param groups signed estimates by norm and group, groups of equal sizes
     * @param doubt bound of what each mean may be off by, sampling apart
     * @param work work in units that do not depend on the machine
     * @param seconds wall time of one thread
     * @return the errors
     */
    public static Errors coupled(List<List<Double>> groups, double doubt, double work, double seconds) {
        List<Double> values = new ArrayList<>();
        List<Double> standardErrors = new ArrayList<>();
        for (List<Double> group : groups) {
            Estimate.Accumulator sum = Estimate.accumulator();
            group.forEach(sum::add);
            values.add(Math.abs(sum.estimate().value()));
            standardErrors.add(sum.estimate().standardError());
        }
        return new Errors(values, standardErrors, doubt, List.of(), work, seconds, groups);
    }
}
