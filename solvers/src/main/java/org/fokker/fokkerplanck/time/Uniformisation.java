package org.fokker.fokkerplanck.time;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;

/**
 * exp(hA) = Σ_k e^{−Λh} (Λh)^k/k! P^k with the stochastic matrix P = I + A/Λ, for generators A of jump processes whose largest rate
 * of leaving a cell is at most Λ (Jensen 1953; Grassmann 1977). With a source, ∫_0^h exp(τA) s dτ = Σ_k Λ⁻¹ Pr(K &gt; k) P^k s for K of
 * the Poisson law. Both sums are one, evaluated after Horner from the last term; all its terms are non-negative. The weight of the tail
 * is given to the last term, so that the weights add up to one.
 *
 * <p>Coefficients are frozen in the middle of the step, which is of second order, and exact if they do not depend on t. The cost is
 * about Λh applications of A, as that of explicit Euler, but at any accuracy.
 */
final class Uniformisation implements Stepper {

    /** Largest mean Λτ of the Poisson law: e^{−Λτ} is far from the least number, and the tail is a small part of the work. */
    private static final double MEAN = 400;

    /** The weight that may be left to the last term: the rounding unit. */
    private static final double TAIL = 1e-16;

    /** Λ over the largest rate: with P_ii ≥ 1 − 1/1.05, rounding in A u cannot make a positive number negative. */
    private static final double MARGIN = 1.05;

    private final Edges system;
    private final double[] start;
    private final double[] slope;
    private final double[] source;
    private final double[] leaving;

    /** Λ of the last step. */
    private double rate = Double.NaN;

    Uniformisation(Edges system) {
        this.system = system;
        int size = system.grid().size();
        start = new double[size];
        slope = new double[size];
        leaving = new double[size];
        source = new double[system.hasSource() ? size : 0];
    }

    @Override
    public void step(double t, double h, double[] u) {
        double middle = t + 0.5 * h;
        if (!system.autonomous() || Double.isNaN(rate)) {
            rate = MARGIN * largestRate(middle);
        }
        if (source.length > 0) {
            Arrays.fill(slope, 0);
            system.apply(middle, slope, source);
        }
        int slices = Math.max(1, (int) Math.ceil(rate * h / MEAN));
        double[] weights = poisson(rate * h / slices);
        for (int slice = 0; slice < slices; slice++) {
            advance(middle, h / slices, weights, u);
        }
    }

    /** y ← P y + w_k u₀ + Λ⁻¹ Pr(K &gt; k) s, from the last k to the first. */
    private void advance(double t, double tau, double[] weights, double[] u) {
        System.arraycopy(u, 0, start, 0, u.length);
        Arrays.fill(u, 0);
        double beyond = 0;
        for (int k = weights.length - 1; k >= 0; k--) {
            if (k < weights.length - 1) {
                system.applyLinear(t, u, slope);
                for (int i = 0; i < u.length; i++) {
                    u[i] += slope[i] / rate;
                }
            }
            for (int i = 0; i < u.length; i++) {
                u[i] += weights[k] * start[i];
            }
            // Where nothing moves, Λ = 0 and the source just adds up.
            double share = rate > 0 ? beyond / rate : tau;
            for (int i = 0; i < source.length; i++) {
                u[i] += share * source[i];
            }
            beyond += weights[k];
        }
    }

    private double largestRate(double t) {
        JumpRates.leaving("uniformisation", system, t, leaving);
        double largest = 0;
        for (double ofCell : leaving) {
            largest = Math.max(largest, ofCell);
        }
        return largest;
    }

    /** Pr(K = k) until the tail is negligible, whose weight the last entry has. */
    private static double[] poisson(double mean) {
        double[] weights = new double[(int) (mean + 12 * Math.sqrt(mean)) + 30];
        double weight = Math.exp(-mean);
        double sum = 0;
        int k = 0;
        while (k < weights.length - 1 && (k < mean || 1 - sum > TAIL)) {
            weights[k] = weight;
            sum += weight;
            k++;
            weight *= mean / k;
        }
        weights[k] = Math.max(0, 1 - sum);
        return Arrays.copyOf(weights, k + 1);
    }
}
