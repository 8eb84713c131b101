package org.fokker.fokkerplanck.analysis;

import org.fokker.grid.Axis;
import org.fokker.grid.Grid;

/**
 * How far an edge leads. An edge whose cells lie more than half of an axis apart leads across the seam of a ring, the short way:
 * edges of a scheme are much shorter than the axes.
 */
final class Displacement {

    private final Grid grid;
    private final int[] stride;

    Displacement(Grid grid) {
        this.grid = grid;
        stride = new int[grid.dimension()];
        for (int i = 0; i < stride.length; i++) {
            stride[i] = grid.stride(i);
        }
    }

    /**
     * Steps from one position to another on an axis or a ring.
     *
     * @param cells number of positions
     * @return the difference, or around the ring where that is shorter
     */
    static int steps(int from, int to, int cells) {
        int straight = to - from;
        if (2 * Math.abs(straight) <= cells) {
            return straight;
        }
        return straight > 0 ? straight - cells : straight + cells;
    }

    /** Writes x_to − x_from, continued across the seam. */
    void between(int from, int to, double[] delta) {
        for (int i = 0; i < delta.length; i++) {
            Axis axis = grid.axis(i);
            int cells = axis.cells();
            int start = from / stride[i] % cells;
            int end = to / stride[i] % cells;
            double straight = axis.centre(end) - axis.centre(start);
            int around = steps(start, end, cells) - (end - start);
            double length = axis.upper() - axis.lower();
            delta[i] = around == 0 ? straight : straight + (around > 0 ? length : -length);
        }
    }
}
