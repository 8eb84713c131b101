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
    public void solveShared(
            int size,
            int stride,
            int firstLine,
            int lines,
            double[] lower,
            double[] diagonal,
            double[] upper,
            double[] rhs,
            double[] work) {
        TridiagonalKernel.factor(size, lower, diagonal, upper, work);
        int end = firstLine + lines - lines % LANES;
        for (int first = firstLine; first < end; first += STRIP) {
            sweep(size, stride, first, Math.min(STRIP, end - first), rhs, work);
        }
        if (end < firstLine + lines) {
            rest.solveShared(size, stride, end, firstLine + lines - end, lower, diagonal, upper, rhs, work);
        }
    }

    private static void sweep(int size, int stride, int first, int width, double[] rhs, double[] work) {
        for (int p = first; p < first + width; p += LANES) {
            DoubleVector.fromArray(SPECIES, rhs, p).mul(work[size]).intoArray(rhs, p);
        }
        for (int i = 1; i < size; i++) {
            DoubleVector inverse = DoubleVector.broadcast(SPECIES, work[size + i]);
            DoubleVector factor = DoubleVector.broadcast(SPECIES, work[2 * size + i]);
            int row = i * stride + first;
            for (int p = row; p < row + width; p += LANES) {
                factor.fma(
                                DoubleVector.fromArray(SPECIES, rhs, p - stride),
                                DoubleVector.fromArray(SPECIES, rhs, p).mul(inverse))
                        .intoArray(rhs, p);
            }
        }
        for (int i = size - 2; i >= 0; i--) {
            DoubleVector factor = DoubleVector.broadcast(SPECIES, work[i]);
            int row = i * stride + first;
            for (int p = row; p < row + width; p += LANES) {
                factor.fma(DoubleVector.fromArray(SPECIES, rhs, p + stride), DoubleVector.fromArray(SPECIES, rhs, p))
                        .intoArray(rhs, p);
            }
        }
    }
}
