package org.fokker.kernel;

import static org.fokker.kernel.Elementary.*;
import static org.fokker.kernel.MixtureKernel.*;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * A block of points in any dimension: for each component a few short passes over rows that stay in the first-level cache
 * (whitened distances, weights, score sums). Points stand in lanes, so the arithmetic of a point is that of
 * {@link ScalarMixtureKernel}. The rows are padded to whole tiles with copies of the last point.
 */
final class SimdMixtureBlock {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Points whose sums are kept in registers at a time. */
    static final int TILE = 4 * LANES;

    private static final int CACHED_NUMBERS = 3072;

    private final ElementaryKernel logarithm = new SimdElementaryKernel();
    private final PackedMixture mixture;
    private final int d;
    private final int width;
    private final boolean wantsScore;
    private final double[] point;
    private final double[] shifted;
    private final double[] whitened;
    private final double[] pulledBack;
    private final double[] sum;
    private final double[] log;
    private final double[] scale;
    private final double[] maximum;
    private final double[] total;

    /** Makes room for blocks of up to about n points. */
    SimdMixtureBlock(PackedMixture mixture, int n, boolean wantsScore) {
        this.mixture = mixture;
        this.wantsScore = wantsScore;
        d = mixture.dimension();
        int cached = Math.max(TILE, CACHED_NUMBERS / (5 * d + 4) / TILE * TILE);
        width = Math.min(cached, (n + TILE - 1) / TILE * TILE);
        point = new double[d * width];
        shifted = new double[d * width];
        whitened = new double[d * width];
        pulledBack = new double[d * width];
        sum = new double[d * width];
        log = new double[width];
        scale = new double[width];
        maximum = new double[width];
        total = new double[width];
    }

    void evaluate(double[][] x, int from, int n, double[] logDensity, double @Nullable [][] score) {
        for (int begin = from; begin < from + n; begin += width) {
            int points = Math.min(width, from + n - begin);
            int padded = (points + TILE - 1) / TILE * TILE;
            for (int i = 0; i < d; i++) {
                System.arraycopy(x[i], begin, point, i * width, points);
                Arrays.fill(point, i * width + points, i * width + padded, x[i][begin + points - 1]);
            }
            Arrays.fill(maximum, 0, padded, NO_MAXIMUM);
            Arrays.fill(total, 0, padded, 0);
            Arrays.fill(sum, 0);
            for (int k = 0; k < mixture.components(); k++) {
                addComponent(k, padded);
            }
            logarithm.log(total, 0, points, log);
            for (int j = 0; j < points; j++) {
                logDensity[begin + j] = total[j] >= 1 ? maximum[j] + log[j] : Double.NaN;
            }
            if (score != null) {
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < points; j++) {
                        score[i][begin + j] = -sum[i * width + j] / total[j];
                    }
                }
            }
        }
    }

    private void addComponent(int k, int padded) {
        double[] w = mixture.whitening();
        int at = k * mixture.shape().size(d);
        for (int i = 0; i < d; i++) {
            shift(point, i * width, padded, mixture.mean()[k * d + i], shifted);
        }
        switch (mixture.shape()) {
            case ISOTROPIC -> whitenDiagonal(w, at, 0, d, width, padded, shifted, pulledBack, log);
            case DIAGONAL -> whitenDiagonal(w, at, 1, d, width, padded, shifted, pulledBack, log);
            case FULL -> {
                whitenFull(w, at, d, width, padded, shifted, whitened, log);
                if (wantsScore) {
                    pullBackFull(w, at, d, width, padded, whitened, pulledBack);
                }
            }
        }
        weigh(mixture.logScale()[k], padded, log, scale, maximum, total);
        if (wantsScore) {
            for (int i = 0; i < d; i++) {
                accumulate(i * width, padded, pulledBack, log, scale, sum);
            }
        }
    }

    private static void shift(double[] point, int row, int padded, double mean, double[] shifted) {
        for (int j = row; j < row + padded; j += LANES) {
            DoubleVector.fromArray(SPECIES, point, j).sub(mean).intoArray(shifted, j);
        }
    }

    /** Rows wy, y = w(x − m), and |y|² into {@code square}; the entry of w moves by {@code step} with the axis. */
    private static void whitenDiagonal(
            double[] w,
            int at,
            int step,
            int d,
            int width,
            int padded,
            double[] shifted,
            double[] pulledBack,
            double[] square) {
        for (int j = 0; j < padded; j += LANES) {
            DoubleVector q = DoubleVector.zero(SPECIES);
            for (int i = 0; i < d; i++) {
                double factor = w[at + i * step];
                DoubleVector y =
                        DoubleVector.fromArray(SPECIES, shifted, i * width + j).mul(factor);
                y.mul(factor).intoArray(pulledBack, i * width + j);
                q = y.fma(y, q);
            }
            q.intoArray(square, j);
        }
    }

    /** Rows y = W(x − m), and |y|² into {@code square}. */
    private static void whitenFull(
            double[] w, int at, int d, int width, int padded, double[] shifted, double[] whitened, double[] square) {
        for (int j = 0; j < padded; j += TILE) {
            DoubleVector q0 = DoubleVector.zero(SPECIES);
            DoubleVector q1 = q0;
            DoubleVector q2 = q0;
            DoubleVector q3 = q0;
            int entry = at;
            for (int i = 0; i < d; i++) {
                DoubleVector y0 = DoubleVector.zero(SPECIES);
                DoubleVector y1 = y0;
                DoubleVector y2 = y0;
                DoubleVector y3 = y0;
                for (int c = 0; c <= i; c++) {
                    DoubleVector factor = DoubleVector.broadcast(SPECIES, w[entry++]);
                    int p = c * width + j;
                    y0 = factor.fma(DoubleVector.fromArray(SPECIES, shifted, p), y0);
                    y1 = factor.fma(DoubleVector.fromArray(SPECIES, shifted, p + LANES), y1);
                    y2 = factor.fma(DoubleVector.fromArray(SPECIES, shifted, p + 2 * LANES), y2);
                    y3 = factor.fma(DoubleVector.fromArray(SPECIES, shifted, p + 3 * LANES), y3);
                }
                int p = i * width + j;
                y0.intoArray(whitened, p);
                y1.intoArray(whitened, p + LANES);
                y2.intoArray(whitened, p + 2 * LANES);
                y3.intoArray(whitened, p + 3 * LANES);
                q0 = y0.fma(y0, q0);
                q1 = y1.fma(y1, q1);
                q2 = y2.fma(y2, q2);
                q3 = y3.fma(y3, q3);
            }
            q0.intoArray(square, j);
            q1.intoArray(square, j + LANES);
            q2.intoArray(square, j + 2 * LANES);
            q3.intoArray(square, j + 3 * LANES);
        }
    }

    /** Rows Wᵀy. */
    private static void pullBackFull(
            double[] w, int at, int d, int width, int padded, double[] whitened, double[] pulledBack) {
        for (int j = 0; j < padded; j += TILE) {
            for (int c = 0; c < d; c++) {
                DoubleVector v0 = DoubleVector.zero(SPECIES);
                DoubleVector v1 = v0;
                DoubleVector v2 = v0;
                DoubleVector v3 = v0;
                for (int i = c; i < d; i++) {
                    DoubleVector factor = DoubleVector.broadcast(SPECIES, w[at + i * (i + 1) / 2 + c]);
                    int p = i * width + j;
                    v0 = factor.fma(DoubleVector.fromArray(SPECIES, whitened, p), v0);
                    v1 = factor.fma(DoubleVector.fromArray(SPECIES, whitened, p + LANES), v1);
                    v2 = factor.fma(DoubleVector.fromArray(SPECIES, whitened, p + 2 * LANES), v2);
                    v3 = factor.fma(DoubleVector.fromArray(SPECIES, whitened, p + 3 * LANES), v3);
                }
                int p = c * width + j;
                v0.intoArray(pulledBack, p);
                v1.intoArray(pulledBack, p + LANES);
                v2.intoArray(pulledBack, p + 2 * LANES);
                v3.intoArray(pulledBack, p + 3 * LANES);
            }
        }
    }

    /** From squares to weights (in place) and scales of the older sums; maximum and total move on. */
    private static void weigh(
            double logScale, int padded, double[] squareToWeight, double[] scale, double[] maximum, double[] total) {
        for (int j = 0; j < padded; j += LANES) {
            DoubleVector q = DoubleVector.fromArray(SPECIES, squareToWeight, j);
            q = q.blend(LARGEST_SQUARE, q.compare(VectorOperators.GT, LARGEST_SQUARE));
            DoubleVector l = q.fma(DoubleVector.broadcast(SPECIES, -0.5), DoubleVector.broadcast(SPECIES, logScale));
            DoubleVector m = DoubleVector.fromArray(SPECIES, maximum, j);
            DoubleVector a = l.sub(m).abs().neg();
            VectorMask<Double> rises = l.compare(VectorOperators.GT, m);
            m.blend(l, rises).intoArray(maximum, j);

            a = a.blend(EXP_LEAST, a.compare(VectorOperators.LT, EXP_LEAST));
            DoubleVector t = a.fma(DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUNDER));
            DoubleVector k = t.sub(ROUNDER);
            DoubleVector r = k.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), a);
            r = k.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
            DoubleVector p = r.fma(DoubleVector.broadcast(SPECIES, E9), DoubleVector.broadcast(SPECIES, E8));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, E7));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, E6));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, E5));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, E4));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, E3));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, E2));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, E1));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, E0));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, 1.0));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, 1.0));
            LongVector exponent = t.reinterpretAsLongs().add(1023L + EXP_SHIFT).lanewise(VectorOperators.LSHL, 52);
            DoubleVector ratio = p.mul(exponent.reinterpretAsDoubles()).mul(0x1p-128);

            DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
            DoubleVector s = one.blend(ratio, rises);
            DoubleVector e = ratio.blend(1.0, rises);
            s.intoArray(scale, j);
            e.intoArray(squareToWeight, j);
            DoubleVector.fromArray(SPECIES, total, j).fma(s, e).intoArray(total, j);
        }
    }

    /** The sum of one axis: sum ← sum·scale + weight·Wᵀy. */
    private static void accumulate(
            int row, int padded, double[] pulledBack, double[] weight, double[] scale, double[] sum) {
        for (int j = 0; j < padded; j += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, pulledBack, row + j)
                    .mul(DoubleVector.fromArray(SPECIES, weight, j));
            DoubleVector.fromArray(SPECIES, sum, row + j)
                    .fma(DoubleVector.fromArray(SPECIES, scale, j), v)
                    .intoArray(sum, row + j);
        }
    }
}
