package org.fokker.diffusion.likelihood;

import org.fokker.statistics.Estimate;

/**
 * Log-likelihoods of data with k equidistant levels per coordinate in bits for each dimension, with uniform dequantisation stated
 * (L. Theis, A. van den Oord and M. Bethge, ICLR (2016)).
 *
 * <p>A level j ∈ {0, …, k − 1} stands for the cell [lower + j w, lower + (j + 1) w) of width w, and data are made continuous by adding a uniform
 * number from its cell to the lower end. By Jensen's inequality E log p(j w + w U) + d log w ≤ log P(j), the logarithm of the
 * probability that the model gives to the cell: so
 *
 * <pre>{@code bits = −(log p + d log w)/(d log 2)}</pre>
 *
 * of dequantised data is, in the mean over U, an upper bound of the bits that coding the levels with the model takes. What is added
 * to the density in the scale of the model is −log₂ w: log₂ k − log₂(range) for a model of data scaled to a range, 7 for 256 levels on
 * [−1, 1] and 8 on [0, 1].
 *
 * @param levels k
 * @param lower lower end of the range of the model's coordinates
 * @param upper upper end of the range
 */
public record BitsPerDimension(int levels, double lower, double upper) {

    /**
     * Checks the numbers.
     *
     * @param levels k ≥ 1
     * @param lower lower end of the range
     * @param upper upper end of the range, &gt; lower
     * @throws IllegalArgumentException if there is no level or no range
     */
    public BitsPerDimension {
        if (levels < 1) {
            throw new IllegalArgumentException("levels must be positive, got " + levels);
        }
        if (!(lower < upper) || Double.isInfinite(upper - lower)) {
            throw new IllegalArgumentException("a range needs lower < upper, got [" + lower + ", " + upper + "]");
        }
    }

    /** {@return w = (upper − lower)/k} */
    public double cellWidth() {
        return (upper - lower) / levels;
    }

    /** {@return −log₂ w, what dequantisation adds to the bits of the density in the scale of the model} */
    public double offset() {
        return -Math.log(cellWidth()) / Math.log(2);
    }

    /**
     * Puts a level into the range of the model, spread evenly over its cell.
     *
     * @param level j, 0 … k − 1
     * @param uniform number in [0, 1)
     * @return lower + (j + uniform) w
     * @throws IllegalArgumentException if there is no such level, or the number is not in [0, 1)
     */
    public double dequantise(int level, double uniform) {
        if (level < 0 || level >= levels) {
            throw new IllegalArgumentException("level must be 0 ... " + (levels - 1) + ", got " + level);
        }
        if (!(uniform >= 0 && uniform < 1)) {
            throw new IllegalArgumentException("dequantisation needs a number in [0, 1), got " + uniform);
        }
        return lower + (level + uniform) * cellWidth();
    }

    /**
     * Converts a log-density of dequantised data.
     *
     * @param logDensity log p in nats, in the scale of the model, with its standard error
     * @param dimension d ≥ 1
     * @return −(log p + d log w)/(d log 2) with its standard error
     * @throws IllegalArgumentException if the dimension is not positive
     */
    public Estimate of(Estimate logDensity, int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be positive, got " + dimension);
        }
        double unit = dimension * Math.log(2);
        return new Estimate(-logDensity.value() / unit + offset(), logDensity.standardError() / unit);
    }
}
