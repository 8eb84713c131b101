package org.fokker.diffusion.score;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.diffusion.sampler.Samplers;
import org.fokker.diffusion.sampler.Sampling;
import org.fokker.distribution.EmpiricalDistribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.method.Parameters;
import org.fokker.particle.CloudObserver;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the error of a score does to the law that a sampler generates with it. Scalar and SIMD kernels give the same bits: one of the two runs of the tests is enough. */
@DisabledIfSystemProperty(named = "fokker.kernel", matches = "simd")
class GirsanovBoundTest {

    private static final double START = 1e-2;
    private static final double END = 1;

    private static final MixtureDiffusion LAW = new MixtureDiffusion(
            AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1),
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.2, 0.4}));

    private static Stream<String> names() {
        return Stream.concat(ScoreEstimators.registry().names().stream(), Stream.of(GridScore.NAME, "broad", "exact"));
    }

    /** A model from n points, or from as many cells. */
    private static Denoiser model(String name, int n, boolean small, Workers workers) {
        if (name.equals("exact")) {
            return LAW;
        }
        if (name.equals(GridScore.NAME)) {
            return GridScore.solve(LAW.process(), LAW.target(), START, END, n, n, workers);
        }
        double[][] x = new double[1][n];
        LAW.target().sample(new RandomStream(11, 0), 0, n, x);
        EmpiricalDistribution data = EmpiricalDistribution.of(x, n);
        if (name.equals("broad")) {
            // One Gaussian for two modes: an error as large as it gets.
            return new MixtureDiffusion(LAW.process(), GaussianMixture.gaussian(data.mean(), data.covariance()));
        }
        Parameters parameters = Parameters.none();
        if (small && name.equals(RandomFeatureScore.NAME)) {
            parameters = parameters.with("features", 32).with("pairs", 2048);
        } else if (small && name.equals(PerceptronScore.NAME)) {
            parameters = parameters.with("width", 16).with("steps", 400);
        }
        return ScoreEstimators.of(name, parameters)
                .estimate(new ScoreProblem(LAW.process(), data, START, END), new RandomStream(5, 40), workers);
    }

    /**
     * An upper bound of KL(p_start‖q), of the law q in which the reversal from π ends: by Girsanov's theorem and the data-processing inequality ½ ∫
     * g² E|ŝ − s|² dt + KL(p_T‖π) (S. Chen et al., ICLR 2023). The first comes from sixteen replicates, and Student's t exceeds 8 with probability
     * 9e-7; of the data p_T has a² = 4e-5, so that the square of its mean, 0.25² a², and the change of its variance, a², leave less than 1e-5
     * to the second.
     */
    private static double bound(Denoiser model, Workers workers) {
        Estimate paths = new ScoreError(LAW, model).pathDivergence(START, END, 16_000, new RandomStream(3, 1), workers);
        return paths.value() + 8 * paths.standardError() + 1e-5;
    }

    /** Shares of points, led by the reversal from π, in bins that have equal shares of p_start. */
    private static double[] shares(Denoiser model, int points, int steps, int bins, Workers workers) {
        TimeGrid grid = TimeGrid.of(LAW.process().schedule(), TimeSpacings.LOG_SNR, START, END, steps);
        CloudObserver cloud = new CloudObserver(1, 1, 0, points);
        Sampling.of(Samplers.of("reverse-stochastic-heun"), model, grid)
                .particles(points)
                .build()
                .run(workers, Progress.NONE, cloud);
        double[] x = cloud.positions(0)[0];
        Arrays.sort(x);
        double[] shares = new double[bins];
        int below = 0;
        for (int b = 0; b < bins; b++) {
            int before = below;
            double edge = b + 1 == bins
                    ? Double.POSITIVE_INFINITY
                    : LAW.marginal(START).univariate().quantile((b + 1.0) / bins);
            while (below < points && x[below] <= edge) {
                below++;
            }
            shares[b] = (double) (below - before) / points;
        }
        return shares;
    }

    private static double totalVariation(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum += 0.5 * Math.abs(share - 1.0 / shares.length);
        }
        return sum;
    }

    /**
     * ½ Σ |p(B) − q(B)| ≤ √(KL/2) on any bins, by Pinsker's inequality. Shares q̂(B) of N points add ½ Σ |q̂ − q|, whose mean is at most ½ √(bins/N)
     * and which one point changes by 1/N, so that it exceeds its mean by ε with probability e^{−2Nε²} (McDiarmid): ε = √(log 10⁶/(2N)). The
     * reversal is stepped by a method of order 2 whose law is within 10⁻³ of its limit; the bound of the exact score is that of the
     * reference law alone.
     */
    @ParameterizedTest
    @MethodSource("names")
    void theSampledLawIsWithinTheDivergenceOfThePaths(String name) {
        int points = 3000;
        int bins = 20;
        try (Workers workers = Workers.of(2)) {
            Denoiser model = model(name, 64, true, workers);
            double distance = totalVariation(shares(model, points, 64, bins, workers));
            double sampling = 0.5 * Math.sqrt((double) bins / points) + Math.sqrt(Math.log(1e6) / (2 * points));
            double limit = Math.sqrt(0.5 * bound(model, workers)) + sampling + 1e-3;
            assertTrue(distance <= limit, name + ": " + distance + " above " + limit);
        }
    }

    /**
     * KL on bins is at most that of the laws. By the shares of N points it is Σ p log(p/q̂), to first order off by −Σ (p/q)(q̂ − q), of variance (Σ
     * p²/q − 1)/N, and to second order by ½ Σ p (1 − q)/(N q), which is taken off. A normal variable exceeds five standard errors with
     * probability 3e-7; steps leave 10⁻⁵.
     */
    @Tag("slow")
    @ParameterizedTest
    @MethodSource("names")
    void theSampledDivergenceIsWithinThatOfThePaths(String name) {
        int points = 20_000;
        int bins = 40;
        try (Workers workers = Workers.of(2)) {
            Denoiser model = model(name, 1000, false, workers);
            double[] shares = shares(model, points, 200, bins, workers);
            double divergence = 0;
            double variance = -1.0 / points;
            for (double share : shares) {
                double ratio = 1 / (bins * share);
                divergence += (Math.log(ratio) - 0.5 * (1 - share) / (points * share)) / bins;
                variance += ratio / bins / points;
            }
            double limit = bound(model, workers) + 5 * Math.sqrt(variance) + 1e-5;
            assertTrue(divergence <= limit, name + ": " + divergence + " above " + limit);
        }
    }
}
