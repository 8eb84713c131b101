package org.fokker.diffusion.score;

import java.util.Arrays;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;

/** A regression on random features at knots of λ, linear between them. */
final class RandomFeatureDenoiser implements Denoiser {

    private final AffineGaussianProcess process;
    private final Preconditioning preconditioning;
    private final FourierFeatures features;
    private final double first;
    private final double last;
    private final double[][][] weights;

    /**
     * Joins the knots.
     *
     * @param process the process that makes the noise
     * @param preconditioning of input and output
     * @param features φ
     * @param first λ of the first knot
     * @param last λ of the last knot; they are equally spaced
     * @param weights knots × features × d
     */
    RandomFeatureDenoiser(
            AffineGaussianProcess process,
            Preconditioning preconditioning,
            FourierFeatures features,
            double first,
            double last,
            double[][][] weights) {
        this.process = process;
        this.preconditioning = preconditioning;
        this.features = features;
        this.first = first;
        this.last = last;
        this.weights = weights;
    }

    @Override
    public AffineGaussianProcess process() {
        return process;
    }

    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        int d = x.length;
        Preconditioning.At at = preconditioning.at(t);
        double[][] z = new double[d][n];
        Preconditioning.input(at, x, n, z);
        double[][] phi = new double[features.size()][n];
        features.evaluate(z, n, phi);
        double place = (process.schedule().logSnr(t) - first) / (last - first) * (weights.length - 1);
        int knot = (int) Math.max(0, Math.min(weights.length - 2, Math.floor(place)));
        // Beyond the ends the last knot's regression stands, not its extrapolation.
        double share = Math.max(0, Math.min(1, place - knot));
        for (int i = 0; i < d; i++) {
            Arrays.fill(mean[i], 0, n, 0);
            for (int f = 0; f < phi.length; f++) {
                double w = (1 - share) * weights[knot][f][i] + share * weights[knot + 1][f][i];
                double[] row = phi[f];
                for (int j = 0; j < n; j++) {
                    mean[i][j] += w * row[j];
                }
            }
        }
        preconditioning.output(at, z, n, mean);
    }
}
