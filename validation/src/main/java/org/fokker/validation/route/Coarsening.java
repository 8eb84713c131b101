package org.fokker.validation.route;

import java.util.ArrayList;
import java.util.List;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;

/** Averages over blocks of neighbouring cells, for pictures: every axis is divided by a whole number. */
public final class Coarsening {

    private final Grid fine;
    private final int[] factors;

    private Coarsening(Grid fine, int[] factors) {
        this.fine = fine;
        this.factors = factors;
    }

    /**
     * Chooses the least block sizes that divide the axes and leave at most a given number of blocks on each.
     *
     * @param fine the cells
     * @param most blocks per axis at most
     * @return the blocks
     */
    public static Coarsening of(Grid fine, int most) {
        int[] factors = new int[fine.dimension()];
        for (int i = 0; i < factors.length; i++) {
            int cells = fine.axis(i).cells();
            int factor = (cells - 1) / most + 1;
            while (cells % factor != 0) {
                factor++;
            }
            factors[i] = factor;
        }
        return new Coarsening(fine, factors);
    }

    /**
     * Returns the centres of the blocks.
     *
     * @return one array for each axis
     */
    public List<double[]> centres() {
        List<double[]> centres = new ArrayList<>();
        for (int i = 0; i < factors.length; i++) {
            Axis axis = fine.axis(i);
            double[] centre = new double[axis.cells() / factors[i]];
            for (int j = 0; j < centre.length; j++) {
                centre[j] = 0.5 * (axis.edge(j * factors[i]) + axis.edge((j + 1) * factors[i]));
            }
            centres.add(centre);
        }
        return centres;
    }

    /**
     * Returns the widths of the blocks.
     *
     * @return one array for each axis
     */
    public List<double[]> widths() {
        List<double[]> widths = new ArrayList<>();
        for (int i = 0; i < factors.length; i++) {
            Axis axis = fine.axis(i);
            double[] width = new double[axis.cells() / factors[i]];
            for (int j = 0; j < width.length; j++) {
                width[j] = axis.edge((j + 1) * factors[i]) - axis.edge(j * factors[i]);
            }
            widths.add(width);
        }
        return widths;
    }

    /**
     * Averages values over the blocks, weighted by the volumes of their cells.
     *
     * @param values one a cell
     * @return one a block, row-major
     */
    public double[] average(double[] values) {
        int d = factors.length;
        int[] shape = new int[d];
        int blocks = 1;
        for (int i = 0; i < d; i++) {
            shape[i] = fine.axis(i).cells() / factors[i];
            blocks *= shape[i];
        }
        double[] sum = new double[blocks];
        double[] volume = new double[blocks];
        int[] index = new int[d];
        for (double value : values) {
            int block = 0;
            double cell = 1;
            for (int i = 0; i < d; i++) {
                block = block * shape[i] + index[i] / factors[i];
                cell *= fine.axis(i).width(index[i]);
            }
            sum[block] += cell * value;
            volume[block] += cell;
            for (int i = d - 1; i >= 0 && ++index[i] == fine.axis(i).cells(); i--) {
                index[i] = 0;
            }
        }
        for (int b = 0; b < blocks; b++) {
            sum[b] /= volume[b];
        }
        return sum;
    }
}
