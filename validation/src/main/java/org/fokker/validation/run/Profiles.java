package org.fokker.validation.run;

import org.fokker.grid.Grid;
import org.fokker.validation.result.Profile;
import org.fokker.validation.route.Coarsening;
import org.fokker.validation.route.Law;
import org.jspecify.annotations.Nullable;

/** Draws laws for pictures. */
final class Profiles {

    private static final int DRAWN = 128;

    private Profiles() {}

    /**
     * The law on its own cells; with standard errors if it comes from samples. In more than one dimension cells of grids
     * are joined to {@link #DRAWN} per axis at most: a picture has no more, and a table of a million rows no reader.
     */
    static Profile of(String route, double time, Law law) {
        Grid grid = law.cells();
        double[] averages = law.averages(grid);
        double @Nullable [] errors = law.cellErrors().orElse(null);
        if (grid.dimension() == 1 || errors != null) {
            return new Profile(
                    route, time, Coarsening.of(grid, Integer.MAX_VALUE).centres(), averages, errors);
        }
        Coarsening joined = Coarsening.of(grid, DRAWN);
        return new Profile(route, time, joined.centres(), joined.average(averages), null);
    }
}
