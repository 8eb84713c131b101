package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.MixtureDiffusion;

/** Three modes in the plane, one of them oblique, and 25 starting points. */
final class PlanarMixture {

    static final GaussianMixture THREE_MODES = GaussianMixture.of(
            new double[] {0.3, 0.4, 0.3}, new double[][] {{-1.2, 0.3}, {0.8, 0.9}, {0.5, -1}}, new double[][][] {
                {{0.09, 0.04}, {0.04, 0.06}}, {{0.2, 0}, {0, 0.1}}, {{0.08, 0}, {0, 0.08}}
            });

    private static final int POINTS = 25;

    private PlanarMixture() {}

    /** Where the starting points end on a quadratic grid. */
    static double[][] run(Sampler sampler, MixtureDiffusion law, int steps) {
        double[][] x = new double[2][POINTS];
        for (int j = 0; j < POINTS; j++) {
            // Off the symmetry lines, between −1.7 and 2.
            x[0][j] = -1.6 + 0.9 * (j % 5);
            x[1][j] = -1.7 + 0.9 * (j / 5);
        }
        TimeGrid grid = TimeGrid.of(law.process().schedule(), TimeSpacings.QUADRATIC, 1e-3, 1, steps);
        Sampler.Walk walk = sampler.walk(law, grid, POINTS);
        for (int k = 0; k < steps; k++) {
            walk.step(k, x, POINTS, new double[0][]);
        }
        return x;
    }

    /** Root mean square distance. */
    static double distance(double[][] x, double[][] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < POINTS; j++) {
                sum += (x[i][j] - y[i][j]) * (x[i][j] - y[i][j]);
            }
        }
        return Math.sqrt(sum / POINTS);
    }
}
