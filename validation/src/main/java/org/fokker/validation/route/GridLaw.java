package org.fokker.validation.route;

import java.util.List;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;

/** The law that a grid route has at one stop. */
final class GridLaw implements Law {

    private final GridSolve solve;
    private final GridSolve coarse;
    private final Refinement refinement;
    private final int stop;
    private final double explained;

    /**
     * Creates the law.
     *
     * @param solve the march
     * @param coarse the march that estimates its error
     * @param stop which state of both
     * @param cutOff what the box, which may move, does to the law in free space, in L1
     */
    GridLaw(GridSolve solve, GridSolve coarse, Refinement refinement, int stop, double cutOff) {
        this.solve = solve;
        this.coarse = coarse;
        this.refinement = refinement;
        this.stop = stop;
        this.explained = refinement.explained(solve, coarse, stop) + cutOff;
    }

    @Override
    public Grid cells() {
        return solve.cells(stop);
    }

    @Override
    public Rank rank() {
        return Rank.GRID;
    }

    @Override
    public double[] averages(Grid grid) {
        return averages(solve, grid);
    }

    private double[] averages(GridSolve march, Grid grid) {
        GridDensity density = march.density(stop);
        return grid.equals(density.grid())
                ? density.averages()
                : density.rebin(grid).averages();
    }

    /** On cells that are not its own the law has an error of second order more, which the coarser march shows as well. */
    @Override
    public double explainedL1(Grid grid) {
        if (grid.equals(cells())) {
            return explained;
        }
        double[] fine = averages(solve, grid);
        double[] other = averages(coarse, grid);
        double distance = 0;
        for (int c = 0; c < fine.length; c++) {
            distance += grid.volume(c) * Math.abs(fine[c] - other[c]);
        }
        return Math.max(explained, refinement.rebinningFactor() * distance);
    }

    @Override
    public Mass mass() {
        double value = solve.mass(stop);
        return new Mass(value, 0, refinement.explainedMass(value, coarse.mass(stop), solve.steps()));
    }

    @Override
    public Values values(double[][] x, int n) {
        double[] density = new double[n];
        double[][] score = new double[x.length][n];
        solve.evaluate(stop, x, n, density, score);
        for (double[] component : score) {
            for (int j = 0; j < n; j++) {
                component[j] = density[j] > 0 ? component[j] / density[j] : Double.NaN;
            }
        }
        return new Values(density, new double[n], score);
    }

    /**
     * What the difference from a coarser march says of the error of the finer one: Roache's grid convergence index, |difference|
     * / (r^p − 1) for refinement ratio r and order p, times 3, the caution of two grids (P. J. Roache, J. Fluids Eng.
     * 116 (1994) 405).
     *
     * @param factor what the L1 distance of the two marches is multiplied with
     * @param rebinningFactor the same for their averages over other cells
     */
    record Refinement(double factor, double rebinningFactor) {

        private static final double SAFETY = 3;

        private static final int BLOCKS = 32;

        /** Below this order nothing converges that a bound could be taken from; 3/(2^p − 1) is 42 here. */
        private static final double LEAST_ORDER = 0.1;

        /**
         * Three marches of ratio 2: p is the order that their distances at a stop show, but no more than promised, for the promise is
         * that of smooth densities and short steps.
         */
        static Refinement ofObserved(double promised, GridSolve fine, GridSolve coarse, GridSolve coarsest, int stop) {
            double last = distance(fine, coarse, stop);
            if (last <= Solution.rounding(fine.steps())) {
                return ofOrder(promised);
            }
            double observed = Math.log(distance(coarse, coarsest, stop) / last) / Math.log(2);
            return ofOrder(Math.max(LEAST_ORDER, Math.min(promised, observed)));
        }

        /** Marches of ratio 2 and order p; rebinning has order 2, which no p here falls far below. */
        static Refinement ofOrder(double order) {
            double factor = SAFETY / (Math.pow(2, order) - 1);
            return new Refinement(factor, Math.max(factor, SAFETY / (2 * 2 - 1)));
        }

        /** Spectral marches of ratio 4/3: the difference is the error of the coarser, which bounds that of the finer. */
        static Refinement spectral() {
            return new Refinement(1, SAFETY / (16 / 9.0 - 1));
        }

        double explained(GridSolve fine, GridSolve coarse, int stop) {
            return factor * distance(fine, coarse, stop) + Solution.rounding(fine.steps());
        }

        double explainedMass(double fine, double coarse, int steps) {
            return factor * Math.abs(fine - coarse) + Solution.rounding(steps);
        }

        /**
         * L1 distance by the mid-point rule on blocks of coarse cells. The marches are evaluated at points, each to its own
         * order, because their cells need not fit; a Fourier series costs as much a point as it has modes, so the blocks
         * are no more than {@link #BLOCKS} per axis where there are several axes. It is the same in the coordinates of a box
         * that moves, where both marches have the same one.
         */
        private static double distance(GridSolve fine, GridSolve coarse, int stop) {
            Grid grid = coarse.system().grid();
            int d = grid.dimension();
            Coarsening blocks = Coarsening.of(grid, d == 1 ? Integer.MAX_VALUE : BLOCKS);
            List<double[]> centres = blocks.centres();
            List<double[]> widths = blocks.widths();
            int n = centres.stream().mapToInt(axis -> axis.length).reduce(1, (a, b) -> a * b);
            double[][] x = new double[d][n];
            double[] volume = new double[n];
            for (int j = 0; j < n; j++) {
                int rest = j;
                volume[j] = 1;
                for (int i = d - 1; i >= 0; i--) {
                    double[] axis = centres.get(i);
                    x[i][j] = axis[rest % axis.length];
                    volume[j] *= widths.get(i)[rest % axis.length];
                    rest /= axis.length;
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
