package org.fokker.fokkerplanck.spectral;

import java.util.Arrays;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/** Drift and, where it depends on x, diffusion at all nodes, for the last time asked for. */
final class NodalCoefficients {

    private static final int CHUNK = 2048;

    private final DiffusionProcess process;
    private final Grid grid;
    private final TaskRunner runner;
    private final boolean autonomous;
    private double time = Double.NaN;

    /** f_i at the nodes. */
    final double[][] drift;
    /** D_ij at the nodes, upper triangle by rows; no rows for additive noise. */
    final double[][] tensor;

    NodalCoefficients(DiffusionProcess process, Grid grid, TaskRunner runner) {
        if (!process.additiveNoise() && process.interpretation() != Interpretation.ITO) {
            throw new IllegalArgumentException("spectral treats state-dependent noise in Itô's form only, got "
                    + process.interpretation() + "; a finite-volume discretisation knows all readings");
        }
        this.process = process;
        this.grid = grid;
        this.runner = runner;
        autonomous = process.autonomous();
        int d = grid.dimension();
        drift = new double[d][grid.size()];
        tensor = new double[process.additiveNoise() ? 0 : d * (d + 1) / 2][grid.size()];
    }

    /** Brings {@link #drift} and {@link #tensor} to a time. */
    void prepare(double t) {
        if (t == time || (autonomous && !Double.isNaN(time))) {
            return;
        }
        time = Double.NaN;
        int size = grid.size();
        runner.run((size + CHUNK - 1) / CHUNK, task -> {
            int first = task * CHUNK;
            int n = Math.min(CHUNK, size - first);
            double[][] x = new double[drift.length][n];
            nodes(grid, first, n, x);
            double[][] values = new double[drift.length][n];
            process.drift(t, x, n, values);
            keep(values, drift, first, n, t, "drift");
            if (tensor.length > 0) {
                double[][] entries = new double[tensor.length][n];
                process.diffusionTensor(t, x, n, entries);
                keep(entries, tensor, first, n, t, "diffusion");
            }
        });
        time = t;
    }

    private void keep(double[][] values, double[][] all, int first, int n, double t, String what) {
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < n; j++) {
                if (!Double.isFinite(values[i][j])) {
                    double[][] x = new double[drift.length][1];
                    nodes(grid, first + j, 1, x);
                    throw new NumericalException(
                            what + " " + values[i][j] + " at x = " + Arrays.deepToString(x) + ", t = " + t);
                }
            }
            System.arraycopy(values[i], 0, all[i], first, n);
        }
    }

    /** Writes the centres of cells first … first + n − 1. */
    static void nodes(Grid grid, int first, int n, double[][] x) {
        for (int i = 0; i < x.length; i++) {
            int stride = grid.stride(i);
            int cells = grid.axis(i).cells();
            for (int j = 0; j < n; j++) {
                x[i][j] = grid.axis(i).centre((first + j) / stride % cells);
            }
        }
    }
}
