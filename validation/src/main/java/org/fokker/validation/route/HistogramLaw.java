package org.fokker.validation.route;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;
import org.fokker.statistics.Histogram;
import org.fokker.statistics.RegularCells;
import org.fokker.statistics.SamplingError;

/** The law that a histogram of particles estimates. */
final class HistogramLaw implements Law {

    /** False alarms of a comparison by sampling alone. */
    static final double FALSE_ALARM = 1e-6;

    private final Histogram histogram;
    private final Grid cells;
    private final double[] density;
    private final double discretisation;
    private final Mass mass;

    /**
     * Creates the law.
     *
     * @param discretisation bound of the L1 distance that the steps of the particles explain
     * @param mass the share of the particles in the box
     */
    HistogramLaw(Histogram histogram, double discretisation, Mass mass) {
        this.histogram = histogram;
        this.cells = grid(histogram.cells());
        this.density = histogram.density();
        this.discretisation = discretisation;
        this.mass = mass;
    }

    /** The cells of a histogram as a grid. */
    static Grid grid(RegularCells cells) {
        Axis[] axes = new Axis[cells.dimension()];
        Arrays.setAll(axes, i -> {
            double[] edges = cells.edges(i);
            return Axis.uniform(edges[0], edges[edges.length - 1], cells.cells(i));
        });
        return new Grid(List.of(axes));
    }

    @Override
    public Grid cells() {
        return cells;
    }

    @Override
    public Rank rank() {
        return Rank.BINS;
    }

    @Override
    public double[] averages(Grid grid) {
        return grid.equals(cells)
                ? density.clone()
                : new GridDensity(cells, density).rebin(grid).averages();
    }

    @Override
    public double explainedL1(Grid grid) {
        double[] probabilities = averages(grid);
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] = Math.min(1, Math.max(0, probabilities[c] * grid.volume(c)));
        }
        return SamplingError.boundL1(probabilities, histogram.total(), FALSE_ALARM) + discretisation;
    }

    @Override
    public Optional<double[]> cellErrors() {
        return Optional.of(histogram.standardError());
    }

    @Override
    public Mass mass() {
        return mass;
    }

    @Override
    public Values values(double[][] x, int n) {
        double[] errors = histogram.standardError();
        double[] value = new double[n];
        double[] error = new double[n];
        double[][] score = new double[x.length][n];
        for (double[] component : score) {
            Arrays.fill(component, Double.NaN);
        }
        for (int j = 0; j < n; j++) {
            int cell = cellOf(x, j);
            value[j] = cell < 0 ? 0 : density[cell];
            error[j] = cell < 0 ? 0 : errors[cell];
        }
        return new Values(value, error, score);
    }

    private int cellOf(double[][] x, int j) {
        int cell = 0;
        for (int i = 0; i < x.length; i++) {
            Axis axis = cells.axis(i);
            int k = (int) Math.floor((x[i][j] - axis.lower()) / axis.width(0));
            if (k < 0 || k >= axis.cells()) {
                return -1;
            }
            cell = cell * axis.cells() + k;
        }
        return cell;
    }
}
