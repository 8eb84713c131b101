package org.fokker.grid;

import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;

/**
 * Averages of a density over the cells of a grid. A point mass, a component of variance zero, goes into the cells whose
 * centres enclose it so that the mean is kept. Mixtures whose components are products over the axes are integrated in
 * closed form, everything else by adaptive Gauss–Legendre cubature with an absolute error of about 10⁻¹³ of the largest
 * average where the density is smooth.
 */
public final class CellAverages {

    private CellAverages() {}

    /**
     * Averages of a density.
     *
     * @param density p
     * @param grid the cells
     * @return (1/|c|) ∫_c p dx for each cell c, as a new array
     * @throws IllegalArgumentException if the dimensions differ, or a component is flat along a direction that is no axis
     */
    public static double[] of(Density density, Grid grid) {
        if (density.dimension() != grid.dimension()) {
            throw new IllegalArgumentException(
                    "dimensions differ: density " + density.dimension() + ", grid " + grid.dimension());
        }
        if (density instanceof GaussianMixture mixture) {
            MixtureShape shape = new MixtureShape(mixture);
            if (shape.degenerate()) {
                throw new IllegalArgumentException(
                        "a mixture with a singular covariance that is not diagonal has no averages on a grid along the axes");
            }
            return shape.separable()
                    ? SeparableAverages.of(shape, grid)
                    : new CellCubature(density, grid, shape::resolves).averages();
        }
        return new CellCubature(density, grid, (lower, upper) -> true).averages();
    }
}
