package org.fokker.kernel;

import static org.fokker.kernel.Elementary.*;
import static org.fokker.kernel.MixtureKernel.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Repeats {@link ScalarMixtureKernel} on the line, where all shapes are the same. The vector code is
 * written out in one method because compilers keep vectors in registers only there, see {@link SimdElementaryKernel}
 * for its two functions.
 */
final class SimdMixtureLine {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private SimdMixtureLine() {}

    /** Evaluates from … end − 1, whole vectors. */
    static void evaluate(
            PackedMixture mixture, double[][] x, int from, int end, double[] logDensity, double @Nullable [][] score) {
        double[] logScale = mixture.logScale();
        double[] mean = mixture.mean();
        double[] w = mixture.whitening();
        for (int j = from; j < end; j += LANES) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, x[0], j);
            DoubleVector m = DoubleVector.broadcast(SPECIES, NO_MAXIMUM);
            DoubleVector total = DoubleVector.zero(SPECIES);
            DoubleVector sum0 = total;
            for (int k = 0; k < logScale.length; k++) {
                DoubleVector y0 = x0.sub(mean[k]).mul(w[k]);
                DoubleVector q = y0.mul(y0);
                q = q.blend(LARGEST_SQUARE, q.compare(VectorOperators.GT, LARGEST_SQUARE));
                DoubleVector l =
                        q.fma(DoubleVector.broadcast(SPECIES, -0.5), DoubleVector.broadcast(SPECIES, logScale[k]));
                DoubleVector a = l.sub(m).abs().neg();
                VectorMask<Double> rises = l.compare(VectorOperators.GT, m);
                m = m.blend(l, rises);

                a = a.blend(EXP_LEAST, a.compare(VectorOperators.LT, EXP_LEAST));
                DoubleVector t =
                        a.fma(DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUNDER));
                DoubleVector n = t.sub(ROUNDER);
                DoubleVector r = n.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), a);
                r = n.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
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
                LongVector exponent =
                        t.reinterpretAsLongs().add(1023L + EXP_SHIFT).lanewise(VectorOperators.LSHL, 52);
                DoubleVector ratio = p.mul(exponent.reinterpretAsDoubles()).mul(0x1p-128);

                DoubleVector scale = DoubleVector.broadcast(SPECIES, 1.0).blend(ratio, rises);
                DoubleVector e = ratio.blend(1.0, rises);
                total = total.fma(scale, e);
                sum0 = sum0.fma(scale, y0.mul(w[k]).mul(e));
            }

            LongVector bits = total.reinterpretAsLongs().add(MANTISSA_OFFSET);
            DoubleVector b = bits.lanewise(VectorOperators.LSHR, 52)
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
            DoubleVector t = s.fma(p.fma(z, h), b.mul(LN2_LOW));
            DoubleVector log = b.fma(DoubleVector.broadcast(SPECIES, LN2_HIGH), f.sub(h.sub(t)));
            DoubleVector undefined = DoubleVector.broadcast(SPECIES, Double.NaN);
            undefined.blend(m.add(log), total.compare(VectorOperators.GE, 1.0)).intoArray(logDensity, j);
            if (score != null) {
                sum0.neg().div(total).intoArray(score[0], j);
            }
        }
    }
}
