package org.fokker.fokkerplanck.spectral;

import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;

/** Value and gradient of the interpolating polynomial at any points of the box; outside both are zero. */
final class ChebyshevInterpolation {

    private final ChebyshevLine[] lines;
    private final Grid grid;
    private final double[] values;
    /** Derivatives along each axis, at its interpolation points and the nodes of the other axes. */
    private final double[][] slopes;

    private final double[][] cardinals;
    private final double[][] nodal;

    ChebyshevInterpolation(ChebyshevLine[] lines, Grid grid, double[] values, TaskRunner runner) {
        this.lines = lines;
        this.grid = grid;
        this.values = values;
        int d = lines.length;
        slopes = new double[d][];
        cardinals = new double[d][];
        nodal = new double[d][];
        for (int i = 0; i < d; i++) {
            slopes[i] = new double[values.length / lines[i].nodes() * lines[i].points()];
            lines[i].slopeAtPoints().apply(values, grid.stride(i), 1, slopes[i], false, runner);
            cardinals[i] = new double[lines[i].points()];
            nodal[i] = new double[lines[i].nodes()];
        }
    }

    void evaluate(double[][] x, int n, double[] density, double[][] gradient) {
        for (int j = 0; j < n; j++) {
            boolean inside = moveTo(x, j);
            density[j] = inside ? TensorContraction.of(values, nodal) : 0;
            for (int i = 0; i < lines.length; i++) {
                double[] own = nodal[i];
                nodal[i] = cardinals[i];
                gradient[i][j] = inside ? TensorContraction.of(slopes[i], nodal) : 0;
                nodal[i] = own;
            }
        }
    }

    private boolean moveTo(double[][] x, int j) {
        for (int i = 0; i < lines.length; i++) {
            if (!(x[i][j] >= grid.axis(i).lower() && x[i][j] <= grid.axis(i).upper())) {
                return false;
            }
            lines[i].interpolate(x[i][j], cardinals[i]);
            int first = lines[i].firstNode();
            System.arraycopy(cardinals[i], first, nodal[i], 0, nodal[i].length);
        }
        return true;
    }
}
