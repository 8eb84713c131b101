package org.fokker.diffusion.conditional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.method.Parameters;
import org.fokker.method.UnknownNameException;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParticleFilterTest {

    private static final Schedule VP = VariancePreserving.linear(0.1, 20);
    private static final double[] CENTRE = {0.4, -0.3, 0.1};
    private static final double[] MEAN = {1, -0.5, 0.7};
    private static final double DEVIATION = 0.8;
    private static final AffineGaussianProcess PROCESS = AffineGaussianProcess.around(VP, CENTRE);
    private static final LinearMeasurement MEASUREMENT = gentle(ConditionalCases.measurement(5, 2, 3));
    private static final TimeGrid GRID = TimeGrid.of(VP, TimeSpacings.LOG_SNR, 1e-3, 1, 12);

    /** Four times the noise: also the weights of a twist that is too sharp then have a light tail, and normal means. */
    private static LinearMeasurement gentle(LinearMeasurement sharp) {
        double[][] noise = sharp.noise();
        for (double[] row : noise) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= 4;
            }
        }
        return new LinearMeasurement(sharp.matrix(), sharp.values(), noise);
    }

    private static InverseProblem problem() {
        GaussianMixture prior =
                GaussianMixture.isotropic(new double[] {1}, new double[][] {MEAN}, new double[] {DEVIATION});
        return InverseProblem.of(new MixtureDiffusion(PROCESS, prior), MEASUREMENT);
    }

    /** Mean and variance of the coordinate of the chain along v at a time of its grid: the chain of Gaussian data is linear. */
    private static double[] chain(TimeGrid grid, int until, double[] v) {
        double mean = dot(v, PROCESS.shift(grid.time(0)));
        double variance = VP.referenceVariance(grid.time(0));
        for (int k = 0; k < until; k++) {
            AncestralStep step = AncestralStep.of(PROCESS, grid.time(k), grid.time(k + 1));
            double[] denoiser = denoiser(grid, k, v);
            mean = dot(v, step.shift()) + step.keep() * mean + step.gain() * (denoiser[0] + denoiser[1] * mean);
            double factor = step.keep() + step.gain() * denoiser[1];
            variance = factor * factor * variance + step.deviation() * step.deviation();
        }
        return new double[] {mean, variance};
    }

    /** Intercept, slope and posterior variance of v·x̂ as a function of v·x. */
    private static double[] denoiser(TimeGrid grid, int k, double[] v) {
        double a = grid.scale(k);
        double s2 = VP.variance(grid.time(k));
        double total = a * a * DEVIATION * DEVIATION + s2;
        double slope = a * DEVIATION * DEVIATION / total;
        double m = dot(v, MEAN);
        double intercept = m - slope * (dot(v, PROCESS.shift(grid.time(k))) + a * m);
        return new double[] {intercept, slope, DEVIATION * DEVIATION * s2 / total};
    }

    @ParameterizedTest
    @ValueSource(strings = {"point", "pseudoinverse", "moment-matching"})
    void theMeanWeightOfATwistedFilterIsTheEvidenceOfTheChainWhateverTheTwist(String guidance) {
        // The last twist closes the chain: with a posterior variance p it is N(η; σ x̂, 1 + σ² p) of the guidance.
        double expected = MEASUREMENT.logConstant() + Math.log(2 * Math.PI);
        double[][] directions = MEASUREMENT.directions();
        int last = GRID.steps();
        double s2 = VP.variance(GRID.time(last));
        double a2 = GRID.scale(last) * GRID.scale(last);
        for (int i = 0; i < 2; i++) {
            double[] end = chain(GRID, last, directions[i]);
            double[] denoiser = denoiser(GRID, last, directions[i]);
            double gain = MEASUREMENT.gain(i);
            double spread = switch (guidance) {
                case "point" -> 0;
                case "pseudoinverse" -> s2 / (s2 + a2);
                default -> denoiser[2];
            };
            double variance = 1 + gain * gain * (spread + denoiser[1] * denoiser[1] * end[1]);
            double residual = MEASUREMENT.reduced(i) - gain * (denoiser[0] + denoiser[1] * end[0]);
            expected -= 0.5 * (Math.log(2 * Math.PI * variance) + residual * residual / variance);
        }
        // No resampling in the first run: the weights of whole paths.
        checkEvidence(expected, Parameters.none().with("guidance", guidance).with("threshold", 0), "twisted-filter");
        checkEvidence(
                expected,
                Parameters.none()
                        .with("guidance", guidance)
                        .with("threshold", 1)
                        .with("resampling", Resampling.STRATIFIED.label()),
                "twisted-filter");
    }

    @Test
    void theMeanWeightOfAPinnedFilterIsTheDensityOfThePinnedChain() {
        double expected = MEASUREMENT.logConstant();
        double[][] directions = MEASUREMENT.directions();
        double[] times = new double[GRID.steps() + 3];
        for (int k = 0; k <= GRID.steps(); k++) {
            times[k] = -GRID.time(k);
        }
        for (int i = 0; i < 2; i++) {
            times[GRID.steps() + 1 + i] = -VP.timeOfLogSnr(Math.log(MEASUREMENT.gain(i)));
        }
        double[] refined = Arrays.stream(times).sorted().map(t -> -t).toArray();
        TimeGrid grid = TimeGrid.through(VP, refined);
        for (int i = 0; i < 2; i++) {
            double tau = -times[GRID.steps() + 1 + i];
            int k = 0;
            while (grid.time(k) > tau) {
                k++;
            }
            // exp(−½ (η − σ v·x)²) = √(2π) s N(pin; v·b + a v·x, s²).
            double[] law = chain(grid, k, directions[i]);
            double pin = dot(directions[i], PROCESS.shift(tau))
                    + grid.scale(k) * MEASUREMENT.reduced(i) / MEASUREMENT.gain(i);
            double residual = pin - law[0];
            expected += Math.log(grid.deviation(k)) - 0.5 * (Math.log(law[1]) + residual * residual / law[1]);
        }
        checkEvidence(expected, Parameters.none(), "mcgdiff");
        checkEvidence(expected, Parameters.none().with("threshold", 0), "mcgdiff");
    }

    private static void checkEvidence(double expected, Parameters settings, String sampler) {
        try (Workers workers = Workers.of(2)) {
            Estimate evidence = PosteriorSamplers.registry()
                    .find(sampler)
                    .factory()
                    .apply(settings.with("particles", 16))
                    .sample(problem(), GRID, new RandomStream(77, 0), 600, workers)
                    .logEvidence();
            assertTrue(evidence != null && evidence.standardError() < 0.15, sampler + " " + evidence);
            // Eight estimates of 600 filters each, all within 5.5 standard errors: false alarms 8 · 5.6e-8 = 4.5e-7 by
            // Student's law.
            // The mean of e^{l} is unbiased; its logarithm is off by half a squared standard error.
            double bias = 0.5 * evidence.standardError() * evidence.standardError();
            assertEquals(expected, evidence.value(), 5.5 * evidence.standardError() + bias, sampler);
        }
    }

    @ParameterizedTest
    @EnumSource
    void resamplingGivesEveryParticleItsShareOnAverage(Resampling resampling) {
        double[] weights = {0.05, 0.3, 0.01, 0.44, 0.2};
        int n = weights.length;
        int repetitions = 20_000;
        double[][] u = new double[n][repetitions];
        for (int i = 0; i < n; i++) {
            new RandomStream(8, resampling.ordinal()).uniforms(0, i, repetitions, u[i]);
        }
        double[][] offspring = new double[n][repetitions];
        int[] parents = new int[n];
        for (int r = 0; r < repetitions; r++) {
            double[] own = new double[resampling.uniforms(n)];
            for (int i = 0; i < own.length; i++) {
                own[i] = u[i][r];
            }
            resampling.choose(weights, own, parents);
            for (int parent : parents) {
                offspring[parent][r]++;
            }
            for (int k = 0; k < n; k++) {
                if (resampling == Resampling.SYSTEMATIC) {
                    assertEquals(n * weights[k], offspring[k][r], 1);
                }
            }
        }
        for (int k = 0; k < n; k++) {
            // Ten means within 5.5 standard errors: 3.8e-7.
            assertEquals(0, Estimate.ofMean(offspring[k]).standardScore(n * weights[k]), 5.5);
        }
    }

    @Test
    void pointsDoNotDependOnTheNumberOfThreads() {
        for (String name : new String[] {"mcgdiff", "twisted-filter"}) {
            double[][][] points = new double[2][][];
            for (int run = 0; run < 2; run++) {
                try (Workers workers = Workers.of(1 + 2 * run)) {
                    points[run] = PosteriorSamplers.registry()
                            .find(name)
                            .factory()
                            .apply(Parameters.none().with("particles", 8))
                            .sample(problem(), GRID, new RandomStream(3, 0), 20, workers)
                            .points();
                }
            }
            for (int l = 0; l < 3; l++) {
                assertArrayEquals(points[0][l], points[1][l], 0, name);
            }
        }
    }

    @Test
    void wrongSettingsAreRefused() {
        Parameters settings = Parameters.none();
        assertThrows(IllegalArgumentException.class, () -> make("dps", settings.with("particles", 3)));
        assertThrows(IllegalArgumentException.class, () -> make("mcgdiff", settings.with("particles", 0)));
        assertThrows(IllegalArgumentException.class, () -> make("mcgdiff", settings.with("threshold", 2)));
        assertThrows(UnknownNameException.class, () -> make("twisted-filter", settings.with("guidance", "none")));
        assertThrows(UnknownNameException.class, () -> Resampling.named("multinomial"));
        TimeGrid toData = TimeGrid.through(VP, 1, 0.5, 0);
        try (Workers workers = Workers.of(1)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> make("mcgdiff", settings).sample(problem(), toData, new RandomStream(1, 0), 1, workers));
        }
    }

    private static PosteriorSampler make(String name, Parameters settings) {
        return PosteriorSamplers.registry().find(name).factory().apply(settings);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
