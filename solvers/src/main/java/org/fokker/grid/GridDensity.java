package org.fokker.grid;

import java.util.Arrays;

/** A density given by its averages over the cells of a grid. Immutable, as long as the array it looks at is not changed. */
public final class GridDensity {

    private final Grid grid;
    private final double[] averages;

    /**
     * Looks at averages.
     *
     * @param grid the cells
     * @param averages one for each cell; not copied
     * @throws IllegalArgumentException if the length is not the number of cells
     */
    public GridDensity(Grid grid, double[] averages) {
        if (averages.length != grid.size()) {
            throw new IllegalArgumentException(
                    "a grid of " + grid.size() + " cells needs as many averages, got " + averages.length);
        }
        this.grid = grid;
        this.averages = averages;
    }

    /**
     * Returns the cells.
     *
     * @return the grid
     */
    public Grid grid() {
        return grid;
    }

    /**
     * Returns one average.
     *
     * @param cell number of the cell
     * @return the mean density in it
     */
    public double average(int cell) {
        return averages[cell];
    }

    /**
     * Returns all averages.
     *
     * @return a copy, one for each cell
     */
    public double[] averages() {
        return averages.clone();
    }

    /**
     * Returns the mass in the box.
     *
     * @return ∫ p
     */
    public double mass() {
        return grid.integral(averages);
    }

    /**
     * Mean of the density that is constant in every cell.
     *
     * @return ∫ x p / ∫ p, d
     */
    public double[] mean() {
        double[] mean = new double[grid.dimension()];
        double mass = mass();
        Arrays.setAll(mean, i -> {
            GridDensity line = marginal(i);
            double sum = 0;
            for (int c = 0; c < line.averages.length; c++) {
                sum += line.averages[c]
                        * line.grid.axis(0).width(c)
                        * line.grid.axis(0).centre(c);
            }
            return sum / mass;
        });
        return mean;
    }

    /**
     * Covariance of the density that is constant in every cell. For a smooth density on cells of width h it exceeds the
     * covariance of the density itself by h²/6 on the diagonal: h²/12 from the averaging, h²/12 from the constant pieces.
     *
     * @return the matrix, d × d
     */
    public double[][] covariance() {
        int d = grid.dimension();
        double mass = mass();
        double[] mean = mean();
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            GridDensity line = marginal(i);
            Axis axis = line.grid.axis(0);
            for (int c = 0; c < axis.cells(); c++) {
                double width = axis.width(c);
                double off = axis.centre(c) - mean[i];
                covariance[i][i] += line.averages[c] * width * (off * off + width * width / 12) / mass;
            }
            for (int k = 0; k < i; k++) {
                covariance[i][k] = mixedMoment(marginal(k, i), mean[k], mean[i]) / mass;
                covariance[k][i] = covariance[i][k];
            }
        }
        return covariance;
    }

    private static double mixedMoment(GridDensity plane, double first, double second) {
        Axis rows = plane.grid.axis(0);
        Axis columns = plane.grid.axis(1);
        double sum = 0;
        for (int r = 0; r < rows.cells(); r++) {
            double inner = 0;
            for (int c = 0; c < columns.cells(); c++) {
                inner += plane.averages[r * columns.cells() + c] * columns.width(c) * (columns.centre(c) - second);
            }
            sum += inner * rows.width(r) * (rows.centre(r) - first);
        }
        return sum;
    }

    /**
     * The density of some of the components.
     *
     * @param axes increasing numbers of the axes that are kept
     * @return the marginal, on the grid of those axes
     * @throws IllegalArgumentException if no axis is kept or they do not increase
     */
    public GridDensity marginal(int... axes) {
        if (axes.length == 0) {
            throw new IllegalArgumentException("a marginal keeps at least one axis");
        }
        for (int i = 1; i < axes.length; i++) {
            if (axes[i] <= axes[i - 1]) {
                throw new IllegalArgumentException("axes must increase, got " + Arrays.toString(axes));
            }
        }
        Grid kept = new Grid(Arrays.stream(axes).mapToObj(grid::axis).toList());
        double[] density = new double[kept.size()];
        for (int cell = 0; cell < averages.length; cell++) {
            double measure = 1;
            int target = 0;
            int step = 1;
            int rest = cell;
            int next = axes.length - 1;
            for (int i = grid.dimension() - 1; i >= 0; i--) {
                Axis axis = grid.axis(i);
                int index = rest % axis.cells();
                rest /= axis.cells();
                if (next >= 0 && axes[next] == i) {
                    target += index * step;
                    step *= axis.cells();
                    next--;
                } else {
                    measure *= axis.width(index);
                }
            }
            density[target] += averages[cell] * measure;
        }
        return new GridDensity(kept, density);
    }

    /**
     * Averages the density that is constant in every cell over the cells of another grid; mass within the other box is kept
     * exactly.
     *
     * @param other the new cells; what lies outside of this box counts as zero
     * @return the averages on them
     * @throws IllegalArgumentException if the dimensions differ
     */
    public GridDensity rebin(Grid other) {
        if (other.dimension() != grid.dimension()) {
            throw new IllegalArgumentException("dimensions differ: " + grid.dimension() + " and " + other.dimension());
        }
        double[] values = averages;
        int[] shape = grid.shape();
        for (int i = 0; i < shape.length; i++) {
            values = Rebinning.along(grid.axis(i), other.axis(i), values, shape, i);
            shape[i] = other.axis(i).cells();
        }
        return new GridDensity(other, values);
    }

    /**
     * d-linear interpolation of the averages, taken as values at the centres. Within half a cell of a wall the average
     * nearest to the point counts; outside of the box the density is zero.
     *
     * @param x a point, d
     * @return the interpolated density
     */
    public double interpolate(double... x) {
        int d = grid.dimension();
        double value = 0;
        for (int corner = 0; corner < 1 << d; corner++) {
            double weight = 1;
            int cell = 0;
            for (int i = 0; i < d; i++) {
                Axis axis = grid.axis(i);
                if (!(x[i] >= axis.lower() && x[i] <= axis.upper())) {
                    return 0;
                }
                int own = axis.cellOf(x[i]);
                int left = Math.max(0, x[i] < axis.centre(own) ? own - 1 : own);
                int right = Math.min(left + 1, axis.cells() - 1);
                double distance = axis.centre(right) - axis.centre(left);
                double share = distance == 0 ? 0 : (x[i] - axis.centre(left)) / distance;
                share = Math.max(0, Math.min(1, share));
                weight *= (corner >> i & 1) == 0 ? 1 - share : share;
                cell = cell * axis.cells() + ((corner >> i & 1) == 0 ? left : right);
            }
            value += weight == 0 ? 0 : weight * averages[cell];
        }
        return value;
    }

    /**
     * Density and gradient at points by {@link Reconstruction}: fourth order where the density is positive and smooth, and
     * positive there whatever the point.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param density receives p at 0 … n − 1; zero outside of the box
     * @param gradient receives ∇p, laid out like {@code x}
     */
    public void evaluate(double[][] x, int n, double[] density, double[][] gradient) {
        Reconstruction reconstruction = new Reconstruction(grid, averages);
        for (int j = 0; j < n; j++) {
            reconstruction.evaluate(x, j, density, gradient);
        }
    }

    /**
     * The score at the centres by differences of the logarithms of the averages: central inside, one-sided at the walls and
     * beside cells without mass; NaN in cells that have none themselves.
     *
     * @return ∇ log p by component, d × cells
     */
    public double[][] score() {
        double[] log = new double[averages.length];
        Arrays.setAll(log, c -> averages[c] > 0 ? Math.log(averages[c]) : Double.NaN);
        double[][] score = new double[grid.dimension()][averages.length];
        for (int i = 0; i < score.length; i++) {
            Axis axis = grid.axis(i);
            int stride = grid.stride(i);
            for (int cell = 0; cell < log.length; cell++) {
                int index = cell / stride % axis.cells();
                int below = index > 0 && !Double.isNaN(log[cell - stride]) ? 1 : 0;
                int above = index < axis.cells() - 1 && !Double.isNaN(log[cell + stride]) ? 1 : 0;
                double distance = axis.centre(index + above) - axis.centre(index - below);
                score[i][cell] = (log[cell + above * stride] - log[cell - below * stride]) / distance;
            }
        }
        return score;
    }
}
