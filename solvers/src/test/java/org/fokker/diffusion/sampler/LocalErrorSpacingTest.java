package org.fokker.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacing;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.method.Registry;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalErrorSpacingTest {

    private static final RandomStream STREAM = new RandomStream(5, 0);
    private static final Schedule SCHEDULE = VariancePreserving.linear(0.1, 20);

    private static LocalErrorSpacing measure(Sampler sampler, MixtureDiffusion law, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return LocalErrorSpacing.measure(
                    sampler, law, law.marginal(FlowMap.END), FlowMap.START, FlowMap.END, STREAM, workers);
        }
    }

    /** Equal angles are best for N(0, 1) at every number of steps; stretches of constant density cost a few per cent of that. */
    @ParameterizedTest
    @CsvSource({"16, 1.1", "64, 1.1"})
    void onGaussianDataItIsNextToTheBestThereIs(int steps, double factor) {
        MixtureDiffusion law =
                new MixtureDiffusion(AffineGaussianProcess.of(SCHEDULE, 1), GaussianMixture.standardNormal(1));
        Sampler ddim = Samplers.of("ddim");
        double measured = shrinkage(ddim, law, measure(ddim, law, 2), steps);
        double best = shrinkage(ddim, law, TimeSpacings.ANGLE, steps);
        assertTrue(measured >= best && measured <= factor * best, measured + " against " + best);
        assertTrue(measured < 0.7 * shrinkage(ddim, law, TimeSpacings.LOG_SNR, steps));
    }

    /** 1 − |x_end/x_begin|, exact 0: the flow of N(0, 1) under this process stands still. */
    private static double shrinkage(Sampler sampler, MixtureDiffusion law, TimeSpacing spacing, int steps) {
        TimeGrid grid = TimeGrid.of(SCHEDULE, spacing, FlowMap.START, FlowMap.END, steps);
        double[][] x = {{1}};
        Sampler.Walk walk = sampler.walk(law, grid, 1);
        for (int k = 0; k < steps; k++) {
            walk.step(k, x, 1, new double[0][]);
        }
        return 1 - x[0][0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpmpp-2m", "edm-heun", "flow-rk4"})
    void onTwoModesNoNamedSpacingIsBetter(String name) {
        FlowMap map = FlowMap.variancePreserving();
        Sampler sampler = Samplers.of(name);
        double error = map.error(sampler, measure(sampler, map.law(), 2), 32);
        for (Registry.Entry<TimeSpacing> entry : TimeSpacings.registry().entries()) {
            double other = map.error(sampler, entry.factory(), 32);
            assertTrue(error < other, entry.name() + " " + other + ", measured " + error);
        }
    }

    /**
     * The least sum of sizes is not the least size of a sum: errors of these two have opposite signs in different stretches, and on a named
     * spacing they may cancel by luck (quadratic: by a tenth). The usual one is beaten nevertheless.
     */
    @ParameterizedTest
    @ValueSource(strings = {"ddim", "dpmpp-2s"})
    void whereErrorsCancelItIsBetterThanTheUsualOne(String name) {
        FlowMap map = FlowMap.variancePreserving();
        Sampler sampler = Samplers.of(name);
        double error = map.error(sampler, measure(sampler, map.law(), 2), 32);
        assertTrue(error < map.error(sampler, TimeSpacings.LOG_SNR, 32));
    }

    @Test
    void threadsDoNotChangeABitAndEndsAreExact() {
        FlowMap map = FlowMap.variancePreserving();
        Sampler sampler = Samplers.of("dpmpp-2m");
        double[] times = measure(sampler, map.law(), 1).times(SCHEDULE, FlowMap.START, FlowMap.END, 20);
        assertArrayEquals(times, measure(sampler, map.law(), 3).times(SCHEDULE, FlowMap.START, FlowMap.END, 20), 0);
        assertEquals(FlowMap.START, times[0]);
        assertEquals(FlowMap.END, times[20]);
        for (int k = 0; k < 20; k++) {
            assertTrue(times[k] < times[k + 1]);
        }
    }

    @Test
    void noiseAndOtherTimesAreRefused() {
        FlowMap map = FlowMap.variancePreserving();
        assertThrows(IllegalArgumentException.class, () -> measure(Samplers.of("ddpm"), map.law(), 1));
        LocalErrorSpacing spacing = measure(Samplers.of("ddim"), map.law(), 1);
        assertThrows(IllegalArgumentException.class, () -> spacing.times(SCHEDULE, 0.1, FlowMap.END, 20));
    }
}
