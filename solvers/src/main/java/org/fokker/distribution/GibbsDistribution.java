package org.fokker.distribution;

import java.util.Arrays;
import org.fokker.method.NumericalException;
import org.fokker.random.RandomStream;

/**
 * The Gibbs law p(x) = exp(−U(x)/kT)/Z on a box of dimension 1, 2 or 3: the equilibrium of Langevin dynamics between reflecting
 * walls. Z and the moments come from Gauss' rule in equal cells, refined until Z settles; samples from the exact inverse
 * distribution function, first of the cell and then, axis by axis, inside of it.
 */
public final class GibbsDistribution implements Distribution {

    /** Cells on each axis at the start and at most, by dimension. */
    private static final int[] FIRST_CELLS = {64, 16, 4};

    private static final int[] MOST_CELLS = {1 << 14, 256, 32};

    /** Places on each axis where the energy is looked at for its scale, by dimension. */
    private static final int[] LATTICE = {129, 129, 33};

    /**
     * Z has settled when halving the cells changes it by less than this relatively, by dimension. Gauss' rule with 8 points is of order
     * 16: what is left is a small part of the last change, which three axes, whose cells cost most, make use of.
     */
    private static final double[] SETTLED = {1e-13, 1e-13, 1e-9};

    /** Z is refused if, with the most cells, it still changes by more than this. */
    private static final double REFUSED = 1e-9;

    /** Error of a sample's position, relative to the mass of its cell. */
    private static final double SAMPLE_TOLERANCE = 1e-14;

    private static final int MOST_ITERATIONS = 60;

    private final BoltzmannFactor factor;
    private final double[] lower;
    private final double[] upper;
    private final int cells;
    private final double[] cumulative;
    private final double logPartition;
    private final double partitionError;
    private final double[] mean;
    private final double[][] covariance;

    /**
     * Creates the law.
     *
     * @param potential U, of dimension 1, 2 or 3
     * @param temperature kT &gt; 0
     * @param lower lower corner of the box, copied
     * @param upper upper corner, copied
     * @throws IllegalArgumentException if the dimension is above 3, the temperature not positive, or the box empty
     * @throws NumericalException if an energy is NaN or −∞, or the normalisation does not converge
     */
    public GibbsDistribution(Potential potential, double temperature, double[] lower, double[] upper) {
        int d = potential.dimension();
        if (d > MOST_CELLS.length) {
            throw new IllegalArgumentException(
                    "Gibbs laws are normalised by quadrature for d = 1, 2 and 3, got d = " + d);
        }
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature must be positive and finite, got " + temperature);
        }
        UniformBox.checkBox(lower, upper);
        if (lower.length != d) {
            throw new IllegalArgumentException("box has " + lower.length + " axes, the potential " + d);
        }
        this.lower = lower.clone();
        this.upper = upper.clone();
        this.factor = new BoltzmannFactor(potential, temperature, ground(potential, lower, upper));
        Cells level = new Cells(factor, lower, upper, FIRST_CELLS[d - 1]);
        double change = Double.POSITIVE_INFINITY;
        while (!(change <= SETTLED[d - 1]) && level.count < MOST_CELLS[d - 1]) {
            Cells finer = new Cells(factor, lower, upper, 2 * level.count);
            change = Math.abs(finer.total() - level.total()) / finer.total();
            level = finer;
        }
        if (!(change <= REFUSED)) {
            throw new NumericalException("the partition function does not converge: with " + level.count
                    + " cells on each axis it is " + level.total() + " and still changes by the fraction " + change);
        }
        this.cells = level.count;
        this.cumulative = level.cumulative;
        this.logPartition = Math.log(level.total()) - factor.ground() / temperature;
        this.partitionError = change;
        this.mean = new double[d];
        this.covariance = new double[d][d];
        level.moments(mean, covariance);
    }

    /** {@return log Z, Z = ∫ exp(−U/kT) over the box} */
    public double logPartition() {
        return logPartition;
    }

    /** {@return the estimate of the relative error of Z, its change at the last refinement} */
    public double partitionError() {
        return partitionError;
    }

    /** {@return kT} */
    public double temperature() {
        return factor.temperature();
    }

    /** {@return U} */
    public Potential potential() {
        return factor.potential();
    }

    @Override
    public int dimension() {
        return lower.length;
    }

    /** {@inheritDoc} The score is −∇U/kT inside of the box and 0 outside. */
    @Override
    public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
        factor.potential().energy(x, n, logDensity);
        factor.potential().gradient(x, n, score);
        for (int j = 0; j < n; j++) {
            boolean inside = true;
            for (int i = 0; i < lower.length; i++) {
                inside &= x[i][j] >= lower[i] && x[i][j] <= upper[i];
            }
            logDensity[j] = inside ? -logDensity[j] / factor.temperature() - logPartition : Double.NEGATIVE_INFINITY;
            for (int i = 0; i < lower.length; i++) {
                score[i][j] = inside ? -score[i][j] / factor.temperature() : 0;
            }
        }
    }

    /** {@inheritDoc} Uniform number 0 of the path chooses the cell, number 1 + i the place on axis i. */
    @Override
    public void sample(RandomStream stream, long firstPath, int n, double[][] x) {
        int d = lower.length;
        double[][] u = new double[d + 1][n];
        for (int i = 0; i <= d; i++) {
            stream.uniforms(firstPath, i, n, u[i]);
        }
        BoltzmannFactor.Rule rule = factor.new Rule();
        double[] from = new double[d];
        double[] to = new double[d];
        for (int j = 0; j < n; j++) {
            int cell = LogWeights.choose(cumulative, u[0][j]);
            Cells.corners(cell, cells, lower, upper, from, to);
            for (int i = 0; i < d; i++) {
                double place = invert(rule, from, to, i, u[1 + i][j]);
                from[i] = place;
                to[i] = place;
                x[i][j] = place;
            }
        }
    }

    /** The place on an axis below which lies the share {@code u} of the mass of the box; Newton's method in a bracket. */
    private static double invert(BoltzmannFactor.Rule rule, double[] from, double[] to, int axis, double u) {
        double low = from[axis];
        double high = to[axis];
        double total = rule.integrate(from, to);
        double start = low;
        double end = high;
        double place = low + u * (high - low);
        for (int iteration = 0; iteration < MOST_ITERATIONS && total > 0; iteration++) {
            to[axis] = place;
            double error = rule.integrate(from, to) - u * total;
            if (Math.abs(error) <= SAMPLE_TOLERANCE * total) {
                break;
            }
            if (error > 0) {
                high = place;
            } else {
                low = place;
            }
            from[axis] = place;
            double slope = rule.integrate(from, to);
            from[axis] = start;
            double newton = place - error / slope;
            place = newton > low && newton < high ? newton : 0.5 * (low + high);
        }
        to[axis] = end;
        return place;
    }

    @Override
    public double[] mean() {
        return mean.clone();
    }

    @Override
    public double[][] covariance() {
        double[][] copy = new double[covariance.length][];
        Arrays.setAll(copy, i -> covariance[i].clone());
        return copy;
    }

    /** The smallest energy at the centres of a coarse lattice: a scale, not a minimum. */
    private static double ground(Potential potential, double[] lower, double[] upper) {
        int perAxis = LATTICE[lower.length - 1];
        int n = power(perAxis, lower.length);
        double[][] x = new double[lower.length][n];
        for (int j = 0; j < n; j++) {
            int index = j;
            for (int i = 0; i < lower.length; i++) {
                x[i][j] = lower[i] + (upper[i] - lower[i]) * (index % perAxis + 0.5) / perAxis;
                index /= perAxis;
            }
        }
        double[] energy = new double[n];
        potential.energy(x, n, energy);
        double least = Double.POSITIVE_INFINITY;
        for (double value : energy) {
            least = Math.min(least, value);
        }
        if (!Double.isFinite(least)) {
            throw new NumericalException("smallest energy in the box is " + least + ", expected a finite number");
        }
        return least;
    }

    private static int power(int base, int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }

    /** The box in equal cells with the integral over each. */
    private static final class Cells {

        private final BoltzmannFactor factor;
        private final double[] lower;
        private final double[] upper;
        private final int count;
        private final double[] cumulative;

        Cells(BoltzmannFactor factor, double[] lower, double[] upper, int count) {
            this.factor = factor;
            this.lower = lower;
            this.upper = upper;
            this.count = count;
            int d = lower.length;
            cumulative = new double[power(count, d)];
            BoltzmannFactor.Rule rule = factor.new Rule();
            double[] from = new double[d];
            double[] to = new double[d];
            double sum = 0;
            for (int cell = 0; cell < cumulative.length; cell++) {
                corners(cell, count, lower, upper, from, to);
                sum += rule.integrate(from, to);
                cumulative[cell] = sum;
            }
        }

        double total() {
            return cumulative[cumulative.length - 1];
        }

        /** The mean, and in a second pass the moments about it, which do not cancel. */
        void moments(double[] mean, double[][] covariance) {
            int d = mean.length;
            double[] offset = new double[d];
            addMoments(mean, offset, new double[d][d]);
            for (int i = 0; i < d; i++) {
                mean[i] += offset[i] / total();
            }
            addMoments(mean, new double[d], covariance);
            for (int i = 0; i < d; i++) {
                for (int c = 0; c <= i; c++) {
                    covariance[i][c] /= total();
                    covariance[c][i] = covariance[i][c];
                }
            }
        }

        private void addMoments(double[] origin, double[] first, double[][] second) {
            BoltzmannFactor.Rule rule = factor.new Rule();
            double[] from = new double[lower.length];
            double[] to = new double[lower.length];
            for (int cell = 0; cell < cumulative.length; cell++) {
                corners(cell, count, lower, upper, from, to);
                rule.integrate(from, to);
                rule.addMoments(origin, first, second);
            }
        }

        static void corners(int cell, int count, double[] lower, double[] upper, double[] from, double[] to) {
            int index = cell;
            for (int i = lower.length - 1; i >= 0; i--) {
                int k = index % count;
                index /= count;
                from[i] = k == 0 ? lower[i] : lower[i] + (upper[i] - lower[i]) * k / count;
                to[i] = k == count - 1 ? upper[i] : lower[i] + (upper[i] - lower[i]) * (k + 1) / count;
            }
        }
    }
}
