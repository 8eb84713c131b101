package org.fokker.diffusion.sampler;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fokker.diffusion.TimeGrid;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.particle.Explosion;
import org.fokker.particle.Increments;
import org.fokker.particle.PathGroups;
import org.fokker.particle.SnapshotObserver;
import org.fokker.process.Denoiser;
import org.fokker.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * An ensemble of points that a sampler leads from noise to data, and that is seen at times of the grid. Immutable.
 *
 * <p>Every random number is a pure function of (seed, stream, path, step, component): where a path ends does not depend on the
 * number of threads, on the size of the blocks, or on how the paths are shared among several samplings with different first
 * paths. The streams {@code stream} and {@code stream + 1} give the noise of the steps and the start.
 */
public final class Sampling {

    private final Builder settings;
    private final Start start;

    private Sampling(Builder settings) {
        this.settings = settings;
        Denoiser model = settings.model;
        int d = model.process().dimension();
        Start given = settings.start;
        start = given != null ? given : Start.reference(model.process(), settings.grid.time(0));
        if (start.dimension() != d) {
            throw new IllegalArgumentException("dimensions differ: start " + start.dimension() + ", model " + d);
        }
        long numbers = 2L * settings.grid.steps() * d * settings.sampler.normalsPerStep();
        if (numbers > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(settings.grid.steps() + " steps of " + settings.sampler.name()
                    + " in dimension " + d + " need more random numbers per path than can be counted");
        }
        // Refused here, not in a thread: a sampler that cannot run with the model or on the grid.
        settings.sampler.walk(model, settings.grid, 1);
    }

    /**
     * Begins to describe a sampling. Defaults: from the reference law, 10 000 points, seed 1, stream 0, one snapshot at the last
     * time, no final denoising.
     *
     * @param sampler how a step is made
     * @param model what the data behind a noised point are
     * @param grid the times; of the schedule of the model's process
     * @return a builder
     */
    public static Builder of(Sampler sampler, Denoiser model, TimeGrid grid) {
        return new Builder(sampler, model, grid);
    }

    /** {@return the sampler} */
    public Sampler sampler() {
        return settings.sampler;
    }

    /** {@return the times} */
    public TimeGrid grid() {
        return settings.grid;
    }

    /** {@return the number of points} */
    public long particles() {
        return settings.particles;
    }

    /** {@return how many points are led together} */
    public int blockSize() {
        return settings.blockSize;
    }

    /** {@return the numbers of the times at which the points are seen} */
    public List<Integer> snapshots() {
        return settings.snapshots;
    }

    /**
     * Leads all points to the last snapshot.
     *
     * @param workers threads that share the points
     * @param progress hears of finished shares of the points
     * @param observers hear of the snapshots; times are those of the forward process
     * @throws org.fokker.method.NumericalException if a position is not finite; names sampler, path, step and time
     */
    public void run(Workers workers, Progress progress, SnapshotObserver... observers) {
        RandomStream noise = new RandomStream(settings.seed, settings.stream);
        RandomStream initial = noise.withStream(settings.stream + 1);
        PathGroups.run(
                workers,
                progress,
                settings.firstPath,
                settings.particles,
                settings.blockSize,
                () -> new Generation(noise, initial, observers));
    }

    /** One thread's blocks of points on their way through all times. */
    private final class Generation implements PathGroups.Worker {

        private final RandomStream initial;
        private final SnapshotObserver[] observers;
        private final Sampler.Walk walk;
        private final Increments increments;
        private final double[][] x;
        private final double[][] z;
        private final double[][] denoised;

        Generation(RandomStream noise, RandomStream initial, SnapshotObserver... observers) {
            this.initial = initial;
            this.observers = observers;
            int d = start.dimension();
            int rows = d * settings.sampler.normalsPerStep();
            int block = settings.blockSize;
            walk = settings.sampler.walk(settings.model, settings.grid, block);
            increments = new Increments(noise, rows, 1, block);
            x = new double[d][block];
            z = new double[rows][block];
            denoised = new double[settings.denoised ? d : 0][block];
        }

        @Override
        public void block(long first, int n) {
            TimeGrid grid = settings.grid;
            start.place(initial, first, n, x);
            increments.start(first, n);
            int seen = 0;
            for (int k = 0; ; k++) {
                if (k == settings.snapshots.get(seen)) {
                    show(seen++, k, first, n);
                    if (seen == settings.snapshots.size()) {
                        return;
                    }
                }
                increments.next(z);
                walk.step(k, x, n, z);
                if (!Explosion.absent(x, n)) {
                    double h = grid.time(k) - grid.time(k + 1);
                    throw Explosion.named(settings.sampler.name(), x, n, first, k + 1, grid.time(k + 1), h);
                }
            }
        }

        private void show(int snapshot, int k, long first, int n) {
            double[][] positions = x;
            if (settings.denoised && k == settings.grid.steps()) {
                settings.model.denoise(settings.grid.time(k), x, n, denoised);
                positions = denoised;
            }
            for (SnapshotObserver observer : observers) {
                observer.observe(snapshot, settings.grid.time(k), first, positions, n);
            }
        }
    }

    /** Describes a sampling; every setting has a default. */
    public static final class Builder {

        /** Numbers that the arrays of a block may hold, so that they stay in a first-level cache of 32 KB. */
        private static final int CACHED_NUMBERS = 4096;

        /** Arrays of the size of the points that a walk keeps at once, by and large. */
        private static final int ARRAYS = 4;

        private final Sampler sampler;
        private final Denoiser model;
        private final TimeGrid grid;
        private @Nullable Start start;
        private boolean denoised;
        private long particles = 10_000;
        private long firstPath;
        private long seed = 1;
        private int stream;
        private int blockSize;
        private List<Integer> snapshots;

        private Builder(Sampler sampler, Denoiser model, TimeGrid grid) {
            this.sampler = sampler;
            this.model = model;
            this.grid = grid;
            this.snapshots = List.of(grid.steps());
            int rows = (ARRAYS + sampler.normalsPerStep()) * model.process().dimension();
            this.blockSize = Math.min(SnapshotObserver.GROUP, Math.max(64, CACHED_NUMBERS / rows / 64 * 64));
        }

        private Builder(Builder other) {
            sampler = other.sampler;
            model = other.model;
            grid = other.grid;
            start = other.start;
            denoised = other.denoised;
            particles = other.particles;
            firstPath = other.firstPath;
            seed = other.seed;
            stream = other.stream;
            blockSize = other.blockSize;
            snapshots = other.snapshots;
        }

        /**
         * Sets where the points begin.
         *
         * @param place the start
         * @return this
         */
        public Builder start(Start place) {
            start = place;
            return this;
        }

        /**
         * Replaces the points at the last time of the grid by their denoised points, after early stopping at s &gt; 0. That is good
         * for single points and wrong for their law, which loses the variance of the data given the noised point.
         *
         * @param wanted whether the last snapshot shows denoised points
         * @return this
         */
        public Builder finalDenoising(boolean wanted) {
            denoised = wanted;
            return this;
        }

        /**
         * Sets the number of points.
         *
         * @param count number of points, at least 1
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
         * Sets the first of the two random streams that are used.
         *
         * @param number first stream
         * @return this
         */
        public Builder stream(int number) {
            stream = number;
            return this;
        }

        /**
         * Sets how many points are led together; results do not depend on it.
         *
         * @param count number of points, 1 … {@link SnapshotObserver#GROUP}
         * @return this
         */
        public Builder blockSize(int count) {
            if (count < 1 || count > SnapshotObserver.GROUP) {
                throw new IllegalArgumentException(
                        "block size must lie in 1 … " + SnapshotObserver.GROUP + ", got " + count);
            }
            blockSize = count;
            return this;
        }

        /**
         * Sets the times at which observers see the points; the walk ends at the last of them.
         *
         * @param numbers numbers of times of the grid, 0 … N, strictly increasing; at least one
         * @return this
         * @throws IllegalArgumentException if they are not as described
         */
        public Builder snapshots(int... numbers) {
            if (numbers.length == 0) {
                throw new IllegalArgumentException("a sampling without a snapshot is seen by nobody");
            }
            for (int k = 0; k < numbers.length; k++) {
                if (numbers[k] < 0 || numbers[k] > grid.steps() || (k > 0 && numbers[k] <= numbers[k - 1])) {
                    throw new IllegalArgumentException(
                            "snapshots must increase within 0 … " + grid.steps() + ", got " + Arrays.toString(numbers));
                }
            }
            snapshots = IntStream.of(numbers).boxed().toList();
            return this;
        }

        /**
         * Makes the sampling.
         *
         * @return the sampling
         * @throws IllegalArgumentException if the sampler cannot run with the model or on the grid, or dimensions differ
         */
        public Sampling build() {
            return new Sampling(new Builder(this));
        }
    }
}
