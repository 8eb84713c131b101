package org.fokker.grid;

import java.util.List;

/**
 * A Cartesian product of axes. Cells are numbered row-major, the last axis fastest: index = (i_1 N_2 + i_2) N_3 + ….
 *
 * @param axes one for each dimension
 */
public record Grid(List<Axis> axes) {

    /**
     * Copies the list and checks that the cells can be numbered.
     *
     * @param axes one for each dimension
     */
    public Grid {
        axes = List.copyOf(axes);
        long size = 1;
        for (Axis axis : axes) {
            // 2³¹ × 2³¹ still fits; the first product that is too large stays the one reported.
            size = size > Integer.MAX_VALUE ? size : size * axis.cells();
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
     * @return the grid
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

    /** {@return d} */
    public int dimension() {
        return axes.size();
    }

    /**
     * {@return axis i}
     *
     * @param i its number
     */
    public Axis axis(int i) {
        return axes.get(i);
    }

    /** {@return the number of cells} */
    public int size() {
        int size = 1;
        for (Axis axis : axes) {
            size *= axis.cells();
        }
        return size;
    }

    /**
     * Distance between the numbers of neighbours along an axis.
     *
     * @param axis which axis
     * @return product of the numbers of cells of all later axes
     */
    public int stride(int axis) {
        int stride = 1;
        for (int i = axis + 1; i < axes.size(); i++) {
            stride *= axes.get(i).cells();
        }
        return stride;
    }

    /**
     * Volume of a cell.
     *
     * @param index number of the cell
     * @return product of its widths
     */
    public double volume(int index) {
        double volume = 1;
        int rest = index;
        for (int i = axes.size() - 1; i >= 0; i--) {
            Axis axis = axes.get(i);
            volume *= axis.width(rest % axis.cells());
            rest /= axis.cells();
        }
        return volume;
    }

    /** {@return the cells of each axis as a new array} */
    public int[] shape() {
        return axes.stream().mapToInt(Axis::cells).toArray();
    }

    /** {@return the lower corner as a new array} */
    public double[] lowerCorner() {
        return axes.stream().mapToDouble(Axis::lower).toArray();
    }

    /** {@return the upper corner as a new array} */
    public double[] upperCorner() {
        return axes.stream().mapToDouble(Axis::upper).toArray();
    }

    /**
     * Integral over the box of a function given by its cell averages, summed in the order of the cells with Neumaier's
     * compensation, so that a defect of mass that is seen is one of the scheme and not of the sum.
     *
     * @param averages one for each cell
     * @return Σ averages · volume
     */
    public double integral(double[] averages) {
        int last = axes.size() - 1;
        Axis fastest = axes.get(last);
        int cells = fastest.cells();
        double sum = 0;
        double lost = 0;
        for (int line = 0; line < size() / cells; line++) {
            double across = volume(line * cells) / fastest.width(0);
            for (int i = 0; i < cells; i++) {
                double term = averages[line * cells + i] * (across * fastest.width(i));
                double next = sum + term;
                lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
                sum = next;
            }
        }
        return sum + lost;
    }
}
