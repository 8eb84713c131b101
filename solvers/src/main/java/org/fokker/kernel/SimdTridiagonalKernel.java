package org.fokker.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Repeats {@link ScalarTridiagonalKernel} with neighbouring lines in lanes; left-over lines go there. */
final class SimdTridiagonalKernel implements TridiagonalKernel {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final TridiagonalKernel rest = new ScalarTridiagonalKernel();

    @Override
    public void solve(
            int size,
            int stride,
            int firstLine,
            int lines,
            double[] lower,
            double[] diagonal,
            double[] upper,
            double[] rhs,
            double[] work) {
        int end = firstLine + lines - lines % LANES;
        for (int first = firstLine; first < end; first += STRIP) {
            int width = Math.min(STRIP, end - first);
            eliminate(size, stride, first, width, lower, diagonal, upper, rhs, work);
            substitute(size, stride, first, width, rhs, work);
        }
        rest.solve(size, stride, end, firstLine + lines - end, lower, diagonal, upper, rhs, work);
    }

    private static void eliminate(
            int size,
            int stride,
            int first,
            int width,
            double[] lower,
            double[] diagonal,
            double[] upper,
            double[] rhs,
            double[] work) {
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
        int f = first * size;
        for (int p = first; p < first + width; p += LANES, f += LANES) {
            DoubleVector inverse = one.div(DoubleVector.fromArray(SPECIES, diagonal, p));
            DoubleVector.fromArray(SPECIES, rhs, p).mul(inverse).intoArray(rhs, p);
            if (size > 1) {
                DoubleVector.fromArray(SPECIES, upper, p).neg().mul(inverse).intoArray(work, f);
            }
        }
        for (int i = 1; i < size; i++) {
            int row = i * stride + first;
            for (int p = row; p < row + width; p += LANES, f += LANES) {
                DoubleVector a = DoubleVector.fromArray(SPECIES, lower, p);
                DoubleVector w = DoubleVector.fromArray(SPECIES, work, f - width);
                DoubleVector inverse = one.div(a.fma(w, DoubleVector.fromArray(SPECIES, diagonal, p)));
                DoubleVector.fromArray(SPECIES, upper, p).neg().mul(inverse).intoArray(work, f);
                a.neg()
                        .mul(inverse)
                        .fma(
                                DoubleVector.fromArray(SPECIES, rhs, p - stride),
                                DoubleVector.fromArray(SPECIES, rhs, p).mul(inverse))
                        .intoArray(rhs, p);
            }
        }
    }

    private static void substitute(int size, int stride, int first, int width, double[] rhs, double[] work) {
        for (int i = size - 2; i >= 0; i--) {
            int row = i * stride + first;
            int f = first * size + i * width;
            for (int p = row; p < row + width; p += LANES, f += LANES) {
                DoubleVector.fromArray(SPECIES, work, f)
                        .fma(DoubleVector.fromArray(SPECIES, rhs, p + stride), DoubleVector.fromArray(SPECIES, rhs, p))
                        .intoArray(rhs, p);
            }
        }
    }

    @Override
    public void solveFactored(int size, int stride, int firstLine, int lines, double[] factors, double[] rhs) {
        int end = firstLine + lines - lines % LANES;
        for (int first = firstLine; first < end; first += STRIP) {
            sweep(size, stride, first, Math.min(STRIP, end - first), rhs, factors);
        }
        if (end < firstLine + lines) {
            rest.solveFactored(size, stride, end, firstLine + lines - end, factors, rhs);
        }
    }

    private static void sweep(int size, int stride, int first, int width, double[] rhs, double[] factors) {
        for (int p = first; p < first + width; p += LANES) {
            DoubleVector.fromArray(SPECIES, rhs, p).mul(factors[size]).intoArray(rhs, p);
        }
        for (int i = 1; i < size; i++) {
            DoubleVector inverse = DoubleVector.broadcast(SPECIES, factors[size + i]);
            DoubleVector factor = DoubleVector.broadcast(SPECIES, factors[2 * size + i]);
            int row = i * stride + first;
            for (int p = row; p < row + width; p += LANES) {
                factor.fma(
                                DoubleVector.fromArray(SPECIES, rhs, p - stride),
                                DoubleVector.fromArray(SPECIES, rhs, p).mul(inverse))
                        .intoArray(rhs, p);
            }
        }
        for (int i = size - 2; i >= 0; i--) {
            DoubleVector factor = DoubleVector.broadcast(SPECIES, factors[i]);
            int row = i * stride + first;
            for (int p = row; p < row + width; p += LANES) {
                factor.fma(DoubleVector.fromArray(SPECIES, rhs, p + stride), DoubleVector.fromArray(SPECIES, rhs, p))
                        .intoArray(rhs, p);
            }
        }
    }

    @Override
    public void eliminateLines(
            int first,
            int rows,
            int lanes,
            double[] scale,
            double[] forward,
            double[] backward,
            int rates,
            int rateStride,
            double[] identity,
            int identityAt,
            int identityStride,
            double[] rhs,
            int rhsAt,
            int rhsStride,
            double[] y,
            double[] factor) {
        int end = lanes - lanes % LANES;
        int top = first == 0 ? 1 : 0;
        if (top == 1 && rows > 0) {
            ScalarTridiagonalKernel.eliminateLanes(
                    0,
                    1,
                    0,
                    end,
                    lanes,
                    scale,
                    forward,
                    backward,
                    rates,
                    rateStride,
                    identity,
                    identityAt,
                    identityStride,
                    rhs,
                    rhsAt,
                    rhsStride,
                    y,
                    factor);
        }
        for (int k = top; k < rows; k++) {
            eliminateRow(
                    scale[first + k],
                    end,
                    lanes,
                    forward,
                    backward,
                    rates + k * rateStride,
                    rateStride,
                    identity,
                    identityAt + k * identityStride,
                    rhs,
                    rhsAt + k * rhsStride,
                    y,
                    factor,
                    (first + k) * lanes);
        }
        if (end < lanes) {
            ScalarTridiagonalKernel.eliminateLanes(
                    first,
                    rows,
                    end,
                    lanes,
                    lanes,
                    scale,
                    forward,
                    backward,
                    rates,
                    rateStride,
                    identity,
                    identityAt,
                    identityStride,
                    rhs,
                    rhsAt,
                    rhsStride,
                    y,
                    factor);
        }
    }

    private static void eliminateRow(
            double scale,
            int end,
            int lanes,
            double[] forward,
            double[] backward,
            int rate,
            int rateStride,
            double[] identity,
            int one,
            double[] rhs,
            int r,
            double[] y,
            double[] factor,
            int own) {
        DoubleVector s = DoubleVector.broadcast(SPECIES, scale);
        DoubleVector unit = DoubleVector.broadcast(SPECIES, 1.0);
        for (int j = 0; j < end; j += LANES) {
            DoubleVector m = DoubleVector.fromArray(SPECIES, backward, rate + j)
                    .add(DoubleVector.fromArray(SPECIES, forward, rate + rateStride + j))
                    .fma(s, DoubleVector.fromArray(SPECIES, identity, one + j));
            DoubleVector in = s.mul(DoubleVector.fromArray(SPECIES, forward, rate + j));
            DoubleVector inverse = unit.div(in.neg().fma(DoubleVector.fromArray(SPECIES, factor, own - lanes + j), m));
            s.mul(DoubleVector.fromArray(SPECIES, backward, rate + rateStride + j))
                    .mul(inverse)
                    .intoArray(factor, own + j);
            in.mul(inverse)
                    .fma(
                            DoubleVector.fromArray(SPECIES, y, own - lanes + j),
                            DoubleVector.fromArray(SPECIES, rhs, r + j).mul(inverse))
                    .intoArray(y, own + j);
        }
    }

    @Override
    public void substituteLines(
            int first, int rows, int size, int lanes, double[] y, double[] factor, double[] x, int xAt, int xStride) {
        int end = lanes - lanes % LANES;
        int k = rows - 1;
        if (first + k == size - 1) {
            ScalarTridiagonalKernel.substituteLanes(
                    size - 1, 1, size, 0, end, lanes, y, factor, x, xAt + k * xStride, xStride);
            k--;
        }
        for (; k >= 0; k--) {
            substituteRow(end, lanes, y, factor, (first + k) * lanes, x, xAt + k * xStride);
        }
        if (end < lanes) {
            ScalarTridiagonalKernel.substituteLanes(first, rows, size, end, lanes, lanes, y, factor, x, xAt, xStride);
        }
    }

    private static void substituteRow(int end, int lanes, double[] y, double[] factor, int own, double[] x, int to) {
        for (int j = 0; j < end; j += LANES) {
            DoubleVector value = DoubleVector.fromArray(SPECIES, factor, own + j)
                    .fma(
                            DoubleVector.fromArray(SPECIES, y, own + lanes + j),
                            DoubleVector.fromArray(SPECIES, y, own + j));
            value.intoArray(y, own + j);
            value.intoArray(x, to + j);
        }
    }
}
