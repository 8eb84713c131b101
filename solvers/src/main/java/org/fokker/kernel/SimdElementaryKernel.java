package org.fokker.kernel;

import static org.fokker.kernel.Elementary.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Repeats {@link Elementary} on whole vectors. */
final class SimdElementaryKernel implements ElementaryKernel {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Twice the bias of the exponent, where the exponent stands. */
    private static final long TWICE_BIAS = (2L * 1023) << 52;

    @Override
    public void exp(double[] x, int from, int n, double[] result) {
        int j = from;
        int end = from + n - n % LANES;
        for (; j < end; j += LANES) {
            DoubleVector c = DoubleVector.fromArray(SPECIES, x, j);
            c = c.blend(EXP_LEAST, c.compare(VectorOperators.LT, EXP_LEAST));
            c = c.blend(EXP_MOST, c.compare(VectorOperators.GT, EXP_MOST));
            DoubleVector t = c.fma(DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUNDER));
            DoubleVector k = t.sub(ROUNDER);
            DoubleVector r = k.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), c);
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
            VectorMask<Double> negative = c.compare(VectorOperators.LT, 0.0);
            // 2^∓shift, whose exponent bits also undo the shift of the first factor
            DoubleVector last = DoubleVector.broadcast(SPECIES, 0x1p128).blend(0x1p-128, negative);
            LongVector exponent = t.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 52)
                    .sub(last.reinterpretAsLongs())
                    .add(TWICE_BIAS);
            p.mul(exponent.reinterpretAsDoubles()).mul(last).intoArray(result, j);
        }
        for (; j < from + n; j++) {
            result[j] = Elementary.exp(x[j]);
        }
    }

    @Override
    public void log(double[] x, int from, int n, double[] result) {
        int j = from;
        int end = from + n - n % LANES;
        for (; j < end; j += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, j);
            if (!v.compare(VectorOperators.GE, Double.MIN_NORMAL).allTrue()
                    || !v.compare(VectorOperators.LE, Double.MAX_VALUE).allTrue()) {
                for (int i = j; i < j + LANES; i++) {
                    result[i] = Elementary.log(x[i]);
                }
                continue;
            }
            LongVector bits = v.reinterpretAsLongs().add(MANTISSA_OFFSET);
            DoubleVector e = bits.lanewise(VectorOperators.LSHR, 52)
                    .or(TWO_52_BITS)
                    .reinterpretAsDoubles()
                    .sub(EXPONENT_ORIGIN);
            DoubleVector f = bits.and(MANTISSA_MASK)
                    .add(MANTISSA_ORIGIN)
                    .reinterpretAsDoubles()
                    .sub(1.0);
            DoubleVector s = f.div(f.add(2.0));
            DoubleVector z = s.mul(s);
            DoubleVector p = z.fma(DoubleVector.broadcast(SPECIES, L6), DoubleVector.broadcast(SPECIES, L5));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, L4));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, L3));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, L2));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, L1));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, L0));
            DoubleVector h = f.mul(0.5).mul(f);
            DoubleVector t = s.fma(p.fma(z, h), e.mul(LN2_LOW));
            e.fma(DoubleVector.broadcast(SPECIES, LN2_HIGH), f.sub(h.sub(t))).intoArray(result, j);
        }
        for (; j < from + n; j++) {
            result[j] = Elementary.log(x[j]);
        }
    }
}
