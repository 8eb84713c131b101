package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.special.Erf;
import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.UniformBox;
import org.fokker.process.AffineGaussianProcess;

/**
 * The marginals of a law along the axes: a mixture of uniform laws on intervals, each convolved with a normal law. A
 * Gaussian mixture has intervals without width, a box has a normal law without width; an affine-Gaussian process leads from
 * one such law to another.
 */
final class Spread {

    /** Outside of so many deviations on both sides lies a mass of 1.2e-15. */
    private static final double DEVIATIONS = 8;

    /**
     * One component; all arrays have length d.
     *
     * @param weight its weight
     * @param left left end of its interval along each axis
     * @param right right end
     * @param deviation deviation of its normal law
     */
    private record Component(double weight, double[] left, double[] right, double[] deviation) {}

    private final List<Component> components;

    private Spread(List<Component> components) {
        this.components = components;
    }

    /** Returns the marginals of a law, if they are known. */
    static Optional<Spread> of(Density law) {
        if (law instanceof UniformBox box) {
            return Optional.of(
                    new Spread(List.of(new Component(1, box.lower(), box.upper(), new double[box.dimension()]))));
        }
        return law instanceof GaussianMixture mixture ? Optional.of(of(mixture)) : Optional.empty();
    }

    /** Returns the marginals of a mixture. */
    static Spread of(GaussianMixture mixture) {
        int d = mixture.dimension();
        List<Component> components = new ArrayList<>();
        for (int k = 0; k < mixture.components(); k++) {
            double[][] covariance = mixture.covariance(k);
            double[] deviation = new double[d];
            for (int i = 0; i < d; i++) {
                deviation[i] = Math.sqrt(covariance[i][i]);
            }
            components.add(new Component(mixture.weight(k), mixture.mean(k), mixture.mean(k), deviation));
        }
        return new Spread(components);
    }

    /** Returns the marginals of N(centre, deviation² I). */
    static Spread normal(double[] centre, double deviation) {
        double[] deviations = new double[centre.length];
        Arrays.fill(deviations, deviation);
        return new Spread(List.of(new Component(1, centre, centre, deviations)));
    }

    /** Returns the marginals of X_t = a X_0 + b + s ε. */
    Spread diffused(AffineGaussianProcess process, double t) {
        double a = process.schedule().scale(t);
        double variance = process.schedule().variance(t);
        double[] b = process.shift(t);
        List<Component> diffused = new ArrayList<>();
        for (Component c : components) {
            double[] left = new double[b.length];
            double[] right = new double[b.length];
            double[] deviation = new double[b.length];
            for (int i = 0; i < b.length; i++) {
                left[i] = a * c.left[i] + b[i];
                right[i] = a * c.right[i] + b[i];
                deviation[i] = Math.sqrt(a * a * c.deviation[i] * c.deviation[i] + variance);
            }
            diffused.add(new Component(c.weight, left, right, deviation));
        }
        return new Spread(diffused);
    }

    /** Returns the probability that a component of X lies outside of its interval: an upper bound for that of a box. */
    double outside(List<Double> lower, List<Double> upper) {
        double mass = 0;
        for (Component c : components) {
            for (int i = 0; i < lower.size(); i++) {
                mass += c.weight
                        * (above(upper.get(i), c.left[i], c.right[i], c.deviation[i])
                                + above(-lower.get(i), -c.right[i], -c.left[i], c.deviation[i]));
            }
        }
        return Math.min(1, mass);
    }

    /** Widens a box until it holds all but a mass of about 1e-15 of every component. */
    void widen(double[] lower, double[] upper) {
        for (Component c : components) {
            for (int i = 0; i < lower.length; i++) {
                lower[i] = Math.min(lower[i], c.left[i] - DEVIATIONS * c.deviation[i]);
                upper[i] = Math.max(upper[i], c.right[i] + DEVIATIONS * c.deviation[i]);
            }
        }
    }

    /**
     * P(U + s ε &gt; h) for U uniform on [l, r]: s/(r − l) [G((r − h)/s) − G((l − h)/s)] with G(z) = z Φ(z) + φ(z), G′ = Φ.
     */
    private static double above(double h, double l, double r, double s) {
        if (s == 0) {
            return l == r ? (l > h ? 1 : 0) : Math.max(0, Math.min(1, (r - h) / (r - l)));
        }
        double from = (l - h) / s;
        double to = (r - h) / s;
        return to == from ? normal(from) : Math.max(0, (integral(to) - integral(from)) / (to - from));
    }

    private static double integral(double z) {
        return z * normal(z) + Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    }

    private static double normal(double z) {
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }
}
