package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.method.NumericalException;

/**
 * Killing and source as cell averages of fourth order, by Gauss and Legendre's rule of two points an axis; the average of
 * their product is ⟨k p⟩ = ⟨k⟩⟨p⟩ + Σ_i δ_i k δ_i p/12, whose parts along the axes belong to the directional operators.
 */
final class CellAveragedReaction {

    private static final double GAUSS = 0.5 / Math.sqrt(3);

    private final Reaction reaction;
    private final Grid grid;
    private final double[] killing;
    private final double[] source;
    private final double[][] x;
    private double sourceTime = Double.NaN;
    private double killingTime = Double.NaN;

    CellAveragedReaction(Reaction reaction, Grid grid) {
        this.reaction = reaction;
        this.grid = grid;
        int size = grid.size();
        killing = new double[reaction.kills() ? size : 0];
        source = new double[reaction.creates() ? size : 0];
        x = new double[grid.dimension()][reaction.kills() || reaction.creates() ? size : 0];
    }

    boolean kills() {
        return reaction.kills();
    }

    boolean creates() {
        return reaction.creates();
    }

    /** ⟨k⟩ of a cell at the time of the last {@link #update}. */
    double killing(int cell) {
        return killing[cell];
    }

    /** δ_i k of a cell. */
    double killingDifference(int cell, int axis, boolean circle) {
        int n = grid.axis(axis).cells();
        int stride = grid.stride(axis);
        return CellDifference.of(killing, cell, cell / stride % n, n, stride, circle);
    }

    /** Evaluates the killing rate at a time. */
    void update(double t) {
        if (!kills() || (reaction.autonomous() && !Double.isNaN(killingTime))) {
            return;
        }
        killingTime = t;
        average(killing, (points, n, values) -> {
            reaction.killing(t, points, n, values);
            for (int c = 0; c < n; c++) {
                if (!(values[c] >= 0) || Double.isInfinite(values[c])) {
                    throw new IllegalArgumentException("killing rate " + values[c] + DiagonalDiffusion.at(t, points, c)
                            + " must be finite and >= 0");
                }
            }
        });
    }

    /** Adds the source at a time. */
    void addSource(double t, double[] du) {
        if (!creates()) {
            return;
        }
        if (t != sourceTime && !(reaction.autonomous() && !Double.isNaN(sourceTime))) {
            average(source, (points, n, values) -> {
                reaction.source(t, points, n, values);
                for (int c = 0; c < n; c++) {
                    if (!Double.isFinite(values[c])) {
                        throw new NumericalException("source " + values[c] + DiagonalDiffusion.at(t, points, c));
                    }
                }
            });
            sourceTime = t;
        }
        for (int c = 0; c < du.length; c++) {
            du[c] += source[c];
        }
    }

    /** A function at many points. */
    @FunctionalInterface
    private interface Field {
        void evaluate(double[][] points, int n, double[] values);
    }

    private void average(double[] averages, Field field) {
        int size = averages.length;
        int corners = 1 << grid.dimension();
        double[] values = new double[size];
        Arrays.fill(averages, 0);
        for (int corner = 0; corner < corners; corner++) {
            for (int i = 0; i < x.length; i++) {
                Axis axis = grid.axis(i);
                int stride = grid.stride(i);
                double side = (corner >> i & 1) == 0 ? -GAUSS : GAUSS;
                for (int c = 0; c < size; c++) {
                    int index = c / stride % axis.cells();
                    x[i][c] = axis.centre(index) + side * axis.width(index);
                }
            }
            field.evaluate(x, size, values);
            for (int c = 0; c < size; c++) {
                averages[c] += values[c] / corners;
            }
        }
    }
}
