package org.fokker.statistics;

import java.util.Arrays;

/**
 * A Gaussian kernel estimate of a density, as averages over the cells of a fine histogram.
 *
 * <p>The estimate has a bias: its mean is not p but the smoothed density p * K_h with K_h = N(0, diag h²), to second order
 * p + ½ Σ h_i² ∂_i² p. It is to be compared with that density, which for a Gaussian mixture is the mixture with h_i² added to the
 * variances. Binning adds a variance of width²/12 on the average (Sheppard), which the kernel is narrowed by; what remains is of
 * fourth order in width/h. Points outside of the box count in the total and do not reach into the box. Immutable.
 */
public final class KernelDensity {

    /** What lies behind the ends of an axis. */
    public enum Ends {
        /** Nothing: mass near the ends leaks out. */
        OPEN {
            @Override
            int source(int cell, int cells) {
                return cell >= 0 && cell < cells ? cell : -1;
            }
        },
        /** A mirror image: the smoothing conserves mass, as of a density without flux through its walls. */
        REFLECTING {
            @Override
            int source(int cell, int cells) {
                int turned = Math.floorMod(cell, 2 * cells);
                return Math.min(turned, 2 * cells - 1 - turned);
            }
        },
        /** The other end. */
        PERIODIC {
            @Override
            int source(int cell, int cells) {
                return Math.floorMod(cell, cells);
            }
        };

        /** Returns the cell of the box whose points stand at a place that may lie behind an end, or −1 for none. */
        abstract int source(int cell, int cells);
    }

    private final RegularCells cells;
    private final long points;
    private final double[] bandwidth;
    private final double[] density;
    private final double[] standardError;

    private KernelDensity(
            RegularCells cells, long points, double[] bandwidth, double[] density, double[] standardError) {
        this.cells = cells;
        this.points = points;
        this.bandwidth = bandwidth;
        this.density = density;
        this.standardError = standardError;
    }

    /**
     * Smooths a histogram.
     *
     * @param histogram counts in cells that are not wider than the bandwidth
     * @param bandwidth standard deviation h of the kernel along each axis, d
     * @param ends what lies behind the ends, d; none at all means open ends
     * @return the estimate
     * @throws IllegalArgumentException if the lengths differ or a bandwidth is smaller than a cell
     * @throws IllegalStateException if the histogram has no points
     */
    public static KernelDensity of(Histogram histogram, double[] bandwidth, Ends... ends) {
        RegularCells cells = histogram.cells();
        int d = cells.dimension();
        if (bandwidth.length != d || (ends.length != d && ends.length != 0)) {
            throw new IllegalArgumentException("dimension " + d + " needs as many bandwidths and ends, got "
                    + bandwidth.length + " and " + ends.length);
        }
        long total = histogram.total();
        double[] mean = histogram.density();
        double volume = cells.volume();
        for (int c = 0; c < mean.length; c++) {
            mean[c] *= volume;
        }
        double[] square = mean;
        for (int axis = 0; axis < d; axis++) {
            double width = cells.width(axis);
            double h = bandwidth[axis];
            if (!(h >= width) || Double.isInfinite(h)) {
                throw new IllegalArgumentException("bandwidth " + h + " of axis " + axis
                        + " must be finite and not below the cell width " + width);
            }
            double deviation = Math.sqrt(h * h - width * width / 12);
            SmoothingMatrix matrix =
                    new SmoothingMatrix(cells.cells(axis), width, deviation, ends.length == 0 ? Ends.OPEN : ends[axis]);
            mean = matrix.apply(mean, cells.stride(axis), 1);
            square = matrix.apply(square, cells.stride(axis), 2);
        }
        double[] error = new double[mean.length];
        for (int c = 0; c < error.length; c++) {
            error[c] = Math.sqrt(Math.max(0, square[c] - mean[c] * mean[c]) / total);
        }
        return new KernelDensity(cells, total, bandwidth.clone(), mean, error);
    }

    /** {@return the cells} */
    public RegularCells cells() {
        return cells;
    }

    /** {@return the standard deviation of the kernel along each axis, a new array} */
    public double[] bandwidth() {
        return bandwidth.clone();
    }

    /** {@return the averages of the estimate over the cells, a new array} */
    public double[] density() {
        return density.clone();
    }

    /** {@return the standard error of each average, √((E K² − (E K)²)/N) with both means over the sample, a new array} */
    public double[] standardError() {
        return standardError.clone();
    }

    /**
     * The mean L1 distance of the estimate from p * K_h that sampling alone makes, Σ √(2/π) · standard error · volume: errors of
     * single cells are taken as normal.
     *
     * @return E L1
     */
    public double expectedL1() {
        return Math.sqrt(2 / Math.PI)
                * cells.volume()
                * Arrays.stream(standardError).sum();
    }

    /**
     * A bound of that distance: {@link #expectedL1} + √(2 log(1/α)/N), as one sample moves it by at most 2/N (McDiarmid's
     * inequality).
     *
     * @param alpha probability that the distance exceeds the bound, in (0, 1)
     * @return the bound
     */
    public double boundL1(double alpha) {
        return expectedL1() + SamplingError.excessL1(points, alpha);
    }
}
