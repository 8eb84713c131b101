package org.fokker.validation.scenario;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.fokker.diffusion.likelihood.BitsPerDimension;

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
 * @param classes what the samples are labelled with, if they are
 * @param coding the levels that the table has in the place of real numbers, if it has, and the range that they were put into
 * @param image the shape of images whose grey values the coordinates are, if they are
 */
public record SampleData(
        String file,
        List<String> columns,
        double[][] training,
        double[][] heldOut,
        double[] mean,
        double[] deviation,
        ComponentChoice choice,
        Optional<SampleClasses> classes,
        Optional<BitsPerDimension> coding,
        Optional<ImageShape> image) {

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
     * @param classes what the samples are labelled with
     * @param coding the levels that the table has in the place of real numbers
     * @param image the shape of images whose grey values the coordinates are
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
