package org.fokker.particle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.fokker.distribution.Potential;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.particle.Walls.AxisWalls;
import org.fokker.particle.Walls.Kind;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.IsotropicNoise;
import org.fokker.process.LangevinProcess;
import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.Test;

/** Closed forms for Brownian motion between walls. Five standard errors leave 6e-7 of false alarms to each comparison. */
class WallsTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void bridgeMakesSurvivalAboveOneWallExact() {
        Walls walls = Walls.of(new AxisWalls(0, INFINITY, Kind.ABSORBING, Kind.OPEN));
        // 2 Φ(1) − 1, for any number of steps; without the bridge 16 steps give 0.748.
        assertEquals(0, survival(walls, 1, 1, 4).standardScore(0.6826894921), 5);
        assertEquals(0, survival(walls, 1, 1, 16).standardScore(0.6826894921), 5);
    }

    @Test
    void survivalBetweenTwoWalls() {
        Walls walls = Walls.of(AxisWalls.both(0, 1, Kind.ABSORBING));
        // Both walls within one bridge have a probability of order e^{−2/h}: 1e-35 for h = 0.1/4.
        assertEquals(0, survival(walls, 0.3, 0.1, 4).standardScore(0.6304010711), 5);
    }

    @Test
    void reflectedBrownianMotionHasTheMeanOfTheCosineSeries() {
        Walls interval = Walls.of(AxisWalls.both(0, 1, Kind.REFLECTING));
        assertEquals(0, mean(interval, 0.3, 0.1, 3).standardScore(0.3550714471), 5);
        // One step of standard deviation 0.7 folds several times.
        assertEquals(0, mean(interval, 0.3, 0.5, 1).standardScore(0.4797977264), 5);
        Walls half = Walls.of(new AxisWalls(0, INFINITY, Kind.REFLECTING, Kind.OPEN));
        assertEquals(0, mean(half, 0.3, 0.1, 2).standardScore(0.3580475193), 5);
        // The mirror image of the half line.
        Walls left = Walls.of(new AxisWalls(-INFINITY, 0, Kind.OPEN, Kind.REFLECTING));
        assertEquals(0, mean(left, -0.3, 0.1, 2).standardScore(-0.3580475193), 5);
    }

    @Test
    void periodicWallsWrapAround() {
        Walls circle = Walls.of(AxisWalls.both(-1, 3, Kind.PERIODIC));
        double[] wave = new double[2];
        Estimate.Accumulator cosine = Estimate.accumulator();
        run(brownian(), circle, 0.5, 2, 3, (k, time, first, x, n) -> {
            for (int j = 0; j < n; j++) {
                wave[0] = Math.min(wave[0], x[0][j]);
                wave[1] = Math.max(wave[1], x[0][j]);
                cosine.add(Math.cos(0.5 * Math.PI * (x[0][j] - 0.5)));
            }
        });
        assertTrue(wave[0] >= -1 && wave[1] < 3);
        // E cos(κ W) = e^{−κ² t/2} with κ = π/2.
        assertEquals(0, cosine.estimate().standardScore(Math.exp(-0.25 * Math.PI * Math.PI)), 5);
    }

    @Test
    void reflectionOfCorrelatedNoiseKeepsTheUniformLaw() {
        // J·n = 0 makes the uniform law invariant for D constant; a fold along the axis instead of D n would not.
        double rho = 0.8;
        DiffusionProcess correlated = new Correlated(rho);
        Walls walls = Walls.of(
                new AxisWalls(0, INFINITY, Kind.REFLECTING, Kind.OPEN), AxisWalls.OPEN);
        Estimate.Accumulator along = Estimate.accumulator();
        SdeProblem problem = new SdeProblem(correlated, new ScalarSde.Point(0, 0), walls, 0, 1);
        run(problem, 1, (k, time, first, x, n) -> along.addAll(x[1], n));
        // From the wall, W₁ + L with L the local-time push: co-normal reflection moves X₂ by ρ (X₁ − W₁), and
        // E|W₁| = √(2/π) is the mean of the fold for any number of steps. A fold along the axis gives 0.
        assertEquals(0, along.estimate().standardScore(rho * Math.sqrt(2 / Math.PI)), 5);
    }

    @Test
    void absorbedParticlesAreNaNAndStayDead() {
        Walls walls = Walls.of(AxisWalls.both(-1, 1, Kind.ABSORBING));
        SdeProblem problem = new SdeProblem(brownian(), new ScalarSde.Point(0), walls, 0, 2);
        int[] dead = new int[2];
        try (Workers workers = Workers.of(1)) {
            boolean[][] gone = new boolean[2][4000];
            SdeSimulation.of(problem, new EulerMaruyama())
                    .particles(4000)
                    .steps(20)
                    .snapshots(0.5, 2)
                    .build()
                    .run(workers, Progress.NONE, (k, time, first, x, n) -> {
                        for (int j = 0; j < n; j++) {
                            gone[k][(int) first + j] = Double.isNaN(x[0][j]);
                        }
                    });
            for (int j = 0; j < 4000; j++) {
                dead[0] += gone[0][j] ? 1 : 0;
                dead[1] += gone[0][j] && !gone[1][j] ? 1 : 0;
            }
        }
        assertTrue(dead[0] > 0);
        assertEquals(0, dead[1]);
    }

    @Test
    void wallsThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> AxisWalls.both(1, 1, Kind.REFLECTING));
        assertThrows(IllegalArgumentException.class, () -> new AxisWalls(0, 1, Kind.PERIODIC, Kind.OPEN));
        assertThrows(IllegalArgumentException.class, () -> new AxisWalls(0, INFINITY, Kind.OPEN, Kind.ABSORBING));
        Walls plane = Walls.of(AxisWalls.OPEN, AxisWalls.OPEN);
        assertThrows(
                IllegalArgumentException.class,
                () -> new SdeProblem(brownian(), new ScalarSde.Point(0), plane, 0, 1));
    }

    private static Estimate survival(Walls walls, double x0, double end, int steps) {
        MomentObserver moments = new MomentObserver(1, 1);
        run(brownian(), walls, x0, end, steps, moments);
        return moments.moments(0).survival();
    }

    private static Estimate mean(Walls walls, double x0, double end, int steps) {
        MomentObserver moments = new MomentObserver(1, 1);
        run(brownian(), walls, x0, end, steps, moments);
        return moments.moments(0).mean().get(0);
    }

    private static void run(
            IsotropicNoise process, Walls walls, double x0, double end, int steps, SnapshotObserver observer) {
        run(new SdeProblem(process, new ScalarSde.Point(x0), walls, 0, end), steps, observer);
    }

    private static void run(SdeProblem problem, int steps, SnapshotObserver observer) {
        try (Workers workers = Workers.of(1)) {
            SdeSimulation.of(problem, new EulerMaruyama())
                    .steps(steps)
                    .particles(100_000)
                    .seed(11)
                    .build()
                    .run(workers, Progress.NONE, observer);
        }
    }

    private static IsotropicNoise brownian() {
        return new LangevinProcess(
                new Potential() {
                    @Override
                    public int dimension() {
                        return 1;
                    }

                    @Override
                    public void energy(double[][] x, int n, double[] energy) {
                        Arrays.fill(energy, 0, n, 0);
                    }

                    @Override
                    public void gradient(double[][] x, int n, double[][] gradient) {
                        Arrays.fill(gradient[0], 0, n, 0);
                    }
                },
                1);
    }

    /** Two Brownian motions of unit variance with a correlation. */
    private record Correlated(double rho) implements DiffusionProcess {

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public int noiseDimension() {
            return 2;
        }

        @Override
        public Interpretation interpretation() {
            return Interpretation.ITO;
        }

        @Override
        public boolean additiveNoise() {
            return true;
        }

        @Override
        public void drift(double t, double[][] x, int n, double[][] f) {
            Arrays.fill(f[0], 0, n, 0);
            Arrays.fill(f[1], 0, n, 0);
        }

        @Override
        public void noise(double t, double[][] x, int n, double[][] b) {
            Arrays.fill(b[0], 0, n, 1);
            Arrays.fill(b[1], 0, n, 0);
            Arrays.fill(b[2], 0, n, rho);
            Arrays.fill(b[3], 0, n, Math.sqrt(1 - rho * rho));
        }

        @Override
        public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
            Arrays.fill(tensor[0], 0, n, 0.5);
            Arrays.fill(tensor[1], 0, n, 0.5 * rho);
            Arrays.fill(tensor[2], 0, n, 0.5);
        }
    }
}
