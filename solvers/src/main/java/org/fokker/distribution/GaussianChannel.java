package org.fokker.distribution;

import java.util.Arrays;
import org.fokker.kernel.Kernels;
import org.fokker.kernel.PackedMixture;
import org.jspecify.annotations.Nullable;

/**
 * The channel Y = a X + b + √v ε with X from a mixture and an independent standard normal ε: the law of Y and, for a given
 * y, the law of X. With V_k = a² C_k + v I and the responsibilities r_k of the components of the law of Y,
 *
 * <p>E[X | y] = Σ r_k μ_k with μ_k = m_k + a C_k V_k⁻¹ (y − b − a m_k), and Cov[X | y] = Σ r_k [P_k + (μ_k − E)(μ_k − E)ᵀ]
 * with P_k = v C_k V_k⁻¹. Immutable.
 */
public final class GaussianChannel {

    /**
     * Tweedie's form (y − b + v ∇log p)/a loses the factor √v/(a·deviation of X) in relative accuracy. It runs in the vector
     * kernels, so it is taken while the loss stays below three digits.
     */
    private static final double GREATEST_LOSS = 1e3;

    private final GaussianMixture prior;
    private final GaussianMixture law;
    private final double scale;
    private final double[] shift;
    private final double variance;

    /** Made on first use: who only wants the law of Y does not pay for it. Two threads may both make the same. */
    private volatile @Nullable Inverse inverse;

    /**
     * What the way back needs.
     *
     * @param posteriors P_k
     * @param tweedie whether Tweedie's form is accurate enough
     */
    private record Inverse(Covariance[] posteriors, boolean tweedie) {}

    /**
     * Creates the channel.
     *
     * @param prior law of X
     * @param scale a
     * @param shift b, d, copied
     * @param variance v &gt; 0
     * @throws IllegalArgumentException if a number is not finite, v is not positive or b has the wrong length
     */
    public GaussianChannel(GaussianMixture prior, double scale, double[] shift, double variance) {
        if (!(variance > 0)) {
            throw new IllegalArgumentException("variance of the channel must be positive, got " + variance);
        }
        this.prior = prior;
        this.law = prior.affine(scale, shift, variance);
        this.scale = scale;
        this.shift = shift.clone();
        this.variance = variance;
    }

    /** {@return the law of Y, Σ w_k N(a m_k + b, a² C_k + v I)} */
    public GaussianMixture law() {
        return law;
    }

    /**
     * The law of X given Y = y.
     *
     * @param y the observation, d
     * @return Σ r_k N(μ_k, P_k)
     */
    public GaussianMixture posterior(double... y) {
        double[] r = law.responsibilities(y);
        double[][] means = new double[r.length][];
        double[] residual = new double[y.length];
        for (int k = 0; k < r.length; k++) {
            double[] centre = law.mean(k);
            for (int i = 0; i < residual.length; i++) {
                residual[i] = y[i] - centre[i];
            }
            double[] correction = prior.form(k).times(law.form(k).solve(residual));
            means[k] = prior.mean(k);
            for (int i = 0; i < residual.length; i++) {
                means[k][i] += scale * correction[i];
            }
        }
        return new GaussianMixture(r, means, inverse().posteriors);
    }

    /**
     * The posterior means E[X | y] of n observations.
     *
     * @param y observations by component, d × (≥ n)
     * @param n how many
     * @param mean receives the means, laid out like {@code y}; must not be {@code y}
     */
    public void posteriorMean(double[][] y, int n, double[][] mean) {
        if (!inverse().tweedie) {
            moments(y, n, mean, null, null);
            return;
        }
        Kernels.mixture(law.packed(), y, 0, n, new double[n], mean);
        for (int i = 0; i < shift.length; i++) {
            double b = shift[i];
            double[] yi = y[i];
            double[] meanI = mean[i];
            for (int j = 0; j < n; j++) {
                meanI[j] = (yi[j] - b + variance * meanI[j]) / scale;
            }
        }
    }

    /**
     * The posterior means and the traces of the posterior covariances of n observations, without subtractions between large
     * numbers.
     *
     * @param y observations by component, d × (≥ n)
     * @param n how many
     * @param mean receives E[X | y], laid out like {@code y}
     * @param trace receives tr Cov[X | y]
     */
    public void moments(double[][] y, int n, double[][] mean, double[] trace) {
        moments(y, n, mean, trace, null);
    }

    /**
     * The posterior means and covariances of n observations, without subtractions between large numbers.
     *
     * @param y observations by component, d × (≥ n)
     * @param n how many
     * @param mean receives E[X | y], laid out like {@code y}
     * @param covariance receives Cov[X | y] as rows of the lower triangle, d(d+1)/2 × (≥ n)
     */
    public void covariances(double[][] y, int n, double[][] mean, double[][] covariance) {
        moments(y, n, mean, null, covariance);
    }

    private void moments(
            double[][] y, int n, double[][] mean, double @Nullable [] trace, double @Nullable [][] covariance) {
        int d = shift.length;
        Covariance[] posteriors = inverse().posteriors;
        int count = posteriors.length;
        double[] point = new double[d];
        double[] r = new double[count];
        double[][] centres = new double[count][];
        double[][] means = new double[count][];
        double[][] conditional = new double[count][d];
        double[] traces = new double[count];
        double[] total = new double[d];
        for (int k = 0; k < count; k++) {
            centres[k] = law.mean(k);
            means[k] = prior.mean(k);
            for (int i = 0; i < d; i++) {
                traces[k] += posteriors[k].entry(i, i);
            }
        }
        LogJoint joint = new LogJoint(law);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < d; i++) {
                point[i] = y[i][j];
            }
            joint.evaluate(point, r);
            LogWeights.normalise(r);
            Arrays.fill(total, 0);
            for (int k = 0; k < count; k++) {
                conditionalMean(posteriors[k], point, centres[k], means[k], conditional[k]);
                for (int i = 0; i < d; i++) {
                    total[i] += r[k] * conditional[k][i];
                }
            }
            double sum = 0;
            for (int k = 0; k < count; k++) {
                double square = traces[k];
                for (int i = 0; i < d; i++) {
                    double deviation = conditional[k][i] - total[i];
                    square += deviation * deviation;
                }
                sum += r[k] * square;
            }
            for (int i = 0; i < d; i++) {
                mean[i][j] = total[i];
            }
            if (trace != null) {
                trace[j] = sum;
            }
            if (covariance != null) {
                covariance(posteriors, r, conditional, total, j, covariance);
            }
        }
    }

    /** Σ r_k [P_k + (μ_k − E)(μ_k − E)ᵀ] of observation j. */
    private static void covariance(
            Covariance[] posteriors, double[] r, double[][] conditional, double[] total, int j, double[][] covariance) {
        for (int i = 0, row = 0; i < total.length; i++) {
            for (int c = 0; c <= i; c++, row++) {
                double sum = 0;
                for (int k = 0; k < r.length; k++) {
                    sum += r[k]
                            * (posteriors[k].entry(i, c)
                                    + (conditional[k][i] - total[i]) * (conditional[k][c] - total[c]));
                }
                covariance[row][j] = sum;
            }
        }
    }

    /**
     * The posterior means and the products of the posterior covariances with given vectors at n observations.
     *
     * @param y observations by component, d × (≥ n)
     * @param n how many
     * @param vectors u_i, r × d
     * @param mean receives E[X | y], laid out like {@code y}; must not be {@code y}
     * @param products receives Cov[X | y] u_i, r arrays laid out like {@code y}
     */
    public void products(double[][] y, int n, double[][] vectors, double[][] mean, double[][][] products) {
        int d = shift.length;
        Covariance[] posteriors = inverse().posteriors;
        int count = posteriors.length;
        double[][] centres = new double[count][];
        double[][] means = new double[count][];
        double[][][] spread = new double[count][vectors.length][];
        for (int k = 0; k < count; k++) {
            centres[k] = law.mean(k);
            means[k] = prior.mean(k);
            for (int i = 0; i < vectors.length; i++) {
                spread[k][i] = posteriors[k].times(vectors[i]);
            }
        }
        double[] point = new double[d];
        double[] r = new double[count];
        double[][] conditional = new double[count][d];
        double[] total = new double[d];
        LogJoint joint = new LogJoint(law);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < d; i++) {
                point[i] = y[i][j];
            }
            joint.evaluate(point, r);
            LogWeights.normalise(r);
            Arrays.fill(total, 0);
            for (int k = 0; k < count; k++) {
                conditionalMean(posteriors[k], point, centres[k], means[k], conditional[k]);
                for (int i = 0; i < d; i++) {
                    total[i] += r[k] * conditional[k][i];
                }
            }
            for (int i = 0; i < d; i++) {
                mean[i][j] = total[i];
            }
            for (int m = 0; m < vectors.length; m++) {
                for (int i = 0; i < d; i++) {
                    products[m][i][j] = 0;
                }
                for (int k = 0; k < count; k++) {
                    double along = 0;
                    for (int i = 0; i < d; i++) {
                        along += (conditional[k][i] - total[i]) * vectors[m][i];
                    }
                    for (int i = 0; i < d; i++) {
                        products[m][i][j] += r[k] * (spread[k][m][i] + along * (conditional[k][i] - total[i]));
                    }
                }
            }
        }
    }

    /** μ_k = m_k + (a/v) P_k (y − b − a m_k), because a C V⁻¹ = (a/v) P. */
    private void conditionalMean(Covariance p, double[] y, double[] centre, double[] mean, double[] out) {
        double gain = scale / variance;
        boolean full = p.shape() == PackedMixture.Shape.FULL;
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            if (full) {
                for (int c = 0; c < y.length; c++) {
                    sum += p.entry(i, c) * (y[c] - centre[c]);
                }
            } else {
                sum = p.entry(i, i) * (y[i] - centre[i]);
            }
            out[i] = mean[i] + gain * sum;
        }
    }

    /** The mean of the variances of the components of X, without its covariance matrix. */
    private static double meanVariance(GaussianMixture x) {
        double[] mean = x.mean();
        double sum = 0;
        for (int k = 0; k < x.components(); k++) {
            double[] centre = x.mean(k);
            for (int i = 0; i < mean.length; i++) {
                double deviation = centre[i] - mean[i];
                sum += x.weight(k) * (x.form(k).entry(i, i) + deviation * deviation);
            }
        }
        return sum / mean.length;
    }

    private Inverse inverse() {
        Inverse known = inverse;
        if (known == null) {
            Covariance[] posteriors = new Covariance[prior.components()];
            for (int k = 0; k < posteriors.length; k++) {
                posteriors[k] = k > 0 && prior.form(k) == prior.form(k - 1)
                        ? posteriors[k - 1]
                        : prior.form(k).posterior(scale, variance);
            }
            double spread = meanVariance(prior);
            known = new Inverse(posteriors, variance <= GREATEST_LOSS * GREATEST_LOSS * scale * scale * spread);
            inverse = known;
        }
        return known;
    }
}
