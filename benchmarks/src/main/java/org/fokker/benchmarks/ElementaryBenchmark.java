package org.fokker.benchmarks;

import org.fokker.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** Exponentials and logarithms of arrays. */
public class ElementaryBenchmark extends KernelBenchmark {

    private static final int N = 1000;

    private final double[] exponents = new double[N];
    private final double[] positive = new double[N];
    private final double[] result = new double[N];

    /** Arguments as mixtures have them: differences of log-densities. */
    @Setup
    public void fill() {
        for (int j = 0; j < N; j++) {
            exponents[j] = -20 * (j + 0.5) / N;
            positive[j] = Math.exp(exponents[j]);
        }
    }

    /** The exponential of the kernels. */
    @Benchmark
    @OperationsPerInvocation(N)
    public double[] exp() {
        Kernels.exp(exponents, 0, N, result);
        return result;
    }

    /** The logarithm of the kernels. */
    @Benchmark
    @OperationsPerInvocation(N)
    public double[] log() {
        Kernels.log(positive, 0, N, result);
        return result;
    }
}
