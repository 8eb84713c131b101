package org.fokker.benchmarks;

import java.util.Arrays;
import org.fokker.kernel.StencilKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * Mixed derivatives of a whole grid in the plane with entries on all faces, per cell. A cell reads its number, its increment and two
 * entries, and writes the increment: from memory 40 bytes, so that {@link MachineLimits#triadFromMemory}, with 24, bounds the
 * score by 0.6 of its own. From the first-level cache 14 vectors are loaded or stored where a triad has 3.
 */
public class CrossBenchmark extends KernelBenchmark {

    private static final int FEW = 5;
    private static final int SHORT = 194;
    private static final int SIZE = 1001;
    private static final int CELLS = (SIZE - 2) * (SIZE - 2);

    private final double[] first = new double[SIZE * SIZE];
    private final double[] second = new double[SIZE * SIZE];
    private final double[] u = new double[SIZE * SIZE];
    private final double[] du = new double[SIZE * SIZE];

    /** A bilinear function, on which nothing flows into any cell. */
    @Setup
    public void fill() {
        Arrays.fill(first, 0.4);
        Arrays.fill(second, 0.4);
        for (int p = 0; p < u.length; p++) {
            u[p] = 1e-6 * (p / SIZE) * (p % SIZE);
        }
    }

    /** A grid of a million cells. */
    @Benchmark
    @OperationsPerInvocation(CELLS)
    public double[] fluxes() {
        add(SIZE, SIZE);
        return du;
    }

    /** A grid that fits into the first-level cache. */
    @Benchmark
    @OperationsPerInvocation((FEW - 2) * (SHORT - 2))
    public double[] smallFluxes() {
        add(FEW, SHORT);
        return du;
    }

    private void add(int rows, int columns) {
        for (int row = 1; row < rows - 1; row++) {
            int own = row * columns + 1;
            int down = own - columns;
            int up = own + columns;
            StencilKernels.addCrossFluxes(
                    columns - 2, 0.3, first, down, 0.3, second, own - 1, u, down, own, up, -1, 1, du);
        }
    }
}
