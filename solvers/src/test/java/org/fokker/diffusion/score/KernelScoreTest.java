package org.fokker.diffusion.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fokker.distribution.EmpiricalDistribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the points of a Gaussian know of its score. Scalar and SIMD kernels give the same bits: one of the two runs of the tests is enough. */
@DisabledIfSystemProperty(named = "fokker.kernel", matches = "simd")
class KernelScoreTest {

    /** The mean over training sets of E|ε̂_model − ε̂|² at a signal-to-noise ratio u, for N(0, I). */
    private static Estimate error(int d, int n, double u, int sets) {
        MixtureDiffusion law = new MixtureDiffusion(
                AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), d), GaussianMixture.standardNormal(d));
        double t = law.process().schedule().timeOfLogSnr(0.5 * Math.log(u));
        double[] errors = new double[sets];
        for (int set = 0; set < sets; set++) {
            double[][] x = new double[d][n];
            law.target().sample(new RandomStream(21, 1), (long) set * n, n, x);
            MixtureDiffusion model = new MixtureDiffusion(
                    law.process(), EmpiricalDistribution.of(x, n).smoothed(0));
            errors[set] = new ScoreError(law, model)
                    .squared(t, 64, new RandomStream(1000 + set, 3))
                    .value();
        }
        return Estimate.ofMean(errors);
    }

    /**
     * d u (1 + u)^{d−1}/n to first order in 1/n. Of second order in the fluctuations of p̂_t are shares of about (1 + u)^{2d}/n, a few thousandths
     * here; where the signal is strong and d large, the tails, in which no point is near, keep the error below the leading term.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theErrorOfPointsOfAGaussianGrowsWithThePowerOfTheDimension(int d) {
        double u = 0.25;
        int n = 2000;
        Estimate measured = error(d, n, u, 64);
        double leading = d * u * Math.pow(1 + u, d - 1) / n;
        // Sixty-three degrees of freedom: Student's t exceeds 5.5 with probability 7e-7.
        assertEquals(leading, measured.value(), 5.5 * measured.standardError() + leading * Math.pow(1 + u, 2 * d) / n);
    }
}
