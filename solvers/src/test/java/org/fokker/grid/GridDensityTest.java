package org.fokker.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.ObservedOrder;
import org.junit.jupiter.api.Test;

class GridDensityTest {

    private static final GaussianMixture PLANE =
            GaussianMixture.of(new double[] {0.4, 0.6}, new double[][] {{-0.5, 0.4}, {0.6, -0.3}}, new double[][][] {
                {{0.5, 0.2}, {0.2, 0.4}}, {{0.3, -0.1}, {-0.1, 0.6}}
            });

    private static GridDensity onGrid(GaussianMixture mixture, int cells) {
        int d = mixture.dimension();
        double[] lower = new double[d];
        double[] upper = new double[d];
        java.util.Arrays.fill(lower, -6);
        java.util.Arrays.fill(upper, 6);
        Grid grid = Grid.uniform(
                lower,
                upper,
                java.util.stream.IntStream.generate(() -> cells).limit(d).toArray());
        return new GridDensity(grid, CellAverages.of(mixture, grid));
    }

    @Test
    void rebinningKeepsMassAndEqualsAveragingOnTheCoarseGrid() {
        GridDensity fine = onGrid(PLANE, 60);
        Grid coarse = Grid.uniform(new double[] {-6, -6}, new double[] {6, 6}, 20, 15);
        GridDensity rebinned = fine.rebin(coarse);
        // Coarse edges are fine edges, so only rounding separates averages of averages from averages: a dozen units.
        assertArrayEquals(CellAverages.of(PLANE, coarse), rebinned.averages(), 1e-14);
        GridDensity askew = fine.rebin(Grid.uniform(new double[] {-6, -6}, new double[] {6, 6}, 17, 23));
        assertEquals(fine.mass(), askew.mass(), 1e-14);
    }

    @Test
    void momentsExceedThoseOfASmoothDensityByASixthOfTheSquaredWidth() {
        GridDensity density = onGrid(PLANE, 48);
        double sixth = 0.25 * 0.25 / 6;
        double[][] covariance = density.covariance();
        double[][] exact = PLANE.covariance();
        // For a Gaussian the sum over cells errs by exp(−2π² σ²/h²) < 1e-30; what remains is the mass beyond ±6, 1e-13.
        assertArrayEquals(PLANE.mean(), density.mean(), 1e-12);
        assertEquals(exact[0][0] + sixth, covariance[0][0], 1e-11);
        assertEquals(exact[1][1] + sixth, covariance[1][1], 1e-11);
        assertEquals(exact[0][1], covariance[0][1], 1e-11);
        assertEquals(exact[0][1], covariance[1][0], 1e-11);
    }

    @Test
    void interpolationOfALinearFunctionIsExact() {
        Grid grid = new Grid(List.of(Axis.of(0, 0.3, 0.5, 1), Axis.uniform(0, 2, 5)));
        double[] averages = new double[grid.size()];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 5; j++) {
                averages[i * 5 + j] =
                        1 + 2 * grid.axis(0).centre(i) + 3 * grid.axis(1).centre(j);
            }
        }
        // Products of a few numbers below ten.
        assertEquals(1 + 2 * 0.41 + 3 * 1.03, new GridDensity(grid, averages).interpolate(0.41, 1.03), 1e-14);
        assertEquals(0, new GridDensity(grid, averages).interpolate(0.41, 2.03));
    }

    @Test
    void reconstructionIsOfFourthOrder() {
        double[][] x = {{-0.713, 0.2212, 1.437}, {0.519, -0.881, 0.0313}};
        ObservedOrder.assertOrder(
                4,
                cells -> {
                    double[] p = new double[3];
                    onGrid(PLANE, cells).evaluate(x, 3, p, new double[2][3]);
                    double worst = 0;
                    for (int j = 0; j < 3; j++) {
                        worst = Math.max(worst, Math.abs(p[j] - Math.exp(PLANE.logDensity(x[0][j], x[1][j]))));
                    }
                    return worst;
                },
                64,
                96,
                128,
                192,
                256,
                384);
    }

    @Test
    void reconstructedScoreIsRightInTheTailOfAGaussian() {
        GridDensity density = onGrid(GaussianMixture.standardNormal(1), 240);
        double[] p = new double[1];
        double[][] gradient = new double[1][1];
        density.evaluate(new double[][] {{5.513}}, 1, p, gradient);
        // log p is a parabola; of the averages' correction the order h⁴ x³/1440·… remains: below 1e-4 at h = 0.05.
        assertEquals(-5.513, gradient[0][0] / p[0], 1e-4);
    }

    @Test
    void scoreByDifferencesIsOfSecondOrder() {
        ObservedOrder.assertOrder(
                2,
                cells -> {
                    GridDensity density = onGrid(PLANE, cells);
                    double[][] score = density.score();
                    double sum = 0;
                    for (int c = 0; c < density.grid().size(); c++) {
                        double x = density.grid().axis(0).centre(c / cells);
                        double y = density.grid().axis(1).centre(c % cells);
                        double weight = density.average(c) * density.grid().volume(c);
                        sum += weight * Math.abs(score[0][c] - PLANE.score(x, y)[0]);
                    }
                    return sum;
                },
                40,
                60,
                80,
                120,
                160);
    }

    @Test
    void cellOfAgreesWithTheStoredEdges() {
        for (Axis axis : List.of(Axis.uniform(-0.7, 0.3, 97), Axis.of(0, 0.1, 0.35, 1, 4))) {
            for (int i = 0; i < axis.cells(); i++) {
                assertEquals(i, axis.cellOf(axis.edge(i)));
                assertEquals(i, axis.cellOf(Math.nextDown(axis.edge(i + 1))));
            }
            assertEquals(0, axis.cellOf(axis.lower() - 1));
            assertEquals(axis.cells() - 1, axis.cellOf(axis.upper()));
        }
        assertTrue(Axis.uniform(0, 1, 3).isUniform());
    }
}
