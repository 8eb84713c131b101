package org.fokker.fokkerplanck.analysis;

import java.util.function.Predicate;
import org.fokker.grid.Grid;

/** Sets of cells by a property of their centres. */
final class Regions {

    private Regions() {}

    /**
     * Marks the cells of a set.
     *
     * @throws IllegalArgumentException if the set is empty; says what it is
     */
    static boolean[] cells(Grid grid, Predicate<double[]> region, String what) {
        boolean[] inside = new boolean[grid.size()];
        boolean any = false;
        for (int cell = 0; cell < inside.length; cell++) {
            inside[cell] = region.test(CellFunction.centre(grid, cell));
            any |= inside[cell];
        }
        if (!any) {
            throw new IllegalArgumentException("the " + what + " holds the centre of no cell");
        }
        return inside;
    }
}
