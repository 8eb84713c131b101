package org.fokker.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.random.Well19937c;
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

/** What one would use without the kernels. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class BaselineBenchmark {

    private static final int N = 1000;

    private final SplittableRandom jdk = new SplittableRandom(1);
    private final Well19937c commons = new Well19937c(1);
    private final double[] result = new double[N];

    /** {@link Math#exp} of the arguments of {@link ElementaryBenchmark}. */
    @Benchmark
    @OperationsPerInvocation(N)
    public double[] mathExp() {
        for (int j = 0; j < N; j++) {
            result[j] = Math.exp(-20 * (j + 0.5) / N);
        }
        return result;
    }

    /** {@link Math#log}. */
    @Benchmark
    @OperationsPerInvocation(N)
    public double[] mathLog() {
        for (int j = 0; j < N; j++) {
            result[j] = Math.log((j + 0.5) / N);
        }
        return result;
    }

    /** Normals of the JDK: SplitMix and McFarland's ziggurat. */
    @Benchmark
    @OperationsPerInvocation(N)
    public double[] jdkNormals() {
        for (int j = 0; j < N; j++) {
            result[j] = jdk.nextGaussian();
        }
        return result;
    }

    /** Normals of Commons Math: WELL and Box–Muller. */
    @Benchmark
    @OperationsPerInvocation(N)
    public double[] commonsMathNormals() {
        for (int j = 0; j < N; j++) {
            result[j] = commons.nextGaussian();
        }
        return result;
    }
}
