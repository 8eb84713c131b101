package org.fokker.process;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.fokker.distribution.GaussianChannel;
import org.fokker.distribution.GaussianMixture;
import org.fokker.kernel.PackedMixture;

/**
 * The exact law of an affine-Gaussian process that starts from a Gaussian mixture: p_t = Σ w_k N(c + a (m_k − c), a² C_k +
 * s² I), with its exact score, and the exact law of X_0 given X_t. What belongs to one time is made once and kept; safe for
 * use by many threads.
 */
public final class MixtureDiffusion implements KnownLaw, CovarianceDenoiser {

    /** Times kept for a small mixture. A march revisits the same few thousand stage times for every block of particles. */
    private static final int MOST_TIMES = 8192;

    /** Numbers kept in all, 64 MB of doubles: a mixture of many points keeps fewer times. */
    private static final long MOST_NUMBERS = 1L << 23;

    private final AffineGaussianProcess process;
    private final GaussianMixture target;
    private final int capacity;
    private final ConcurrentHashMap<Double, GaussianChannel> channels = new ConcurrentHashMap<>();

    /**
     * Creates the law.
     *
     * @param process the process
     * @param target p_0; may contain point masses
     * @throws IllegalArgumentException if the dimensions differ
     */
    public MixtureDiffusion(AffineGaussianProcess process, GaussianMixture target) {
        if (process.dimension() != target.dimension()) {
            throw new IllegalArgumentException(
                    "dimensions differ: process " + process.dimension() + ", target " + target.dimension());
        }
        this.process = process;
        this.target = target;
        // Means, the packed copy of them and, unless the covariances are multiples of the identity, matrices:
        // covariance, root
        // and whitening of a full component.
        long d = target.dimension();
        boolean isotropic = target.hasDensity() && target.packed().shape() == PackedMixture.Shape.ISOTROPIC;
        long size = target.components() * (2 * d + (isotropic ? 0 : 4 * d * d) + 4);
        this.capacity = (int) Math.max(4, Math.min(MOST_TIMES, MOST_NUMBERS / size));
    }

    @Override
    public AffineGaussianProcess process() {
        return process;
    }

    /** {@return p_0} */
    public GaussianMixture target() {
        return target;
    }

    @Override
    public void score(double t, double[][] x, int n, double[][] score) {
        KnownLaw.super.score(t, x, n, score);
    }

    @Override
    public GaussianMixture marginal(double t) {
        checkTime(t);
        return t == 0 ? target : channel(t).law();
    }

    /**
     * The log-density of the law at a time.
     *
     * @param t time, ≥ 0
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param logDensity receives log p_t at 0 … n − 1
     */
    public void logDensity(double t, double[][] x, int n, double[] logDensity) {
        marginal(t).logDensity(x, n, logDensity);
    }

    /**
     * The law of X_0 given X_t = x.
     *
     * @param t time, ≥ 0
     * @param x the point, d
     * @return the posterior mixture; the point mass at x for t = 0
     */
    public GaussianMixture posterior(double t, double... x) {
        checkTime(t);
        return t == 0 ? GaussianMixture.point(x) : channel(t).posterior(x);
    }

    /**
     * The denoiser E[X_0 | X_t = x].
     *
     * @param t time, ≥ 0
     * @param x the point, d
     * @return the posterior mean, d
     */
    public double[] denoise(double t, double... x) {
        return posterior(t, x).mean();
    }

    /**
     * {@inheritDoc} By Tweedie's formula where that is accurate, as the mean of the posterior mixture where a is too small for it.
     */
    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        checkTime(t);
        if (t == 0) {
            copy(x, n, mean);
        } else {
            channel(t).posteriorMean(x, n, mean);
        }
    }

    /**
     * The posterior covariance Cov[X_0 | X_t = x] = (s²/a²)(I + s² ∇² log p_t(x)), computed from the posterior mixture.
     *
     * @param t time, ≥ 0
     * @param x the point, d
     * @return the covariance, d × d; zero for t = 0
     */
    public double[][] posteriorCovariance(double t, double... x) {
        return posterior(t, x).covariance();
    }

    /**
     * The denoiser and the trace of the posterior covariance at n points.
     *
     * @param t time, ≥ 0
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param mean receives E[X_0 | X_t = x], laid out like {@code x}; must not be {@code x}
     * @param trace receives tr Cov[X_0 | X_t = x] at 0 … n − 1
     */
    public void posteriorMoments(double t, double[][] x, int n, double[][] mean, double[] trace) {
        checkTime(t);
        if (t == 0) {
            copy(x, n, mean);
            Arrays.fill(trace, 0, n, 0);
        } else {
            channel(t).moments(x, n, mean, trace);
        }
    }

    /** {@inheritDoc} From the posterior mixture; zero for t = 0. */
    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean, double[][] covariance) {
        checkTime(t);
        if (t == 0) {
            copy(x, n, mean);
            for (double[] row : covariance) {
                Arrays.fill(row, 0, n, 0);
            }
        } else {
            channel(t).covariances(x, n, mean, covariance);
        }
    }

    /**
     * The denoiser and the products of the posterior covariance with given vectors at n points.
     *
     * @param t time, ≥ 0
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param vectors u_i, r × d
     * @param mean receives E[X_0 | X_t = x], laid out like {@code x}; must not be {@code x}
     * @param products receives Cov[X_0 | X_t = x] u_i, r arrays laid out like {@code x}
     */
    public void posteriorProducts(
            double t, double[][] x, int n, double[][] vectors, double[][] mean, double[][][] products) {
        checkTime(t);
        if (t == 0) {
            copy(x, n, mean);
            for (double[][] product : products) {
                for (double[] row : product) {
                    Arrays.fill(row, 0, n, 0);
                }
            }
        } else {
            channel(t).products(x, n, vectors, mean, products);
        }
    }

    /**
     * A member of the reverse family that runs on the exact score.
     *
     * @param lambda share of the noise, ≥ 0
     * @param end T, the time of the forward process at τ = 0
     * @return the process with the marginals p_{T−τ}
     */
    public ReverseProcess reverse(double lambda, double end) {
        return new ReverseProcess(process, this, lambda, end);
    }

    private GaussianChannel channel(double t) {
        GaussianChannel known = channels.get(t);
        if (known == null) {
            Schedule schedule = process.schedule();
            known = new GaussianChannel(target, schedule.scale(t), process.shift(t), schedule.variance(t));
            if (channels.size() >= capacity) {
                channels.clear();
            }
            channels.put(t, known);
        }
        return known;
    }

    private static void copy(double[][] x, int n, double[][] to) {
        for (int i = 0; i < x.length; i++) {
            System.arraycopy(x[i], 0, to[i], 0, n);
        }
    }

    private static void checkTime(double t) {
        if (!(t >= 0) || Double.isInfinite(t)) {
            throw new IllegalArgumentException("time must be finite and not negative, got " + t);
        }
    }
}
