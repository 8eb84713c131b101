package org.fokker.benchmarks;

import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.diffusion.sampler.Sampler;
import org.fokker.diffusion.sampler.Samplers;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * Samplers on a mixture of eight modes in the plane, per point and step, beside the exact denoiser alone, which each of these asks
 * once a step: what is lost is the sampler's own.
 */
public class SamplerBenchmark extends KernelBenchmark {

    private static final int N = 512;
    private static final int STEPS = 32;
    private static final int MODES = 8;

    private final MixtureDiffusion law =
            new MixtureDiffusion(AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2), modes());
    private final TimeGrid grid = TimeGrid.of(law.process().schedule(), TimeSpacings.QUADRATIC, 1e-3, 1, STEPS);
    private final Sampler.Walk implicit = Samplers.of("ddim").walk(law, grid, N);
    private final Sampler.Walk ancestral = Samplers.of("ddpm").walk(law, grid, N);
    private final Sampler.Walk multistep = Samplers.of("dpmpp-2m").walk(law, grid, N);
    private final Sampler.Walk corrected = Samplers.of("unipc-2").walk(law, grid, N);
    private final double[][] start = new double[2][N];
    private final double[][] x = new double[2][N];
    private final double[][] z = new double[2][N];

    private static GaussianMixture modes() {
        double[] weights = new double[MODES];
        double[] deviations = new double[MODES];
        double[][] means = new double[MODES][2];
        for (int k = 0; k < MODES; k++) {
            weights[k] = 1.0 / MODES;
            deviations[k] = 0.1 + 0.02 * k;
            means[k][0] = 2 * Math.cos(k);
            means[k][1] = 2 * Math.sin(k);
        }
        return GaussianMixture.isotropic(weights, means, deviations);
    }

    /** Spreads the points like noise; stands in for normals too, whose cost is measured elsewhere. */
    @Setup
    public void fill() {
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < N; j++) {
                start[i][j] = 2 * Math.sin(1 + i + 7.3 * j);
                z[i][j] = 1.4 * Math.cos(2 + i + 3.1 * j);
            }
        }
    }

    private double[][] run(Sampler.Walk walk) {
        for (int i = 0; i < x.length; i++) {
            System.arraycopy(start[i], 0, x[i], 0, N);
        }
        for (int k = 0; k < STEPS; k++) {
            walk.step(k, x, N, z);
        }
        return x;
    }

    /** The denoiser alone. */
    @Benchmark
    @OperationsPerInvocation(STEPS * N)
    public double[][] denoiser() {
        for (int k = 0; k < STEPS; k++) {
            law.denoise(grid.time(k), start, N, x);
        }
        return x;
    }

    /** The implicit model. */
    @Benchmark
    @OperationsPerInvocation(STEPS * N)
    public double[][] ddim() {
        return run(implicit);
    }

    /** The ancestral chain, without the cost of its normals. */
    @Benchmark
    @OperationsPerInvocation(STEPS * N)
    public double[][] ddpm() {
        return run(ancestral);
    }

    /** DPM-Solver++ 2M. */
    @Benchmark
    @OperationsPerInvocation(STEPS * N)
    public double[][] dpmpp2m() {
        return run(multistep);
    }

    /** UniPC, predictor of order 2. */
    @Benchmark
    @OperationsPerInvocation(STEPS * N)
    public double[][] unipc2() {
        return run(corrected);
    }
}
