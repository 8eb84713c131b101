package org.fokker.validation.route;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fokker.distribution.Density;
import org.fokker.grid.CellAverages;
import org.fokker.grid.Grid;

/** A law in closed form, with a density that is positive everywhere. */
final class ExactLaw implements Law {

    private final Density density;
    private final Grid cells;
    private final double explained;

    /** Averages asked for before; several threads may ask. */
    private final Map<Grid, double[]> known = new ConcurrentHashMap<>();

    /**
     * Creates the law.
     *
     * @param cells cells in which it is drawn
     * @param explained bound of its own distance from the law that it stands for, 0 unless it is a limit
     */
    ExactLaw(Density density, Grid cells, double explained) {
        this.density = density;
        this.cells = cells;
        this.explained = explained;
    }

    @Override
    public Grid cells() {
        return cells;
    }

    @Override
    public Rank rank() {
        return Rank.CLOSED_FORM;
    }

    @Override
    public double[] averages(Grid grid) {
        return known.computeIfAbsent(grid, this::integrate).clone();
    }

    private double[] integrate(Grid grid) {
        double[] averages = CellAverages.of(density, grid);
        for (int c = 0; c < averages.length; c++) {
            // Positive everywhere; only its representation underflows, and a divergence would be infinite for it.
            averages[c] = Math.max(averages[c], Double.MIN_NORMAL);
        }
        return averages;
    }

    @Override
    public double explainedL1(Grid grid) {
        return explained;
    }

    @Override
    public Values values(double[][] x, int n) {
        double[] value = new double[n];
        double[][] score = new double[x.length][n];
        density.evaluate(x, n, value, score);
        for (int j = 0; j < n; j++) {
            value[j] = Math.exp(value[j]);
        }
        return new Values(value, new double[n], score);
    }
}
