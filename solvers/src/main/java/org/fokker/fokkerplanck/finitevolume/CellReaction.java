package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.grid.Grid;
import org.fokker.method.NumericalException;

/** Killing and source at the centres of cells, which is their cell average to second order. */
final class CellReaction {

    private final Reaction reaction;
    private final Grid grid;
    private final int shares;
    private final double[] decay;
    private final double[] source;
    private final double[][] centres;
    private double sourceTime = Double.NaN;

    /**
     * Creates the terms.
     *
     * @param shares into how many equal shares the killing is divided, one for each part of the operator
     */
    CellReaction(Reaction reaction, Grid grid, int shares) {
        this.reaction = reaction;
        this.grid = grid;
        this.shares = shares;
        int size = grid.size();
        decay = new double[reaction.kills() ? size : 0];
        source = new double[reaction.creates() ? size : 0];
        centres = new double[grid.dimension()][reaction.kills() || reaction.creates() ? size : 0];
        for (int i = 0; i < centres.length; i++) {
            int stride = grid.stride(i);
            int cells = grid.axis(i).cells();
            for (int c = 0; c < centres[i].length; c++) {
                centres[i][c] = grid.axis(i).centre(c / stride % cells);
            }
        }
    }

    /** One share of the killing rate at the time of the last {@link #update}, one a cell; empty if nothing is killed. */
    double[] decay() {
        return decay;
    }

    /** Evaluates the killing rate at a time. */
    void update(double t) {
        if (decay.length == 0) {
            return;
        }
        killing(t, decay);
        for (int c = 0; c < decay.length; c++) {
            decay[c] /= shares;
        }
    }

    /** Writes the whole killing rate. */
    void killing(double t, double[] rate) {
        Arrays.fill(rate, 0);
        if (!reaction.kills()) {
            return;
        }
        reaction.killing(t, centres, rate.length, rate);
        for (int c = 0; c < rate.length; c++) {
            if (!(rate[c] >= 0) || Double.isInfinite(rate[c])) {
                throw new IllegalArgumentException(
                        "killing rate " + rate[c] + " at x = " + point(c) + ", t = " + t + " must be finite and >= 0");
            }
        }
    }

    /** Adds the source at a time. */
    void addSource(double t, double[] du) {
        if (source.length == 0) {
            return;
        }
        if (t != sourceTime && !(reaction.autonomous() && !Double.isNaN(sourceTime))) {
            reaction.source(t, centres, source.length, source);
            for (int c = 0; c < source.length; c++) {
                if (!Double.isFinite(source[c])) {
                    throw new NumericalException("source " + source[c] + " at x = " + point(c) + ", t = " + t);
                }
            }
            sourceTime = t;
        }
        for (int c = 0; c < du.length; c++) {
            du[c] += source[c];
        }
    }

    private String point(int c) {
        double[] x = new double[grid.dimension()];
        Arrays.setAll(x, i -> centres[i][c]);
        return Arrays.toString(x);
    }
}
