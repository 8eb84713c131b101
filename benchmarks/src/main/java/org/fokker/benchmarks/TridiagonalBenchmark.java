package org.fokker.benchmarks;

import java.util.Arrays;
import org.fokker.kernel.LineKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** Sweeps over a grid, as a directional splitting does them; per unknown. Solved again and again, mass stays. */
public class TridiagonalBenchmark extends KernelBenchmark {

    private static final int SMALL = 100;
    private static final int SIZE = 1000;
    private static final int STRIDE = 1001;
    private static final int NUMBERS = SIZE * STRIDE;

    private final double[] lower = new double[NUMBERS];
    private final double[] diagonal = new double[NUMBERS];
    private final double[] upper = new double[NUMBERS];
    private final double[] rhs = new double[NUMBERS];
    private final double[] work = new double[NUMBERS];
    private final double[] turned = new double[NUMBERS];
    private final double[] sharedLower = new double[SIZE];
    private final double[] sharedDiagonal = new double[SIZE];
    private final double[] sharedUpper = new double[SIZE];
    private final double[] sharedFactors = new double[3 * SIZE];

    /** An implicit step of diffusion without flux through the ends of lines of 1000, or of 100, cells. */
    @Setup
    public void fill() {
        Arrays.fill(lower, -2);
        Arrays.fill(upper, -2);
        Arrays.fill(diagonal, 5);
        Arrays.fill(sharedLower, -2);
        Arrays.fill(sharedUpper, -2);
        Arrays.fill(sharedDiagonal, 5);
        Arrays.fill(rhs, 1);
        for (int j = 0; j < STRIDE; j++) {
            diagonal[j] = 3;
            diagonal[NUMBERS - STRIDE + j] = 3;
        }
        sharedDiagonal[0] = 3;
        sharedDiagonal[SIZE - 1] = 3;
    }

    /** A grid of a million cells, its own coefficients everywhere. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public double[] sweep() {
        LineKernels.solveTridiagonal(SIZE, STRIDE, 0, STRIDE, lower, diagonal, upper, rhs, work);
        return rhs;
    }

    /** A grid that fits into the second-level cache. */
    @Benchmark
    @OperationsPerInvocation(SMALL * SMALL)
    public double[] smallSweep() {
        LineKernels.solveTridiagonal(SMALL, SMALL, 0, SMALL, lower, diagonal, upper, rhs, work);
        return rhs;
    }

    /** A grid of a million cells, the same coefficients on every line. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public double[] sharedSweep() {
        LineKernels.factorTridiagonal(SIZE, sharedLower, sharedDiagonal, sharedUpper, sharedFactors);
        LineKernels.solveFactoredTridiagonal(SIZE, STRIDE, 0, STRIDE, sharedFactors, rhs);
        return rhs;
    }

    /** The transposition between two directions. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public double[] transpose() {
        LineKernels.transpose(SIZE, STRIDE, rhs, turned);
        return turned;
    }
}
