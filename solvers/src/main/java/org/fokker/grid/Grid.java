package org.fokker.grid;

import java.util.List;

/**
 * A Cartesian product of axes. Cells are numbered row-major, the last axis fastest: index = (i_1 N_2 + i_2) N_3 + ….
 *
 * @param axes one for each dimension
 */
public record Grid(List<Axis> axes) {

    /** Copies the list and checks that the cells can be numbered. */
    public Grid {
        axes = List.copyOf(axes);
        long size = 1;
        for (Axis axis : axes) {
            size = Math.multiplyExact(size, (long) axis.cells());
        }
        if (axes.isEmpty() || size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a grid of " + size + " cells cannot be numbered");
        }
    }

    /**
     * A grid of equal cells.
     *
     * @param lower lower corner
     * @param upper upper corner
     * @param cells cells per axis
     */
    public static Grid uniform(double[] lower, double[] upper, int... cells) {
        if (lower.length != upper.length || lower.length != cells.length) {
            throw new IllegalArgumentException("lower, upper and cells have " + lower.length + ", " + upper.length
                    + " and " + cells.length + " entries; they must agree");
        }
        Axis[] axes = new Axis[lower.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = Axis.uniform(lower[i], upper[i], cells[i]);
        }
        return new Grid(List.of(axes));
    }

    /** Returns d. */
    public int dimension() {
        return axes.size();
    }

    /** Returns axis i. */
    public Axis axis(int i) {
        return axes.get(i);
    }

    /** Returns the number of cells. */
    public int size() {
        int size = 1;
        for (Axis axis : axes) {
            size *= axis.cells();
        }
        return size;
    }
}
