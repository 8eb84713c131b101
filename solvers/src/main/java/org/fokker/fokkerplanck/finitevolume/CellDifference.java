package org.fokker.fokkerplanck.finitevolume;

/**
 * δ, the slope per cell of averages that stand a step apart: ½ (a_{i+1} − a_{i−1}) inside and across seams, ½ (−3 a_0 + 4 a_1
 * − a_2) at walls, of second order in the number of the cell.
 */
final class CellDifference {

    /** Sum of the absolute values of the weights, at walls. */
    static final double BOUND = 4;

    private CellDifference() {}

    /**
     * Takes the difference.
     *
     * @param array the averages
     * @param at where that of the cell stands
     * @param index number of the cell along the axis
     * @param n how many cells the axis has
     * @param step distance to the next cell's
     * @param circle whether the axis is closed
     */
    static double of(double[] array, int at, int index, int n, int step, boolean circle) {
        int first = at - index * step;
        if (circle || (index > 0 && index < n - 1)) {
            int next = index < n - 1 ? at + step : first;
            int before = index > 0 ? at - step : at + (n - 1) * step;
            return 0.5 * (array[next] - array[before]);
        }
        if (n < 3) {
            return n == 1 ? 0 : array[first + step] - array[first];
        }
        int inward = index == 0 ? step : -step;
        double slope = 0.5 * (-3 * array[at] + 4 * array[at + inward] - array[at + 2 * inward]);
        return index == 0 ? slope : -slope;
    }
}
