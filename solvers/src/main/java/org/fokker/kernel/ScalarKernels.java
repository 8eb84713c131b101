package org.fokker.kernel;

import org.jspecify.annotations.Nullable;

/** Provisional scalar kernels. */
final class ScalarKernels {
    private ScalarKernels() {}

    private static void philox(long seed, long path, int index, int stream, long[] out) {
        int k0 = (int) seed, k1 = (int) (seed >>> 32);
        long c0 = path & 0xFFFFFFFFL, c1 = path >>> 32, c2 = index & 0xFFFFFFFFL, c3 = stream & 0xFFFFFFFFL;
        for (int r = 0; r < 10; r++) {
            long p0 = 0xD2511F53L * c0, p1 = 0xCD9E8D57L * c2;
            long n0 = (p1 >>> 32) ^ c1 ^ (k0 & 0xFFFFFFFFL), n2 = (p0 >>> 32) ^ c3 ^ (k1 & 0xFFFFFFFFL);
            c1 = p1 & 0xFFFFFFFFL;
            c3 = p0 & 0xFFFFFFFFL;
            c0 = n0;
            c2 = n2;
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
        out[0] = c0 | (c1 << 32);
        out[1] = c2 | (c3 << 32);
    }

    private static double open(long bits) {
        return ((bits >>> 12) + 0.5) * 0x1p-52;
    }

    static void normals(long seed, int stream, long firstPath, int pair, int n, double[] z0, double[] z1) {
        long[] w = new long[2];
        for (int j = 0; j < n; j++) {
            philox(seed, firstPath + j, pair, stream, w);
            double r = Math.sqrt(-2 * Math.log(open(w[0]))), a = 2 * Math.PI * open(w[1]);
            z0[j] = r * Math.cos(a);
            z1[j] = r * Math.sin(a);
        }
    }

    static void uniforms(long seed, int stream, long firstPath, int index, int n, double[] u) {
        long[] w = new long[2];
        for (int j = 0; j < n; j++) {
            philox(seed, firstPath + j, index, stream, w);
            u[j] = open(w[0]);
        }
    }

    static void mixture(
            PackedMixture m, double[][] x, int from, int n, double[] logDensity, double @Nullable [][] score) {
        int d = m.dimension(), kk = m.components(), size = m.shape().size(d);
        double[] l = new double[kk], y = new double[d], g = new double[kk * d];
        for (int j = from; j < from + n; j++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < kk; k++) {
                double q = 0;
                for (int i = 0; i < d; i++) {
                    double v = 0;
                    switch (m.shape()) {
                        case ISOTROPIC -> v = m.whitening()[k] * (x[i][j] - m.mean()[k * d + i]);
                        case DIAGONAL -> v = m.whitening()[k * d + i] * (x[i][j] - m.mean()[k * d + i]);
                        case FULL -> {
                            for (int c = 0; c <= i; c++) {
                                v += m.whitening()[k * size + i * (i + 1) / 2 + c] * (x[c][j] - m.mean()[k * d + c]);
                            }
                        }
                    }
                    y[i] = v;
                    q += v * v;
                }
                for (int c = 0; c < d; c++) {
                    double v = 0;
                    switch (m.shape()) {
                        case ISOTROPIC -> v = m.whitening()[k] * y[c];
                        case DIAGONAL -> v = m.whitening()[k * d + c] * y[c];
                        case FULL -> {
                            for (int i = c; i < d; i++) {
                                v += m.whitening()[k * size + i * (i + 1) / 2 + c] * y[i];
                            }
                        }
                    }
                    g[k * d + c] = -v;
                }
                l[k] = m.logScale()[k] - 0.5 * q;
                max = Math.max(max, l[k]);
            }
            double sum = 0;
            double[] s = new double[d];
            for (int k = 0; k < kk; k++) {
                double e = Math.exp(l[k] - max);
                sum += e;
                for (int i = 0; i < d; i++) {
                    s[i] += e * g[k * d + i];
                }
            }
            logDensity[j] = max + Math.log(sum);
            if (score != null) {
                for (int i = 0; i < d; i++) {
                    score[i][j] = s[i] / sum;
                }
            }
        }
    }

    static void affineStep(double[] x, int n, double a, double b, double c, double[] z) {
        for (int j = 0; j < n; j++) {
            x[j] = Math.fma(a, x[j], Math.fma(c, z[j], b));
        }
    }

    static void eulerStep(double[] x, int n, double h, double[] f, double c, double[] z) {
        for (int j = 0; j < n; j++) {
            x[j] = Math.fma(c, z[j], Math.fma(h, f[j], x[j]));
        }
    }

    static void solveTridiagonal(
            int size, int stride, int first, int lines, double[] a, double[] b, double[] c, double[] r, double[] w) {
        for (int j = first; j < first + lines; j++) {
            double inv = 1 / b[j];
            r[j] *= inv;
            for (int i = 1; i < size; i++) {
                int p = i * stride + j, q = p - stride;
                w[q] = c[q] * inv;
                inv = 1 / (b[p] - a[p] * w[q]);
                r[p] = (r[p] - a[p] * r[q]) * inv;
            }
            for (int i = size - 2; i >= 0; i--) {
                int p = i * stride + j;
                r[p] -= w[p] * r[p + stride];
            }
        }
    }

    static void deposit(double[][] x, int n, double[] lower, double[] inverse, int[] cells, long[] counts) {
        for (int j = 0; j < n; j++) {
            int index = 0;
            for (int i = 0; i < cells.length; i++) {
                double c = Math.floor((x[i][j] - lower[i]) * inverse[i]);
                if (!(c >= 0 && c < cells[i])) {
                    index = counts.length - 1;
                    break;
                }
                index = index * cells[i] + (int) c;
            }
            counts[index]++;
        }
    }
}
