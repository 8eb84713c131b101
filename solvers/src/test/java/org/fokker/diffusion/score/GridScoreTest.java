package org.fokker.diffusion.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.diffusion.sampler.Samplers;
import org.fokker.diffusion.sampler.Sampling;
import org.fokker.distribution.DoubleWell;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.GibbsDistribution;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.particle.CloudObserver;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VarianceExploding;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.fokker.statistics.OrderFit;
import org.junit.jupiter.api.Test;

/** The score of a grid against the exact score of a mixture. */
class GridScoreTest {

    private static final double START = 1e-2;

    private static final MixtureDiffusion LINE = new MixtureDiffusion(
            AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1),
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.2, 0.4}));

    private static final MixtureDiffusion PLANE = new MixtureDiffusion(
            AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2),
            GaussianMixture.isotropic(
                    new double[] {0.4, 0.6}, new double[][] {{-1, 0.5}, {0.8, -0.4}}, new double[] {0.5, 0.6}));

    private static GridScore solve(MixtureDiffusion law, int cells, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return GridScore.solve(law.process(), law.target(), START, 1, cells, cells, workers);
        }
    }

    /** Root mean square of ε̂ over draws from p_t at many times, so that where they lie between those kept evens out. */
    private static double error(MixtureDiffusion law, Denoiser model) {
        double sum = 0;
        for (int k = 0; k < 16; k++) {
            double t = 0.03 * Math.pow(30, k / 15.0);
            sum += new ScoreError(law, model)
                    .squared(t, 500, new RandomStream(1, 1))
                    .value();
        }
        return Math.sqrt(sum / 16);
    }

    /**
     * The slope over ratios of four and more: errors scatter about their power by a few hundredths, because where a point lies between the
     * times that are kept changes from one grid to the next; orders 1 and 3 are five times farther.
     */
    private static void isTwo(double[] h, double[] e) {
        OrderFit fit = OrderFit.asymptotic(h, e);
        assertEquals(2, fit.order(), 0.2, fit + " of " + Arrays.toString(e));
    }

    private static void isOfSecondOrder(MixtureDiffusion law, int... cells) {
        double[] h = Arrays.stream(cells).mapToDouble(c -> 1.0 / c).toArray();
        double[] e = Arrays.stream(cells)
                .mapToDouble(c -> error(law, solve(law, c, 2)))
                .toArray();
        isTwo(h, e);
    }

    @Test
    void theScoreOnTheLineIsOfSecondOrderInCellsAndSteps() {
        isOfSecondOrder(LINE, 100, 200, 400);
    }

    @Test
    void theScoreInThePlaneIsOfSecondOrderInCellsAndSteps() {
        isOfSecondOrder(PLANE, 32, 64, 128);
    }

    /** A Gaussian stands still in its frame: what is left is the error of the cells, h²/12 of the variance at first and so of the slope. */
    @Test
    void theScoreOfAGaussianIsLinear() {
        MixtureDiffusion law = new MixtureDiffusion(
                AffineGaussianProcess.of(VarianceExploding.geometric(0.01, 50), 1),
                GaussianMixture.gaussian(new double[] {3}, new double[][] {{0.25}}));
        GridScore model;
        try (Workers workers = Workers.of(1)) {
            model = GridScore.solve(law.process(), law.target(), START, 1, 100, 20, workers);
        }
        double h = 12.0 / 100;
        for (double t : new double[] {START, 0.4, 0.83, 1}) {
            double deviation = Math.sqrt(law.marginal(t).covariance()[0][0]);
            double[][] x = {{3 - 4 * deviation, 3 - deviation, 3 + 0.1 * deviation, 3 + 4 * deviation}};
            double[][] score = new double[1][4];
            model.score(t, x, 4, score);
            for (int j = 0; j < 4; j++) {
                double exact = (3 - x[0][j]) / (deviation * deviation);
                assertEquals(1, score[0][j] / exact, h * h / 6, "t = " + t + ", x = " + x[0][j]);
            }
        }
    }

    /** 0.01 wide and 300 deviations apart: p underflows between the modes, where e^{−150²/2} is no double. */
    @Test
    void whereTheDensityUnderflowsTheScoreIsFiniteAndLeadsToTheLaw() {
        MixtureDiffusion law = new MixtureDiffusion(
                AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1),
                GaussianMixture.isotropic(
                        new double[] {0.5, 0.5}, new double[][] {{-1.5}, {1.5}}, new double[] {0.01, 0.01}));
        GridScore model;
        try (Workers workers = Workers.of(1)) {
            model = GridScore.solve(law.process(), law.target(), 1e-5, 1, 2000, 200, workers);
        }
        for (double t : new double[] {1e-5, 1e-3, 0.1, 1}) {
            double[][] x = {{-1e4, -50, -9.5, 9.5, 50, 1e4, 0, 1.2}};
            double[][] score = new double[1][8];
            model.score(t, x, 8, score);
            assertTrue(Arrays.stream(score[0]).allMatch(Double::isFinite), t + ": " + Arrays.toString(score[0]));
            for (int j = 0; j < 6; j++) {
                assertTrue(x[0][j] * score[0][j] < 0, t + ": " + Arrays.toString(score[0]));
            }
        }
    }

    @Test
    void threadsDoNotChangeABit() {
        double[][] x = {{-2, -0.5, 0.1, 3}, {1, 0, -1, 0.3}};
        double[][] one = new double[2][4];
        double[][] three = new double[2][4];
        solve(PLANE, 48, 1).denoise(0.3, x, 4, one);
        solve(PLANE, 48, 3).denoise(0.3, x, 4, three);
        assertArrayEquals(one, three);
    }

    @Test
    void timesThatAreNotKeptAndDimensionsWithoutGridAreRefused() {
        GridScore model = solve(LINE, 50, 1);
        String late = String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> model.score(1e-3, new double[1][1], 1, new double[1][1]))
                .getMessage());
        assertTrue(late.contains("0.01") && late.contains("0.001"), late);
        try (Workers workers = Workers.of(1)) {
            AffineGaussianProcess space = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 3);
            GaussianMixture law =
                    GaussianMixture.gaussian(new double[3], new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
            String high = String.valueOf(assertThrows(
                            IllegalArgumentException.class,
                            () -> GridScore.solve(space, law, START, 1, 10, 10, workers))
                    .getMessage());
            assertTrue(high.contains("d = 3"), high);
        }
    }

    /** Points that follow the probability flow of a model from given starts. */
    private static double[] flow(Denoiser model) {
        TimeGrid grid = TimeGrid.of(model.process().schedule(), TimeSpacings.LOG_SNR, START, 1, 200);
        CloudObserver cloud = new CloudObserver(1, 1, 0, 2000);
        try (Workers workers = Workers.of(2)) {
            Sampling.of(Samplers.of("dpmpp-2m"), model, grid)
                    .particles(2000)
                    .build()
                    .run(workers, Progress.NONE, cloud);
        }
        return cloud.positions(0)[0];
    }

    /**
     * Points of the same numbers under the exact score and under that of the grid are a coupling of the two laws that the sampler makes, so
     * that their mean distance bounds W1. It is linear in the error of the score, and falls with its order: three halvings, from the range
     * where the mode of deviation 0.2 has four cells.
     */
    @Test
    void whatAFlowGeneratesFromTheGridIsOfSecondOrder() {
        double[] exact = flow(LINE);
        double[] h = {1.0 / 100, 1.0 / 200, 1.0 / 400};
        double[] distance = new double[3];
        for (int l = 0; l < 3; l++) {
            double[] x = flow(solve(LINE, 100 << l, 2));
            for (int j = 0; j < x.length; j++) {
                distance[l] += Math.abs(x[j] - exact[j]) / x.length;
            }
        }
        isTwo(h, distance);
        assertTrue(distance[2] < 1e-3, Arrays.toString(distance));
    }

    /**
     * Boltzmann's density of a double well, against p_t = ∫ p_0(y) N(x; a y, s²) dy by the trapezoidal rule, which is exact to rounding for
     * Gaussians of deviations above its step.
     */
    @Test
    void theScoreOfADensityWithoutClosedFormIsOfSecondOrder() {
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1);
        GibbsDistribution target = new GibbsDistribution(new DoubleWell(1), 0.3, new double[] {-3}, new double[] {3});
        double t = 0.1;
        double a = process.schedule().scale(t);
        double s2 = process.schedule().variance(t);
        int nodes = 2400;
        double[][] y = new double[1][nodes];
        Arrays.setAll(y[0], j -> -3 + 6 * (j + 0.5) / nodes);
        double[] log = new double[nodes];
        target.logDensity(y, nodes, log);
        double[][] x = {{-1.4, -1, -0.3, 0.2, 0.9, 1.3}};
        int n = x[0].length;
        double[] h = new double[4];
        double[] error = new double[4];
        for (int l = 0; l < 4; l++) {
            h[l] = 1.0 / (100 << l);
            double[][] score = new double[1][n];
            try (Workers workers = Workers.of(2)) {
                GridScore.solve(process, target, START, 1, 100 << l, 100 << l, workers)
                        .score(t, x, n, score);
            }
            for (int j = 0; j < n; j++) {
                double mass = 0;
                double slope = 0;
                for (int k = 0; k < nodes; k++) {
                    double off = x[0][j] - a * y[0][k];
                    double share = Math.exp(log[k] - 0.5 * off * off / s2);
                    mass += share;
                    slope -= share * off / s2;
                }
                error[l] = Math.max(error[l], Math.abs(score[0][j] - slope / mass));
            }
        }
        isTwo(h, error);
    }
}
