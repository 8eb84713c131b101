package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fokker.diffusion.conditional.ConditionalLaw;
import org.fokker.diffusion.conditional.LinearMeasurement;
import org.fokker.diffusion.conditional.RandomMatrix;
import org.fokker.distribution.GaussianMixture;
import org.fokker.random.RandomStream;
import org.fokker.validation.scenario.InverseSpec;
import org.fokker.validation.scenario.SampleData;
import org.jspecify.annotations.Nullable;

/** The measurements of a scenario: given ones, or those of truths that are drawn from the target or held out of its fit. */
final class Measurements {

    private static final int MATRICES = Streams.MEASUREMENTS + 2;

    private Measurements() {}

    /**
     * One measurement and all that is known after it.
     *
     * @param number its number, from 1
     * @param truth what was measured, d; null if only the values are known
     * @param measurement matrix, values and noise
     * @param exact the law given the measured values
     * @param posterior the same as a mixture
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over; identity is never asked for
    record Problem(
            int number,
            double @Nullable [] truth,
            LinearMeasurement measurement,
            ConditionalLaw exact,
            GaussianMixture posterior) {}

    /**
     * Makes the measurements.
     *
     * @param spec what is measured
     * @param prior law of the truths
     * @param samples the table behind the law, whose held-out rows are measured, if there are any
     * @param seed decides truths, errors and random matrices
     * @param problems how many
     */
    static List<Problem> of(
            InverseSpec spec, GaussianMixture prior, Optional<SampleData> samples, long seed, int problems) {
        List<Problem> list = new ArrayList<>();
        for (int p = 0; p < problems; p++) {
            double[][] matrix = spec.random() > 0
                    ? RandomMatrix.draw(new RandomStream(seed, MATRICES + 2 * p), spec.random(), prior.dimension())
                    : spec.matrix().toArray(double[][]::new);
            double @Nullable [] truth = null;
            double[] values;
            if (spec.values().isPresent()) {
                values = spec.values().get();
            } else {
                truth = truth(prior, samples, seed, p);
                values = measured(matrix, truth, spec.noise(), new RandomStream(seed, Streams.MEASUREMENTS + 1), p);
            }
            LinearMeasurement measurement = LinearMeasurement.of(matrix, values, spec.noise());
            list.add(new Problem(
                    p + 1,
                    truth,
                    measurement,
                    ConditionalLaw.of(prior, measurement),
                    prior.condition(matrix, values, measurement.noise())));
        }
        return list;
    }

    private static double[] truth(GaussianMixture prior, Optional<SampleData> samples, long seed, int p) {
        double[][] points = samples.map(SampleData::heldOut)
                .filter(heldOut -> heldOut[0].length > 0)
                .orElse(null);
        int column = p;
        if (points == null) {
            points = new double[prior.dimension()][1];
            prior.sample(new RandomStream(seed, Streams.MEASUREMENTS), p, 1, points);
            column = 0;
        }
        double[] truth = new double[points.length];
        for (int l = 0; l < truth.length; l++) {
            truth[l] = points[l][column];
        }
        return truth;
    }

    /** A x + σ n, with the normals of path p. */
    private static double[] measured(double[][] matrix, double[] truth, double noise, RandomStream stream, int p) {
        double[] values = new double[matrix.length];
        double[] even = new double[1];
        double[] odd = new double[1];
        for (int i = 0; i < values.length; i++) {
            if (i % 2 == 0) {
                stream.normals(p, i / 2, 1, even, odd);
            }
            values[i] = noise * (i % 2 == 0 ? even[0] : odd[0]);
            for (int l = 0; l < truth.length; l++) {
                values[i] += matrix[i][l] * truth[l];
            }
        }
        return values;
    }
}
