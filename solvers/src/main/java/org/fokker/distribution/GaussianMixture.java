package org.fokker.distribution;

import java.util.Arrays;
import java.util.Locale;
import org.fokker.kernel.Kernels;
import org.fokker.kernel.PackedMixture;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * A mixture of Gaussians, p(x) = Σ w_k N(x; m_k, C_k), in any dimension.
 *
 * <p>Each covariance keeps its own form — isotropic, diagonal or full — and a vanishing covariance is a point mass: an
 * empirical measure is the mixture of its points. With a point mass there are no density and no score (they throw
 * {@link IllegalStateException}) until {@link #affine(double, double[], double) diffusion} gives it a width; moments,
 * sampling, push-forward and conditioning work. Immutable; arrays are copied on the way in and out.
 */
public final class GaussianMixture implements Distribution {

    /** Points that a sampling pass holds at once: the normals of a block stay in the cache. */
    private static final int BLOCK = 512;

    private final double[] weights;
    private final double[] cumulative;
    private final double[][] means;
    private final Covariance[] covariances;
    private final @Nullable PackedMixture packed;

    /** Keeps the arrays; the weights need to sum to 1 only up to the tolerance. */
    GaussianMixture(double[] weights, double[][] means, Covariance[] covariances) {
        this.weights = MixtureParts.normalised(weights);
        this.means = means;
        this.covariances = covariances;
        this.cumulative = this.weights.clone();
        for (int k = 1; k < cumulative.length; k++) {
            cumulative[k] += cumulative[k - 1];
        }
        this.packed = MixtureParts.pack(this.weights, means, covariances);
    }

    /**
     * A mixture with full covariances; diagonal, isotropic and zero matrices are recognised.
     *
     * @param weights w_k ≥ 0 with sum 1, K
     * @param means m_k, K × d
     * @param covariances C_k, K × d × d, each zero or symmetric positive definite
     * @return the mixture
     * @throws IllegalArgumentException if an argument is not as described; the message names the component
     */
    public static GaussianMixture of(double[] weights, double[][] means, double[][][] covariances) {
        int d = MixtureParts.checkShapes(weights, means, covariances.length, "covariances");
        Covariance[] checked = new Covariance[weights.length];
        for (int k = 0; k < checked.length; k++) {
            checked[k] = Covariance.of(covariances[k], d, "component " + k);
        }
        return new GaussianMixture(weights, copy(means), checked);
    }

    /**
     * A mixture with diagonal covariances.
     *
     * @param weights w_k ≥ 0 with sum 1, K
     * @param means m_k, K × d
     * @param variances the diagonals of C_k, K × d, each ≥ 0
     * @return the mixture
     * @throws IllegalArgumentException if an argument is not as described; the message names the component
     */
    public static GaussianMixture diagonal(double[] weights, double[][] means, double[][] variances) {
        int d = MixtureParts.checkShapes(weights, means, variances.length, "variances");
        Covariance[] checked = new Covariance[weights.length];
        for (int k = 0; k < checked.length; k++) {
            if (variances[k].length != d) {
                throw new IllegalArgumentException(
                        "component " + k + " has " + variances[k].length + " variances, expected " + d);
            }
            checked[k] = DiagonalCovariance.of(variances[k].clone(), "component " + k);
        }
        return new GaussianMixture(weights, copy(means), checked);
    }

    /**
     * A mixture with covariances C_k = σ_k² I.
     *
     * @param weights w_k ≥ 0 with sum 1, K
     * @param means m_k, K × d
     * @param deviations σ_k ≥ 0, K; zero makes a point mass
     * @return the mixture
     * @throws IllegalArgumentException if an argument is not as described; the message names the component
     */
    public static GaussianMixture isotropic(double[] weights, double[][] means, double[] deviations) {
        int d = MixtureParts.checkShapes(weights, means, deviations.length, "deviations");
        Covariance[] checked = new Covariance[weights.length];
        for (int k = 0; k < checked.length; k++) {
            if (!(deviations[k] >= 0) || Double.isInfinite(deviations[k])) {
                throw new IllegalArgumentException(
                        "deviation of component " + k + " must be finite and not negative, got " + deviations[k]);
            }
            checked[k] = k > 0 && deviations[k] == deviations[k - 1]
                    ? checked[k - 1]
                    : IsotropicCovariance.of(d, deviations[k] * deviations[k], "component " + k);
        }
        return new GaussianMixture(weights, copy(means), checked);
    }

    /**
     * A single Gaussian.
     *
     * @param mean m, d
     * @param covariance C, d × d, zero or symmetric positive definite
     * @return N(m, C)
     * @throws IllegalArgumentException if an argument is not as described
     */
    public static GaussianMixture gaussian(double[] mean, double[][] covariance) {
        return of(new double[] {1}, new double[][] {mean}, new double[][][] {covariance});
    }

    /**
     * The point mass (Dirac measure) at x.
     *
     * @param x the point, d
     * @return the measure
     */
    public static GaussianMixture point(double... x) {
        return isotropic(new double[] {1}, new double[][] {x}, new double[] {0});
    }

    /**
     * The standard normal law.
     *
     * @param d dimension, ≥ 1
     * @return N(0, I)
     */
    public static GaussianMixture standardNormal(int d) {
        return isotropic(new double[] {1}, new double[1][d], new double[] {1});
    }

    /** {@return K, the number of components} */
    public int components() {
        return weights.length;
    }

    @Override
    public int dimension() {
        return means[0].length;
    }

    /**
     * One weight.
     *
     * @param k component
     * @return w_k
     */
    public double weight(int k) {
        return weights[k];
    }

    /**
     * One mean.
     *
     * @param k component
     * @return a copy of m_k, d
     */
    public double[] mean(int k) {
        return means[k].clone();
    }

    /**
     * One covariance.
     *
     * @param k component
     * @return a copy of C_k, d × d
     */
    public double[][] covariance(int k) {
        return covariances[k].matrix();
    }

    /** {@return whether every component has a density, that is, none is a point mass} */
    public boolean hasDensity() {
        return packed != null;
    }

    /**
     * Returns the mixture in the format of the kernels, in the cheapest layout that holds all components: isotropic, diagonal
     * or full. Components of weight zero are left out.
     *
     * @return the arrays, shared, not to be changed
     * @throws IllegalStateException if a component is a point mass
     */
    public PackedMixture packed() {
        if (packed == null) {
            for (Covariance covariance : covariances) {
                covariance.requireRegular();
            }
            throw new IllegalStateException("the mixture has no density");
        }
        return packed;
    }

    /** {@inheritDoc} */
    @Override
    public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
        checkRows(x);
        Kernels.mixture(packed(), x, 0, n, logDensity, score);
    }

    /** {@inheritDoc} */
    @Override
    public void logDensity(double[][] x, int n, double[] logDensity) {
        checkRows(x);
        Kernels.mixture(packed(), x, 0, n, logDensity, null);
    }

    /**
     * Hessian of the log-density, Σ r_k [(l_k − s)(l_k − s)ᵀ − C_k⁻¹] with l_k = −C_k⁻¹ (x − m_k), the responsibilities r_k
     * and the score s = Σ r_k l_k. (The same as Σ r_k (l_k l_kᵀ − C_k⁻¹) − s sᵀ, without its cancellation.)
     *
     * @param x the point, d
     * @return ∇² log p(x), d × d
     * @throws IllegalStateException if a component is a point mass
     */
    public double[][] logDensityHessian(double... x) {
        int d = dimension();
        double[] r = responsibilities(x);
        double[][] slopes = new double[weights.length][];
        double[] score = new double[d];
        for (int k = 0; k < slopes.length; k++) {
            slopes[k] = covariances[k].solve(difference(means[k], x));
            for (int i = 0; i < d; i++) {
                score[i] += r[k] * slopes[k][i];
            }
        }
        double[][] hessian = new double[d][d];
        for (int k = 0; k < slopes.length; k++) {
            covariances[k].addInverse(-r[k], hessian);
            addOuter(r[k], difference(slopes[k], score), hessian);
        }
        return hessian;
    }

    /**
     * The responsibilities r_k = w_k N(x; m_k, C_k) / p(x).
     *
     * @param x the point, d
     * @return r, K numbers that sum to 1
     * @throws IllegalStateException if a component is a point mass
     */
    public double[] responsibilities(double... x) {
        checkLength(x);
        double[] r = new double[weights.length];
        new LogJoint(this).evaluate(x, r);
        LogWeights.normalise(r);
        return r;
    }

    /**
     * The responsibilities at n points.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param r receives r_k at point j in r[k][j], K × (≥ n)
     * @throws IllegalStateException if a component is a point mass
     */
    public void responsibilities(double[][] x, int n, double[][] r) {
        checkRows(x);
        LogJoint joint = new LogJoint(this);
        double[] point = new double[x.length];
        double[] weights = new double[components()];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < point.length; i++) {
                point[i] = x[i][j];
            }
            joint.evaluate(point, weights);
            LogWeights.normalise(weights);
            for (int k = 0; k < weights.length; k++) {
                r[k][j] = weights[k];
            }
        }
    }

    /** {@inheritDoc} The component is chosen by uniform number 0 of the path, the normals are numbers 2, 3, … */
    @Override
    public void sample(RandomStream stream, long firstPath, int n, double[][] x) {
        checkRows(x);
        int d = dimension();
        double[] u = new double[BLOCK];
        double[][] z = new double[d + (d & 1)][BLOCK];
        double[] point = new double[d];
        for (int from = 0; from < n; from += BLOCK) {
            int count = Math.min(BLOCK, n - from);
            stream.uniforms(firstPath + from, 0, count, u);
            for (int i = 0; i < d; i += 2) {
                stream.normals(firstPath + from, 1 + i / 2, count, z[i], z[i + 1]);
            }
            for (int j = 0; j < count; j++) {
                int k = LogWeights.choose(cumulative, u[j]);
                for (int i = 0; i < d; i++) {
                    point[i] = z[i][j];
                }
                covariances[k].colour(point);
                for (int i = 0; i < d; i++) {
                    x[i][from + j] = means[k][i] + point[i];
                }
            }
        }
    }

    @Override
    public double[] mean() {
        double[] mean = new double[dimension()];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += weights[k] * means[k][i];
            }
        }
        return mean;
    }

    @Override
    public double[][] covariance() {
        int d = dimension();
        double[] mean = mean();
        double[][] sum = new double[d][d];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    sum[i][j] += weights[k] * covariances[k].entry(i, j);
                }
            }
            addOuter(weights[k], difference(means[k], mean), sum);
        }
        return sum;
    }

    /**
     * The differential entropy −E log p: closed for a single Gaussian, adaptive quadrature for d ≤ 2, else Monte Carlo.
     *
     * @return the entropy in nats and its error
     * @throws IllegalStateException if a component is a point mass
     */
    public Estimate entropy() {
        return MixtureEntropy.of(this);
    }

    /**
     * The law of a X + b + √v ε with an independent standard normal ε. Isotropic components stay isotropic, diagonal ones
     * diagonal.
     *
     * @param a factor
     * @param shift b, d
     * @param variance v ≥ 0
     * @return Σ w_k N(a m_k + b, a² C_k + v I)
     * @throws IllegalArgumentException if a number is not finite, v is negative or b has the wrong length
     */
    public GaussianMixture affine(double a, double[] shift, double variance) {
        checkNoise(a, shift, variance);
        int d = dimension();
        double[][] moved = new double[weights.length][d];
        Covariance[] diffused = new Covariance[weights.length];
        for (int k = 0; k < moved.length; k++) {
            for (int i = 0; i < d; i++) {
                moved[k][i] = a * means[k][i] + shift[i];
            }
            diffused[k] = k > 0 && covariances[k] == covariances[k - 1]
                    ? diffused[k - 1]
                    : covariances[k].diffuse(a, variance);
        }
        return new GaussianMixture(weights, moved, diffused);
    }

    /**
     * The law of A X + b + n with independent n ~ N(0, R).
     *
     * @param a A, m × d
     * @param b shift, m
     * @param r R, m × m, zero or positive definite
     * @return Σ w_k N(A m_k + b, A C_k Aᵀ + R)
     * @throws IllegalArgumentException if the shapes do not fit or a covariance is neither zero nor positive definite
     */
    public GaussianMixture affine(double[][] a, double[] b, double[][] r) {
        return new LinearObservation(a, b, r).law(this);
    }

    /**
     * The law of X given A X + n = y with n ~ N(0, R): the mixture of the Kalman posteriors with the weights
     * w_k N(y; A m_k, A C_k Aᵀ + R) / evidence.
     *
     * @param a A, m × d
     * @param y the observation, m
     * @param r R, m × m, positive definite
     * @return the posterior
     * @throws IllegalArgumentException if the shapes do not fit or R is not positive definite
     */
    public GaussianMixture condition(double[][] a, double[] y, double[][] r) {
        return new LinearObservation(a, new double[y.length], r).posterior(this, y);
    }

    /**
     * The logarithm of the evidence Σ w_k N(y; A m_k, A C_k Aᵀ + R) of an observation y = A X + n, n ~ N(0, R).
     *
     * @param a A, m × d
     * @param y the observation, m
     * @param r R, m × m
     * @return log p(y)
     * @throws IllegalArgumentException if the shapes do not fit
     * @throws IllegalStateException if y has no density because a component of its law is a point mass
     */
    public double logEvidence(double[][] a, double[] y, double[][] r) {
        return new LinearObservation(a, new double[y.length], r).law(this).logDensity(y);
    }

    /**
     * The law of X given a X + b + √v ε = y. The forms of the covariances are kept: component k becomes
     * N(m_k + a C_k V_k⁻¹ (y − b − a m_k), v C_k V_k⁻¹) with V_k = a² C_k + v I and the weight of its responsibility for y.
     *
     * @param a factor
     * @param shift b, d
     * @param variance v &gt; 0
     * @param y the observation, d
     * @return the posterior
     * @throws IllegalArgumentException if a number is not finite, v is not positive or a length is wrong
     */
    public GaussianMixture condition(double a, double[] shift, double variance, double[] y) {
        return new GaussianChannel(this, a, shift, variance).posterior(y);
    }

    /**
     * The law of X given that it comes from some of the components of the mixture.
     *
     * @param chosen their numbers, without repetition
     * @return the mixture of these components, the weights divided by their sum
     * @throws IllegalArgumentException if a component does not exist, occurs twice, or none of them has weight
     */
    public GaussianMixture among(int... chosen) {
        if (Arrays.stream(chosen).distinct().count() < chosen.length) {
            throw new IllegalArgumentException("components must be distinct, got " + Arrays.toString(chosen));
        }
        double sum = 0;
        for (int k : chosen) {
            if (k < 0 || k >= weights.length) {
                throw new IllegalArgumentException("component " + k + " of a mixture of " + weights.length);
            }
            sum += weights[k];
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("components " + Arrays.toString(chosen) + " have no weight");
        }
        double total = sum;
        return new GaussianMixture(
                Arrays.stream(chosen).mapToDouble(k -> weights[k] / total).toArray(),
                Arrays.stream(chosen).mapToObj(k -> means[k]).toArray(double[][]::new),
                Arrays.stream(chosen).mapToObj(k -> covariances[k]).toArray(Covariance[]::new));
    }

    /**
     * The law of some components of X.
     *
     * @param axes which components, in the wanted order, without repetition
     * @return the marginal law
     * @throws IllegalArgumentException if an axis does not exist or occurs twice
     */
    public GaussianMixture marginal(int... axes) {
        if (axes.length == 0 || Arrays.stream(axes).distinct().count() < axes.length) {
            throw new IllegalArgumentException("axes must be distinct and at least one, got " + Arrays.toString(axes));
        }
        double[][] chosen = new double[weights.length][axes.length];
        Covariance[] marginals = new Covariance[weights.length];
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] < 0 || axes[i] >= dimension()) {
                throw new IllegalArgumentException(
                        "axis " + axes[i] + " of a mixture in " + dimension() + " dimensions");
            }
            for (int k = 0; k < weights.length; k++) {
                chosen[k][i] = means[k][axes[i]];
            }
        }
        for (int k = 0; k < weights.length; k++) {
            marginals[k] = covariances[k].marginal(axes);
        }
        return new GaussianMixture(weights, chosen, marginals);
    }

    /**
     * The view of a one-dimensional mixture with its distribution function, quantiles and interval masses.
     *
     * @return the view
     * @throws IllegalStateException if d &gt; 1 or a component is a point mass
     */
    public UnivariateMixture univariate() {
        UnivariateMixture view = new UnivariateMixture(this);
        for (Covariance covariance : covariances) {
            covariance.requireRegular();
        }
        return view;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Gaussian mixture, %d component%s, d = %d",
                components(),
                components() == 1 ? "" : "s",
                dimension());
    }

    /** The covariance of a component, not copied. */
    Covariance form(int k) {
        return covariances[k];
    }

    private void checkNoise(double a, double[] shift, double variance) {
        if (!Double.isFinite(a) || !(variance >= 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException(
                    "an affine map needs a finite factor and a finite variance >= 0, got " + a + " and " + variance);
        }
        if (shift.length != dimension()) {
            throw new IllegalArgumentException("shift has " + shift.length + " entries, expected " + dimension());
        }
    }

    private void checkLength(double[] x) {
        if (x.length != dimension()) {
            throw new IllegalArgumentException("point has " + x.length + " components, expected " + dimension());
        }
    }

    private void checkRows(double[][] x) {
        if (x.length != dimension()) {
            throw new IllegalArgumentException("points have " + x.length + " components, expected " + dimension());
        }
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        Arrays.setAll(copy, i -> rows[i].clone());
        return copy;
    }

    private static double[] difference(double[] x, double[] y) {
        double[] difference = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            difference[i] = x[i] - y[i];
        }
        return difference;
    }

    private static void addOuter(double factor, double[] v, double[][] sum) {
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                sum[i][j] += factor * v[i] * v[j];
            }
        }
    }
}
