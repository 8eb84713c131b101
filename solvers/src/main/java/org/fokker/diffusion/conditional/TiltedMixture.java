package org.fokker.diffusion.conditional;

import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.KnownLaw;

/**
 * The density that guidance by a class is meant to sample, p_0^w(x) = p_0(x) p(c | x)^w/Z, noised exactly: in one dimension, by
 * quadrature. With the posterior N(μ_k, P_k) of component k of p_0 given the noised point x,
 *
 * <p>p_t^w(x) = Z⁻¹ Σ w_k N(x; b + a m_k, V_k) E f(X), E[X_0 | x] = Σ … E X f(X)/Σ … E f(X), X ~ N(μ_k, P_k), f = p(c | ·)^w.
 *
 * <p>The expectations are trapezoidal sums in standard deviations, whose error falls like e^{−2π r/h} with the distance r of the nearest
 * zero of the mixture's density in the complex plane.
 */
public final class TiltedMixture implements KnownLaw, Denoiser {

    /** e^{−½ · 9²} = 3e-18 is left out on either side. */
    private static final double REACH = 9;

    private final AffineGaussianProcess process;
    private final GaussianMixture mixture;
    private final GaussianMixture ofClass;
    private final double logProbability;
    private final double weight;
    private final double[] node;
    private final double[] share;
    private final double logMass;

    /**
     * Prepares the law.
     *
     * @param process the process that makes the noise, d = 1
     * @param classes a mixture on the line with labels, without point masses
     * @param label the class c
     * @param weight w ≥ 0
     * @param step h, spacing of the quadrature in standard deviations, &gt; 0; 0.05 leaves rounding if modes are up to ten
     *     deviations apart
     * @throws IllegalArgumentException if an argument is not as described
     */
    public TiltedMixture(AffineGaussianProcess process, MixtureClasses classes, int label, double weight, double step) {
        mixture = classes.mixture();
        if (process.dimension() != 1 || mixture.dimension() != 1) {
            throw new IllegalArgumentException("a tilted mixture is made on the line, got " + process.dimension()
                    + " and " + mixture.dimension() + " dimensions");
        }
        if (!(weight >= 0) || Double.isInfinite(weight) || !(step > 0) || step > REACH) {
            throw new IllegalArgumentException("a tilted mixture needs a finite weight >= 0 and a step in (0, " + REACH
                    + "], got " + weight + " and " + step);
        }
        mixture.packed();
        this.process = process;
        this.weight = weight;
        ofClass = classes.given(label);
        logProbability = Math.log(classes.probability(label));
        int half = (int) Math.ceil(REACH / step);
        node = new double[2 * half + 1];
        share = new double[node.length];
        double sum = 0;
        for (int i = 0; i < node.length; i++) {
            node[i] = (i - half) * step;
            share[i] = Math.exp(-0.5 * node[i] * node[i]);
            sum += share[i];
        }
        for (int i = 0; i < share.length; i++) {
            share[i] /= sum;
        }
        double mass = 0;
        for (int k = 0; k < mixture.components(); k++) {
            mass += mixture.weight(k) * expectation(mixture.mean(k)[0], mixture.covariance(k)[0][0])[0];
        }
        logMass = Math.log(mass);
    }

    @Override
    public AffineGaussianProcess process() {
        return process;
    }

    /** {@return log Z, the logarithm of ∫ p_0(x) p(c | x)^w dx} */
    public double logMass() {
        return logMass;
    }

    /** E f(X) and E X f(X) for X ~ N(mean, variance). */
    private double[] expectation(double mean, double variance) {
        double deviation = Math.sqrt(variance);
        double[][] x = new double[1][node.length];
        for (int i = 0; i < node.length; i++) {
            x[0][i] = mean + deviation * node[i];
        }
        double[] all = new double[node.length];
        double[] own = new double[node.length];
        mixture.logDensity(x, node.length, all);
        ofClass.logDensity(x, node.length, own);
        double zeroth = 0;
        double first = 0;
        for (int i = 0; i < node.length; i++) {
            double f = share[i] * Math.exp(weight * (logProbability + own[i] - all[i]));
            zeroth += f;
            first += f * x[0][i];
        }
        return new double[] {zeroth, first};
    }

    /** log p_t^w and the denoised point. */
    private double[] moments(double t, double x) {
        double a = process.schedule().scale(t);
        double s2 = process.schedule().variance(t);
        double b = process.shift(t)[0];
        int count = mixture.components();
        double[] log = new double[count];
        double[][] moments = new double[count][];
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            double m = mixture.mean(k)[0];
            double c = mixture.covariance(k)[0][0];
            double v = a * a * c + s2;
            double residual = x - b - a * m;
            moments[k] = expectation(m + a * c / v * residual, c * s2 / v);
            log[k] = Math.log(mixture.weight(k)) - 0.5 * (Math.log(2 * Math.PI * v) + residual * residual / v);
            most = Math.max(most, log[k]);
        }
        double zeroth = 0;
        double first = 0;
        for (int k = 0; k < count; k++) {
            double w = Math.exp(log[k] - most);
            zeroth += w * moments[k][0];
            first += w * moments[k][1];
        }
        return new double[] {most + Math.log(zeroth) - logMass, first / zeroth};
    }

    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        for (int j = 0; j < n; j++) {
            mean[0][j] = moments(t, x[0][j])[1];
        }
    }

    @Override
    public void score(double t, double[][] x, int n, double[][] score) {
        marginal(t).evaluate(x, n, new double[n], score);
    }

    /** {@inheritDoc} At t = 0 the score is s + w (s_c − s) without quadrature. */
    @Override
    public Density marginal(double t) {
        if (!(t >= 0) || Double.isInfinite(t)) {
            throw new IllegalArgumentException("time must be finite and not negative, got " + t);
        }
        return new Marginal(t);
    }

    private final class Marginal implements Density {

        private final double t;

        Marginal(double t) {
            this.t = t;
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
            if (t == 0) {
                double[] own = new double[n];
                double[][] ownScore = new double[1][n];
                mixture.evaluate(x, n, logDensity, score);
                ofClass.evaluate(x, n, own, ownScore);
                for (int j = 0; j < n; j++) {
                    logDensity[j] += weight * (logProbability + own[j] - logDensity[j]) - logMass;
                    score[0][j] += weight * (ownScore[0][j] - score[0][j]);
                }
                return;
            }
            double a = process.schedule().scale(t);
            double s2 = process.schedule().variance(t);
            double b = process.shift(t)[0];
            for (int j = 0; j < n; j++) {
                double[] moments = moments(t, x[0][j]);
                logDensity[j] = moments[0];
                score[0][j] = (b + a * moments[1] - x[0][j]) / s2;
            }
        }
    }
}
