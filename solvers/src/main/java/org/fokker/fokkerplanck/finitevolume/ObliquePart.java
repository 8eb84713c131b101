package org.fokker.fokkerplanck.finitevolume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation.EdgeVisitor;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.process.DiffusionProcess;

/**
 * The part of a Selling decomposition that belongs to one integer vector e: cells c and c + e exchange a u_c − b u_{c+e} with
 * a = w B(−z) and b = w B(z), where w is the mean of the weights of e in the two cells and B Bernoulli's function. Rates are in
 * inverse units of time; those of a row of cells stand side by side, from the first to the last that is not zero.
 *
 * <p>What would jump through a reflecting wall does not jump; {@link SellingField} makes up for it along the wall. A wall that absorbs is met at the share θ of the way, where
 * p = 0: cells before it lose (w/θ) B(−θz) u.
 */
final class ObliquePart implements LinePart {

    private static final int ROW_RUN = 4096;

    private final SellingField field;
    private final FokkerPlanckProblem problem;
    private final DiffusionProcess kinetic;
    private final int code;
    private final ChainSolver solver;
    private final double[] decay;
    private int pattern = -1;
    private List<Exit> exits = List.of();

    /** Where the edges lie. */
    final ObliqueGeometry geometry;
    /** First column of each row that has a rate. */
    final int[] from;
    /** One past the last. */
    final int[] to;
    /** Where the rates of a row stand: those of column j at {@code at + j}. */
    final int[] at;
    /** a. */
    double[] forward = new double[0];
    /** b. */
    double[] backward = new double[0];
    /** What leaves cells through walls along e, and their share of what is killed; empty if nothing does. */
    final double[] loss;
    /** The lines along e. */
    Chains chains = Chains.NONE;

    ObliquePart(
            SellingField field,
            FokkerPlanckProblem problem,
            DiffusionProcess kinetic,
            ObliqueGeometry geometry,
            ChainSolver solver,
            double[] decay) {
        this.field = field;
        this.problem = problem;
        this.kinetic = kinetic;
        this.geometry = geometry;
        this.solver = solver;
        this.decay = decay;
        code = Selling.code(geometry.offset());
        from = new int[geometry.rows];
        to = new int[geometry.rows];
        at = new int[geometry.rows];
        loss = new double
                [decay.length > 0 || geometry.absorbs() ? geometry.grid().size() : 0];
    }

    /** An edge through a wall. */
    private record Exit(int cell, ObliqueGeometry.Wall wall, double rate) {}

    @Override
    public double update(double t, TaskRunner runner) {
        field.update(t);
        if (!field.uniform() || pattern != field.pattern(code)) {
            pattern = field.uniform() ? field.pattern(code) : pattern;
            layOut();
        }
        int perTask = Math.max(1, ROW_RUN / geometry.columns);
        int tasks = (geometry.rows + perTask - 1) / perTask;
        double[] peclet = new double[tasks];
        List<List<Exit>> found = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            found.add(new ArrayList<>());
        }
        runner.run(tasks, task -> {
            ObliqueCoefficients coefficients = new ObliqueCoefficients(problem, kinetic, geometry, geometry.columns);
            for (int row = task * perTask; row < Math.min(geometry.rows, (task + 1) * perTask); row++) {
                peclet[task] = Math.max(peclet[task], rates(t, row, coefficients));
                if (geometry.absorbs()) {
                    findExits(t, row, coefficients, found.get(task));
                }
            }
        });
        exits = found.stream().flatMap(List::stream).toList();
        if (loss.length > 0) {
            Arrays.fill(loss, 0);
            System.arraycopy(decay, 0, loss, 0, decay.length);
            for (Exit exit : exits) {
                loss[exit.cell()] += exit.rate();
            }
        }
        return Arrays.stream(peclet).max().orElse(0);
    }

    /** Finds out which edges carry anything. */
    private void layOut() {
        boolean everywhere = carriesTransport();
        int size = 0;
        for (int row = 0; row < geometry.rows; row++) {
            int head = geometry.headRow(row);
            from[row] = head < 0 ? 0 : geometry.firstColumn;
            to[row] = head < 0 ? 0 : Math.max(geometry.firstColumn, geometry.endColumn);
            while (!everywhere && from[row] < to[row] && meanWeight(row, from[row]) == 0) {
                from[row]++;
            }
            while (!everywhere && from[row] < to[row] && meanWeight(row, to[row] - 1) == 0) {
                to[row]--;
            }
            at[row] = size - from[row];
            size += to[row] - from[row];
        }
        if (forward.length != size) {
            forward = new double[size];
            backward = new double[size];
        }
        chains = Chains.along(this);
    }

    private boolean carriesTransport() {
        int[] e = geometry.offset();
        for (int i = 0; i < e.length; i++) {
            if (field.degenerate(i) && Arrays.stream(e).map(Math::abs).sum() == 1 && e[i] != 0) {
                return true;
            }
        }
        return false;
    }

    private double meanWeight(int row, int column) {
        int cell = row * geometry.columns + column;
        int head = geometry.headRow(row) * geometry.columns + geometry.headColumn(column);
        return 0.5 * (field.weight(cell, code) + field.weight(head, code));
    }

    private double rates(double t, int row, ObliqueCoefficients coefficients) {
        int n = to[row] - from[row];
        if (n == 0) {
            return 0;
        }
        coefficients.evaluate(t, row, from[row], n, 1);
        double largest = 0;
        for (int j = 0; j < n; j++) {
            double weight = meanWeight(row, from[row] + j);
            double z = coefficients.exponent[j];
            double transport = coefficients.transport[j];
            // B(−|z|) = B(|z|) + |z|, with no cancellation for any z.
            double slow = weight * Bernoulli.of(Math.abs(z));
            int edge = at[row] + from[row] + j;
            forward[edge] = slow + weight * Math.max(z, 0) + Math.max(transport, 0);
            backward[edge] = slow + weight * Math.max(-z, 0) + Math.max(-transport, 0);
            largest = Math.max(largest, transport != 0 ? Double.POSITIVE_INFINITY : Math.abs(z));
        }
        return largest;
    }

    private void findExits(double t, int row, ObliqueCoefficients coefficients, List<Exit> found) {
        for (int column = 0; column < geometry.columns; column++) {
            boolean inside = column >= geometry.firstColumn && column < geometry.endColumn;
            if (!inside || geometry.headRow(row) < 0) {
                findExit(t, row, column, 1, coefficients, found);
            }
            // Columns from which an edge leads here are those of the edges, shifted.
            boolean reached = geometry.endColumn - geometry.firstColumn == geometry.columns
                    || (column - geometry.shift >= geometry.firstColumn
                            && column - geometry.shift < geometry.endColumn);
            if (!reached || geometry.tailRow(row) < 0) {
                findExit(t, row, column, -1, coefficients, found);
            }
        }
    }

    private void findExit(double t, int row, int column, int sign, ObliqueCoefficients coefficients, List<Exit> found) {
        ObliqueGeometry.Wall wall = geometry.wall(row, column, sign);
        if (!wall.absorbing()) {
            return;
        }
        int cell = row * geometry.columns + column;
        coefficients.evaluate(t, row, column, 1, sign * wall.share());
        double z = coefficients.exponent[0];
        double weight = field.weight(cell, code) / wall.share();
        double rate = weight * (Bernoulli.of(Math.abs(z)) + Math.max(z, 0)) + Math.max(coefficients.transport[0], 0);
        if (rate > 0) {
            found.add(new Exit(cell, wall, rate));
        }
    }

    @Override
    public void add(int firstSlab, int endSlab, double[] u, double[] du) {
        int slab = geometry.grid().stride(0);
        if (loss.length > 0) {
            for (int c = firstSlab * slab; c < endSlab * slab; c++) {
                du[c] -= loss[c] * u[c];
            }
        }
        int columns = geometry.columns;
        if (geometry.grid().dimension() == 1) {
            // One row is divided between the tasks itself: every task sees all edges and writes its own cells.
            addTails(0, firstSlab, endSlab, u, du);
            addHeads(0, firstSlab, endSlab, u, du);
            return;
        }
        for (int row = firstSlab * slab / columns; row < endSlab * slab / columns; row++) {
            addTails(row, 0, columns, u, du);
            int tail = geometry.tailRow(row);
            if (tail >= 0) {
                addHeads(tail, 0, columns, u, du);
            }
        }
    }

    /** What the cells of a row gain from the edges that begin there, for columns first … end − 1. */
    private void addTails(int row, int first, int end, double[] u, double[] du) {
        int base = row * geometry.columns;
        int rates = at[row];
        int seam = geometry.seam();
        int head = geometry.headRow(row) * geometry.columns + geometry.shift;
        int around = geometry.shift >= 0 ? -geometry.columns : geometry.columns;
        for (int run = 0; run < 2; run++) {
            boolean before = (run == 0) == (geometry.shift >= 0);
            int start = Math.max(first, Math.max(from[row], before ? 0 : seam));
            int stop = Math.min(end, Math.min(to[row], before ? seam : geometry.columns));
            int target = run == 0 ? head : head + around;
            for (int j = start; j < stop; j++) {
                du[base + j] += backward[rates + j] * u[target + j] - forward[rates + j] * u[base + j];
            }
        }
    }

    /** What the cells in which the edges of a row end gain from them, for columns first … end − 1 of the heads. */
    private void addHeads(int row, int first, int end, double[] u, double[] du) {
        int base = row * geometry.columns;
        int rates = at[row];
        int seam = geometry.seam();
        int head = geometry.headRow(row) * geometry.columns + geometry.shift;
        int around = geometry.shift >= 0 ? -geometry.columns : geometry.columns;
        for (int run = 0; run < 2; run++) {
            boolean before = (run == 0) == (geometry.shift >= 0);
            int moved = geometry.shift + (run == 0 ? 0 : around);
            int start = Math.max(first - moved, Math.max(from[row], before ? 0 : seam));
            int stop = Math.min(end - moved, Math.min(to[row], before ? seam : geometry.columns));
            int target = run == 0 ? head : head + around;
            for (int j = start; j < stop; j++) {
                du[target + j] += forward[rates + j] * u[base + j] - backward[rates + j] * u[target + j];
            }
        }
    }

    @Override
    public void solve(double c, double[] w, TaskRunner runner) {
        solver.solve(this, c, null, w, runner);
    }

    @Override
    public void solveWeighted(double c, double[] m, double[] w, TaskRunner runner) {
        solver.solve(this, c, m, w, runner);
    }

    @Override
    public void edges(EdgeVisitor visitor) {
        double volume = geometry.grid().volume(0);
        for (int row = 0; row < geometry.rows; row++) {
            for (int j = from[row]; j < to[row]; j++) {
                double a = forward[at[row] + j];
                double b = backward[at[row] + j];
                if (a != 0 || b != 0) {
                    int head = geometry.headRow(row) * geometry.columns + geometry.headColumn(j);
                    visitor.edge(row * geometry.columns + j, head, a * volume, b * volume);
                }
            }
        }
        for (Exit exit : exits) {
            visitor.exit(exit.cell(), exit.wall().axis(), exit.wall().upper(), exit.rate() * volume);
        }
    }

    @Override
    public double columnBound() {
        double[] out = new double[geometry.grid().size()];
        for (int row = 0; row < geometry.rows; row++) {
            int base = row * geometry.columns;
            int head = geometry.headRow(row) * geometry.columns;
            for (int j = from[row]; j < to[row]; j++) {
                out[base + j] += forward[at[row] + j];
                out[head + geometry.headColumn(j)] += backward[at[row] + j];
            }
        }
        double bound = 0;
        for (int c = 0; c < out.length; c++) {
            bound = Math.max(bound, 2 * out[c] + (loss.length > 0 ? loss[c] : 0));
        }
        return bound;
    }
}
