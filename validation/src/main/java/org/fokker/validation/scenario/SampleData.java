package org.fokker.validation.scenario;

import java.util.List;
import java.util.SortedMap;

/**
 * A table of samples, standardised if the scenario asks for it, and divided into a part for fitting and a part held out.
 *
 * @param file the table, as the scenario names it
 * @param columns names of the columns used, d
 * @param training the points that the mixture was fitted to, by component, d × n
 * @param heldOut the points kept from the fit, by component, d × m; m = 0 if no share was asked for
 * @param mean what was subtracted from every column, d; zeros without standardisation
 * @param deviation what every column was then divided by, d; ones without standardisation
 * @param choice how many components the mixture has, and why
 */
public record SampleData(
        String file,
        List<String> columns,
        double[][] training,
        double[][] heldOut,
        double[] mean,
        double[] deviation,
        ComponentChoice choice) {

    /**
     * Copies the list.
     *
     * @param file the table
     * @param columns names of the columns used
     * @param training the points that the mixture was fitted to
     * @param heldOut the points kept from the fit
     * @param mean what was subtracted from every column
     * @param deviation what every column was then divided by
     * @param choice how many components the mixture has
     */
    public SampleData {
        columns = List.copyOf(columns);
    }

    /**
     * How many components the mixture has.
     *
     * @param components K
     * @param bic the Bayesian information criterion of every number of components that was tried; empty if K was given
     */
    public record ComponentChoice(int components, SortedMap<Integer, Double> bic) {}
}
