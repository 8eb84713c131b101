package org.fokker.benchmarks;

import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Steps in alternating directions of a whole grid, beside as many triads on arrays of the same size and on as many threads. Per cell
 * and step, a modified Craig–Sneyd step reads and writes some 60 numbers in the plane and 90 in space (rates twice for each solve
 * and application, states and increments), and 4 and 12 more where the tensor depends on the state (an entry for each ordered pair
 * of axes and application), a triad 3: the ratio of the two scores, over 20 or 30, is what is lost beside the bandwidth.
 */
@State(Scope.Benchmark)
public class AlternatingDirectionBenchmark extends GridBenchmark {

    private static final int STEPS = 10;

    /** The rule. */
    @Param({"modified-craig-sneyd"})
    public String rule = "";

    /** Ten steps; each of the two of the damped start costs as much as another. */
    @Benchmark
    public double[] tenSteps() {
        TimeIntegrators.of(rule, STEPS).integrate(system(), u, new double[] {0, 0.01}, (t, index, state) -> {});
        return u;
    }

    /** Ten triads on arrays of the grid. */
    @Benchmark
    public double[] tenTriads() {
        for (int i = 0; i < STEPS; i++) {
            system().runner().ranges(u.length, (from, end) -> {
                for (int j = from; j < end; j++) {
                    du[j] = u[j] + 0.5 * du[j];
                }
            });
        }
        return du;
    }
}
