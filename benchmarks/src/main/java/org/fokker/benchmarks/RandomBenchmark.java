package org.fokker.benchmarks;

import org.fokker.random.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Counter-based uniforms and normals. */
public class RandomBenchmark extends KernelBenchmark {

    private static final int N = 1000;

    private final RandomStream stream = new RandomStream(1, 0);
    private final double[] even = new double[N];
    private final double[] odd = new double[N];
    private int pair;

    /** Philox4x32-10 and Box–Muller, both normals of each block. */
    @Benchmark
    @OperationsPerInvocation(2 * N)
    public double[] normals() {
        stream.normals(0, pair++, N, even, odd);
        return even;
    }

    /** Philox4x32-10, half of each block. */
    @Benchmark
    @OperationsPerInvocation(N)
    public double[] uniforms() {
        stream.uniforms(0, pair++, N, even);
        return even;
    }
}
