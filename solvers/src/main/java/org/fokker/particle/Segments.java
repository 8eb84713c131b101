package org.fokker.particle;

import java.util.Arrays;
import java.util.List;

/**
 * The steps of a march that hits every snapshot time exactly: between neighbouring times of (start, snapshots…) lie equal steps,
 * ⌈steps · length/total⌉ of them, rounded up to a multiple.
 *
 * @param times start, then the snapshot times
 * @param counts number of fine steps in each segment; 0 in one of no length
 */
@SuppressWarnings("ArrayRecordComponent") // inner value of the package; identity is never asked for
record Segments(double[] times, int[] counts) {

    /** Share of a step that is rounding of the times, not a step of its own. */
    private static final double ROUNDING = 1e-9;

    /** More steps than any machine makes; keeps sums of counts away from overflow. */
    private static final double MOST = 0x1p30;

    static Segments of(double start, double end, List<Double> snapshots, int steps, int multiple) {
        double[] times = new double[snapshots.size() + 1];
        int[] counts = new int[snapshots.size()];
        times[0] = start;
        for (int k = 0; k < counts.length; k++) {
            double next = snapshots.get(k);
            if (!(next >= times[k] && next <= end)) {
                throw new IllegalArgumentException("snapshot times must not decrease and must lie in [" + start + ", " + end
                        + "], got " + next + " after " + times[k]);
            }
            times[k + 1] = next;
            double share = (next - times[k]) / (end - start);
            double exact = Math.ceil(steps * share / multiple - ROUNDING) * multiple;
            if (exact > MOST) {
                throw new IllegalArgumentException(steps + " steps cannot be spread over " + counts.length + " segments");
            }
            counts[k] = share == 0 ? 0 : Math.max(multiple, (int) exact);
        }
        return new Segments(times, counts);
    }

    /** Returns the number of fine steps of the whole march. */
    int total() {
        return Math.toIntExact(Arrays.stream(counts).asLongStream().sum());
    }
}
