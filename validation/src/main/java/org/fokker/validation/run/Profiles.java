package org.fokker.validation.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fokker.fokkerplanck.Domain;
import org.fokker.grid.Axis;
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
     * The cells in which closed forms are drawn beside other laws: those of the first grid that gathers them where the density is, or
     * moves; nothing if there is none.
     *
     * @param domain the box of the scenario, whose equal cells are drawn otherwise
     */
    static Optional<Grid> gathered(List<Law> laws, Domain domain) {
        return laws.stream()
                .filter(law -> law.rank() == Law.Rank.GRID)
                .map(Law::cells)
                .filter(grid -> !grid.axes().stream().allMatch(Axis::isUniform)
                        || IntStream.range(0, grid.dimension())
                                .anyMatch(i ->
                                        grid.axis(i).lower() != domain.lower().get(i)
                                                || grid.axis(i).upper()
                                                        != domain.upper().get(i)))
                .findFirst();
    }

    /**
     * The law in given cells; with standard errors if it comes from samples, whose cells these then are. In more than one dimension
     * cells of grids are joined to {@link #DRAWN} per axis at most: a picture has no more, and a table of a million rows no reader.
     */
    static Profile of(String route, double time, Law law, Grid grid) {
        double[] averages = law.averages(grid);
        double @Nullable [] errors = law.cellErrors().orElse(null);
        if (grid.dimension() == 1 || errors != null) {
            Coarsening whole = Coarsening.of(grid, Integer.MAX_VALUE);
            return new Profile(route, time, whole.centres(), whole.widths(), averages, errors);
        }
        Coarsening joined = Coarsening.of(grid, DRAWN);
        return new Profile(route, time, joined.centres(), joined.widths(), joined.average(averages), null);
    }
}
