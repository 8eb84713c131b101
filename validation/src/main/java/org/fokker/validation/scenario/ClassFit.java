package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.fokker.distribution.GaussianMixture;

/** A mixture of mixtures: each class of labelled samples has one of its own, weighted by its share. */
final class ClassFit {

    private final Section target;
    private final List<String> names;
    private final int[] training;
    private final int[] heldOut;
    private final List<Integer> owners = new ArrayList<>();

    /**
     * Sorts the labels.
     *
     * @param target the section, for messages
     * @param labels of all rows of the table
     * @param split which of them are fitted to
     */
    ClassFit(Section target, List<String> labels, SampleSplit split) {
        this.target = target;
        // Shorter ones first: so numbers come in their order.
        names = labels.stream()
                .distinct()
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        training = numbers(labels, split.training());
        heldOut = numbers(labels, split.heldOut());
    }

    /**
     * Fits every class.
     *
     * @param samples the samples that are fitted to, d × n
     * @param fit fits the mixture of one class to its samples; it is given the label, for messages
     * @return Σ share of the class × its mixture, components in the order of the classes
     */
    GaussianMixture mixture(double[][] samples, BiFunction<String, double[][], GaussianMixture> fit) {
        List<Double> weights = new ArrayList<>();
        List<double[]> means = new ArrayList<>();
        List<double[][]> covariances = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            int label = c;
            int[] members = IntStream.range(0, training.length)
                    .filter(j -> training[j] == label)
                    .toArray();
            if (members.length == 0) {
                throw target.error("class", "has no sample of class '" + names.get(c) + "' to fit to");
            }
            GaussianMixture own = fit.apply(names.get(c), SampleSplit.rows(samples, members));
            for (int k = 0; k < own.components(); k++) {
                weights.add(own.weight(k) * members.length / training.length);
                means.add(own.mean(k));
                covariances.add(own.covariance(k));
                owners.add(c);
            }
        }
        return GaussianMixture.of(
                weights.stream().mapToDouble(Double::doubleValue).toArray(),
                means.toArray(double[][]::new),
                covariances.toArray(double[][][]::new));
    }

    /** The classes, once the mixture is there. */
    SampleClasses classes() {
        return new SampleClasses(
                names,
                training,
                heldOut,
                owners.stream().mapToInt(Integer::intValue).toArray());
    }

    private int[] numbers(List<String> labels, int... rows) {
        return Arrays.stream(rows).map(row -> names.indexOf(labels.get(row))).toArray();
    }
}
