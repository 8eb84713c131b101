package org.fokker.diffusion.conditional;

import java.util.Arrays;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;

/** Moments of a denoiser by central differences, Cov v ≈ (s²/a) (x̂(x + h s v) − x̂(x − h s v))/(2 h s). */
final class DifferencedMoments implements MomentDenoiser {

    /** ε^{1/3}: truncation h² and rounding ε/h in balance, each about 4e-11 of what is differenced. */
    private static final double STEP = Math.cbrt(0x1p-52);

    private final Denoiser model;
    private final double[][] directions;

    DifferencedMoments(Denoiser model, double[][] directions) {
        this.model = model;
        this.directions = Arrays.stream(directions).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public AffineGaussianProcess process() {
        return model.process();
    }

    @Override
    public double[][] directions() {
        return directions.clone();
    }

    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        model.denoise(t, x, n, mean);
    }

    @Override
    public void moments(double t, double[][] x, int n, double[][] mean, double[][][] products) {
        model.denoise(t, x, n, mean);
        double s2 = process().schedule().variance(t);
        double step = STEP * Math.sqrt(s2);
        double factor = s2 / (process().schedule().scale(t) * 2 * step);
        double[][] moved = new double[x.length][n];
        double[][] behind = new double[x.length][n];
        for (int i = 0; i < directions.length; i++) {
            if (s2 == 0) {
                for (double[] row : products[i]) {
                    Arrays.fill(row, 0, n, 0);
                }
                continue;
            }
            move(x, n, step, directions[i], moved);
            model.denoise(t, moved, n, products[i]);
            move(x, n, -step, directions[i], moved);
            model.denoise(t, moved, n, behind);
            for (int l = 0; l < x.length; l++) {
                for (int j = 0; j < n; j++) {
                    products[i][l][j] = factor * (products[i][l][j] - behind[l][j]);
                }
            }
        }
    }

    private static void move(double[][] x, int n, double step, double[] direction, double[][] moved) {
        for (int l = 0; l < x.length; l++) {
            for (int j = 0; j < n; j++) {
                moved[l][j] = x[l][j] + step * direction[l];
            }
        }
    }
}
