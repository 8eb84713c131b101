package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;

/**
 * Averages of v = f − κ ∂D and of D over the faces of one axis for schemes of high order: along the axis the face itself, with
 * ∂D by differences of sixth order within the two cells beside it; across the axis Gauss and Legendre's rule of two points, of
 * fourth order. Entry {@code (outer (N + 1) + f) stride + inner} belongs to face f; where the coefficients depend on the
 * coordinate along the axis alone, one line serves all lines.
 */
final class FaceAverages {

    /** Points evaluated in one go. */
    private static final int RUN = 2048;

    /** Points for ∂D, within one cell of the face. */
    private static final int NODES = 6;

    /** Where Gauss and Legendre's rule of two points stands in [−½, ½]. */
    private static final double GAUSS = 0.5 / Math.sqrt(3);

    private final DiffusionProcess process;
    private final Grid grid;
    private final int number;
    private final AxisGeometry geometry;
    private final DiagonalDiffusion diagonal;
    private final int across;
    private final double[][] offset;
    private final double[][] weight;

    /** Whether one line serves all lines. */
    final boolean shared;
    /** v. */
    final double[] velocity;
    /** D. */
    final double[] diffusion;

    FaceAverages(DiffusionProcess process, Grid grid, int number, AxisGeometry geometry) {
        this.process = process;
        this.grid = grid;
        this.number = number;
        this.geometry = geometry;
        diagonal = new DiagonalDiffusion(process, number);
        shared = process.separable();
        int faces = geometry.cells() + 1;
        int size = shared ? faces : grid.size() / geometry.cells() * faces;
        velocity = new double[size];
        diffusion = new double[size];
        across = shared ? 1 : 1 << (grid.dimension() - 1);
        boolean slopes = diagonal.share() != 0;
        offset = new double[slopes ? faces : 0][];
        weight = new double[slopes ? faces : 0][];
        for (int f = 0; f < offset.length; f++) {
            offset[f] = nodes(geometry.periodic() ? f % geometry.cells() : f);
            weight[f] = DifferenceWeights.of(0, offset[f], 1)[1];
        }
    }

    /** Points around a face, none of them beyond a wall: symmetric inside, one-sided at walls. */
    private double[] nodes(int f) {
        boolean below = geometry.leftOutside(f);
        boolean above = geometry.rightOutside(f);
        double left = below ? Double.POSITIVE_INFINITY : geometry.face(f) - geometry.continued(f - 1);
        double right = above ? Double.POSITIVE_INFINITY : geometry.continued(f + 1) - geometry.face(f);
        double step = Math.min(left, right);
        double[] nodes = new double[NODES];
        for (int j = 0; j < NODES; j++) {
            // Inside ±⅙, ±½, ±⅚ of the narrower cell, so that no neighbour is a wall; at walls 0, ⅕, … 1 of the only
            // one.
            double place = (2 * j - NODES + 1) / (double) NODES;
            nodes[j] = step * (below ? j / (NODES - 1.0) : above ? -j / (NODES - 1.0) : place);
        }
        return nodes;
    }

    /**
     * Evaluates all averages at a time.
     *
     * @return the largest |v| δ/D met; infinite if a diffusion vanishes where there is drift
     */
    double update(double t, TaskRunner runner) {
        int size = velocity.length;
        int tasks = (size + RUN - 1) / RUN;
        double[] peclet = new double[tasks];
        runner.run(tasks, task -> {
            int from = task * RUN;
            Run run = new Run(from, Math.min(RUN, size - from));
            run.evaluate(t);
            peclet[task] = run.peclet();
        });
        double largest = 0;
        for (double met : peclet) {
            largest = met > largest || Double.isNaN(met) ? met : largest;
        }
        return largest;
    }

    /** Entries from … from + n − 1. */
    private final class Run {
        private final int from;
        private final int n;
        private final int[] face;
        private final double[][] x;
        private final double[][] centre;
        private final double[][] reach;
        private final double[][] vector;
        private final double[][] tensor;

        Run(int from, int n) {
            this.from = from;
            this.n = n;
            int d = grid.dimension();
            face = new int[n];
            x = new double[d][n];
            centre = new double[d][n];
            reach = new double[d][n];
            vector = new double[d][n];
            tensor = new double[d * (d + 1) / 2][n];
            locate();
        }

        /** Writes where, across the axis, the faces stand, and how far from there Gauss's points are. */
        private void locate() {
            int stride = shared ? 1 : grid.stride(number);
            int faces = geometry.cells() + 1;
            for (int j = 0; j < n; j++) {
                face[j] = (from + j) / stride % faces;
                int inner = (from + j) % stride;
                int outer = (from + j) / (stride * faces);
                for (int i = 0; i < x.length; i++) {
                    if (i == number) {
                        continue;
                    }
                    int cells = grid.axis(i).cells();
                    int cell = i > number
                            ? inner / grid.stride(i) % cells
                            : outer / (grid.stride(i) / grid.stride(number - 1)) % cells;
                    centre[i][j] = shared
                            ? 0.5 * (grid.axis(i).lower() + grid.axis(i).upper())
                            : grid.axis(i).centre(cell);
                    reach[i][j] = shared ? 0 : GAUSS * grid.axis(i).width(cell);
                }
            }
        }

        void evaluate(double t) {
            Arrays.fill(velocity, from, from + n, 0);
            Arrays.fill(diffusion, from, from + n, 0);
            for (int point = 0; point < across; point++) {
                for (int i = 0; i < x.length; i++) {
                    double side = (point >> (i < number ? i : i - 1) & 1) == 0 ? -1 : 1;
                    for (int j = 0; j < n && i != number; j++) {
                        x[i][j] = centre[i][j] + side * reach[i][j];
                    }
                }
                add(t);
            }
            check(t);
        }

        private void add(double t) {
            double share = 1.0 / across;
            place(0, 0);
            process.drift(t, x, n, vector);
            process.diffusionTensor(t, x, n, tensor);
            diagonal.check(t, x, tensor, n);
            if (x.length > 1 && !process.additiveNoise() && diagonal.share() != 1) {
                diagonal.checkNoise(t, x, n);
            }
            double[] own = tensor[diagonal.row()];
            for (int j = 0; j < n; j++) {
                velocity[from + j] += share * vector[number][j];
                diffusion[from + j] += share * own[j];
            }
            for (int node = 0; node < NODES && offset.length > 0; node++) {
                place(node, 1);
                process.diffusionTensor(t, x, n, tensor);
                for (int j = 0; j < n; j++) {
                    velocity[from + j] -= share * diagonal.share() * weight[face[j]][node] * own[j];
                }
            }
        }

        /** Sets the coordinate along the axis; what a closed face is given is not used, and it need not exist on the wall. */
        private void place(int node, int moved) {
            for (int j = 0; j < n; j++) {
                int f = face[j];
                // Both walls of a circle are one face, evaluated at the lower wall.
                f = geometry.periodic() && f == geometry.cells() ? 0 : f;
                double inside = f == 0 ? geometry.rightNode(f) : geometry.leftNode(f);
                x[number][j] = geometry.closed(f) ? inside : geometry.face(f) + (moved == 0 ? 0 : offset[f][node]);
            }
        }

        private void check(double t) {
            place(0, 0);
            for (int j = 0; j < n; j++) {
                if (geometry.closed(face[j])) {
                    velocity[from + j] = 0;
                    diffusion[from + j] = 0;
                } else if (!Double.isFinite(velocity[from + j])) {
                    throw new NumericalException("drift " + velocity[from + j] + DiagonalDiffusion.at(t, x, j));
                }
            }
        }

        double peclet() {
            double largest = 0;
            for (int j = 0; j < n; j++) {
                double met = Math.abs(velocity[from + j]) * geometry.distance(face[j]) / diffusion[from + j];
                // Closed faces have neither drift nor diffusion, and 0/0 on others says nothing either.
                largest = met > largest ? met : largest;
            }
            return largest;
        }
    }
}
