package org.fokker.particle;

import org.fokker.process.DiffusionProcess;
import org.fokker.random.RandomStream;
import org.jspecify.annotations.Nullable;

/** One thread's march of blocks of particles through all their steps, with all the scratch arrays that it needs. */
final class March {

    /** Steps between checks for values that are not finite; the exact step is found by marching the block again. */
    private static final int CHECK_INTERVAL = 64;

    private final SdeSimulation simulation;
    private final Segments segments;
    private final RandomStream initial;
    private final SdeScheme.Stepper stepper;
    private final Increments increments;
    private final @Nullable WallCrossing crossing;
    private final double[][] x;
    private final double[][] z;
    private final double[][] shown;

    March(SdeSimulation simulation, Segments segments, RandomStream initial, RandomStream noise, RandomStream bridge) {
        SdeProblem problem = simulation.problem();
        DiffusionProcess process = problem.process();
        int block = simulation.blockSize();
        this.simulation = simulation;
        this.segments = segments;
        this.initial = initial;
        this.stepper = simulation.scheme().stepper(process, block);
        this.increments = new Increments(noise, process.noiseDimension(), simulation.coarsening(), block);
        this.crossing = problem.walls().open() ? null : new WallCrossing(problem.walls(), process, bridge, block);
        this.x = new double[process.dimension()][block];
        this.z = new double[process.noiseDimension()][block];
        this.shown = new double[problem.walls().absorb() ? process.dimension() : 0][block];
    }

    /**
     * Marches paths first … first + n − 1 from the start to the last snapshot.
     *
     * @param first first path
     * @param n how many
     * @param observers hear of the snapshots
     * @throws org.fokker.method.NumericalException if a position is not finite; names the scheme, the path, the step and the time
     */
    void block(long first, int n, SnapshotObserver... observers) {
        if (!march(first, n, CHECK_INTERVAL, observers)) {
            march(first, n, 1);
        }
    }

    /** Returns false when a value is not finite and {@code checkInterval} is too coarse to say at which step it arose. */
    private boolean march(long first, int n, int checkInterval, SnapshotObserver... observers) {
        simulation.problem().initial().sample(initial, first, n, x);
        increments.start(first, n);
        if (crossing != null) {
            crossing.start(segments.times()[0], x, n);
        }
        int step = 0;
        for (int k = 0; k < segments.counts().length; k++) {
            double begin = segments.times()[k];
            int count = segments.counts()[k] / simulation.coarsening();
            double h = count == 0 ? 0 : (segments.times()[k + 1] - begin) / count;
            for (int s = 0; s < count; s++) {
                step(begin + s * h, h, step++, first, n);
                if ((step % checkInterval == 0 || s == count - 1) && !Explosion.absent(x, n)) {
                    if (checkInterval > 1) {
                        return false;
                    }
                    throw Explosion.named(simulation.scheme().name(), x, n, first, step, begin + (s + 1) * h, h);
                }
            }
            show(k, first, n, observers);
        }
        return true;
    }

    private void step(double t, double h, int step, long first, int n) {
        increments.next(z);
        if (crossing == null) {
            stepper.step(t, h, x, n, z);
        } else {
            crossing.remember(t, x, n);
            stepper.step(t, h, x, n, z);
            crossing.apply(h, step, first, x, n);
        }
    }

    private void show(int snapshot, long first, int n, SnapshotObserver... observers) {
        double[][] positions = x;
        if (crossing != null && crossing.anyDead()) {
            boolean[] dead = crossing.dead();
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < n; j++) {
                    shown[i][j] = dead[j] ? Double.NaN : x[i][j];
                }
            }
            positions = shown;
        }
        for (SnapshotObserver observer : observers) {
            observer.observe(snapshot, segments.times()[snapshot + 1], first, positions, n);
        }
    }
}
