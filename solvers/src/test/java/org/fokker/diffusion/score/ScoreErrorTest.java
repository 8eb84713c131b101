package org.fokker.diffusion.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.Test;

/** Two Gaussians, N(0, v) and N(0, w): ε̂ = s x/(a² v + s²), so that everything is known. */
class ScoreErrorTest {

    private static final double V = 1;
    private static final double W = 0.25;
    private static final Schedule SCHEDULE = VariancePreserving.linear(0.1, 20);

    private static final ScoreError ERROR = new ScoreError(law(V), law(W));

    private static MixtureDiffusion law(double variance) {
        return new MixtureDiffusion(
                AffineGaussianProcess.of(SCHEDULE, 1),
                GaussianMixture.gaussian(new double[1], new double[][] {{variance}}));
    }

    /** s² (a² v + s²) (1/(a² w + s²) − 1/(a² v + s²))². */
    private static double squared(double lambda) {
        double u = Math.exp(2 * lambda);
        // In units of s.
        double p = u * V + 1;
        double q = u * W + 1;
        return p * (1 / q - 1 / p) * (1 / q - 1 / p);
    }

    @Test
    void theErrorOfAGaussianIsClosed() {
        for (double t : new double[] {1e-3, 0.1, 0.7}) {
            Estimate measured = ERROR.squared(t, 20_000, new RandomStream(1, 1));
            // A false alarm has probability 6e-7 for a normal mean.
            assertEquals(squared(SCHEDULE.logSnr(t)), measured.value(), 5 * measured.standardError());
        }
    }

    /** N(0, v) and N(0, w): the loss of the exact score is 1 − s²/(a² v + s²), and what is above it the error. */
    @Test
    void theMatchingLossAboveThatOfTheExactScoreIsTheError() {
        for (double t : new double[] {1e-3, 0.1, 0.7}) {
            Estimate measured = ERROR.matching(t, 20_000, new RandomStream(1, 1));
            // A false alarm has probability 6e-7 for a normal mean.
            assertEquals(squared(SCHEDULE.logSnr(t)), measured.value(), 5 * measured.standardError());
        }
    }

    @Test
    void theEnergyOfAGaussianIsItsShareOfNoise() {
        for (double t : new double[] {1e-3, 0.1, 0.7}) {
            double u = Math.exp(2 * SCHEDULE.logSnr(t));
            Estimate measured = ERROR.energy(t, 20_000, new RandomStream(1, 1));
            // s² E|s|² = s²/(a² v + s²). A false alarm has probability 6e-7 for a normal mean.
            assertEquals(1 / (u * V + 1), measured.value(), 5 * measured.standardError());
        }
    }

    @Test
    void theDistanceFromTheTruthIsTheError() {
        Estimate error = ERROR.squared(0.3, 1000, new RandomStream(1, 1));
        assertEquals(error, ERROR.distance(law(V), 0.3, 1000, new RandomStream(1, 1)));
    }

    /** Simpson's rule with 2000 intervals on a smooth function of λ. */
    @Test
    void thePathDivergenceIsTheIntegralOverLogSnr() {
        double start = 1e-3;
        double first = SCHEDULE.logSnr(1);
        double h = (SCHEDULE.logSnr(start) - first) / 2000;
        double integral = 0;
        for (int i = 0; i <= 2000; i++) {
            integral += (i == 0 || i == 2000 ? 1 : i % 2 == 1 ? 4 : 2) * squared(first + i * h) * h / 3;
        }
        try (Workers workers = Workers.of(2)) {
            Estimate measured = ERROR.pathDivergence(start, 1, 32_000, new RandomStream(1, 1), workers);
            // Sixteen replicates: Student's t with 15 degrees of freedom exceeds 8 with probability 9e-7.
            assertEquals(integral, measured.value(), 8 * measured.standardError());
        }
    }
}
