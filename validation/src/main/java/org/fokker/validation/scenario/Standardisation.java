package org.fokker.validation.scenario;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The affine map x ↦ (x − mean)/deviation for every component.
 *
 * @param mean what is subtracted, d
 * @param deviation what is divided by, d
 */
record Standardisation(double[] mean, double[] deviation) {

    /** Returns the map that does nothing. */
    static Standardisation none(int dimension) {
        double[] ones = new double[dimension];
        Arrays.fill(ones, 1);
        return new Standardisation(new double[dimension], ones);
    }

    /** Returns the map that gives samples the mean 0 and the unbiased variance 1; samples is d × n with n &gt; 1. */
    static Standardisation of(double[][] samples) {
        double[] mean = new double[samples.length];
        double[] deviation = new double[samples.length];
        for (int i = 0; i < samples.length; i++) {
            double m = DoubleStream.of(samples[i]).sum() / samples[i].length;
            double squares =
                    DoubleStream.of(samples[i]).map(x -> (x - m) * (x - m)).sum();
            mean[i] = m;
            deviation[i] = Math.sqrt(squares / (samples[i].length - 1));
        }
        return new Standardisation(mean, deviation);
    }

    /** Returns the images of points, d × n. */
    double[][] apply(double[][] points) {
        double[][] images = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            double m = mean[i];
            double s = deviation[i];
            images[i] = DoubleStream.of(points[i]).map(x -> (x - m) / s).toArray();
        }
        return images;
    }
}
