package org.fokker.benchmarks;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one thread of this machine can do at most: fused multiply–adds, and triads from cache and from memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xbatch"})
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class MachineLimits {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int CHAINS = 10;
    private static final int FUSED = CHAINS * 16 * 1024;
    private static final int CACHED = 1000;
    private static final int STREAMED = 8_000_000;

    private final double[] result = new double[STREAMED];
    private final double[] left = new double[STREAMED];
    private final double[] right = new double[STREAMED];
    private double factor = 0.999999;

    /** Ten independent chains of fused multiply–adds in registers; twice the score is the peak in GFLOP/s. */
    @Benchmark
    @OperationsPerInvocation(FUSED)
    public double fusedMultiplyAdd() {
        DoubleVector a = DoubleVector.broadcast(SPECIES, factor);
        DoubleVector b = DoubleVector.broadcast(SPECIES, 1e-6);
        DoubleVector c0 = b;
        DoubleVector c1 = b;
        DoubleVector c2 = b;
        DoubleVector c3 = b;
        DoubleVector c4 = b;
        DoubleVector c5 = b;
        DoubleVector c6 = b;
        DoubleVector c7 = b;
        DoubleVector c8 = b;
        DoubleVector c9 = b;
        int rounds = FUSED / (CHAINS * SPECIES.length());
        for (int i = 0; i < rounds; i++) {
            c0 = c0.fma(a, b);
            c1 = c1.fma(a, b);
            c2 = c2.fma(a, b);
            c3 = c3.fma(a, b);
            c4 = c4.fma(a, b);
            c5 = c5.fma(a, b);
            c6 = c6.fma(a, b);
            c7 = c7.fma(a, b);
            c8 = c8.fma(a, b);
            c9 = c9.fma(a, b);
        }
        return c0.add(c1)
                .add(c2)
                .add(c3)
                .add(c4)
                .add(c5)
                .add(c6)
                .add(c7)
                .add(c8)
                .add(c9)
                .lane(0);
    }

    /** Triad of 24 KB, which the first-level cache holds; 24 times the score is the bandwidth in GB/s. */
    @Benchmark
    @OperationsPerInvocation(CACHED)
    public double[] triadFromCache() {
        triad(CACHED);
        return result;
    }

    /** Triad of 192 MB, which comes from memory. */
    @Benchmark
    @OperationsPerInvocation(STREAMED)
    public double[] triadFromMemory() {
        triad(STREAMED);
        return result;
    }

    private void triad(int n) {
        double[] a = result;
        double[] b = left;
        double[] c = right;
        double s = factor;
        for (int i = 0; i < n; i++) {
            a[i] = b[i] + s * c[i];
        }
    }
}
