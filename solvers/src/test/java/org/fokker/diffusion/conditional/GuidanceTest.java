package org.fokker.diffusion.conditional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.fokker.diffusion.TimeGrid;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;

class GuidanceTest {

    private static final int D = 4;
    private static final int N = 5;
    private static final Schedule VP = VariancePreserving.linear(0.1, 20);
    private static final AffineGaussianProcess PROCESS = AffineGaussianProcess.around(VP, 0.3, -0.2, 0, 0.5);
    private static final LinearMeasurement MEASUREMENT = ConditionalCases.measurement(3, 2, D);
    private static final double[][] X = ConditionalCases.matrix(new SplittableRandom(6), D, N, 2);

    private static InverseProblem problem(GaussianMixture prior) {
        return InverseProblem.of(new MixtureDiffusion(PROCESS, prior), MEASUREMENT);
    }

    @Test
    void momentMatchingIsExactForGaussianData() {
        double[][] covariance = {{1, 0.3, 0, 0.1}, {0.3, 0.8, 0.2, 0}, {0, 0.2, 0.5, -0.1}, {0.1, 0, -0.1, 0.9}};
        GaussianMixture prior = GaussianMixture.gaussian(new double[] {1, -1, 0.5, 0}, covariance);
        checkExact(new MomentMatching(), prior);
    }

    @Test
    void pseudoinverseGuidanceIsExactForIsotropicData() {
        double deviation = 1.3;
        GaussianMixture prior =
                GaussianMixture.isotropic(new double[] {1}, new double[][] {{1, -1, 0.5, 0}}, new double[] {deviation});
        checkExact(new PseudoinverseGuidance(deviation * deviation), prior);
    }

    private static void checkExact(Guidance guidance, GaussianMixture prior) {
        Denoiser guided = guidance.guide(problem(prior));
        Denoiser exact = new MixturePosterior(prior, MEASUREMENT).denoiser(PROCESS);
        double[][] expected = new double[D][N];
        double[][] mean = new double[D][N];
        for (double t : new double[] {1e-3, 0.1, 0.5, 1}) {
            exact.denoise(t, X, N, expected);
            guided.denoise(t, X, N, mean);
            for (int i = 0; i < D; i++) {
                // Tweedie's form in the exact one loses up to three digits of some tens of roundings.
                assertArrayEquals(expected[i], mean[i], 1e-11, "t = " + t);
            }
        }
    }

    @Test
    void pointGuidanceAddsTheGradientOfTheLikelihoodOfTheDenoisedPoint() {
        InverseProblem problem = problem(ConditionalCases.isotropic(12, D));
        double[][] plain = new double[D][N];
        double[][] guided = new double[D][N];
        for (double t : new double[] {0.05, 0.4}) {
            problem.model().score(t, X, N, plain);
            new PointGuidance().guide(problem).score(t, X, N, guided);
            double h = 1e-5;
            for (int i = 0; i < D; i++) {
                double[] above = likelihoods(problem, t, i, h);
                double[] below = likelihoods(problem, t, i, -h);
                for (int j = 0; j < N; j++) {
                    // h² of a third derivative, at most 1e3 here, and rounding 1e-13/h of log-likelihoods of order 100.
                    assertEquals((above[j] - below[j]) / (2 * h), guided[i][j] - plain[i][j], 3e-7);
                }
            }
        }
    }

    private static double[] likelihoods(InverseProblem problem, double t, int axis, double step) {
        double[][] moved = new double[D][];
        for (int i = 0; i < D; i++) {
            moved[i] = X[i].clone();
        }
        for (int j = 0; j < N; j++) {
            moved[axis][j] += step;
        }
        GuidedMoments moments = new GuidedMoments(problem, new PointGuidance(), N);
        moments.evaluate(t, moved, N);
        return moments.logLikelihood;
    }

    @Test
    void theTwistIsTheGaussianDensityOfTheMeasuredValues() {
        GaussianMixture prior = ConditionalCases.isotropic(12, D);
        MixtureDiffusion law = new MixtureDiffusion(PROCESS, prior);
        GuidedMoments moments = new GuidedMoments(problem(prior), new MomentMatching(), N);
        moments.evaluate(0.3, X, N);
        for (int j = 0; j < N; j++) {
            double[] x = {X[0][j], X[1][j], X[2][j], X[3][j]};
            GaussianMixture matched = GaussianMixture.gaussian(law.denoise(0.3, x), law.posteriorCovariance(0.3, x));
            double expected = matched.logEvidence(MEASUREMENT.matrix(), MEASUREMENT.values(), MEASUREMENT.noise());
            assertEquals(expected, moments.logLikelihood[j], 1e-11);
        }
    }

    @Test
    void diffusionPosteriorSamplingStepsDownTheNormOfTheResidual() {
        InverseProblem problem = problem(ConditionalCases.isotropic(12, D));
        double t = 0.6;
        TimeGrid grid = TimeGrid.through(VP, t, 0);
        RandomStream stream = new RandomStream(4, 0);
        double strength = 0.7;
        try (Workers workers = Workers.of(1)) {
            double[][] forced = new DiffusionPosteriorSampling(strength)
                    .sample(problem, grid, stream, N, workers)
                    .points();
            double[][] free = new DiffusionPosteriorSampling(0)
                    .sample(problem, grid, stream, N, workers)
                    .points();
            double[][] start = new double[D][N];
            GuidedChain.start(PROCESS, grid, stream, 0, N, new double[D][N], start);
            double h = 1e-5;
            for (int i = 0; i < D; i++) {
                double[] above = residuals(problem, t, start, i, h);
                double[] below = residuals(problem, t, start, i, -h);
                for (int j = 0; j < N; j++) {
                    // Free, the last step ends in x̂; h² of a third derivative and rounding 1e-15/h.
                    assertEquals(-strength * (above[j] - below[j]) / (2 * h), forced[i][j] - free[i][j], 1e-9);
                }
            }
        }
    }

    private static double[] residuals(InverseProblem problem, double t, double[][] x, int axis, double step) {
        double[][] moved = new double[D][];
        for (int i = 0; i < D; i++) {
            moved[i] = x[i].clone();
        }
        for (int j = 0; j < N; j++) {
            moved[axis][j] += step;
        }
        double[][] mean = new double[D][N];
        problem.model().denoise(t, moved, N, mean);
        double[] norms = new double[N];
        for (int j = 0; j < N; j++) {
            for (int m = 0; m < MEASUREMENT.size(); m++) {
                double residual = MEASUREMENT.values()[m];
                for (int i = 0; i < D; i++) {
                    residual -= MEASUREMENT.matrix()[m][i] * mean[i][j];
                }
                norms[j] += residual * residual;
            }
            norms[j] = Math.sqrt(norms[j]);
        }
        return norms;
    }

    @Test
    void pointsDoNotDependOnTheNumberOfThreads() {
        InverseProblem problem = problem(ConditionalCases.isotropic(12, D));
        TimeGrid grid = TimeGrid.through(VP, 1, 0.5, 0.1, 0.01);
        double[][] one = draw(problem, grid, 1);
        double[][] three = draw(problem, grid, 3);
        for (int i = 0; i < D; i++) {
            assertArrayEquals(one[i], three[i], 0);
        }
    }

    private static double[][] draw(InverseProblem problem, TimeGrid grid, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return new GuidedSampler(new MomentMatching())
                    .sample(problem, grid, new RandomStream(9, 0), 300, workers)
                    .points();
        }
    }

    @Test
    void wrongParametersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new DiffusionPosteriorSampling(-1));
        assertThrows(IllegalArgumentException.class, () -> new PseudoinverseGuidance(0));
        MixtureDiffusion law = new MixtureDiffusion(PROCESS, ConditionalCases.isotropic(12, D));
        assertThrows(
                IllegalArgumentException.class,
                () -> InverseProblem.of(law, ConditionalCases.measurement(3, 2, D + 1)));
    }
}
