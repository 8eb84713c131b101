package org.fokker.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a step in alternating directions is made of: solves along the first and the last axis, and applications of the operator. */
@State(Scope.Benchmark)
public class LineSweepBenchmark extends GridBenchmark {

    private static final double SHIFT = 1e-3;

    /** Lines whose neighbours stand side by side, which are read where they are. */
    @Benchmark
    public double[] solveFirstAxis() {
        system().solvePart(0, 0, SHIFT, u);
        return u;
    }

    /** Lines that follow one another, which are transposed. */
    @Benchmark
    public double[] solveLastAxis() {
        system().solvePart(system().parts() - 1, 0, SHIFT, u);
        return u;
    }

    /** All parts with the mixed derivatives. */
    @Benchmark
    public double[] applyAll() {
        system().applyLinear(0, u, du);
        return du;
    }

    /** Along the last axis. */
    @Benchmark
    public double[] applyLastAxis() {
        system().applyPart(system().parts() - 1, 0, u, du);
        return du;
    }

    /** The mixed derivatives. */
    @Benchmark
    public double[] applyMixed() {
        system().applyRemainder(0, u, du);
        return du;
    }
}
