package org.fokker.fokkerplanck.analysis;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;

/**
 * A function on the box by its values at the centres of the cells: an expectation, a probability or a time, where a
 * {@link GridDensity} is a law. Immutable.
 */
public final class CellFunction {

    private final Grid grid;
    private final double[] values;

    /**
     * Takes over the values.
     *
     * @param grid the cells
     * @param values one a cell; from here on owned by the function
     * @throws IllegalArgumentException if there are not as many values as cells
     */
    CellFunction(Grid grid, double[] values) {
        if (values.length != grid.size()) {
            throw new IllegalArgumentException(values.length + " values do not fit " + grid.size() + " cells");
        }
        this.grid = grid;
        this.values = values;
    }

    /**
     * Evaluates a function at the centres of cells.
     *
     * @param grid the cells
     * @param function takes a point, d
     * @return its values
     */
    public static CellFunction of(Grid grid, ToDoubleFunction<double[]> function) {
        double[] values = new double[grid.size()];
        Arrays.setAll(values, cell -> function.applyAsDouble(centre(grid, cell)));
        return new CellFunction(grid, values);
    }

    /** {@return the cells} */
    public Grid grid() {
        return grid;
    }

    /** {@return the values as a new array, one a cell} */
    public double[] values() {
        return values.clone();
    }

    /**
     * {@return the value of one cell}
     *
     * @param cell its number
     */
    public double value(int cell) {
        return values[cell];
    }

    /**
     * Interpolates linearly along every axis between the centres of cells; within half a cell of a wall the nearest value
     * counts.
     *
     * @param x a point of the box, d
     * @return the value there
     */
    public double at(double... x) {
        return new GridDensity(grid, values).interpolate(x);
    }

    /**
     * The expectation under a density.
     *
     * @param averages cell averages of the density
     * @return Σ V_i u_i g_i
     */
    public double expectation(double[] averages) {
        double[] product = averages.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= values[i];
        }
        return grid.integral(product);
    }

    /** The centre of a cell. */
    static double[] centre(Grid grid, int cell) {
        double[] centre = new double[grid.dimension()];
        int rest = cell;
        for (int i = centre.length - 1; i >= 0; i--) {
            int cells = grid.axis(i).cells();
            centre[i] = grid.axis(i).centre(rest % cells);
            rest /= cells;
        }
        return centre;
    }
}
