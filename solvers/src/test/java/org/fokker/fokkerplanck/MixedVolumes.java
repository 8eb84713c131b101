package org.fokker.fokkerplanck;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.grid.Grid;
import org.fokker.kernel.Kernels;

/**
 * A system of directional parts and, explicitly, the mixed derivatives Σ_{i≠k} ∂_i∂_k (D_ik p) of a constant tensor by the
 * conservative cross of four points, on equal cells: the face between c and c + e_i has the flux −D_ik (g(c) + g(c + e_i))/(4 h_k),
 * g(c) = u(c + e_k) − u(c − e_k), and none at a wall.
 */
public final class MixedVolumes implements DirectionalSolve {

    private final DirectionalSolve inner;
    private final Grid grid;
    private final double[][] tensor;
    private final int[] shape;
    private final int[] stride;

    /**
     * Adds mixed derivatives.
     *
     * @param inner the rest
     * @param tensor D, of which the diagonal is not used
     */
    public MixedVolumes(DirectionalSolve inner, double[][] tensor) {
        this.inner = inner;
        this.tensor = tensor;
        grid = inner.grid();
        shape = grid.shape();
        stride = new int[shape.length];
        Arrays.setAll(stride, grid::stride);
    }

    /** du = share·du + weight·A_0 u. */
    private void mix(double share, double weight, double[] u, double[] du) {
        int last = grid.dimension() - 1;
        int cells = grid.axis(last).cells();
        int rows = grid.size() / cells;
        int perTask = Math.max(1, TaskRunner.RANGE / cells);
        runner().run((rows + perTask - 1) / perTask, task -> {
            int[] index = new int[grid.dimension()];
            for (int row = task * perTask; row < Math.min(rows, (task + 1) * perTask); row++) {
                for (int j = row * cells; share != 1 && j < (row + 1) * cells; j++) {
                    du[j] *= share;
                }
                for (int i = 0; i <= last; i++) {
                    for (int k = i + 1; k <= last; k++) {
                        if (tensor[i][k] != 0) {
                            row(i, k, row * cells, weight, u, du, index);
                        }
                    }
                }
            }
        });
    }

    private void row(int i, int k, int first, double weight, double[] u, double[] du, int[] index) {
        int last = grid.dimension() - 1;
        int cells = shape[last];
        double w = weight
                * tensor[i][k]
                / (4 * grid.axis(i).width(0) * grid.axis(k).width(0));
        locate(first, index);
        boolean inside = inside(i, index) && (k == last || inside(k, index));
        int from = k == last ? 1 : 0;
        int end = inside ? cells - from : from;
        int a = stride[i];
        int b = stride[k];
        int own = first + from;
        if (end > from) {
            Kernels.addCross(end - from, 2 * w, u, own + a + b, own + a - b, own - a + b, own - a - b, du, own);
        }
        for (int c = first; c < first + cells; c++) {
            if (c == own && end > from) {
                c = first + end - 1;
                continue;
            }
            locate(c, index);
            double one = across(i, k, c, index, u);
            du[c] += w * (one + across(k, i, c, index, u));
        }
    }

    private boolean inside(int i, int[] index) {
        return index[i] > 0 && index[i] < shape[i] - 1;
    }

    private void locate(int c, int[] index) {
        for (int i = 0; i < index.length; i++) {
            index[i] = c / stride[i] % shape[i];
        }
    }

    /** The fluxes through the faces of axis i, as the difference of the sums of g beside them. */
    private double across(int i, int k, int c, int[] index, double[] u) {
        double own = slope(k, c, index, u);
        double upper = index[i] == shape[i] - 1 ? -own : slope(k, c + stride[i], index, u);
        double lower = index[i] == 0 ? -own : slope(k, c - stride[i], index, u);
        return upper - lower;
    }

    private double slope(int k, int c, int[] index, double[] u) {
        int up = index[k] == shape[k] - 1 ? c : c + stride[k];
        int down = index[k] == 0 ? c : c - stride[k];
        return u[up] - u[down];
    }

    @Override
    public void apply(double t, double[] u, double[] du) {
        inner.apply(t, u, du);
        mix(1, 1, u, du);
    }

    @Override
    public void applyLinear(double t, double[] u, double[] du) {
        inner.applyLinear(t, u, du);
        mix(1, 1, u, du);
    }

    @Override
    public void applyRemainder(double t, double[] u, double[] du) {
        inner.applyRemainder(t, u, du);
        mix(1, 1, u, du);
    }

    @Override
    public void applyWeighted(double t, double mixed, double directional, double[] u, double[] du) {
        inner.applyLinear(t, u, du);
        mix(directional, mixed, u, du);
    }

    @Override
    public boolean hasMixedPart() {
        return true;
    }

    @Override
    public int parts() {
        return inner.parts();
    }

    @Override
    public void applyPart(int part, double t, double[] u, double[] du) {
        inner.applyPart(part, t, u, du);
    }

    @Override
    public void solvePart(int part, double t, double c, double[] w) {
        inner.solvePart(part, t, c, w);
    }

    @Override
    public boolean hasSource() {
        return inner.hasSource();
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public double[] initial() {
        return inner.initial();
    }

    @Override
    public TaskRunner runner() {
        return inner.runner();
    }

    @Override
    public boolean autonomous() {
        return inner.autonomous();
    }

    @Override
    public double mass(double[] u) {
        return inner.mass(u);
    }

    @Override
    public double[] cellAverages(double[] u) {
        return inner.cellAverages(u);
    }

    @Override
    public void evaluate(double[] u, double[][] x, int n, double[] density, double[][] gradient) {
        inner.evaluate(u, x, n, density, gradient);
    }

    @Override
    public double spectralBound(double t) {
        double bound = inner.spectralBound(t);
        for (int i = 0; i < tensor.length; i++) {
            for (int k = i + 1; k < tensor.length; k++) {
                // Four points of weight 2|D|/(4 h_i h_k); at walls no column weighs more than twice that.
                bound += 4
                        * Math.abs(tensor[i][k])
                        / (grid.axis(i).width(0) * grid.axis(k).width(0));
            }
        }
        return bound;
    }
}
