package org.fokker.distribution;

import java.util.Arrays;

/**
 * A step function that vanishes on the far left: {@code level[i]} holds on [at_i, at_{i+1}), the last one to +∞.
 *
 * @param at where it may jump, ascending; repetitions make intervals without length
 * @param level its values
 */
record Steps(double[] at, double[] level) {

    /** The distribution function of n points of equal weight, in ascending order. */
    static Steps ofPoints(double[] line) {
        double[] level = new double[line.length];
        Arrays.setAll(level, i -> (i + 1.0) / line.length);
        return new Steps(line, level);
    }

    /** No steps, but places at which a smooth function is to be looked at. */
    static Steps flat(double[] nodes) {
        return new Steps(nodes, new double[nodes.length]);
    }

    /** {@return this + factor · other, with the places of both} */
    Steps plus(double factor, Steps other) {
        int count = at.length + other.at.length;
        double[] places = new double[count];
        double[] sums = new double[count];
        int i = 0;
        int j = 0;
        for (int c = 0; c < count; c++) {
            if (j == other.at.length || i < at.length && at[i] <= other.at[j]) {
                places[c] = at[i++];
            } else {
                places[c] = other.at[j++];
            }
            sums[c] = (i > 0 ? level[i - 1] : 0) + (j > 0 ? factor * other.level[j - 1] : 0);
        }
        return new Steps(places, sums);
    }
}
