package org.fokker.benchmarks;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the benchmarks of whole grids have in common: finite volumes in a plane of 512² and a space of 128³ cells, whose drift
 * turns, so that every cell has rates of its own, with a full tensor. Scores are milliseconds for the whole grid.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx3g", "-Dfokker.kernel=simd"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class GridBenchmark {

    /** Cells of each axis. */
    @Param({"512x512", "128x128x128"})
    public String cells = "";

    /** Threads of the sweeps. */
    @Param({"1", "2"})
    public int threads;

    /** Whether the tensor depends on the state, so that every face has entries of its own. */
    @Param({"constant", "by-state"})
    public String tensor = "";

    private @Nullable Workers workers;
    private @Nullable DirectionalSolve discretised;

    /** A density. */
    protected double[] u = {};
    /** Its image. */
    protected double[] du = {};

    /** Discretises. */
    @Setup
    public void discretise() {
        Workers some = Workers.of(threads);
        workers = some;
        int[] shape =
                Arrays.stream(cells.split("x")).mapToInt(Integer::parseInt).toArray();
        int d = shape.length;
        double[] corner = new double[d];
        double[] opposite = new double[d];
        Arrays.fill(corner, 6);
        Arrays.fill(opposite, -6);
        FokkerPlanckProblem problem = new FokkerPlanckProblem(
                new TurningDrift(d, tensor.equals("constant")),
                GaussianMixture.standardNormal(d),
                Domain.box(opposite, corner, Boundary.REFLECTING),
                0,
                1);
        DirectionalSolve system = (DirectionalSolve)
                FiniteVolume.crossStencil(Mesh.uniform(shape)).discretise(problem, some);
        discretised = system;
        u = system.initial();
        du = new double[u.length];
    }

    /** Ends the threads. */
    @TearDown
    public void stop() {
        Objects.requireNonNull(workers).close();
    }

    /** The system with mixed derivatives. */
    protected DirectionalSolve system() {
        return Objects.requireNonNull(discretised);
    }
}
