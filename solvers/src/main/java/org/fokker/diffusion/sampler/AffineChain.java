package org.fokker.diffusion.sampler;

import java.util.Arrays;
import org.fokker.diffusion.CholeskyFactor;
import org.fokker.diffusion.TimeGrid;
import org.fokker.distribution.GaussianLaw;
import org.fokker.process.Denoiser;

/**
 * The exact law in which a sampler ends if its denoiser is affine in x, as it is for Gaussian data: then the sampler, whichever it
 * is, is an affine map of the starting point and of all its normals, and its end is normal. The map is found by running it
 * on a block of unit vectors: one point without noise, and for each normal number a point that has this one alone.
 *
 * <p>For N steps with m normals for each of d coordinates that are N m d + d + 1 points.
 */
public final class AffineChain {

    private AffineChain() {}

    /**
     * The law at the end.
     *
     * @param sampler the sampler
     * @param model an affine denoiser, which is not checked
     * @param grid the times
     * @param start law of the starting point, not degenerate
     * @return the exact law at the last time of the grid, up to rounding
     * @throws IllegalArgumentException if dimensions differ, or there are more normals than an array holds
     */
    public static GaussianLaw law(Sampler sampler, Denoiser model, TimeGrid grid, GaussianLaw start) {
        int d = model.process().dimension();
        if (start.dimension() != d) {
            throw new IllegalArgumentException("dimensions differ: start " + start.dimension() + ", model " + d);
        }
        int rows = d * sampler.normalsPerStep();
        int n = Math.addExact(Math.multiplyExact(rows, grid.steps()), d + 1);
        double[][] x = unitVectors(start, n);
        double[][] z = new double[rows][n];
        Sampler.Walk walk = sampler.walk(model, grid, n);
        for (int k = 0; k < grid.steps(); k++) {
            int column = d + 1 + k * rows;
            for (int row = 0; row < rows; row++) {
                z[row][column + row] = 1;
            }
            walk.step(k, x, n, z);
            for (int row = 0; row < rows; row++) {
                z[row][column + row] = 0;
            }
        }
        return moments(x, n);
    }

    /** The mean, d points at the columns of a root of the covariance from it, and the mean again for each normal. */
    private static double[][] unitVectors(GaussianLaw start, int n) {
        int d = start.dimension();
        double[][] covariance = new double[d * (d + 1) / 2][1];
        for (int i = 0, row = 0; i < d; i++) {
            for (int c = 0; c <= i; c++, row++) {
                covariance[row][0] = start.covariance()[i][c];
            }
        }
        CholeskyFactor factor = new CholeskyFactor(d);
        factor.factorise(covariance, 0, 1, 0);
        double[][] x = new double[d][n];
        double[] unit = new double[d];
        for (int i = 0; i < d; i++) {
            Arrays.fill(x[i], start.mean()[i]);
            for (int c = 0; c < d; c++) {
                unit[c] = 1;
                x[i][c + 1] += factor.times(i, unit);
                unit[c] = 0;
            }
        }
        return x;
    }

    /** Mean and covariance of the image: each column is the image of a unit vector, less that of the mean. */
    private static GaussianLaw moments(double[][] x, int n) {
        int d = x.length;
        double[] mean = new double[d];
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            mean[i] = x[i][0];
            for (int c = 0; c <= i; c++) {
                double sum = 0;
                for (int j = 1; j < n; j++) {
                    sum += (x[i][j] - x[i][0]) * (x[c][j] - x[c][0]);
                }
                covariance[i][c] = sum;
                covariance[c][i] = sum;
            }
        }
        return new GaussianLaw(mean, covariance);
    }
}
