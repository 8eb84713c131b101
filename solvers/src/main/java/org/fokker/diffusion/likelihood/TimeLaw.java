package org.fokker.diffusion.likelihood;

import java.util.Arrays;
import org.fokker.diffusion.TimeSpacing;
import org.fokker.process.Schedule;

/**
 * A law of times with a piecewise constant density: that of a spacing, whose n intervals have the same probability, or one with
 * other probabilities for groups of neighbouring intervals.
 */
final class TimeLaw {

    private static final int INTERVALS = 4096;

    /** Most and least groups of intervals that importance sampling tells apart. */
    private static final int MOST_BINS = 64;

    private static final int LEAST_BINS = 8;

    /** Draws that the weight of a bin should be known from. */
    private static final int DRAWS_PER_BIN = 64;

    private final double[] edges;
    private final double[] cumulative;

    private TimeLaw(double[] edges, double[] cumulative) {
        this.edges = edges;
        this.cumulative = cumulative;
    }

    /**
     * The law of a spacing.
     *
     * @param spacing where equally probable times lie
     * @param schedule the schedule
     * @param start least time
     * @param end largest time
     * @param draws number of draws from which the weights of bins are to be found, 0 if there is only one bin
     */
    static TimeLaw of(TimeSpacing spacing, Schedule schedule, double start, double end, int draws) {
        int bins = draws == 0
                ? 1
                : Math.max(LEAST_BINS, Math.min(MOST_BINS, Integer.highestOneBit(draws / DRAWS_PER_BIN)));
        double[] cumulative = new double[bins + 1];
        for (int b = 0; b <= bins; b++) {
            cumulative[b] = (double) b / bins;
        }
        return new TimeLaw(spacing.times(schedule, start, end, INTERVALS), cumulative);
    }

    /**
     * The law with other probabilities of the bins.
     *
     * @param weight positive numbers to which they are proportional
     */
    TimeLaw weighted(double[] weight) {
        double[] sums = new double[weight.length + 1];
        for (int b = 0; b < weight.length; b++) {
            sums[b + 1] = sums[b] + weight[b];
        }
        double total = sums[weight.length];
        for (int b = 0; b < sums.length; b++) {
            sums[b] /= total;
        }
        return new TimeLaw(edges, sums);
    }

    /** Returns the number of bins. */
    int bins() {
        return cumulative.length - 1;
    }

    /**
     * The bin of a quantile.
     *
     * @param u in (0, 1)
     */
    int bin(double u) {
        int found = Arrays.binarySearch(cumulative, u);
        return Math.max(0, Math.min(bins() - 1, found >= 0 ? found : -found - 2));
    }

    /**
     * The quantile function and its derivative.
     *
     * @param u in (0, 1)
     * @param out receives the time and dt/du, the inverse of the density there
     */
    void quantile(double u, double[] out) {
        int b = bin(u);
        int group = INTERVALS / bins();
        double probability = cumulative[b + 1] - cumulative[b];
        double place = (b + (u - cumulative[b]) / probability) * group;
        int i = Math.max(0, Math.min(INTERVALS - 1, (int) place));
        double width = edges[i + 1] - edges[i];
        out[0] = edges[i] + (place - i) * width;
        out[1] = width * group / probability;
    }
}
