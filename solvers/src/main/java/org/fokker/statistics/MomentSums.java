package org.fokker.statistics;

import java.util.Arrays;

/**
 * Sums of powers of points about a centre, up to those that the standard error of a covariance needs. The centre is the first
 * point added, so that the sums cancel little; points with a NaN in the first component are counted and left out. Bits depend
 * only on the sequence of the points, not on how it is cut into calls. Not safe for use by several threads.
 */
public final class MomentSums {

    private final int d;
    private final double[] centre;
    /** Σ y_i, Σ y_i y_k, Σ y_i² y_k and Σ y_i² y_k² with y = x − centre; matrices by rows. */
    private final double[] first;

    private final double[] second;
    private final double[] third;
    private final double[] fourth;
    private final double[] y;
    private long count;
    private long missing;

    /**
     * Creates empty sums.
     *
     * @param dimension d
     */
    public MomentSums(int dimension) {
        d = dimension;
        centre = new double[d];
        first = new double[d];
        second = new double[d * d];
        third = new double[d * d];
        fourth = new double[d * d];
        y = new double[d];
    }

    /**
     * Adds points in their order.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many points
     */
    public void add(double[][] x, int n) {
        for (int j = 0; j < n; j++) {
            if (Double.isNaN(x[0][j])) {
                missing++;
                continue;
            }
            if (count++ == 0) {
                for (int i = 0; i < d; i++) {
                    centre[i] = x[i][j];
                }
            }
            for (int i = 0; i < d; i++) {
                y[i] = x[i][j] - centre[i];
                first[i] += y[i];
            }
            for (int i = 0; i < d; i++) {
                for (int k = 0; k < d; k++) {
                    double product = y[i] * y[k];
                    second[i * d + k] += product;
                    third[i * d + k] += product * y[i];
                    fourth[i * d + k] += product * product;
                }
            }
        }
    }

    /** {@return the number of points in the sums} */
    public long count() {
        return count;
    }

    /** {@return the number of points that were NaN} */
    public long missing() {
        return missing;
    }

    /**
     * Moves the sums to another centre and adds them to other sums about that centre.
     *
     * @param target receives them; its centre is kept, or taken from here if it is empty
     */
    public void addTo(MomentSums target) {
        target.missing += missing;
        if (count == 0) {
            return;
        }
        if (target.count == 0) {
            System.arraycopy(centre, 0, target.centre, 0, d);
        }
        double[] e = new double[d];
        Arrays.setAll(e, i -> target.centre[i] - centre[i]);
        target.count += count;
        for (int i = 0; i < d; i++) {
            target.first[i] += first[i] - count * e[i];
            for (int k = 0; k < d; k++) {
                int ik = i * d + k;
                target.second[ik] += centred(e, i, k);
                target.third[ik] += third[ik]
                        - e[k] * second[i * d + i]
                        - 2 * e[i] * second[ik]
                        + 2 * e[i] * e[k] * first[i]
                        + e[i] * e[i] * first[k]
                        - count * e[i] * e[i] * e[k];
                target.fourth[ik] += centredFourth(e, i, k);
            }
        }
    }

    /** {@return the mean of each component with its standard error; needs at least two points} */
    public Estimate[] mean() {
        Estimate[] mean = new Estimate[d];
        Arrays.setAll(mean, i -> {
            double shift = first[i] / count;
            double variance = (second[i * d + i] - count * shift * shift) / (count - 1);
            return new Estimate(centre[i] + shift, Math.sqrt(Math.max(0, variance) / count));
        });
        return mean;
    }

    /**
     * The covariance matrix with standard errors: C = Σ δ_i δ_k/(n − 1), and √((⟨δ_i² δ_k²⟩ − ⟨δ_i δ_k⟩²)/n) for its error to
     * leading order in 1/n, δ the deviation from the sample mean.
     *
     * @return d × d estimates; needs at least two points
     */
    public Estimate[][] covariance() {
        double[] shift = new double[d];
        Arrays.setAll(shift, i -> first[i] / count);
        Estimate[][] covariance = new Estimate[d][d];
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < d; k++) {
                double product = centred(shift, i, k);
                double square = centredFourth(shift, i, k) / count;
                double variance = square - product / count * (product / count);
                covariance[i][k] = new Estimate(product / (count - 1), Math.sqrt(Math.max(0, variance) / count));
            }
        }
        return covariance;
    }

    /** Σ (y_i − e_i)(y_k − e_k). */
    private double centred(double[] e, int i, int k) {
        return second[i * d + k] - e[i] * first[k] - e[k] * first[i] + count * e[i] * e[k];
    }

    /** Σ (y_i − e_i)² (y_k − e_k)², multiplied out. */
    private double centredFourth(double[] e, int i, int k) {
        double a = e[i];
        double b = e[k];
        return fourth[i * d + k]
                - 2 * b * third[i * d + k]
                - 2 * a * third[k * d + i]
                + b * b * second[i * d + i]
                + 4 * a * b * second[i * d + k]
                + a * a * second[k * d + k]
                - 2 * a * b * b * first[i]
                - 2 * a * a * b * first[k]
                + count * a * a * b * b;
    }
}
