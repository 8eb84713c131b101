package org.fokker.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;
import org.junit.jupiter.api.Test;

class CellAveragesTest {

    /** The same law, but of a type that is known to be a density only. */
    private static Density anonymous(Density density) {
        return new Density() {
            @Override
            public int dimension() {
                return density.dimension();
            }

            @Override
            public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
                density.evaluate(x, n, logDensity, score);
            }
        };
    }

    private static double peak(double[] averages) {
        return Arrays.stream(averages).max().orElseThrow();
    }

    @Test
    void cubatureAgreesWithDifferencesOfErrorFunctionsForCellsUpToOneDeviation() {
        GaussianMixture mixture =
                GaussianMixture.of(new double[] {0.3, 0.5, 0.2}, new double[][] {{-2}, {0}, {1.5}}, new double[][][] {
                    {{0.04}}, {{0.25}}, {{0.01}}
                });
        for (int cells : new int[] {160, 333, 1000}) {
            Grid grid = Grid.uniform(new double[] {-8}, new double[] {8}, cells);
            double[] exact = CellAverages.of(mixture, grid);
            // Accepted boxes are at most one deviation wide, where the seven-point rule errs by 9e-15 of the peak; the
            // rest
            // is rounding of exp(log p) at |log p| up to 20.
            assertArrayEquals(exact, CellAverages.of(anonymous(mixture), grid), 1e-13 * peak(exact));
        }
    }

    @Test
    void cubatureAgreesWithProductsOfErrorFunctionsInThePlane() {
        GaussianMixture mixture =
                GaussianMixture.of(new double[] {0.6, 0.4}, new double[][] {{-1, 0.5}, {1, -1}}, new double[][][] {
                    {{0.2, 0}, {0, 0.5}}, {{0.3, 0}, {0, 0.1}}
                });
        Grid grid = Grid.uniform(new double[] {-6, -6}, new double[] {6, 6}, 24, 30);
        double[] exact = CellAverages.of(mixture, grid);
        // As in one dimension.
        assertArrayEquals(exact, CellAverages.of(anonymous(mixture), grid), 1e-13 * peak(exact));
    }

    @Test
    void massOfRotatedPeaksMuchNarrowerThanACellIsFound() {
        // Principal deviations 0.032 and 0.003 in cells of width 0.5.
        double wide = 1e-3;
        double narrow = 1e-5;
        double c = Math.cos(0.7);
        double s = Math.sin(0.7);
        double[][] covariance = {
            {c * c * wide + s * s * narrow, c * s * (wide - narrow)},
            {c * s * (wide - narrow), s * s * wide + c * c * narrow}
        };
        GaussianMixture mixture =
                GaussianMixture.of(new double[] {1}, new double[][] {{0.13, -0.21}}, new double[][][] {covariance});
        Grid grid = Grid.uniform(new double[] {-4, -4}, new double[] {4, 4}, 16, 16);
        GridDensity density = new GridDensity(grid, CellAverages.of(mixture, grid));
        // Nine deviations of reach leave 1e-18; every box that holds mass is below 1.5 deviations and then checked.
        assertEquals(1, density.mass(), 1e-10);
    }

    @Test
    void marginalOfCorrelatedAveragesIsTheMarginalsAverage() {
        GaussianMixture mixture = GaussianMixture.of(new double[] {1}, new double[][] {{0.2, -0.1}}, new double[][][] {
            {{0.5, 0.3}, {0.3, 0.4}}
        });
        GaussianMixture first =
                GaussianMixture.of(new double[] {1}, new double[][] {{0.2}}, new double[][][] {{{0.5}}});
        Grid grid = Grid.uniform(new double[] {-8, -8}, new double[] {8, 8}, 64, 80);
        double[] marginal = new GridDensity(grid, CellAverages.of(mixture, grid))
                .marginal(0)
                .averages();
        // Eighty cells of error 1e-14 of the peak each.
        assertArrayEquals(CellAverages.of(first, new Grid(java.util.List.of(grid.axis(0)))), marginal, 1e-13);
    }

    @Test
    void aPointMassKeepsMassAndMean() {
        Grid grid = Grid.uniform(new double[] {0, -1}, new double[] {1, 1}, 10, 8);
        GridDensity density = new GridDensity(grid, CellAverages.of(GaussianMixture.point(0.33, 0.4), grid));
        // Sums of four products of numbers below ten: a few units of rounding.
        assertEquals(1, density.mass(), 1e-14);
        assertArrayEquals(new double[] {0.33, 0.4}, density.mean(), 1e-14);
    }

    @Test
    void averagesOfTheTailsAreRelativelyAccurate() {
        Grid grid = Grid.uniform(new double[] {0}, new double[] {20}, 20);
        double[] averages = CellAverages.of(GaussianMixture.standardNormal(1), grid);
        // ½ (erfc(19/√2) − erfc(20/√2)) by the C library; the incomplete gamma function behind Erf keeps 12 digits
        // here.
        assertEquals(8.52722392509511e-81, averages[19], 1e-12 * 8.5e-81);
    }

    @Test
    void dimensionsMustAgree() {
        Grid grid = Grid.uniform(new double[] {0}, new double[] {1}, 4);
        assertThrows(IllegalArgumentException.class, () -> CellAverages.of(GaussianMixture.standardNormal(2), grid));
    }
}
