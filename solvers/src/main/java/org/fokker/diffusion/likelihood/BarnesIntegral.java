package org.fokker.diffusion.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.kernel.PackedMixture;
import org.fokker.statistics.Estimate;

/**
 * The expectation in any dimension, for mixtures of at most three components, by an integral over one or two imaginary
 * variables in the place of one over d real ones.
 *
 * <p>Let L_k(ε) = c_k + b_kᵀε − ½ εᵀA_kε be the logarithm of the weighted density of component k at z = a x + s ε, with A_k = s² V_k⁻¹,
 * so that s ∇ log p = Σ r_k (b_k − A_k ε) with r_k = e^{L_k}/Σ e^{L_j}. By Stein's identity E Δ log p = E ε·∇ log p the squared error
 * becomes linear in the responsibilities,
 *
 * <pre>{@code E|e|² = d + E Σ r_k Q_k,   Q_k = (b_k − A_k ε)·(b_k − A_k ε + ε) − tr A_k.}</pre>
 *
 * <p>The Mellin–Barnes representation (NIST Digital Library of Mathematical Functions, §5.19(iii), in its form for sums),
 *
 * <pre>{@code 1/Σ e^{L_j} = (2πi)^{1−K} ∫ Π Γ(π_j) e^{−π_j L_j} dπ,   Σ π_j = 1, Re π_j = σ_j > 0,}</pre>
 *
 * turns each E r_k Q into integrals of Gaussian expectations with complex weights, which {@link ComplexGaussian} has in closed
 * form: the precision I + A_k − Σ π_j A_j has a positive definite real part because A_j ≤ I. The integrand is analytic in a strip and decays
 * exponentially, so the trapezoidal rule converges geometrically. Its step is the first of a row of halves whose {@link AliasBound} is
 * below the tolerance, and the bound is returned as uncertainty. Agreement of two steps would not do: where the components lie
 * far apart the integrand oscillates, and steps too long for it agree on the same wrong value.
 *
 * <p>Of the component that rules at x only E Q is taken, and the responsibilities of the others, Σ r_k Q_k = Q_1 + Σ_{k≠1} r_k (Q_k −
 * Q_1): their weights σ can be chosen so that the integrand is not larger than its integral, and no digits cancel.
 */
final class BarnesIntegral implements NoiseExpectation {

    /** Most components of the mixture. */
    static final int MOST_COMPONENTS = 3;

    /** What is left out at the far ends, relative to the largest term. */
    private static final double NEGLIGIBLE = 1e-16;

    /** So many negligible terms in a row end a sum: one may be small by chance, where Q has a zero. */
    private static final int SILENCE = 2;

    private static final double COARSEST = 0.4;
    private static final int MOST_HALVINGS = 5;

    /** Real parts of the weights that are tried: the distance of the nearest poles is their least entry. */
    private static final double[][] PAIRS = {{0.5, 0.5}, {0.3, 0.7}, {0.7, 0.3}, {0.15, 0.85}, {0.85, 0.15}};

    private static final double[][] TRIPLES = {
        {1.0 / 3, 1.0 / 3, 1.0 / 3},
        {0.6, 0.2, 0.2},
        {0.2, 0.6, 0.2},
        {0.2, 0.2, 0.6},
        {0.4, 0.4, 0.2},
        {0.4, 0.2, 0.4},
        {0.2, 0.4, 0.4}
    };

    private final double tolerance;

    /**
     * Creates the rule.
     *
     * @param tolerance largest bound of the error of one integral that ends the refinement
     */
    BarnesIntegral(double tolerance) {
        this.tolerance = tolerance;
    }

    @Override
    public Estimate squaredError(Channel channel) {
        int d = channel.x().length;
        List<Component> components = components(channel);
        int ruler = 0;
        for (int k = 1; k < components.size(); k++) {
            if (components.get(k).meanLog() > components.get(ruler).meanLog()) {
                ruler = k;
            }
        }
        QuadraticForm main = components.get(ruler).square();
        Estimate sum = Estimate.exact(d + main.mean());
        for (int k = 0; k < components.size(); k++) {
            if (k != ruler) {
                QuadraticForm form = components.get(k).square().minus(main);
                Estimate part = new Contour(components, k, form).integral();
                sum = new Estimate(sum.value() + part.value(), sum.standardError() + part.standardError());
            }
        }
        return sum;
    }

    private static List<Component> components(Channel channel) {
        PackedMixture law = channel.law().packed();
        int d = law.dimension();
        List<Component> components = new ArrayList<>();
        for (int k = 0; k < law.components(); k++) {
            if (law.logScale()[k] > Double.NEGATIVE_INFINITY) {
                double[] offset = new double[d];
                for (int i = 0; i < d; i++) {
                    offset[i] = channel.a() * channel.x()[i] - law.mean()[k * d + i];
                }
                components.add(
                        Component.of(law.logScale()[k], MixtureCurvature.precision(law, k), offset, channel.s()));
            }
        }
        return components;
    }

    /**
     * The logarithm of a weighted density as a function of the noise.
     *
     * @param constant c_k
     * @param linear b_k, d
     * @param matrix A_k, d × d by rows
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier within this class
    private record Component(double constant, double[] linear, double[] matrix) {

        static Component of(double logScale, double[] precision, double[] offset, double s) {
            int d = offset.length;
            double[] matrix = new double[d * d];
            double[] linear = new double[d];
            double constant = logScale;
            for (int i = 0; i < d; i++) {
                double pull = 0;
                for (int j = 0; j < d; j++) {
                    matrix[i * d + j] = s * s * precision[i * d + j];
                    pull += precision[i * d + j] * offset[j];
                }
                linear[i] = -s * pull;
                constant -= 0.5 * offset[i] * pull;
            }
            return new Component(constant, linear, matrix);
        }

        /** Returns E L_k. */
        double meanLog() {
            int d = linear.length;
            double trace = 0;
            for (int i = 0; i < d; i++) {
                trace += matrix[i * d + i];
            }
            return constant - 0.5 * trace;
        }

        /** Returns Q_k = εᵀ(A² − A)ε + (b − 2Ab)·ε + |b|² − tr A. */
        QuadraticForm square() {
            int d = linear.length;
            double[] square = new double[d * d];
            double[] slope = new double[d];
            double level = 0;
            for (int i = 0; i < d; i++) {
                slope[i] = linear[i];
                level += linear[i] * linear[i] - matrix[i * d + i];
                for (int j = 0; j < d; j++) {
                    slope[i] -= 2 * matrix[i * d + j] * linear[j];
                    double sum = -matrix[i * d + j];
                    for (int c = 0; c < d; c++) {
                        sum += matrix[i * d + c] * matrix[c * d + j];
                    }
                    square[i * d + j] = sum;
                }
            }
            return new QuadraticForm(square, slope, level);
        }
    }

    /** E r_k Q for one component and one form. */
    private final class Contour {

        private final List<Component> components;
        private final int k;
        private final QuadraticForm form;
        private final ComplexGaussian gaussian;
        private final double[] sigma;
        private final double[] tau;
        private final double[] gamma = new double[2];
        private double largest;
        private double rowSize;
        private double ridge;

        Contour(List<Component> components, int k, QuadraticForm form) {
            this.components = components;
            this.k = k;
            this.form = form;
            gaussian = new ComplexGaussian(form.linear().length);
            tau = new double[components.size()];
            sigma = leastSum();
        }

        /** The weights with the least Gaussian integral. */
        private double[] leastSum() {
            int d = form.linear().length;
            QuadraticForm one = new QuadraticForm(new double[d * d], new double[d], 1);
            double[] best = {};
            double least = Double.POSITIVE_INFINITY;
            for (double[] candidate : components.size() == 2 ? PAIRS : TRIPLES) {
                double size = term(candidate, one);
                if (best.length == 0 || size < least) {
                    least = size;
                    best = candidate;
                }
            }
            return best;
        }

        Estimate integral() {
            AliasBound bound = bound();
            double step = COARSEST;
            double error = bound.at(step);
            for (int halving = 0; error > tolerance && halving < MOST_HALVINGS; halving++) {
                step /= 2;
                error = bound.at(step);
            }
            return new Estimate(sum(step), error);
        }

        /** The bound of the error, from E|Q| exp(L_k − Σ s_j L_j) at all weights s that it tries. */
        private AliasBound bound() {
            QuadraticForm majorant = form.majorant();
            double[][] weights = AliasBound.simplex(components.size());
            double[] logSize = new double[weights.length];
            Arrays.fill(tau, 0);
            for (int i = 0; i < weights.length; i++) {
                gaussian(weights[i], 0, 0, majorant);
                logSize[i] = Math.log(gaussian.valueRe);
            }
            return new AliasBound(sigma, weights, logSize);
        }

        /** The trapezoidal rule; of conjugate pairs of terms one is taken twice. */
        private double sum(double step) {
            largest = 0;
            ridge = 0;
            double total = 0;
            int silent = 0;
            for (int n = 0; silent < SILENCE; n++) {
                tau[0] = n * step;
                double row = components.size() == 2 ? pair() : line(step);
                silent = rowSize <= NEGLIGIBLE * largest ? silent + 1 : 0;
                total += n == 0 ? row : 2 * row;
            }
            return total * Math.pow(step / (2 * Math.PI), components.size() - 1.0);
        }

        private double pair() {
            tau[1] = -tau[0];
            double value = term(sigma, form);
            rowSize = Math.hypot(value, gaussian.valueIm);
            largest = Math.max(largest, rowSize);
            return value;
        }

        /** The sum over the second variable, outwards from where the terms of the line before were largest. */
        private double line(double step) {
            rowSize = 0;
            double sum = 0;
            int middle = (int) Math.round(ridge / step);
            for (int direction = -1; direction <= 1; direction += 2) {
                int silent = 0;
                for (int n = direction < 0 ? 0 : 1; silent < SILENCE; n++) {
                    tau[1] = (middle + direction * n) * step;
                    tau[2] = -tau[0] - tau[1];
                    double value = term(sigma, form);
                    double size = Math.hypot(value, gaussian.valueIm);
                    if (size > rowSize) {
                        rowSize = size;
                        ridge = tau[1];
                    }
                    largest = Math.max(largest, size);
                    silent = size <= NEGLIGIBLE * largest ? silent + 1 : 0;
                    sum += value;
                }
            }
            return sum;
        }

        /** The real part of Π Γ(π_j) E[Q exp(L_k − Σ π_j L_j)] at π = weights + i tau. */
        private double term(double[] weights, QuadraticForm quantity) {
            double re = 0;
            double im = 0;
            for (int j = 0; j < components.size(); j++) {
                ComplexGamma.log(weights[j], tau[j], gamma);
                re += gamma[0];
                im += gamma[1];
            }
            gaussian(weights, re, im, quantity);
            return gaussian.valueRe;
        }

        /** Evaluates exp(re + i im) E[Q exp(L_k − Σ π_j L_j)] at π = weights + i tau. */
        private void gaussian(double[] weights, double factorRe, double factorIm, QuadraticForm quantity) {
            int d = quantity.linear().length;
            Component own = components.get(k);
            double re = factorRe + own.constant();
            double im = factorIm;
            System.arraycopy(own.matrix(), 0, gaussian.re, 0, d * d);
            Arrays.fill(gaussian.im, 0);
            System.arraycopy(own.linear(), 0, gaussian.betaRe, 0, d);
            Arrays.fill(gaussian.betaIm, 0);
            for (int i = 0; i < d; i++) {
                gaussian.re[i * d + i] += 1;
            }
            for (int j = 0; j < components.size(); j++) {
                Component other = components.get(j);
                re -= weights[j] * other.constant();
                im -= tau[j] * other.constant();
                for (int i = 0; i < d * d; i++) {
                    gaussian.re[i] -= weights[j] * other.matrix()[i];
                    gaussian.im[i] -= tau[j] * other.matrix()[i];
                }
                for (int i = 0; i < d; i++) {
                    gaussian.betaRe[i] -= weights[j] * other.linear()[i];
                    gaussian.betaIm[i] -= tau[j] * other.linear()[i];
                }
            }
            gaussian.expectation(re, im, quantity);
        }
    }
}
