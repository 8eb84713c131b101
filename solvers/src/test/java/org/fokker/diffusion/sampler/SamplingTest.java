package org.fokker.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.distribution.GaussianLaw;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.method.NumericalException;
import org.fokker.particle.CloudObserver;
import org.fokker.particle.MomentObserver;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.ScoreField;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplingTest {

    private static final MixtureDiffusion LAW = new MixtureDiffusion(
            AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2), PlanarMixture.THREE_MODES);
    private static final TimeGrid GRID = TimeGrid.of(LAW.process().schedule(), TimeSpacings.QUADRATIC, 1e-3, 1, 6);
    private static final int PATHS = 1500;

    static Stream<String> names() {
        return Samplers.registry().names().stream();
    }

    private static double[][] cloud(Sampling.Builder builder, int threads, int paths) {
        CloudObserver cloud = new CloudObserver(2, 1, 0, paths);
        try (Workers workers = Workers.of(threads)) {
            builder.build().run(workers, Progress.NONE, cloud);
        }
        return cloud.positions(0);
    }

    @ParameterizedTest
    @MethodSource("names")
    void bitsDependNeitherOnThreadsNorOnBlocksNorOnShards(String name) {
        int paths = name.startsWith("flow-rk45") || name.startsWith("flow-dop853") ? 30 : PATHS;
        Sampler sampler = Samplers.of(name);
        double[][] one = cloud(Sampling.of(sampler, LAW, GRID).particles(paths), 1, paths);
        double[][] other =
                cloud(Sampling.of(sampler, LAW, GRID).particles(paths).blockSize(97), 2, paths);
        assertArrayEquals(one[0], other[0]);
        assertArrayEquals(one[1], other[1]);
        int share = paths / 3;
        double[][] shard =
                cloud(Sampling.of(sampler, LAW, GRID).firstPath(share).particles(paths - share), 1, paths);
        assertEquals(one[0][paths - 1], shard[0][paths - 1]);
        assertEquals(one[1][share], shard[1][share]);
        assertTrue(Double.isNaN(shard[0][share - 1]), "not simulated");
    }

    @Test
    void momentsAreThoseOfTheExactChain() {
        MixtureDiffusion law = new MixtureDiffusion(
                AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2),
                GaussianMixture.gaussian(new double[] {0.5, -1}, new double[][] {{0.25, 0.1}, {0.1, 0.09}}));
        Sampler sampler = Samplers.of("ddpm");
        GaussianLaw exact = AffineChain.law(sampler, law, GRID, GaussianLaw.of(law.marginal(1)));
        MomentObserver moments = new MomentObserver(2, 1);
        try (Workers workers = Workers.of(2)) {
            Sampling.of(sampler, law, GRID)
                    .start(Start.from(law.marginal(1)))
                    .particles(10_000)
                    .seed(7)
                    .build()
                    .run(workers, Progress.NONE, moments);
        }
        for (int i = 0; i < 2; i++) {
            // Five standard errors: 6e-7 for each of five numbers.
            assertEquals(0, moments.moments(0).mean().get(i).standardScore(exact.mean()[i]), 5);
            for (int c = 0; c <= i; c++) {
                double covariance = exact.covariance()[i][c];
                assertEquals(0, moments.moments(0).covariance().get(i).get(c).standardScore(covariance), 5);
            }
        }
    }

    @Test
    void startIsTheReferenceLawUnlessAnotherIsGiven() {
        double[][] reference = cloud(
                Sampling.of(Samplers.of("ddim"), LAW, GRID).particles(PATHS).snapshots(0), 1, PATHS);
        double sum = 0;
        for (double v : reference[0]) {
            sum += v * v;
        }
        // A mean of 1500 squares of standard normals: five standard errors √(2/1500).
        assertEquals(1, sum / PATHS, 5 * Math.sqrt(2.0 / PATHS));
        double[][] points = {{0.1, 0.2, 0.3}, {-1, -2, -3}};
        double[][] given = cloud(
                Sampling.of(Samplers.of("ddim"), LAW, GRID)
                        .start(Start.points(points))
                        .particles(5)
                        .snapshots(0),
                1,
                5);
        assertArrayEquals(new double[] {0.1, 0.2, 0.3, 0.1, 0.2}, given[0]);
        assertArrayEquals(new double[] {-1, -2, -3, -1, -2}, given[1]);
    }

    @Test
    void observersHearOfTheChosenTimes() {
        StringBuilder heard = new StringBuilder();
        try (Workers workers = Workers.of(1)) {
            Sampling.of(Samplers.of("ddim"), LAW, GRID)
                    .particles(3)
                    .snapshots(0, 2, 5)
                    .build()
                    .run(workers, Progress.NONE, (snapshot, time, first, x, n) -> {
                        assertEquals(GRID.time(new int[] {0, 2, 5}[snapshot]), time);
                        heard.append(snapshot).append(':').append(n).append(' ');
                    });
        }
        assertEquals("0:3 1:3 2:3 ", heard.toString());
    }

    @Test
    void finalDenoisingShowsTheDenoisedPoints() {
        Sampler sampler = Samplers.of("dpmpp-2m");
        double[][] plain = cloud(Sampling.of(sampler, LAW, GRID).particles(9), 1, 9);
        double[][] denoised = cloud(Sampling.of(sampler, LAW, GRID).particles(9).finalDenoising(true), 1, 9);
        double[][] expected = new double[2][9];
        LAW.denoise(1e-3, plain, 9, expected);
        assertArrayEquals(expected[0], denoised[0]);
        assertArrayEquals(expected[1], denoised[1]);
    }

    @Test
    void explosionNamesSamplerPathAndStep() {
        ScoreField broken = (t, x, n, score) -> {
            for (int j = 0; j < n; j++) {
                score[0][j] = t < 0.5 && x[0][j] == 0.25 ? Double.NaN : -x[0][j];
                score[1][j] = -x[1][j];
            }
        };
        Denoiser model = Denoiser.of(LAW.process(), broken);
        // With the score −x of the equilibrium the flow stands still, so that the third point meets the hole as it
        // began.
        Sampling sampling = Sampling.of(Samplers.of("flow-rk4"), model, GRID)
                .start(Start.points(new double[][] {{0.5, 1, 0.25}, {0, 0, 0}}))
                .particles(3)
                .build();
        try (Workers workers = Workers.of(1)) {
            String message = assertThrows(
                            NumericalException.class, () -> sampling.run(workers, Progress.NONE, (s, t, f, x, n) -> {}))
                    .getMessage();
            assertTrue(message.contains("flow-rk4") && message.contains("path 2"), message);
        }
    }

    @Test
    void impossibleSamplingsAreRefused() {
        Sampling.Builder builder = Sampling.of(Samplers.of("ddim"), LAW, GRID);
        assertThrows(IllegalArgumentException.class, () -> builder.snapshots(3, 2));
        assertThrows(IllegalArgumentException.class, () -> builder.snapshots(7));
        assertThrows(IllegalArgumentException.class, () -> builder.particles(0));
        builder.start(Start.points(new double[][] {{1}}));
        assertTrue(assertThrows(IllegalArgumentException.class, builder::build)
                .getMessage()
                .contains("start 1, model 2"));
    }
}
