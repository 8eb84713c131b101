package org.fokker.grid;

/**
 * A smooth density through cell averages: averages become values at the centres by p = p̄ − (h²/24) p̄'', and the logarithms
 * of these are interpolated by cubics over the four nearest centres of every axis. A Gaussian is reproduced to the order of
 * the correction, h⁴, also in its tails, where interpolating p itself would lose all relative accuracy and the sign. Where a
 * value that is needed is not positive the averages are interpolated linearly.
 *
 * <p>Not safe for several threads.
 */
final class Reconstruction {

    private static final int NODES = 4;

    private final Grid grid;
    private final double[] averages;
    private final int d;
    private final int[] first;
    private final int[] count;
    private final double[][] value;
    private final double[][] slope;

    Reconstruction(Grid grid, double[] averages) {
        this.grid = grid;
        this.averages = averages;
        d = grid.dimension();
        first = new int[d];
        count = new int[d];
        value = new double[d][NODES];
        slope = new double[d][NODES];
    }

    /** Evaluates at point number j of x and writes to entry j of density and gradient. */
    void evaluate(double[][] x, int j, double[] density, double[][] gradient) {
        density[j] = 0;
        for (int i = 0; i < d; i++) {
            gradient[i][j] = 0;
        }
        for (int i = 0; i < d; i++) {
            if (!(x[i][j] >= grid.axis(i).lower() && x[i][j] <= grid.axis(i).upper())) {
                return;
            }
            stencil(i, x[i][j], NODES);
        }
        if (!logarithmic(j, density, gradient)) {
            for (int i = 0; i < d; i++) {
                stencil(i, x[i][j], 2);
            }
            linear(j, density, gradient);
        }
    }

    private boolean logarithmic(int j, double[] density, double[][] gradient) {
        double log = 0;
        double[] logSlope = new double[d];
        int points = 1;
        for (int i = 0; i < d; i++) {
            points *= count[i];
        }
        for (int point = 0; point < points; point++) {
            int cell = cell(point);
            double p = centreValue(cell);
            if (!(p > 0)) {
                return false;
            }
            double logarithm = Math.log(p);
            log += logarithm * product(point, -1);
            for (int i = 0; i < d; i++) {
                logSlope[i] += logarithm * product(point, i);
            }
        }
        density[j] = Math.exp(log);
        for (int i = 0; i < d; i++) {
            gradient[i][j] = density[j] * logSlope[i];
        }
        return true;
    }

    private void linear(int j, double[] density, double[][] gradient) {
        int points = 1;
        for (int i = 0; i < d; i++) {
            points *= count[i];
        }
        for (int point = 0; point < points; point++) {
            double p = averages[cell(point)];
            density[j] += p * product(point, -1);
            for (int i = 0; i < d; i++) {
                gradient[i][j] += p * product(point, i);
            }
        }
    }

    /** Lagrange's weights of the nearest centres of an axis for the value and the slope at x. */
    private void stencil(int i, double x, int nodes) {
        Axis axis = grid.axis(i);
        int n = Math.min(nodes, axis.cells());
        int own = axis.cellOf(x);
        int left = x < axis.centre(own) ? own - 1 : own;
        int from = Math.max(0, Math.min(left - (n - 1) / 2, axis.cells() - n));
        first[i] = from;
        count[i] = n;
        for (int a = 0; a < n; a++) {
            double weight = 1;
            double derivative = 0;
            for (int b = 0; b < n; b++) {
                if (b != a) {
                    double distance = axis.centre(from + a) - axis.centre(from + b);
                    derivative = (derivative * (x - axis.centre(from + b)) + weight) / distance;
                    weight *= (x - axis.centre(from + b)) / distance;
                }
            }
            value[i][a] = weight;
            slope[i][a] = derivative;
        }
    }

    /** Product of the weights of a point of the stencil; along axis {@code sloped} that of the slope. */
    private double product(int point, int sloped) {
        double product = 1;
        int rest = point;
        for (int i = d - 1; i >= 0; i--) {
            int a = rest % count[i];
            rest /= count[i];
            product *= i == sloped ? slope[i][a] : value[i][a];
        }
        return product;
    }

    private int cell(int point) {
        int cell = 0;
        int step = 1;
        int rest = point;
        for (int i = d - 1; i >= 0; i--) {
            cell += (first[i] + rest % count[i]) * step;
            step *= grid.axis(i).cells();
            rest /= count[i];
        }
        return cell;
    }

    /** p̄ − Σ_i (h_i²/24) ∂_i² p̄, the value at the centre to fourth order; without the correction at walls. */
    private double centreValue(int cell) {
        double p = averages[cell];
        for (int i = 0; i < d; i++) {
            Axis axis = grid.axis(i);
            int stride = grid.stride(i);
            int index = cell / stride % axis.cells();
            if (index > 0 && index < axis.cells() - 1) {
                double below = axis.centre(index) - axis.centre(index - 1);
                double above = axis.centre(index + 1) - axis.centre(index);
                double h = axis.width(index);
                double second = 2
                        * ((averages[cell + stride] - averages[cell]) / above
                                - (averages[cell] - averages[cell - stride]) / below)
                        / (below + above);
                p -= h * h / 24 * second;
            }
        }
        return p;
    }
}
