package org.fokker.validation.scenario;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.fokker.random.RandomStream;

/**
 * Samples divided into two parts.
 *
 * @param training what a law is fitted to, d × n
 * @param heldOut what is kept from the fit, d × m
 */
record SampleSplit(double[][] training, double[][] heldOut) {

    /**
     * Holds out a random share: the samples with the smallest of as many random numbers. Both parts keep the order of the
     * table.
     *
     * @param samples all samples, d × N
     * @param share the share m/N, in [0, 1); m is rounded to the nearest integer, and at least 1 if the share is positive
     * @param stream the random numbers
     */
    static SampleSplit of(double[][] samples, double share, RandomStream stream) {
        int all = samples[0].length;
        int heldOut = share > 0 ? Math.max(1, (int) Math.round(share * all)) : 0;
        double[] key = new double[all];
        stream.uniforms(0, 0, all, key);
        int[] order = IntStream.range(0, all)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> key[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new SampleSplit(chosen(samples, order, heldOut, all), chosen(samples, order, 0, heldOut));
    }

    private static double[][] chosen(double[][] samples, int[] order, int from, int to) {
        int[] indices = IntStream.range(from, to).map(i -> order[i]).sorted().toArray();
        double[][] part = new double[samples.length][];
        for (int i = 0; i < part.length; i++) {
            double[] column = samples[i];
            part[i] = IntStream.of(indices).mapToDouble(j -> column[j]).toArray();
        }
        return part;
    }
}
