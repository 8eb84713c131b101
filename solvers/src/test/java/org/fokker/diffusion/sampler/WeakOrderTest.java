package org.fokker.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.particle.MomentObserver;
import org.fokker.process.MixtureDiffusion;
import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samplers of the second order in law on data that are not Gaussian, where their laws are not known in closed form. */
@Tag("slow")
class WeakOrderTest {

    private static final long PATHS = 2_000_000;

    private static final MixtureDiffusion LAW = FlowMap.variancePreserving().law();

    private static Estimate variance(Sampler sampler, int steps) {
        TimeGrid grid =
                TimeGrid.of(LAW.process().schedule(), TimeSpacings.QUADRATIC, FlowMap.START, FlowMap.END, steps);
        MomentObserver moments = new MomentObserver(1, 1);
        try (Workers workers = Workers.of(2)) {
            Sampling.of(sampler, LAW, grid)
                    .start(Start.from(LAW.marginal(FlowMap.END)))
                    .particles(PATHS)
                    .seed(3)
                    .build()
                    .run(workers, Progress.NONE, moments);
        }
        return moments.moments(0).covariance().get(0).get(0);
    }

    /** Scalar and SIMD kernels give the same bits, so that one of the two runs of the tests is enough. */
    @DisabledIfSystemProperty(named = "fokker.kernel", matches = "simd")
    @ParameterizedTest
    @ValueSource(strings = {"reverse-stochastic-heun", "sde-dpmpp-2m"})
    void errorOfTheVarianceOnTwoModesFallsLikeTheSecondPower(String name) {
        GaussianMixture exact = LAW.marginal(FlowMap.START);
        double variance = exact.covariance()[0][0];
        Estimate coarse = variance(Samplers.of(name), 16);
        Estimate fine = variance(Samplers.of(name), 48);
        // Three times the steps leave a ninth. Five standard errors of each side: a false alarm has a rate below 1e-6.
        // A first order,
        // as of sde-dpmpp-1, leaves a third of 0.16, twenty times the bound.
        double bound = Math.abs(coarse.value() - variance) / 9
                + 5 * Math.hypot(fine.standardError(), coarse.standardError() / 9);
        assertTrue(Math.abs(fine.value() - variance) <= bound, name + ": " + coarse + ", " + fine + ", " + variance);
    }
}
