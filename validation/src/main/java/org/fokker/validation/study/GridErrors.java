package org.fokker.validation.study;

import java.util.List;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.validation.converge.Errors;

/** Errors of cell averages: L1 = Σ|e|V, L2 = √(Σe²V), L∞ = max|e|; and E Π cos X_i as a number to extrapolate. */
final class GridErrors {

    static final List<String> NORMS = List.of("L1", "L2", "L∞");

    private GridErrors() {}

    /**
     * Compares two densities.
     *
     * @param grid the cells
     * @param averages cell averages of the one
     * @param exact cell averages of the other
     * @param doubt what the comparison may be off by
     * @param work work that the one has cost
     * @param seconds time that it has cost
     */
    static Errors between(Grid grid, double[] averages, double[] exact, double doubt, double work, double seconds) {
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (int c = 0; c < averages.length; c++) {
            double e = Math.abs(averages[c] - exact[c]);
            double volume = grid.volume(c);
            sum += e * volume;
            squares += e * e * volume;
            largest = Math.max(largest, e);
        }
        return new Errors(
                List.of(sum, Math.sqrt(squares), largest),
                List.of(),
                doubt,
                List.of(cosines(grid, averages)),
                work,
                seconds);
    }

    /** L1 distance. */
    static double distance(SemiDiscretisation system, double[] a, double[] b) {
        return between(system.grid(), system.cellAverages(a), system.cellAverages(b), 0, 0, 0)
                .values()
                .get(0);
    }

    /**
     * E Π cos X_i. The sum over equal cells of averages times cosines at centres is the transform of the density times
     * Π sin(h_i/2)/(h_i/2), and of what lies at multiples of 2π/h beside it, which is next to nothing for a smooth density: the
     * quantity is as accurate as the averages are, whatever their order.
     */
    private static double cosines(Grid grid, double[] averages) {
        double[] product = averages.clone();
        for (int c = 0; c < product.length; c++) {
            int rest = c;
            for (int i = grid.dimension() - 1; i >= 0; i--) {
                Axis axis = grid.axis(i);
                int k = rest % axis.cells();
                rest /= axis.cells();
                double half = 0.5 * axis.width(k);
                product[c] *= Math.cos(axis.centre(k)) * half / Math.sin(half);
            }
        }
        return grid.integral(product);
    }
}
