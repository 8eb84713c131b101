package org.fokker.diffusion.conditional;

import org.fokker.diffusion.TimeGrid;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.random.RandomStream;

/**
 * The twisted diffusion sampler (L. Wu, B. L. Trippe, C. A. Naesseth, D. M. Blei and J. P. Cunningham, NeurIPS (2023), algorithm 1):
 * particles move by the ancestral step of the guided denoiser and are weighed by
 *
 * <p>w = p(x_r | x_t) p̃_r(y | x_r)/(p̃_t(y | x_t) q(x_r | x_t, y)),
 *
 * <p>so that for any guidance, with ever more particles, the points follow the law of the model's chain given y: what is left is the
 * error of the chain itself.
 *
 * @param guidance the twisting functions p̃_t
 * @param filter particles and resampling
 */
record TwistedFilter(Guidance guidance, ParticleFilter filter) implements PosteriorSampler {

    static final String NAME = "twisted-filter";
    static final Promises PROMISES = Promises.none().keeping(Property.ASYMPTOTICALLY_EXACT);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return PROMISES;
    }

    @Override
    public void check(TimeGrid grid) {
        requireNoise(NAME, grid);
    }

    @Override
    public PosteriorSamples sample(InverseProblem problem, TimeGrid grid, RandomStream stream, int n, Workers workers) {
        check(grid);
        int d = problem.measurement().dimension();
        return filter.run(() -> new Steps(problem, grid), d, stream, n, workers);
    }

    /** Transition densities need a variance in the last step, too. */
    static void requireNoise(String name, TimeGrid grid) {
        if (!(grid.deviation(grid.steps()) > 0)) {
            throw new IllegalArgumentException("posterior sampler '" + name
                    + "' needs transition densities: its last time must be positive, got " + grid.time(grid.steps()));
        }
    }

    private final class Steps implements FilterSteps {

        private final InverseProblem problem;
        private final TimeGrid grid;
        private final GuidedMoments moments;
        /** log p/q of the last move less the twist of the parent. */
        private final double[] carried;

        private final double[][] z;

        Steps(InverseProblem problem, TimeGrid grid) {
            this.problem = problem;
            this.grid = grid;
            int d = problem.measurement().dimension();
            moments = new GuidedMoments(problem, guidance, filter.particles());
            carried = new double[filter.particles()];
            z = new double[d + (d & 1)][filter.particles()];
        }

        @Override
        public int steps() {
            return grid.steps();
        }

        @Override
        public double logConstant() {
            return 0;
        }

        @Override
        public void start(RandomStream stream, long firstPath, double[][] x, double[] logWeights) {
            GuidedChain.start(problem.model().process(), grid, stream, firstPath, carried.length, z, x);
        }

        @Override
        public void weigh(int k, double[][] x, double[] logWeights) {
            moments.evaluate(grid.time(k), x, carried.length);
            for (int j = 0; j < carried.length; j++) {
                logWeights[j] += moments.logLikelihood[j] + carried[j];
            }
        }

        @Override
        public void move(int k, double[][] x, int[] parents, RandomStream stream, long firstPath, double[][] next) {
            AncestralStep step = AncestralStep.of(problem.model().process(), grid.time(k), grid.time(k + 1));
            GuidedChain.normals(stream, firstPath, k + 1, parents.length, z);
            for (int j = 0; j < parents.length; j++) {
                carried[j] = -moments.logLikelihood[parents[j]];
            }
            // With Δ the distance of the two means in deviations: log p − log q = ½ |z|² − ½ |z + Δ|².
            double inverse = step.gain() / step.deviation();
            for (int l = 0; l < x.length; l++) {
                double[] zl = z[l];
                double[] mean = moments.mean[l];
                double[] guided = moments.guided[l];
                for (int j = 0; j < parents.length; j++) {
                    int parent = parents[j];
                    double delta = inverse * (guided[parent] - mean[parent]);
                    carried[j] -= delta * (zl[j] + 0.5 * delta);
                    next[l][j] = step.shift()[l]
                            + step.keep() * x[l][parent]
                            + step.gain() * guided[parent]
                            + step.deviation() * zl[j];
                }
            }
        }

        @Override
        public double[][] denoised() {
            return moments.guided;
        }
    }
}
