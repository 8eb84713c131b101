package org.fokker.validation.route;

import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.following.FollowingDomain;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;

/** Where the unknowns of a march lie in x: in a box that stays, or in one that follows the density. */
interface Placement {

    /** Returns the problem that is discretised, in the coordinates of the box. */
    FokkerPlanckProblem problem();

    /** Returns a state as a density of x at a time. */
    GridDensity density(SemiDiscretisation system, double[] u, double t);

    /** Returns the cells at a time. */
    Grid cells(SemiDiscretisation system, double t);

    /** Writes density and gradient with respect to x at points of x; zero outside of the box. */
    void evaluate(
            SemiDiscretisation system,
            double[] u,
            double t,
            double[][] x,
            int n,
            double[] density,
            double[][] gradient);

    /** A box that stays. */
    record Fixed(FokkerPlanckProblem problem) implements Placement {

        @Override
        public GridDensity density(SemiDiscretisation system, double[] u, double t) {
            return new GridDensity(system.grid(), system.cellAverages(u));
        }

        @Override
        public Grid cells(SemiDiscretisation system, double t) {
            return system.grid();
        }

        @Override
        public void evaluate(
                SemiDiscretisation system,
                double[] u,
                double t,
                double[][] x,
                int n,
                double[] density,
                double[][] gradient) {
            system.evaluate(u, x, n, density, gradient);
        }
    }

    /** A box that follows the density. */
    record Following(FollowingDomain box) implements Placement {

        @Override
        public FokkerPlanckProblem problem() {
            return box.problem();
        }

        @Override
        public GridDensity density(SemiDiscretisation system, double[] u, double t) {
            return box.density(system, u, t);
        }

        @Override
        public Grid cells(SemiDiscretisation system, double t) {
            return box.grid(system.grid(), t);
        }

        @Override
        public void evaluate(
                SemiDiscretisation system,
                double[] u,
                double t,
                double[][] x,
                int n,
                double[] density,
                double[][] gradient) {
            box.evaluate(system, u, t, x, n, density, gradient);
        }
    }
}
