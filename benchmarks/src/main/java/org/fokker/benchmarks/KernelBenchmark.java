package org.fokker.benchmarks;

import java.util.concurrent.TimeUnit;
import org.fokker.kernel.Kernels;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the benchmarks of kernels have in common: the implementation is a parameter, set before the kernels are loaded. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xbatch"})
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public abstract class KernelBenchmark {

    /** The implementation, a value of the system property {@code fokker.kernel}. */
    @Param({"scalar", "simd"})
    public String kernel = "auto";

    /** Chooses the implementation in a Java machine that has not used the kernels yet. */
    @Setup
    public void chooseKernel() {
        System.setProperty("fokker.kernel", kernel);
        if ((Kernels.vectorBits() > 0) != kernel.equals("simd")) {
            throw new IllegalStateException(
                    "asked for " + kernel + " and got " + Kernels.description() + ": run with at least one fork");
        }
    }
}
