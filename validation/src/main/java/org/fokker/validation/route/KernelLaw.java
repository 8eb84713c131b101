package org.fokker.validation.route;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;
import org.fokker.statistics.Bandwidth;
import org.fokker.statistics.Distances;
import org.fokker.statistics.Histogram;
import org.fokker.statistics.KernelDensity;

/** The law that a kernel estimate from particles gives. */
final class KernelLaw implements Law {

    private final KernelDensity estimate;
    private final GridDensity density;
    private final double explained;
    private final Mass mass;

    private KernelLaw(KernelDensity estimate, double explained, Mass mass) {
        this.estimate = estimate;
        this.density = new GridDensity(HistogramLaw.grid(estimate.cells()), estimate.density());
        this.explained = explained;
        this.mass = mass;
    }

    /**
     * Makes the estimate.
     *
     * @param bandwidth standard deviation of the kernel; chosen by the rule of Sheather and Jones as improved by Botev if it
     *     is not given
     * @param discretisation bound of the L1 distance that the steps of the particles explain
     * @param mass the share of the particles in the box
     */
    static KernelLaw of(Histogram histogram, OptionalDouble bandwidth, double discretisation, Mass mass) {
        double[] h;
        if (bandwidth.isPresent()) {
            h = new double[histogram.cells().dimension()];
            Arrays.fill(h, bandwidth.getAsDouble());
        } else {
            h = Bandwidth.improvedSheatherJones(histogram);
            for (int i = 0; i < h.length; i++) {
                h[i] = Math.max(h[i], histogram.cells().width(i));
            }
        }
        KernelDensity estimate = KernelDensity.of(histogram, h);
        // The bias is ½ h² Δp + O(h⁴). A kernel of width 2h has little noise left and shows most of Δp: widening it by
        // h
        // in squares adds its ½ h² Δp once more. The factor 3 is that of two grids.
        KernelDensity pilot = KernelDensity.of(histogram, scaled(h, 2));
        KernelDensity widened = KernelDensity.of(histogram, scaled(h, Math.sqrt(5)));
        double bias = 3
                * Distances.between(
                                pilot.density(),
                                widened.density(),
                                histogram.cells().edges())
                        .l1();
        return new KernelLaw(estimate, estimate.boundL1(HistogramLaw.FALSE_ALARM) + bias + discretisation, mass);
    }

    private static double[] scaled(double[] h, double factor) {
        return Arrays.stream(h).map(width -> factor * width).toArray();
    }

    @Override
    public Grid cells() {
        return density.grid();
    }

    @Override
    public Rank rank() {
        return Rank.BINS;
    }

    @Override
    public double[] averages(Grid grid) {
        return grid.equals(cells()) ? density.averages() : density.rebin(grid).averages();
    }

    @Override
    public double explainedL1(Grid grid) {
        return explained;
    }

    @Override
    public Optional<double[]> cellErrors() {
        return Optional.of(estimate.standardError());
    }

    @Override
    public Mass mass() {
        return mass;
    }

    @Override
    public Values values(double[][] x, int n) {
        double[] value = new double[n];
        double[][] score = new double[x.length][n];
        density.evaluate(x, n, value, score);
        double[] errors = estimate.standardError();
        double[] error = new double[n];
        for (int j = 0; j < n; j++) {
            int cell = 0;
            for (int i = 0; i < x.length; i++) {
                Axis axis = cells().axis(i);
                int k = (int) Math.floor((x[i][j] - axis.lower()) / axis.width(0));
                cell = cell * axis.cells() + Math.max(0, Math.min(axis.cells() - 1, k));
                score[i][j] = value[j] > 0 ? score[i][j] / value[j] : Double.NaN;
            }
            error[j] = errors[cell];
        }
        return new Values(value, error, score);
    }
}
