package org.fokker.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.fokker.diffusion.TimeGrid;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.ElucidatedDiffusion;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two ends of the noise scale: s = 0, where log-SNR is +∞, and a = 0, where it is −∞. */
class EndPointTest {

    private static final int POINTS = 20;

    static Stream<String> names() {
        return Samplers.registry().names().stream();
    }

    /** Those that ask for the rates f and g², which a schedule may not have where a = 0. */
    private static boolean needsRates(String name) {
        return name.startsWith("reverse-") || name.equals("predictor-corrector");
    }

    private static double[][] run(String name, Schedule schedule, double... times) {
        MixtureDiffusion law = new MixtureDiffusion(AffineGaussianProcess.of(schedule, 2), PlanarMixture.THREE_MODES);
        TimeGrid grid = TimeGrid.through(schedule, times);
        Sampler sampler = Samplers.of(name);
        Sampler.Walk walk = sampler.walk(law, grid, POINTS);
        RandomStream stream = new RandomStream(1, 1);
        double[][] x = new double[2][POINTS];
        double s = Math.sqrt(schedule.referenceVariance(times[0]));
        stream.normals(0, 0, POINTS, x[0], x[1]);
        for (double[] row : x) {
            for (int j = 0; j < POINTS; j++) {
                row[j] *= s;
            }
        }
        for (int k = 0; k < grid.steps(); k++) {
            double[][] z = new double[2 * sampler.normalsPerStep()][POINTS];
            for (int row = 0; row < z.length; row += 2) {
                stream.normals(0, 100 * (k + 1) + row, POINTS, z[row], z[row + 1]);
            }
            walk.step(k, x, POINTS, z);
        }
        return x;
    }

    @ParameterizedTest
    @MethodSource("names")
    void stepToTheDataIsFinite(String name) {
        for (Schedule schedule : new Schedule[] {VariancePreserving.linear(0.1, 20), new ElucidatedDiffusion()}) {
            double[][] x = run(name, schedule, 1, 0.7, 0.4, 0.2, 0.1, 0.02, 0);
            for (double[] row : x) {
                // The modes lie within ±2 with deviations below 0.5; seven steps are no more than a sketch.
                assertTrue(Arrays.stream(row).allMatch(v -> Math.abs(v) < 6), name + ": " + Arrays.toString(row));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void stepFromPureNoiseIsFinite(String name) {
        if (needsRates(name)) {
            return;
        }
        double[][] x = run(name, VariancePreserving.cosine(), 1, 0.9, 0.7, 0.5, 0.3, 0.15, 0.05, 0);
        for (double[] row : x) {
            assertTrue(
                    Arrays.stream(row).allMatch(v -> Math.abs(v) < 6), name + ": " + Arrays.toString(row)); // as above
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void oneStepFromPureNoiseToTheDataEndsInTheMean(String name) {
        if (needsRates(name)) {
            return;
        }
        // At a = 0 the noised point says nothing, so the denoised one is the mean.
        double[] mean = PlanarMixture.THREE_MODES.mean();
        double[][] x = run(name, VariancePreserving.cosine(), 1, 0);
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < POINTS; j++) {
                assertEquals(mean[i], x[i][j], 1e-14, name); // a(1) of the cosine is 6e-17, not zero
            }
        }
    }
}
