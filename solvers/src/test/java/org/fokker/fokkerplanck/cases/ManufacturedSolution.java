package org.fokker.fokkerplanck.cases;

import java.util.Arrays;
import java.util.List;
import org.fokker.distribution.Density;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.process.DiffusionProcess;

/**
 * A density p that solves ∂t p = −∇·J + S in the unit square because S was made for it.
 *
 * @param process drift and tensor
 * @param density p(t, x, y)
 * @param source S(t, x, y)
 * @param boundary what the walls do, for which p was chosen
 */
record ManufacturedSolution(DiffusionProcess process, Field density, Field source, Boundary boundary) {

    /** A function of time and place. */
    interface Field {
        double at(double t, double x, double y);
    }

    /** L1 error of the cell averages at t = ½ after enough steps. */
    double error(SpaceDiscretisation method, int steps, Workers workers) {
        Density initial = new Density() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
                for (int j = 0; j < n; j++) {
                    logDensity[j] = Math.log(density.at(0, x[0][j], x[1][j]));
                }
            }
        };
        Reaction reaction = new Reaction() {
            @Override
            public boolean autonomous() {
                return false;
            }

            @Override
            public boolean creates() {
                return true;
            }

            @Override
            public void source(double t, double[][] x, int n, double[] result) {
                Arrays.setAll(result, j -> j < n ? source.at(t, x[0][j], x[1][j]) : result[j]);
            }
        };
        Domain domain = new Domain(
                List.of(0.0, 0.0),
                List.of(1.0, 1.0),
                List.of(Domain.Sides.both(boundary), Domain.Sides.both(boundary)));
        SemiDiscretisation system =
                method.discretise(new FokkerPlanckProblem(process, initial, domain, 0, 1, reaction), workers);
        double[] u = Marches.march(system, "tr-bdf2", steps, 0, 0.5);
        double[] exact = new double[u.length];
        int columns = system.grid().axis(1).cells();
        double step = 0.5 / Math.sqrt(3);
        for (int c = 0; c < exact.length; c++) {
            // Gauss' rule of two points along each axis, of fourth order.
            for (int corner = 0; corner < 4; corner++) {
                double x = system.grid().axis(0).centre(c / columns)
                        + (corner / 2 == 0 ? -step : step)
                                * system.grid().axis(0).width(c / columns);
                double y = system.grid().axis(1).centre(c % columns)
                        + (corner % 2 == 0 ? -step : step)
                                * system.grid().axis(1).width(c % columns);
                exact[c] += 0.25 * density.at(0.5, x, y);
            }
        }
        return Marches.distance(system.grid(), exact, u);
    }
}
