package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.List;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.validation.result.Profile;
import org.fokker.validation.route.Law;

/** Draws laws for pictures. */
final class Profiles {

    private Profiles() {}

    /** The law on its own cells; with standard errors if it comes from samples. */
    static Profile of(String route, double time, Law law) {
        Grid grid = law.cells();
        List<double[]> axes = new ArrayList<>();
        for (Axis axis : grid.axes()) {
            double[] centres = new double[axis.cells()];
            for (int i = 0; i < centres.length; i++) {
                centres[i] = axis.centre(i);
            }
            axes.add(centres);
        }
        return new Profile(
                route, time, axes, law.averages(grid), law.cellErrors().orElse(null));
    }
}
