package org.fokker.diffusion.conditional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.SlicedDistances;
import org.fokker.execution.Workers;
import org.fokker.method.Parameters;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactConditionalTest {

    private static final Schedule VP = VariancePreserving.linear(0.1, 20);
    private static final TimeGrid GRID =
            TimeGrid.of(VP, TimeSpacings.LOG_SNR, VP.timeOfLogSnr(Math.log(100)), VP.timeOfLogSnr(-Math.log(100)), 200);

    private static PosteriorSamples sample(InverseProblem problem, int n) {
        try (Workers workers = Workers.of(1)) {
            return PosteriorSamplers.registry()
                    .find("exact-conditional")
                    .factory()
                    .apply(Parameters.none())
                    .sample(problem, GRID, new RandomStream(3, 0), n, workers);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05})
    void theExactConditionalChainSamplesThePosterior(double tilt) {
        int n = 1000;
        GaussianMixture prior = ConditionalCases.withMatrices(ConditionalCases.isotropic(1, 2), tilt);
        LinearMeasurement measurement = ConditionalCases.measurement(2, 1, 2);
        MixtureDiffusion law = new MixtureDiffusion(AffineGaussianProcess.of(VP, 2), prior);
        GaussianMixture posterior = prior.condition(measurement.matrix(), measurement.values(), measurement.noise());
        double[][] points = sample(InverseProblem.of(law, measurement), n).points();
        try (Workers workers = Workers.of(1)) {
            SlicedDistances distances = SlicedDistances.of(points, n, posterior, 30, new RandomStream(4, 0), workers);
            // Six bounds of the deviation (1.5e-8 for a Gaussian), the missing last width s/a = 0.01, and the steps of
            // first order: Δλ = 2 log(10⁴)/200 = 0.09 of a deviation below one.
            assertEquals(distances.floor(), distances.wasserstein1().value(), 6 * distances.deviation() + 0.01 + 0.09);
        }
    }

    @Test
    void anUnknownLawIsRefused() {
        LinearMeasurement measurement = ConditionalCases.measurement(2, 1, 2);
        Denoiser model = new MixtureDiffusion(AffineGaussianProcess.of(VP, 2), ConditionalCases.isotropic(1, 2));
        assertThrows(IllegalArgumentException.class, () -> sample(InverseProblem.of(model, measurement), 1));
    }
}
