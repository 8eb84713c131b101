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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the error of a score does to the law that a sampler generates with it. */
class GirsanovBoundTest {

    private static final double START = 1e-2;
    private static final double END = 1;
    private static final int STEPS = 100;
    private static final int PATHS = 5_000;
    private static final int BINS = 20;

    private static final MixtureDiffusion LAW = new MixtureDiffusion(
            AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1),
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.2, 0.4}));

    private static Stream<String> names() {
        return Stream.concat(ScoreEstimators.registry().names().stream(), Stream.of(GridScore.NAME, "broad", "exact"));
    }

    private static Denoiser model(String name, Workers workers) {
        if (name.equals("exact")) {
            return LAW;
        }
        if (name.equals(GridScore.NAME)) {
            return GridScore.solve(LAW.process(), LAW.target(), START, END, 200, 200, workers);
        }
        double[][] x = new double[1][100];
        LAW.target().sample(new RandomStream(11, 0), 0, 100, x);
        EmpiricalDistribution data = EmpiricalDistribution.of(x, 100);
        if (name.equals("broad")) {
            // One Gaussian for two modes: an error as large as it gets.
            return new MixtureDiffusion(LAW.process(), GaussianMixture.gaussian(data.mean(), data.covariance()));
        }
        Parameters small = switch (name) {
            case RandomFeatureScore.NAME ->
                Parameters.none().with("features", 32).with("pairs", 2048);
            case PerceptronScore.NAME -> Parameters.none().with("width", 16).with("steps", 400);
            default -> Parameters.none();
        };
        return ScoreEstimators.of(name, small)
                .estimate(new ScoreProblem(LAW.process(), data, START, END), new RandomStream(5, 40), workers);
    }

    /**
     * KL(p_start‖q) ≤ ½ ∫ g² E|ŝ − s|² dt + KL(p_T‖π) for the law q in which the reversal with ŝ ends that starts from π (Girsanov's theorem and
     * the data-processing inequality; S. Chen et al., ICLR 2023), and so ½ Σ |p(B) − q(B)| ≤ √(KL/2) on any bins by Pinsker's inequality.
     *
     * <p>Shares q̂(B) of N points add ½ Σ |q̂ − q|, whose mean is at most ½ √(bins/N) and which one point changes by 1/N, so that it exceeds its
     * mean by ε with probability e^{−2Nε²} (McDiarmid): ε = √(log 10⁶/(2N)). The reversal is stepped by a method of order 2 whose law is
     * within 10⁻³ of its limit, which the exact score shows as well; its bound is that of the reference law alone.
     */
    @ParameterizedTest
    @MethodSource("names")
    void theSampledLawIsWithinTheDivergenceOfThePaths(String name) {
        double divergence;
        double distance = 0;
        try (Workers workers = Workers.of(2)) {
            Denoiser model = model(name, workers);
            Estimate path =
                    new ScoreError(LAW, model).pathDivergence(START, END, 16_000, new RandomStream(3, 1), workers);
            // Sixteen replicates: Student's t exceeds 8 with probability 9e-7. p_T has a² = 4e-5 of the data, so that
            // the square of its mean,
            // 0.25² a², and the change of its variance, a², leave less than 1e-5 to the reference law.
            divergence = path.value() + 8 * path.standardError() + 1e-5;
            TimeGrid grid = TimeGrid.of(LAW.process().schedule(), TimeSpacings.LOG_SNR, START, END, STEPS);
            CloudObserver cloud = new CloudObserver(1, 1, 0, PATHS);
            Sampling.of(Samplers.of("reverse-stochastic-heun"), model, grid)
                    .particles(PATHS)
                    .build()
                    .run(workers, Progress.NONE, cloud);
            double[] x = cloud.positions(0)[0];
            Arrays.sort(x);
            // Bins of equal mass under p_start.
            int below = 0;
            for (int b = 1; b <= BINS; b++) {
                int before = below;
                double edge = b == BINS
                        ? Double.POSITIVE_INFINITY
                        : LAW.marginal(START).univariate().quantile((double) b / BINS);
                while (below < PATHS && x[below] <= edge) {
                    below++;
                }
                distance += 0.5 * Math.abs((double) (below - before) / PATHS - 1.0 / BINS);
            }
        }
        double sampling = 0.5 * Math.sqrt((double) BINS / PATHS) + Math.sqrt(Math.log(1e6) / (2 * PATHS));
        double bound = Math.sqrt(0.5 * divergence) + sampling + 1e-3;
        assertTrue(distance <= bound, name + ": " + distance + " above " + bound);
    }
}
