package org.fokker.particle;

import java.util.Arrays;
import java.util.List;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.random.RandomStream;

/**
 * An ensemble of independent particles that marches through the time of a problem and is seen at snapshot times. Immutable.
 *
 * <p>Every random number is a pure function of (seed, stream, path, step, component): the positions of a path do not depend on
 * the number of threads, on the size of the blocks, or on how the paths are shared among several simulations with different
 * first paths. The streams {@code stream}, {@code stream + 1} and {@code stream + 2} give the increments, the initial law and
 * the crossings of absorbing walls.
 */
public final class SdeSimulation {

    private final Builder settings;
    private final Segments segments;
    private final int coarsening;

    private SdeSimulation(Builder settings, Segments segments, int coarsening) {
        this.settings = settings;
        this.segments = segments;
        this.coarsening = coarsening;
        SdeProblem problem = settings.problem;
        long numbers = 2L
                * segments.total()
                * Math.max(problem.process().dimension(), problem.process().noiseDimension());
        if (numbers > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(segments.total() + " steps in dimension "
                    + problem.process().dimension() + " need more random numbers per path than can be counted");
        }
        for (int count : segments.counts()) {
            if (count % coarsening != 0) {
                throw new IllegalArgumentException("a segment of " + count + " steps cannot be coarsened by "
                        + coarsening + "; make the counts a multiple of it");
            }
        }
        // Refused here, not in a thread: a scheme that cannot treat the process.
        settings.scheme.stepper(problem.process(), 1);
    }

    /**
     * Begins to describe a simulation. Defaults: 1000 steps, 10 000 particles, seed 1, stream 0, one snapshot at the end.
     *
     * @param problem equation, initial law, walls and time
     * @param scheme how a step is made
     * @return a builder
     */
    public static Builder of(SdeProblem problem, SdeScheme scheme) {
        return new Builder(problem, scheme);
    }

    /** {@return the problem} */
    public SdeProblem problem() {
        return settings.problem;
    }

    /** {@return the scheme} */
    public SdeScheme scheme() {
        return settings.scheme;
    }

    /** {@return the number of steps that each particle makes up to the last snapshot} */
    public int steps() {
        return segments.total() / coarsening;
    }

    /** {@return the number of particles} */
    public long particles() {
        return settings.particles;
    }

    /** {@return the snapshot times} */
    public List<Double> snapshots() {
        return settings.snapshots;
    }

    /** {@return how many fine increments make one step} */
    public int coarsening() {
        return coarsening;
    }

    /** {@return how many particles march together} */
    public int blockSize() {
        return settings.blockSize;
    }

    /**
     * The same simulation with half as many steps on the same Brownian paths: the increment of a step is the sum of the two
     * that it replaces. The difference of an observable between the two estimates the discretisation error.
     *
     * @return the coarser simulation
     * @throws IllegalArgumentException if a segment between snapshots has an odd number of steps
     */
    public SdeSimulation coarsened() {
        return new SdeSimulation(settings, segments, 2 * coarsening);
    }

    /**
     * Runs all particles up to the last snapshot.
     *
     * @param workers threads that share the particles
     * @param progress hears of finished shares of the particles
     * @param observers hear of the snapshots
     * @throws org.fokker.method.NumericalException if a position is not finite; names scheme, path, step and time
     */
    public void run(Workers workers, Progress progress, SnapshotObserver... observers) {
        RandomStream noise = new RandomStream(settings.seed, settings.stream);
        RandomStream initial = noise.withStream(settings.stream + 1);
        RandomStream bridge = noise.withStream(settings.stream + 2);
        PathGroups.run(workers, progress, settings.firstPath, settings.particles, settings.blockSize, () -> {
            March march = new March(this, segments, initial, noise, bridge);
            return (first, n) -> march.block(first, n, observers);
        });
    }

    /** Describes a simulation; every setting has a default. */
    public static final class Builder {

        /** Numbers that the arrays of a block may hold, so that they stay in a first-level cache of 32 KB. */
        private static final int CACHED_NUMBERS = 4096;

        private final SdeProblem problem;
        private final SdeScheme scheme;
        private int steps = 1000;
        private int multiple = 1;
        private int coarsening = 1;
        private long particles = 10_000;
        private long firstPath;
        private long seed = 1;
        private int stream;
        private int blockSize;
        private List<Double> snapshots;

        private Builder(SdeProblem problem, SdeScheme scheme) {
            this.problem = problem;
            this.scheme = scheme;
            this.snapshots = List.of(problem.end());
            int rows = 2 * problem.process().dimension() + problem.process().noiseDimension() + 1;
            this.blockSize = Math.min(SnapshotObserver.GROUP, Math.max(64, CACHED_NUMBERS / rows / 64 * 64));
        }

        private Builder(Builder other) {
            problem = other.problem;
            scheme = other.scheme;
            steps = other.steps;
            multiple = other.multiple;
            coarsening = other.coarsening;
            particles = other.particles;
            firstPath = other.firstPath;
            seed = other.seed;
            stream = other.stream;
            blockSize = other.blockSize;
            snapshots = other.snapshots;
        }

        /**
         * Sets the number of steps from the start to the end of the problem. A segment between neighbouring snapshots gets
         * ⌈steps · length/total⌉ equal steps, so that every snapshot time is hit exactly.
         *
         * @param count number of steps, at least 1
         * @return this
         */
        public Builder steps(int count) {
            steps = atLeast("steps", 1, count);
            return this;
        }

        /**
         * Rounds the number of steps of each segment up to a multiple, so that the simulation can be coarsened.
         *
         * @param factor the multiple, at least 1
         * @return this
         */
        public Builder stepsMultipleOf(int factor) {
            multiple = atLeast("multiple", 1, factor);
            return this;
        }

        /**
         * Joins fine steps: each step of the simulation is as long as this many of the steps asked for, and its increment is the
         * sum of theirs. 1, the default, joins none; 2 is the coarse half of a coupled refinement.
         *
         * @param factor how many, at least 1; must divide the number of steps of each segment
         * @return this
         */
        public Builder coarsening(int factor) {
            coarsening = atLeast("coarsening", 1, factor);
            return this;
        }

        /**
         * Sets the number of particles.
         *
         * @param count number of particles, at least 1
         * @return this
         */
        public Builder particles(long count) {
            if (count < 1) {
                throw new IllegalArgumentException("particles must be at least 1, got " + count);
            }
            particles = count;
            return this;
        }

        /**
         * Sets the number of the first path: a shard of an ensemble takes paths firstPath … firstPath + particles − 1.
         *
         * @param number first path, ≥ 0; a multiple of {@link SnapshotObserver#GROUP} keeps groups whole
         * @return this
         */
        public Builder firstPath(long number) {
            if (number < 0) {
                throw new IllegalArgumentException("first path must be >= 0, got " + number);
            }
            firstPath = number;
            return this;
        }

        /**
         * Sets the key of all randomness.
         *
         * @param key any number
         * @return this
         */
        public Builder seed(long key) {
            seed = key;
            return this;
        }

        /**
         * Sets the first of the three random streams that are used.
         *
         * @param number first stream
         * @return this
         */
        public Builder stream(int number) {
            stream = number;
            return this;
        }

        /**
         * Sets how many particles march together; results do not depend on it.
         *
         * @param count number of particles, 1 … {@link SnapshotObserver#GROUP}
         * @return this
         */
        public Builder blockSize(int count) {
            if (count > SnapshotObserver.GROUP) {
                throw new IllegalArgumentException(
                        "block size must be at most " + SnapshotObserver.GROUP + ", got " + count);
            }
            blockSize = atLeast("block size", 1, count);
            return this;
        }

        /**
         * Sets the times at which observers see the particles; the march ends at the last of them.
         *
         * @param times times, not decreasing, within the time of the problem; at least one
         * @return this
         */
        public Builder snapshots(double... times) {
            if (times.length == 0) {
                throw new IllegalArgumentException("a simulation without a snapshot is seen by nobody");
            }
            snapshots = Arrays.stream(times).boxed().toList();
            return this;
        }

        /**
         * Makes the simulation.
         *
         * @return the simulation
         * @throws IllegalArgumentException if the scheme cannot treat the process, the snapshots are out of order, or the steps
         *     cannot be coarsened as asked
         */
        public SdeSimulation build() {
            Segments segments = Segments.of(problem.start(), problem.end(), snapshots, steps, multiple);
            return new SdeSimulation(new Builder(this), segments, coarsening);
        }

        private static int atLeast(String name, int least, int value) {
            if (value < least) {
                throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
            }
            return value;
        }
    }
}
