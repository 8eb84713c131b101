package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;
import org.fokker.method.Promises.Property;
import org.fokker.process.DiffusionProcess;

/**
 * The fluxes of a {@link WideScheme} along one axis of a grid. Values and slopes on all faces stand at {@code (outer (N + 1) + f)
 * stride + inner}, as those of {@link FaceAverages}.
 */
final class WideAxis {

    private static final int TASKS = 16;

    private final WideScheme scheme;
    private final Grid grid;
    private final int number;
    private final AxisGeometry[] geometries;
    private final AxisGeometry geometry;
    private final WideScheme.States states;
    private final boolean keepsSigns;
    private final double[] inverseWidth;
    private final double[] value;
    private final double[] slope;

    final FaceStencils stencils;
    final FaceAverages averages;
    final int cells;
    final int stride;
    final int lines;

    WideAxis(DiffusionProcess process, WideScheme scheme, Grid grid, int number, AxisGeometry[] geometries) {
        this.scheme = scheme;
        this.grid = grid;
        this.number = number;
        this.geometries = geometries;
        geometry = geometries[number];
        stencils = new FaceStencils(geometry, scheme.slopeCells());
        states = scheme.states(geometry, stencils);
        keepsSigns = scheme.promises().has(Property.POSITIVE_WITHIN_STEP_LIMIT);
        averages = new FaceAverages(process, grid, number, geometry);
        cells = geometry.cells();
        stride = grid.stride(number);
        lines = grid.size() / cells;
        inverseWidth = new double[cells];
        Arrays.setAll(inverseWidth, c -> 1 / geometry.axis().width(c));
        value = new double[lines * (cells + 1)];
        slope = new double[value.length];
    }

    AxisGeometry geometry() {
        return geometry;
    }

    double inverseWidth(int cell) {
        return inverseWidth[cell];
    }

    /** Number of the first cell of a line. */
    int firstCell(int line) {
        return line / stride * cells * stride + line % stride;
    }

    /** Where the entry of the first face of a line stands among values and slopes. */
    private int firstFace(int line) {
        return line / stride * (cells + 1) * stride + line % stride;
    }

    /** Where the average of the first face of a line stands; {@link #averageStride} further that of the next. */
    int firstAverage(int line) {
        return averages.shared ? 0 : firstFace(line);
    }

    int averageStride() {
        return averages.shared ? 1 : stride;
    }

    /** Whether products are corrected across the axis. */
    boolean corrected() {
        return scheme.corrects() && !averages.shared && grid.dimension() > 1;
    }

    /** Runs over the lines in tasks. */
    void forLines(TaskRunner runner, Lines body) {
        int tasks = Math.min(TASKS, lines);
        runner.run(
                tasks,
                task -> body.accept((int) ((long) lines * task / tasks), (int) ((long) lines * (task + 1) / tasks)));
    }

    /** Works on the lines first … end − 1. */
    @FunctionalInterface
    interface Lines {
        void accept(int first, int end);
    }

    /** Reconstructs the values, each from the side where v comes from, and the slopes on all faces. */
    void reconstruct(double[] u, TaskRunner runner) {
        forLines(runner, (first, end) -> {
            double[] line = new double[cells + 2 * WideScheme.GHOSTS];
            double[] left = new double[cells + 1];
            double[] right = new double[cells + 1];
            for (int l = first; l < end; l++) {
                gather(u, l, line);
                states.evaluate(line, left, right);
                int face = firstFace(l);
                int average = firstAverage(l);
                for (int f = 0; f <= cells; f++) {
                    double v = averages.velocity[average + f * averageStride()];
                    value[face + f * stride] = v >= 0 ? left[f] : right[f];
                    double[] weight = stencils.slope[f];
                    int at = stencils.first[f] + WideScheme.GHOSTS;
                    double sum = 0;
                    for (int k = 0; k < weight.length; k++) {
                        sum += weight[k] * line[at + k];
                    }
                    slope[face + f * stride] = sum;
                }
            }
        });
    }

    private void gather(double[] u, int l, double[] line) {
        int cell = firstCell(l);
        for (int c = 0; c < cells; c++) {
            line[c + WideScheme.GHOSTS] = u[cell + c * stride];
        }
        for (int ghost = 1; geometry.periodic() && ghost <= WideScheme.GHOSTS; ghost++) {
            line[WideScheme.GHOSTS - ghost] = u[cell + Math.floorMod(-ghost, cells) * stride];
            line[WideScheme.GHOSTS + cells - 1 + ghost] = u[cell + (ghost - 1) % cells * stride];
        }
    }

    /**
     * Adds the difference of the fluxes of the last {@link #reconstruct}.
     *
     * @param products whether ⟨v⟩⟨p⟩ − ⟨D⟩⟨∂p⟩ is part of them
     * @param corrections whether what averages of products differ by across the axis is part of them
     */
    void addDifference(boolean products, boolean corrections, double[] du, TaskRunner runner) {
        forLines(runner, (first, end) -> {
            for (int l = first; l < end; l++) {
                int cell = firstCell(l);
                double in = flux(l, 0, products, corrections);
                for (int c = 0; c < cells; c++) {
                    double out = flux(l, c + 1, products, corrections);
                    du[cell + c * stride] += (in - out) * inverseWidth[c];
                    in = out;
                }
            }
        });
    }

    private double flux(int l, int f, boolean products, boolean corrections) {
        if (geometry.closed(f)) {
            return 0;
        }
        int at = firstFace(l) + f * stride;
        double flux = 0;
        if (products) {
            int average = firstAverage(l) + f * averageStride();
            flux = averages.velocity[average] * value[at] - averages.diffusion[average] * slope[at];
        }
        if (corrections && corrected()) {
            for (int k = 0; k < grid.dimension(); k++) {
                if (k != number) {
                    int index = indexAcross(l, k);
                    double drift = difference(averages.velocity, at, k, index) * difference(value, at, k, index);
                    double spread = difference(averages.diffusion, at, k, index) * difference(slope, at, k, index);
                    flux += (drift - spread) / 12;
                }
            }
        }
        return flux;
    }

    /** δ_k: the slope of face averages per cell across the axis, central inside and one-sided at walls. */
    private double difference(double[] array, int at, int k, int index) {
        // Before this axis an index counts N + 1 faces where the grid has N cells.
        int step = k > number ? grid.stride(k) : grid.stride(k) / cells * (cells + 1);
        return CellDifference.of(array, at, index, grid.axis(k).cells(), step, geometries[k].periodic());
    }

    private int indexAcross(int l, int k) {
        return firstCell(l) / grid.stride(k) % grid.axis(k).cells();
    }

    /**
     * A bound of the spectral radius of the fluxes' linearisation, in the norm of the largest value: every average enters a flux
     * with the weights of its value and its slope. Where signs are to be kept it is moreover twice the largest rate at which a cell
     * is left, so that Euler steps of two over it leave nothing negative: a slope that ends on a wall has one cell only, whose
     * weight then counts twice, as between two cells.
     */
    double bound() {
        double largest = 0;
        int all = averages.shared ? 1 : lines;
        for (int l = 0; l < all; l++) {
            double in = faceBound(l, 0);
            for (int c = 0; c < cells; c++) {
                double out = faceBound(l, c + 1);
                largest = Math.max(largest, (in + out) * inverseWidth[c]);
                in = out;
            }
        }
        return largest;
    }

    private double faceBound(int l, int f) {
        if (geometry.closed(f)) {
            return 0;
        }
        int at = firstAverage(l) + f * averageStride();
        double ofSlope = 0;
        for (double weight : stencils.slope[f]) {
            ofSlope += Math.abs(weight);
        }
        if (keepsSigns && (geometry.leftOutside(f) || geometry.rightOutside(f))) {
            ofSlope *= 2;
        }
        double ofValue = scheme.valueBound(stencils.value[f]);
        double bound = ofValue * Math.abs(averages.velocity[at]) + ofSlope * averages.diffusion[at];
        for (int k = 0; corrected() && k < grid.dimension(); k++) {
            if (k != number) {
                int index = indexAcross(l, k);
                double drift = Math.abs(difference(averages.velocity, at, k, index));
                double spread = Math.abs(difference(averages.diffusion, at, k, index));
                bound += CellDifference.BOUND * (ofValue * drift + ofSlope * spread) / 12;
            }
        }
        return bound;
    }
}
