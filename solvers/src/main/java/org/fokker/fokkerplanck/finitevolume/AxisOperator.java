package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation.EdgeVisitor;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;
import org.fokker.process.DiffusionProcess;
import org.jspecify.annotations.Nullable;

/**
 * One directional part A_i of the finite-volume operator: (A_i u)_c = (J_f − J_{f+1})/h_c with J_f = a_f u_{f−1} − b_f u_f on
 * the faces of axis i. The rates stand at {@code (outer (N + 1) + f) stride + inner}; where they depend on the
 * coordinate along the axis alone, one line of them serves all lines. A share of the killing rate stands on the diagonal.
 */
final class AxisOperator implements LinePart {

    /** Faces evaluated in one go. */
    private static final int RUN = 2048;

    private final DiffusionProcess process;
    private final Flux flux;
    private final Grid grid;
    private final int number;
    private final AxisGeometry geometry;
    private final LineSolver lines;
    private final double[] inverseWidth;
    private @Nullable LineMatrix matrix;

    /** N. */
    final int cells;
    /** Distance between neighbours along the axis. */
    final int stride;
    /** Number of blocks of N · stride cells. */
    final int outer;
    /** Whether one line of rates serves all lines. */
    final boolean shared;
    /** a. */
    final double[] forward;
    /** b. */
    final double[] backward;
    /** Share of the killing rate that this part takes, one a cell; empty if nothing is killed. */
    final double[] decay;

    AxisOperator(
            DiffusionProcess process,
            Flux flux,
            Grid grid,
            int number,
            AxisGeometry geometry,
            LineSolver lines,
            double[] decay) {
        this.process = process;
        this.flux = flux;
        this.grid = grid;
        this.number = number;
        this.geometry = geometry;
        this.lines = lines;
        this.decay = decay;
        cells = geometry.cells();
        stride = grid.stride(number);
        outer = grid.size() / (cells * stride);
        shared = decay.length == 0 && process.separable();
        int size = shared ? cells + 1 : outer * (cells + 1) * stride;
        forward = new double[size];
        backward = new double[size];
        inverseWidth = new double[cells];
        Arrays.setAll(inverseWidth, i -> 1 / geometry.axis().width(i));
    }

    boolean periodic() {
        return geometry.periodic();
    }

    double inverseWidth(int cell) {
        return inverseWidth[cell];
    }

    /** 1/h, one a cell of the axis; not to be changed. */
    double[] inverseWidths() {
        return inverseWidth;
    }

    /** Where the rates of face f begin, for the lines of one outer block; one entry a line if they are not shared. */
    int ratesAt(int block, int f) {
        return shared ? f : (block * (cells + 1) + f) * stride;
    }

    /** I − c A_i, kept until the rates or c are others. */
    LineMatrix matrix(double c) {
        LineMatrix known = matrix;
        if (known == null || known.c != c) {
            known = new LineMatrix(this, c);
            matrix = known;
        }
        return known;
    }

    @Override
    public double update(double t, TaskRunner runner) {
        matrix = null;
        int blocks = shared ? 1 : outer;
        int lines = shared ? 1 : stride;
        // Rows of faces are independent; where the stride is one, a whole line is one row.
        int rows = lines == 1 ? blocks : blocks * (cells + 1);
        int rowLength = lines == 1 ? cells + 1 : lines;
        int rowsPerTask = Math.max(1, 8 * RUN / rowLength);
        int tasks = (rows + rowsPerTask - 1) / rowsPerTask;
        double[] peclet = new double[tasks];
        runner.run(tasks, task -> {
            FaceCoefficients coefficients =
                    new FaceCoefficients(process, number, flux.quadraturePoints(), Math.min(RUN, rowLength));
            for (int row = task * rowsPerTask; row < Math.min(rows, (task + 1) * rowsPerTask); row++) {
                double met = lines == 1
                        ? line(t, row, coefficients)
                        : faces(t, row / (cells + 1), row % (cells + 1), coefficients);
                peclet[task] = met > peclet[task] || Double.isNaN(met) ? met : peclet[task];
            }
        });
        if (periodic()) {
            joinSeam(blocks, lines);
        }
        double largest = 0;
        for (double met : peclet) {
            largest = met > largest || Double.isNaN(met) ? met : largest;
        }
        return largest;
    }

    /** All faces of one line whose neighbours stand side by side. */
    private double line(double t, int block, FaceCoefficients coefficients) {
        double largest = 0;
        for (int f = 0; f <= cells; ) {
            int end = f + 1;
            if (geometry.axis().isUniform() && f > 0 && f < cells) {
                end = Math.min(cells, f + RUN);
            }
            if (geometry.closed(f)) {
                close(ratesAt(block, f), 1);
            } else {
                locate(coefficients.points(), block, 0, end - f);
                coefficients.evaluate(t, geometry, f, 1, end - f);
                largest = rates(f, end - f, ratesAt(block, f), coefficients, largest);
            }
            f = end;
        }
        return largest;
    }

    /** The faces number f of all lines of a block. */
    private double faces(double t, int block, int f, FaceCoefficients coefficients) {
        if (geometry.closed(f)) {
            close(ratesAt(block, f), stride);
            return 0;
        }
        double largest = 0;
        for (int from = 0; from < stride; from += RUN) {
            int n = Math.min(RUN, stride - from);
            locate(coefficients.points(), block, from, n);
            coefficients.evaluate(t, geometry, f, 0, n);
            largest = rates(f, n, ratesAt(block, f) + from, coefficients, largest);
        }
        return largest;
    }

    /** Nothing passes a reflecting wall, whatever the process is there. */
    private void close(int to, int n) {
        Arrays.fill(forward, to, to + n, 0);
        Arrays.fill(backward, to, to + n, 0);
    }

    private double rates(int f, int n, int to, FaceCoefficients coefficients, double largest) {
        double distance = geometry.distance(f);
        double[] v = coefficients.velocity;
        double[] diffusion = coefficients.diffusion;
        flux.rates(v, diffusion, n, distance, geometry.leftWeight(f), forward, backward, to);
        if (geometry.leftOutside(f)) {
            Arrays.fill(forward, to, to + n, 0);
        }
        if (geometry.rightOutside(f)) {
            Arrays.fill(backward, to, to + n, 0);
        }
        double met = largest;
        for (int j = 0; j < n; j++) {
            met = Math.max(met, Math.abs(v[j]) * distance / diffusion[j]);
        }
        return met;
    }

    /** Both walls of a circle are one face; it is evaluated at the lower wall. */
    private void joinSeam(int blocks, int lines) {
        for (int block = 0; block < blocks; block++) {
            int first = ratesAt(block, 0);
            int last = ratesAt(block, cells);
            System.arraycopy(forward, first, forward, last, lines);
            System.arraycopy(backward, first, backward, last, lines);
        }
    }

    /** Writes the coordinates across the axis of lines {@code from …} of a block. */
    private void locate(double[][] x, int block, int from, int n) {
        if (shared) {
            for (int i = 0; i < x.length; i++) {
                Arrays.fill(
                        x[i], 0, n, 0.5 * (grid.axis(i).lower() + grid.axis(i).upper()));
            }
            return;
        }
        int d = grid.dimension();
        int rest = block;
        for (int i = number - 1; i >= 0; i--) {
            Arrays.fill(x[i], 0, n, grid.axis(i).centre(rest % grid.axis(i).cells()));
            rest /= grid.axis(i).cells();
        }
        for (int i = number + 1; i < d; i++) {
            int step = grid.stride(i);
            int size = grid.axis(i).cells();
            for (int j = 0; j < n; j++) {
                x[i][j] = grid.axis(i).centre((from + j) / step % size);
            }
        }
    }

    @Override
    public void add(int firstSlab, int endSlab, double[] u, double[] du) {
        FluxDifference.add(this, number, firstSlab, endSlab, grid.stride(0), u, du);
    }

    @Override
    public void solve(double c, double[] w, TaskRunner runner) {
        lines.solve(this, c, null, w, runner);
    }

    @Override
    public void solveWeighted(double c, double[] m, double[] w, TaskRunner runner) {
        lines.solve(this, c, m, w, runner);
    }

    @Override
    public void edges(EdgeVisitor visitor) {
        for (int block = 0; block < outer; block++) {
            for (int f = 0; f <= cells; f++) {
                if (geometry.closed(f) || (periodic() && f == cells)) {
                    continue;
                }
                for (int line = 0; line < stride; line++) {
                    edge(block, f, line, visitor);
                }
            }
        }
    }

    private void edge(int block, int f, int line, EdgeVisitor visitor) {
        int rates = ratesAt(block, f) + (shared ? 0 : line);
        int first = block * cells * stride + line;
        int left = first + (f > 0 ? f - 1 : cells - 1) * stride;
        int right = first + (f < cells ? f : 0) * stride;
        double area = grid.volume(right) * inverseWidth[f < cells ? f : 0];
        if (geometry.leftOutside(f)) {
            visitor.exit(right, number, false, backward[rates] * area);
        } else if (geometry.rightOutside(f)) {
            visitor.exit(left, number, true, forward[rates] * area);
        } else {
            visitor.edge(left, right, forward[rates] * area, backward[rates] * area);
        }
    }

    @Override
    public double columnBound() {
        double bound = 0;
        int lines = shared ? 1 : stride;
        for (int block = 0; block < (shared ? 1 : outer); block++) {
            for (int c = 0; c < cells; c++) {
                int lower = ratesAt(block, c);
                int upper = ratesAt(block, c + 1);
                for (int j = 0; j < lines; j++) {
                    double back = backward[lower + j];
                    double on = forward[upper + j];
                    double sum = (Math.abs(back + on) + Math.abs(back) + Math.abs(on)) * inverseWidth[c];
                    bound = Math.max(bound, sum);
                }
            }
        }
        double kill = 0;
        for (double rate : decay) {
            kill = Math.max(kill, rate);
        }
        return bound + kill;
    }
}
