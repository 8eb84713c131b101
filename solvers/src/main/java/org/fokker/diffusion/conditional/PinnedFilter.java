package org.fokker.diffusion.conditional;

import java.util.Arrays;
import org.fokker.diffusion.TimeGrid;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;

/**
 * Monte Carlo guided diffusion (G. Cardoso, Y. Janati El Idrissi, S. Le Corff and E. Moulines, MCGdiff, ICLR (2024)). A coordinate
 * measured with gain σ has the law of the noised coordinate v·X_τ at the time τ with s/a = 1/σ: to know η = σ v·X_0 + n is to know v·X_τ
 * = v·b + a η/σ. The reverse chain is pinned there. Until then its coordinate is drawn from the product of the chain's kernel and the
 * law N(v·b + a_t η/σ, Q) of the noised pin, Q the variance of X_t given X_τ, and particles are weighed by the mass of that product: a
 * fully adapted auxiliary filter that needs neither a gradient nor second moments of the model. The times τ are put into the
 * grid. A coordinate whose τ lies beyond the grid says next to nothing and is weighed at the end.
 *
 * @param filter particles and resampling
 */
record PinnedFilter(ParticleFilter filter) implements PosteriorSampler {

    static final String NAME = "mcgdiff";
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
        TwistedFilter.requireNoise(NAME, grid);
    }

    @Override
    public PosteriorSamples sample(InverseProblem problem, TimeGrid grid, RandomStream stream, int n, Workers workers) {
        check(grid);
        Pins pins = new Pins(problem, grid);
        int d = problem.measurement().dimension();
        return filter.run(() -> new Steps(problem, pins), d, stream, n, workers);
    }

    /** Where the chain is pinned, and the law of the noised pins. */
    private static final class Pins {

        final TimeGrid grid;
        /** τ, r; infinite for a coordinate that is weighed at the end. */
        final double[] time;
        /** Mean and variance of pinned coordinate i at time k, r × (steps + 1). */
        final double[][] target;

        final double[][] variance;
        final double logConstant;

        Pins(InverseProblem problem, TimeGrid given) {
            LinearMeasurement measurement = problem.measurement();
            AffineGaussianProcess process = problem.model().process();
            Schedule schedule = process.schedule();
            int r = measurement.rank();
            double end = given.time(0);
            double start = given.time(given.steps());
            time = new double[r];
            double constant = measurement.logConstant();
            for (int i = 0; i < r; i++) {
                double gain = measurement.gain(i);
                time[i] = gain > 0 ? schedule.timeOfLogSnr(Math.log(gain)) : Double.POSITIVE_INFINITY;
                if (time[i] < end) {
                    // exp(−½ (η − σ v·x)²) is √(2π) s times the normal density of the pin.
                    constant += 0.5 * Math.log(2 * Math.PI * schedule.variance(time[i]));
                } else {
                    time[i] = Double.POSITIVE_INFINITY;
                }
            }
            logConstant = constant;
            grid = refined(
                    given,
                    Arrays.stream(time).filter(tau -> tau > start && tau < end).toArray());
            target = new double[r][grid.steps() + 1];
            variance = new double[r][grid.steps() + 1];
            double[][] directions = measurement.directions();
            for (int k = 0; k <= grid.steps(); k++) {
                double[] shift = process.shift(grid.time(k));
                for (int i = 0; i < r; i++) {
                    if (grid.time(k) >= time[i]) {
                        target[i][k] = grid.scale(k) * measurement.reduced(i) / measurement.gain(i);
                        for (int l = 0; l < shift.length; l++) {
                            target[i][k] += directions[i][l] * shift[l];
                        }
                        variance[i][k] = schedule.transitionVariance(time[i], grid.time(k));
                    }
                }
            }
        }

        private static TimeGrid refined(TimeGrid grid, double[] extra) {
            double[] times = new double[grid.steps() + 1 + extra.length];
            for (int k = 0; k <= grid.steps(); k++) {
                times[k] = -grid.time(k);
            }
            for (int i = 0; i < extra.length; i++) {
                times[grid.steps() + 1 + i] = -extra[i];
            }
            double[] decreasing =
                    Arrays.stream(times).sorted().distinct().map(t -> -t).toArray();
            return TimeGrid.through(grid.schedule(), decreasing);
        }

        /** Whether coordinate i is drawn towards its pin at time k, or sits on it. */
        boolean held(int i, int k) {
            return grid.time(k) >= time[i];
        }

        /** Whether coordinate i is still on its way to the pin at time k. */
        boolean approaching(int i, int k) {
            return grid.time(k) > time[i];
        }
    }

    private final class Steps implements FilterSteps {

        private final InverseProblem problem;
        private final LinearMeasurement measurement;
        private final Pins pins;
        private final double[][] directions;
        private final double[][] mean;
        private final double[][] z;
        /** v·x, v·x̂ and v·z. */
        private final double[][] here;

        private final double[][] ahead;
        private final double[][] noise;

        Steps(InverseProblem problem, Pins pins) {
            this.problem = problem;
            this.pins = pins;
            measurement = problem.measurement();
            directions = measurement.directions();
            int d = measurement.dimension();
            int r = measurement.rank();
            int n = filter.particles();
            mean = new double[d][n];
            z = new double[d + (d & 1)][n];
            here = new double[r][n];
            ahead = new double[r][n];
            noise = new double[r][n];
        }

        @Override
        public int steps() {
            return pins.grid.steps();
        }

        @Override
        public double logConstant() {
            return pins.logConstant;
        }

        /** {@inheritDoc} From the reference law times the law of the noised pins. */
        @Override
        public void start(RandomStream stream, long firstPath, double[][] x, double[] logWeights) {
            AffineGaussianProcess process = problem.model().process();
            int n = logWeights.length;
            GuidedChain.start(process, pins.grid, stream, firstPath, n, z, x);
            measurement.project(x, n, here);
            double[] shift = process.shift(pins.grid.time(0));
            double v = process.schedule().referenceVariance(pins.grid.time(0));
            for (int i = 0; i < here.length; i++) {
                if (pins.held(i, 0)) {
                    double centre = 0;
                    for (int l = 0; l < shift.length; l++) {
                        centre += directions[i][l] * shift[l];
                    }
                    double[] centres = new double[n];
                    Arrays.fill(centres, centre);
                    for (int j = 0; j < n; j++) {
                        logWeights[j] += logNormal(pins.target[i][0] - centre, v + pins.variance[i][0]);
                        here[i][j] -= centre;
                    }
                    steer(i, 0, v, centres, here[i], x);
                }
            }
        }

        @Override
        public void weigh(int k, double[][] x, double[] logWeights) {
            int n = logWeights.length;
            TimeGrid grid = pins.grid;
            problem.model().denoise(grid.time(k), x, n, mean);
            measurement.project(mean, n, ahead);
            if (k == grid.steps()) {
                for (int i = 0; i < ahead.length; i++) {
                    if (!pins.held(i, 0)) {
                        for (int j = 0; j < n; j++) {
                            double residual = measurement.reduced(i) - measurement.gain(i) * ahead[i][j];
                            logWeights[j] -= 0.5 * residual * residual;
                        }
                    }
                }
                return;
            }
            measurement.project(x, n, here);
            AncestralStep step = AncestralStep.of(problem.model().process(), grid.time(k), grid.time(k + 1));
            double variance = step.deviation() * step.deviation();
            for (int i = 0; i < here.length; i++) {
                if (pins.approaching(i, k)) {
                    double shift = along(i, step);
                    for (int j = 0; j < n; j++) {
                        double next = shift + step.keep() * here[i][j] + step.gain() * ahead[i][j];
                        logWeights[j] += logNormal(pins.target[i][k + 1] - next, variance + pins.variance[i][k + 1])
                                - logNormal(here[i][j] - pins.target[i][k], pins.variance[i][k]);
                    }
                }
            }
        }

        @Override
        public void move(int k, double[][] x, int[] parents, RandomStream stream, long firstPath, double[][] next) {
            int n = parents.length;
            AncestralStep step = AncestralStep.of(problem.model().process(), pins.grid.time(k), pins.grid.time(k + 1));
            GuidedChain.normals(stream, firstPath, k + 1, n, z);
            for (int l = 0; l < x.length; l++) {
                for (int j = 0; j < n; j++) {
                    int parent = parents[j];
                    next[l][j] = step.shift()[l]
                            + step.keep() * x[l][parent]
                            + step.gain() * mean[l][parent]
                            + step.deviation() * z[l][j];
                }
            }
            measurement.project(Arrays.copyOf(z, x.length), n, noise);
            double variance = step.deviation() * step.deviation();
            for (int i = 0; i < here.length; i++) {
                if (pins.approaching(i, k)) {
                    double shift = along(i, step);
                    double[] centres = new double[n];
                    for (int j = 0; j < n; j++) {
                        int parent = parents[j];
                        centres[j] = shift + step.keep() * here[i][parent] + step.gain() * ahead[i][parent];
                        noise[i][j] *= step.deviation();
                    }
                    steer(i, k + 1, variance, centres, noise[i], next);
                }
            }
        }

        /**
         * Makes coordinate i of the particles, drawn from N(centre_j, P), a draw from the product with N(target, Q): mean (Q centre + P
         * target)/(P + Q), deviation √(Q/(P + Q)) of what it was.
         *
         * @param i number of the coordinate
         * @param k number of the time
         * @param p P
         * @param centre the means
         * @param fluctuation what was drawn less its mean
         * @param x the particles
         */
        private void steer(int i, int k, double p, double[] centre, double[] fluctuation, double[][] x) {
            double q = pins.variance[i][k];
            double pull = p / (p + q);
            double contraction = Math.sqrt(q / (p + q)) - 1;
            double[] change = new double[centre.length];
            Arrays.setAll(change, j -> pull * (pins.target[i][k] - centre[j]) + contraction * fluctuation[j]);
            for (int l = 0; l < x.length; l++) {
                double share = directions[i][l];
                double[] row = x[l];
                for (int j = 0; j < change.length; j++) {
                    row[j] += change[j] * share;
                }
            }
        }

        private double along(int i, AncestralStep step) {
            double sum = 0;
            for (int l = 0; l < step.shift().length; l++) {
                sum += directions[i][l] * step.shift()[l];
            }
            return sum;
        }

        @Override
        public double[][] denoised() {
            return mean;
        }

        private static double logNormal(double x, double variance) {
            return -0.5 * (Math.log(2 * Math.PI * variance) + x * x / variance);
        }
    }
}
