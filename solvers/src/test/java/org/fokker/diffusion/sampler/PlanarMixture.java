package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.distribution.GaussianMixture;
import org.fokker.method.Parameters;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;

/** Three modes in the plane, one of them oblique, a process with a centre, and nine starting points with their exact ends. */
final class PlanarMixture {

    static final GaussianMixture THREE_MODES = GaussianMixture.of(
            new double[] {0.3, 0.4, 0.3}, new double[][] {{-1.2, 0.3}, {0.8, 0.9}, {0.5, -1}}, new double[][][] {
                {{0.09, 0.04}, {0.04, 0.06}}, {{0.2, 0}, {0, 0.1}}, {{0.08, 0}, {0, 0.08}}
            });

    private static final MixtureDiffusion LAW = new MixtureDiffusion(
            AffineGaussianProcess.around(VariancePreserving.linear(0.1, 20), 0.4, -0.2), THREE_MODES);

    private static final int POINTS = 9;

    private static final double[][] EXACT =
            run(Samplers.of("flow-dop853", Parameters.none().with("tolerance", 1e-12)), 1);

    private PlanarMixture() {}

    /** Root mean square distance from the ends of the flow, on a quadratic grid. */
    static double error(Sampler sampler, int steps) {
        double[][] x = run(sampler, steps);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < POINTS; j++) {
                sum += (x[i][j] - EXACT[i][j]) * (x[i][j] - EXACT[i][j]);
            }
        }
        return Math.sqrt(sum / POINTS);
    }

    private static double[][] run(Sampler sampler, int steps) {
        double[][] x = new double[2][POINTS];
        for (int j = 0; j < POINTS; j++) {
            // Off the symmetry lines, between −1.7 and 1.7.
            x[0][j] = -1.6 + 1.6 * (j % 3);
            x[1][j] = -1.7 + 1.6 * Math.floorDiv(j, 3);
        }
        TimeGrid grid = TimeGrid.of(LAW.process().schedule(), TimeSpacings.QUADRATIC, 1e-3, 1, steps);
        Sampler.Walk walk = sampler.walk(LAW, grid, POINTS);
        for (int k = 0; k < steps; k++) {
            walk.step(k, x, POINTS, new double[0][]);
        }
        return x;
    }
}
