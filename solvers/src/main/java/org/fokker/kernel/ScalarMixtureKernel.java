package org.fokker.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One point after the other, one pass over the components with a running maximum M of their log-densities l: S = Σ
 * exp(l − M) and G = Σ exp(l − M) WᵀW(x − m) are scaled down whenever M rises. Then log p = M + log S and ∇ log p =
 * −G/S. One exponential per component; components of weight zero (l = −∞) add exactly zero.
 */
final class ScalarMixtureKernel implements MixtureKernel {

    @Override
    public void evaluate(
            PackedMixture mixture, double[][] x, int from, int n, double[] logDensity, double @Nullable [][] score) {
        int d = mixture.dimension();
        double[] whitened = new double[d];
        double[] sum = new double[d];
        double[] logScale = mixture.logScale();
        for (int j = from; j < from + n; j++) {
            double maximum = NO_MAXIMUM;
            double total = 0;
            Arrays.fill(sum, 0);
            for (int k = 0; k < logScale.length; k++) {
                double square = whiten(mixture, k, x, j, whitened);
                square = square > LARGEST_SQUARE ? LARGEST_SQUARE : square;
                double l = Math.fma(-0.5, square, logScale[k]);
                double ratio = Elementary.exp(-Math.abs(l - maximum));
                boolean rises = l > maximum;
                double scale = rises ? ratio : 1;
                double e = rises ? 1 : ratio;
                maximum = rises ? l : maximum;
                total = Math.fma(total, scale, e);
                if (score != null) {
                    for (int c = 0; c < d; c++) {
                        sum[c] = Math.fma(sum[c], scale, e * pullBack(mixture, k, whitened, c));
                    }
                }
            }
            logDensity[j] = total >= 1 ? maximum + Elementary.logNormal(total) : Double.NaN;
            if (score != null) {
                for (int c = 0; c < d; c++) {
                    score[c][j] = -sum[c] / total;
                }
            }
        }
    }

    /** Writes W(x − m) and returns its squared norm. */
    private static double whiten(PackedMixture mixture, int k, double[][] x, int j, double[] whitened) {
        int d = mixture.dimension();
        double[] mean = mixture.mean();
        double[] w = mixture.whitening();
        int at = k * mixture.shape().size(d);
        double square = 0;
        for (int i = 0; i < d; i++) {
            double y = 0;
            switch (mixture.shape()) {
                case ISOTROPIC -> y = w[k] * (x[i][j] - mean[k * d + i]);
                case DIAGONAL -> y = w[at + i] * (x[i][j] - mean[k * d + i]);
                case FULL -> {
                    for (int c = 0; c <= i; c++) {
                        y = Math.fma(w[at + i * (i + 1) / 2 + c], x[c][j] - mean[k * d + c], y);
                    }
                }
            }
            whitened[i] = y;
            square = Math.fma(y, y, square);
        }
        return square;
    }

    /** Returns component c of Wᵀy. */
    private static double pullBack(PackedMixture mixture, int k, double[] y, int c) {
        int d = mixture.dimension();
        double[] w = mixture.whitening();
        int at = k * mixture.shape().size(d);
        return switch (mixture.shape()) {
            case ISOTROPIC -> w[k] * y[c];
            case DIAGONAL -> w[at + c] * y[c];
            case FULL -> {
                double v = 0;
                for (int i = c; i < d; i++) {
                    v = Math.fma(w[at + i * (i + 1) / 2 + c], y[i], v);
                }
                yield v;
            }
        };
    }
}
