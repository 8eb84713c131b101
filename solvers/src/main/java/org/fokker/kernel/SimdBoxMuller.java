package org.fokker.kernel;

import static org.fokker.kernel.Elementary.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Repeats {@link BoxMuller} on whole vectors; the quadrant swaps and negates by bit operations. */
final class SimdBoxMuller {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private SimdBoxMuller() {}

    static void transform(double[] u, double[] v, int from, int to) {
        int end = to - (to - from) % LANES;
        for (int j = from; j < end; j += LANES) {
            LongVector bits =
                    DoubleVector.fromArray(SPECIES, u, j).reinterpretAsLongs().add(MANTISSA_OFFSET);
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
            DoubleVector radius = e.fma(DoubleVector.broadcast(SPECIES, LN2_HIGH), f.sub(h.sub(t)))
                    .mul(-2.0)
                    .sqrt();

            DoubleVector turns = DoubleVector.fromArray(SPECIES, v, j).mul(4.0);
            DoubleVector shifted = turns.add(ROUNDER);
            DoubleVector r = turns.sub(shifted.sub(ROUNDER));
            DoubleVector w = r.mul(r);
            DoubleVector c = w.fma(DoubleVector.broadcast(SPECIES, C6), DoubleVector.broadcast(SPECIES, C5));
            c = c.fma(w, DoubleVector.broadcast(SPECIES, C4));
            c = c.fma(w, DoubleVector.broadcast(SPECIES, C3));
            c = c.fma(w, DoubleVector.broadcast(SPECIES, C2));
            c = c.fma(w, DoubleVector.broadcast(SPECIES, C1));
            c = c.fma(w, DoubleVector.broadcast(SPECIES, C0));
            c = c.fma(w, DoubleVector.broadcast(SPECIES, 1.0));
            DoubleVector d = w.fma(DoubleVector.broadcast(SPECIES, S5), DoubleVector.broadcast(SPECIES, S4));
            d = d.fma(w, DoubleVector.broadcast(SPECIES, S3));
            d = d.fma(w, DoubleVector.broadcast(SPECIES, S2));
            d = d.fma(w, DoubleVector.broadcast(SPECIES, S1));
            d = d.fma(w, DoubleVector.broadcast(SPECIES, S0));
            d = d.fma(w, DoubleVector.broadcast(SPECIES, HALF_PI_LOW));
            d = r.fma(DoubleVector.broadcast(SPECIES, HALF_PI_HIGH), r.mul(d));

            LongVector quadrant = shifted.reinterpretAsLongs();
            LongVector odd = quadrant.and(1L).neg();
            LongVector cosine = c.reinterpretAsLongs();
            LongVector sine = d.reinterpretAsLongs();
            LongVector difference = cosine.lanewise(VectorOperators.XOR, sine).and(odd);
            LongVector signX = quadrant.add(1L).and(2L).lanewise(VectorOperators.LSHL, 62);
            LongVector signY = quadrant.and(2L).lanewise(VectorOperators.LSHL, 62);
            cosine.lanewise(VectorOperators.XOR, difference)
                    .lanewise(VectorOperators.XOR, signX)
                    .reinterpretAsDoubles()
                    .mul(radius)
                    .intoArray(u, j);
            sine.lanewise(VectorOperators.XOR, difference)
                    .lanewise(VectorOperators.XOR, signY)
                    .reinterpretAsDoubles()
                    .mul(radius)
                    .intoArray(v, j);
        }
        BoxMuller.transform(u, v, end, to);
    }
}
