package org.fokker.benchmarks;

import org.fokker.kernel.Kernels;
import org.fokker.kernel.PackedMixture;
import org.fokker.kernel.PackedMixture.Shape;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** Log-densities and scores of Gaussian mixtures, per point and component. */
public class MixtureBenchmark extends KernelBenchmark {

    private static final int N = 1000;

    private final PackedMixture line8 = mixture(1, 8, Shape.ISOTROPIC);
    private final PackedMixture isotropic8 = mixture(2, 8, Shape.ISOTROPIC);
    private final PackedMixture isotropic64 = mixture(2, 64, Shape.ISOTROPIC);
    private final PackedMixture full8 = mixture(2, 8, Shape.FULL);
    private final PackedMixture full64 = mixture(2, 64, Shape.FULL);
    private final PackedMixture wide64 = mixture(16, 64, Shape.FULL);
    private final double[][] x = new double[16][N];
    private final double[][] score = new double[16][N];
    private final double[] logDensity = new double[N];

    /** Points among the components. */
    @Setup
    public void fill() {
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < N; j++) {
                x[i][j] = 4 * Math.sin(1 + i + 7.3 * j);
            }
        }
    }

    private static PackedMixture mixture(int d, int components, Shape shape) {
        double[] logScale = new double[components];
        double[] mean = new double[components * d];
        double[] whitening = new double[components * shape.size(d)];
        for (int p = 0; p < mean.length; p++) {
            mean[p] = 3 * Math.sin(11.7 * p);
        }
        for (int p = 0; p < whitening.length; p++) {
            whitening[p] = 1 + 0.5 * Math.cos(5.1 * p);
        }
        return new PackedMixture(d, components, shape, logScale, mean, whitening);
    }

    private double[] evaluate(PackedMixture mixture) {
        Kernels.mixture(mixture, x, 0, N, logDensity, score);
        return logDensity;
    }

    /** One dimension, 8 components. */
    @Benchmark
    @OperationsPerInvocation(8 * N)
    public double[] line8() {
        return evaluate(line8);
    }

    /** Two dimensions, isotropic, 8 components. */
    @Benchmark
    @OperationsPerInvocation(8 * N)
    public double[] isotropic8() {
        return evaluate(isotropic8);
    }

    /** Two dimensions, isotropic, 64 components. */
    @Benchmark
    @OperationsPerInvocation(64 * N)
    public double[] isotropic64() {
        return evaluate(isotropic64);
    }

    /** Two dimensions, full covariances, 8 components. */
    @Benchmark
    @OperationsPerInvocation(8 * N)
    public double[] full8() {
        return evaluate(full8);
    }

    /** Two dimensions, full covariances, 64 components. */
    @Benchmark
    @OperationsPerInvocation(64 * N)
    public double[] full64() {
        return evaluate(full64);
    }

    /** Sixteen dimensions, full covariances, 64 components. */
    @Benchmark
    @OperationsPerInvocation(64 * N)
    public double[] wide64() {
        return evaluate(wide64);
    }
}
