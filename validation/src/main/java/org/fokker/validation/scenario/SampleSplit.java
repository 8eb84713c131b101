package org.fokker.validation.scenario;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.fokker.random.RandomStream;

/**
 * Which rows of a table a law is fitted to, and which are held out. Both parts keep the order of the table.
 *
 * @param training numbers of the rows that a law is fitted to, n
 * @param heldOut numbers of the rows kept from the fit, m
 */
record SampleSplit(int[] training, int[] heldOut) {

    /**
     * Holds out a random share: the rows with the smallest of as many random numbers.
     *
     * @param all number of rows, N
     * @param share the share m/N, in [0, 1); m is rounded to the nearest integer, and at least 1 if the share is positive
     * @param stream the random numbers
     */
    static SampleSplit of(int all, double share, RandomStream stream) {
        int heldOut = share > 0 ? Math.max(1, (int) Math.round(share * all)) : 0;
        double[] key = new double[all];
        stream.uniforms(0, 0, all, key);
        int[] order = IntStream.range(0, all)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> key[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new SampleSplit(chosen(order, heldOut, all), chosen(order, 0, heldOut));
    }

    /** Returns some rows of samples by component. */
    static double[][] rows(double[][] samples, int... numbers) {
        double[][] part = new double[samples.length][];
        for (int i = 0; i < part.length; i++) {
            double[] column = samples[i];
            part[i] = IntStream.of(numbers).mapToDouble(j -> column[j]).toArray();
        }
        return part;
    }

    private static int[] chosen(int[] order, int from, int to) {
        return Arrays.stream(order, from, to).sorted().toArray();
    }
}
