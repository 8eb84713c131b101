package org.fokker.validation.route;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;

/** The law that a grid route has at one stop. */
final class GridLaw implements Law {

    private final GridSolve solve;
    private final int stop;
    private final double explained;

    GridLaw(GridSolve solve, int stop, double explained) {
        this.solve = solve;
        this.stop = stop;
        this.explained = explained;
    }

    @Override
    public Grid cells() {
        return solve.system().grid();
    }

    @Override
    public Rank rank() {
        return Rank.GRID;
    }

    @Override
    public double[] averages(Grid grid) {
        double[] own = solve.system().cellAverages(solve.state(stop));
        return grid.equals(cells()) ? own : new GridDensity(cells(), own).rebin(grid).averages();
    }

    @Override
    public double explainedL1(Grid grid) {
        return explained;
    }

    @Override
    public Values values(double[][] x, int n) {
        SemiDiscretisation system = solve.system();
        double[] density = new double[n];
        double[][] score = new double[x.length][n];
        system.evaluate(solve.state(stop), x, n, density, score);
        for (double[] component : score) {
            for (int j = 0; j < n; j++) {
                component[j] = density[j] > 0 ? component[j] / density[j] : Double.NaN;
            }
        }
        return new Values(density, new double[n], score);
    }

    /** Refinement: what the difference from a coarser march says of the error of the finer one. */
    record Refinement(double factor, double roundingPerStep) {

        /**
         * Roache's grid convergence index: with refinement ratio 2 and order p the error is |difference| / (2^p − 1), to be
         * multiplied by 3 where only two grids were computed (P. J. Roache, J. Fluids Eng. 116 (1994) 405).
         */
        static Refinement ofOrder(double order) {
            return new Refinement(3 / (Math.pow(2, order) - 1), ROUNDING);
        }

        /** Spectral methods: the difference is the error of the coarser march, which bounds that of the finer one. */
        static Refinement spectral() {
            return new Refinement(1, ROUNDING);
        }

        /** A step is some ten operations an unknown, each with half an ulp of relative error in the L1 norm. */
        private static final double ROUNDING = 10 * 0x1p-53;

        double explained(GridSolve fine, GridSolve coarse, int stop) {
            return factor * distance(fine, coarse, stop) + roundingPerStep * fine.steps();
        }

        /** L1 distance at the centres of the coarse cells, where both marches can be evaluated to their own order. */
        private static double distance(GridSolve fine, GridSolve coarse, int stop) {
            Grid grid = coarse.system().grid();
            int n = grid.size();
            int d = grid.dimension();
            double[][] x = new double[d][n];
            double[] volume = new double[n];
            Arrays.fill(volume, 1);
            int[] index = new int[d];
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < d; i++) {
                    x[i][j] = grid.axis(i).centre(index[i]);
                    volume[j] *= grid.axis(i).width(index[i]);
                }
                for (int i = d - 1; i >= 0 && ++index[i] == grid.axis(i).cells(); i--) {
                    index[i] = 0;
                }
            }
            double[] p = new double[n];
            double[] q = new double[n];
            double[][] gradient = new double[d][n];
            fine.system().evaluate(fine.state(stop), x, n, p, gradient);
            coarse.system().evaluate(coarse.state(stop), x, n, q, gradient);
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += volume[j] * Math.abs(p[j] - q[j]);
            }
            return sum;
        }
    }
}
