package org.fokker.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Fits orders to errors that are sampled on common random numbers: all levels see the same groups of samples, and every group gives
 * an estimate of the signed error of every level. The errors |mean over the groups| of the levels are correlated, often so much
 * that their slope is known far better than any of them; what the groups make of the slope tells how well.
 *
 * <p>The line through log |e| is weighted by (e/s)², s the standard error of e. Its slope is Σ c_l log|e_l|, so that to first order
 * group g moves it by Σ c_l r_lg/e_l, and its standard error is that of the mean of these numbers, with all correlations, by
 * Student's law of as many degrees of freedom as there are groups less one. Where the levels scatter about the line, or bend, by
 * more than the groups explain, the excess is added as in {@link SampledOrderFit}; the last change of the local order that is more
 * than noise takes the interval as far as it leads, as in {@link OrderFit}.
 */
public final class CoupledOrderFit {

    /** Below three standard errors the logarithm of an estimate is neither normal nor centred. */
    private static final double SEEN = 3;

    /** Local orders that differ by more than this and by more than their noise are of a range that is not yet asymptotic. */
    private static final double CURVATURE = 0.1;

    private static final int FEWEST = 3;

    private static final int FEWEST_GROUPS = 8;

    private final double[] h;
    private final double[][] groups;
    private final double[] mean;
    private final double[] standardError;
    private final double quantile;

    private CoupledOrderFit(double[] h, double[][] groups, double confidence) {
        this.h = h;
        this.groups = groups;
        mean = new double[h.length];
        standardError = new double[h.length];
        for (int l = 0; l < h.length; l++) {
            Estimate.Accumulator sum = Estimate.accumulator();
            for (double value : groups[l]) {
                sum.add(value);
            }
            mean[l] = sum.estimate().value();
            standardError[l] = sum.estimate().standardError();
        }
        quantile = new TDistribution(null, groups[0].length - 1.0).inverseCumulativeProbability(0.5 * (1 + confidence));
    }

    /**
     * Fits the asymptotic range: leaves out the fine end from the first error on that is below three of its standard errors, which
     * is then the floor, and drops coarse points while more than three are left and their local orders differ by more than 0.1 and
     * by more than three standard errors of the difference.
     *
     * @param h step sizes, strictly decreasing
     * @param groups signed errors by level and group, all levels with the same groups of equal sizes, at least eight
     * @param confidence probability with which the interval contains the order of a straight line, in (0, 1)
     * @return the order; the interval is unbounded where fewer than three errors are seen above their noise
     * @throws IllegalArgumentException as {@link OrderFit#ofAll} for the means, or if levels have different or fewer than eight
     *     groups
     */
    public static OrderFit asymptotic(double[] h, double[][] groups, double confidence) {
        for (double[] level : groups) {
            if (level.length != groups[0].length || level.length < FEWEST_GROUPS) {
                throw new IllegalArgumentException("coupled levels need the same groups, at least " + FEWEST_GROUPS
                        + ", got " + groups[0].length + " and " + level.length);
            }
        }
        double[] errors = Arrays.stream(groups)
                .mapToDouble(level -> Math.abs(Arrays.stream(level).average().orElse(0)))
                .toArray();
        Ladder.check(h, errors);
        return new CoupledOrderFit(h, groups, confidence).fit();
    }

    private OrderFit fit() {
        int end = 0;
        while (end < h.length && Math.abs(mean[end]) >= SEEN * standardError[end]) {
            end++;
        }
        double floor = end == h.length ? Double.NaN : standardError[end];
        int used = Math.max(2, end);
        int first = 0;
        while (used - first > FEWEST && bends(first, used)) {
            first++;
        }
        int points = used - first;
        double[] x = new double[points];
        double[] y = new double[points];
        double[] w = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = Math.log(h[first + i]);
            y[i] = Math.log(Math.abs(mean[first + i]));
            w[i] = weight(first + i);
        }
        WeightedLine line = WeightedLine.through(x, y, w);
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        if (end - first >= FEWEST) {
            double sampled = noise(slopeOf(x, w), first);
            double excess = Math.max(0, line.squares() - explained(x, w, first)) / (points - 2);
            double halfWidth = quantile * Math.hypot(sampled, Math.sqrt(excess) * line.slopeError());
            low = line.slope() - halfWidth;
            high = line.slope() + halfWidth;
            int bend = lastBend(first, end);
            if (bend >= 0) {
                double[] errors = Arrays.stream(mean).map(Math::abs).toArray();
                double local = Ladder.localOrder(h, errors, bend + 1);
                double way = Ladder.wayToGo(h, errors, bend, bend + 3) + quantile * noise(order(bend + 1), 0);
                low = Math.min(low, local - way);
                high = Math.max(high, local + way);
            }
        }
        return new OrderFit(line.slope(), low, high, Math.exp(line.intercept()), first, points, floor);
    }

    /** Errors without noise have equal weights; so do those whose noise is a negligible part of them. */
    private double weight(int level) {
        double relative = Math.max(standardError[level] / Math.abs(mean[level]), 1e-6);
        return 1 / (relative * relative);
    }

    /** Whether two local orders of a range differ by more than the curvature that is allowed and by more than noise. */
    private boolean bends(int first, int end) {
        for (int i = first; i + 1 < end; i++) {
            for (int j = i + 1; j + 1 < end; j++) {
                double[] change = changeOfOrder(i, j);
                if (Math.abs(applied(change)) > Math.max(CURVATURE, SEEN * noise(change, 0))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The last point from which on the local order changes by more than three standard errors; −1 if there is none. */
    private int lastBend(int first, int end) {
        int i = end - 3;
        while (i >= first && Math.abs(applied(changeOfOrder(i, i + 1))) <= SEEN * noise(changeOfOrder(i, i + 1), 0)) {
            i--;
        }
        return i < first ? -1 : i;
    }

    /** The factors of log|e_l| in the order between points i and i + 1. */
    private double[] order(int i) {
        double[] factors = new double[h.length];
        factors[i] = 1 / Math.log(h[i] / h[i + 1]);
        factors[i + 1] = -factors[i];
        return factors;
    }

    /** Those in the order between points j and j + 1 less that between i and i + 1. */
    private double[] changeOfOrder(int i, int j) {
        double[] factors = order(j);
        double[] coarse = order(i);
        factors[i] -= coarse[i];
        factors[i + 1] -= coarse[i + 1];
        return factors;
    }

    private double applied(double[] factors) {
        double sum = 0;
        for (int l = 0; l < factors.length; l++) {
            sum += factors[l] == 0 ? 0 : factors[l] * Math.log(Math.abs(mean[l]));
        }
        return sum;
    }

    /** Standard error of Σ c_l log|e_{first + l}|. */
    private double noise(double[] factors, int first) {
        Estimate.Accumulator sum = Estimate.accumulator();
        for (int g = 0; g < groups[0].length; g++) {
            double moved = 0;
            for (int l = 0; l < factors.length; l++) {
                moved += factors[l] == 0 ? 0 : factors[l] * groups[first + l][g] / mean[first + l];
            }
            sum.add(moved);
        }
        return sum.estimate().standardError();
    }

    private static double[] slopeOf(double[] x, double[] w) {
        double middle = middle(x, w);
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            squares += w[i] * (x[i] - middle) * (x[i] - middle);
        }
        double[] factors = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            factors[i] = w[i] * (x[i] - middle) / squares;
        }
        return factors;
    }

    private static double middle(double[] x, double[] w) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < x.length; i++) {
            sum += w[i] * x[i];
            weights += w[i];
        }
        return sum / weights;
    }

    /** What Σ w (y − line)² is on the average of the noise: Σ w times the variance of each residual, by the groups. */
    private double explained(double[] x, double[] w, int first) {
        double[] slope = slopeOf(x, w);
        double middle = middle(x, w);
        double weights = Arrays.stream(w).sum();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double[] residual = new double[x.length];
            for (int l = 0; l < x.length; l++) {
                residual[l] = (l == i ? 1 : 0) - w[l] / weights - slope[l] * (x[i] - middle);
            }
            double noise = noise(residual, first);
            sum += w[i] * noise * noise;
        }
        return sum;
    }
}
