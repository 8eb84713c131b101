package org.fokker.benchmarks;

import org.fokker.kernel.Kernels;
import org.fokker.random.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** Euler–Maruyama steps of dX = (X − X³) dt + σ dW in a block that stays in the cache, and histograms. */
public class PathBenchmark extends KernelBenchmark {

    private static final int N = 1000;
    private static final int STEPS = 16;
    private static final double H = 0.01;
    private static final double SIGMA = 0.5;

    private final RandomStream stream = new RandomStream(1, 0);
    private final double[][] x = new double[2][N];
    private final double[] drift = new double[N];
    private final double[] even = new double[N];
    private final double[] odd = new double[N];
    private final double[] lower = {-3, -3};
    private final double[] inverseWidth = {40, 40};
    private final double[] lineLower = {-3};
    private final double[] lineInverseWidth = {40};
    private final int[] cells = {240, 240};
    private final int[] lineCells = {240};
    private final long[] counts = new long[240 * 240 + 1];
    private final long[] lineCounts = new long[241];
    private int pair;

    /** Sixteen steps with their normals, then a histogram; per particle and step. */
    @Benchmark
    @OperationsPerInvocation(STEPS * N)
    public long[] doubleWell() {
        for (int step = 0; step < STEPS; step += 2) {
            stream.normals(0, pair++, N, even, odd);
            step(even);
            step(odd);
        }
        Kernels.deposit(x, N, lineLower, lineInverseWidth, lineCells, lineCounts);
        return lineCounts;
    }

    private void step(double[] z) {
        double[] position = x[0];
        double[] f = drift;
        for (int j = 0; j < N; j++) {
            double v = position[j];
            f[j] = v - v * v * v;
        }
        Kernels.eulerStep(position, N, H, f, SIGMA * Math.sqrt(H), z);
    }

    /** A histogram in one dimension; per particle. */
    @Benchmark
    @OperationsPerInvocation(N)
    public long[] depositLine() {
        Kernels.deposit(x, N, lineLower, lineInverseWidth, lineCells, lineCounts);
        return lineCounts;
    }

    /** A histogram in two dimensions; per particle. */
    @Benchmark
    @OperationsPerInvocation(N)
    public long[] depositPlane() {
        Kernels.deposit(x, N, lower, inverseWidth, cells, counts);
        return counts;
    }

    /** Spreads the particles over the box. */
    @Setup
    public void fill() {
        for (int j = 0; j < N; j++) {
            x[0][j] = 2.9 * Math.sin(1.7 * j);
            x[1][j] = 2.9 * Math.cos(2.3 * j);
        }
    }
}
