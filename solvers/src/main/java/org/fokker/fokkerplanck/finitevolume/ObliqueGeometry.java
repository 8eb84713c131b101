package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.grid.Grid;

/**
 * The edges from every cell c to c + e for one integer vector e, on a grid of equal cells. Cells are told by their row, the line
 * along the last axis on which they lie, and their column, the place on it. Circles are closed; beyond walls there is no cell.
 */
final class ObliqueGeometry {

    private final Grid grid;
    private final Domain domain;
    private final int[] offset;
    private final boolean wraps;
    private final int[] headRow;
    private final int[] tailRow;

    /** Cells of a row. */
    final int columns;
    /** Number of rows. */
    final int rows;
    /** e_d. */
    final int shift;
    /** First column whose edge has a head, if its row has one. */
    final int firstColumn;
    /** One past the last such column. */
    final int endColumn;

    ObliqueGeometry(Grid grid, Domain domain, int[] offset) {
        this.grid = grid;
        this.domain = domain;
        this.offset = offset;
        int last = grid.dimension() - 1;
        columns = grid.axis(last).cells();
        rows = grid.size() / columns;
        shift = offset[last];
        wraps = periodic(last);
        firstColumn = wraps ? 0 : Math.max(0, -shift);
        endColumn = wraps ? columns : columns - Math.max(0, shift);
        headRow = new int[rows];
        tailRow = new int[rows];
        Arrays.fill(tailRow, -1);
        for (int row = 0; row < rows; row++) {
            headRow[row] = shiftedRow(row);
            if (headRow[row] >= 0) {
                tailRow[headRow[row]] = row;
            }
        }
    }

    private boolean periodic(int axis) {
        return domain.boundaries().get(axis).periodic();
    }

    private int shiftedRow(int row) {
        int shifted = 0;
        int factor = 1;
        int rest = row;
        for (int i = grid.dimension() - 2; i >= 0; i--) {
            int cells = grid.axis(i).cells();
            int place = rest % cells + offset[i];
            rest /= cells;
            if (periodic(i)) {
                place = Math.floorMod(place, cells);
            } else if (place < 0 || place >= cells) {
                return -1;
            }
            shifted += factor * place;
            factor *= cells;
        }
        return shifted;
    }

    /** {@return e; not to be changed} */
    int[] offset() {
        return offset;
    }

    Grid grid() {
        return grid;
    }

    /** The row in which the edges of a row end; −1 beyond a wall. */
    int headRow(int row) {
        return headRow[row];
    }

    /** The row from which edges end in a row; −1 beyond a wall. */
    int tailRow(int row) {
        return tailRow[row];
    }

    /** The column in which the edge of a column ends, if it ends inside. */
    int headColumn(int column) {
        int head = column + shift;
        return wraps ? head < 0 ? head + columns : head >= columns ? head - columns : head : head;
    }

    /** The column whose edge ends in a column, if there is one. */
    int tailColumn(int column) {
        int tail = column - shift;
        return wraps ? tail < 0 ? tail + columns : tail >= columns ? tail - columns : tail : tail;
    }

    /**
     * The column at which a row is divided where the last axis is a circle: edges from the one side end in the column
     * {@code shift} on, those from the other in the column beyond the seam.
     */
    int seam() {
        return shift >= 0 ? columns - shift : -shift;
    }

    /** Whether lines along e can be closed. */
    boolean closes() {
        for (int i = 0; i < offset.length; i++) {
            if (offset[i] != 0 && !periodic(i)) {
                return false;
            }
        }
        return true;
    }

    /** Index along an axis of the cells of a row and a column. */
    int index(int axis, int row, int column) {
        if (axis == grid.dimension() - 1) {
            return column;
        }
        int rest = row;
        for (int i = grid.dimension() - 2; i > axis; i--) {
            rest /= grid.axis(i).cells();
        }
        return rest % grid.axis(axis).cells();
    }

    /**
     * The first wall that the line from a cell meets, in the direction of e (sign 1) or against it (−1). A corner that belongs to two
     * walls absorbs if one of them does, whatever the order of the axes: p = 0 there.
     */
    Wall wall(int row, int column, int sign) {
        Wall first = new Wall(-1, false, Double.POSITIVE_INFINITY, false);
        for (int i = 0; i < offset.length; i++) {
            int step = sign * offset[i];
            if (step == 0 || periodic(i)) {
                continue;
            }
            int place = index(i, row, column);
            double share = (step > 0 ? grid.axis(i).cells() - place - 0.5 : place + 0.5) / Math.abs(step);
            Domain.Sides sides = domain.boundaries().get(i);
            boolean absorbing = (step > 0 ? sides.upper() : sides.lower()) == Boundary.ABSORBING;
            if (share < first.share() || (share == first.share() && absorbing && !first.absorbing())) {
                first = new Wall(i, step > 0, share, absorbing);
            }
        }
        return first;
    }

    /** Whether any wall absorbs what comes along e. */
    boolean absorbs() {
        for (int i = 0; i < offset.length; i++) {
            Domain.Sides sides = domain.boundaries().get(i);
            if (offset[i] != 0 && (sides.lower() == Boundary.ABSORBING || sides.upper() == Boundary.ABSORBING)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A place where a line leaves the domain.
     *
     * @param axis the axis whose wall it is
     * @param upper whether it is the upper wall
     * @param share its distance from the centre of the cell over the length of e
     * @param absorbing whether what arrives is lost
     */
    record Wall(int axis, boolean upper, double share, boolean absorbing) {}
}
