package org.fokker.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Repeats {@link ScalarStencilKernel} with neighbouring cells in lanes; left-over cells go there. */
final class SimdStencilKernel implements StencilKernel {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final StencilKernel rest = new ScalarStencilKernel();

    @Override
    public void add(
            int n,
            double[] a,
            double[] b,
            int lower,
            int upper,
            double[] u,
            int left,
            int own,
            int right,
            double[] scale,
            int scaleAt,
            double[] du) {
        int end = n - n % LANES;
        for (int j = 0; j < end; j += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, u, own + j);
            DoubleVector back = DoubleVector.fromArray(SPECIES, b, lower + j).mul(v);
            DoubleVector in = DoubleVector.fromArray(SPECIES, a, lower + j)
                    .fma(DoubleVector.fromArray(SPECIES, u, left + j), back.neg());
            DoubleVector returning =
                    DoubleVector.fromArray(SPECIES, b, upper + j).mul(DoubleVector.fromArray(SPECIES, u, right + j));
            DoubleVector out = DoubleVector.fromArray(SPECIES, a, upper + j).fma(v, returning.neg());
            in.sub(out)
                    .fma(
                            DoubleVector.fromArray(SPECIES, scale, scaleAt + j),
                            DoubleVector.fromArray(SPECIES, du, own + j))
                    .intoArray(du, own + j);
        }
        rest.add(
                n - end,
                a,
                b,
                lower + end,
                upper + end,
                u,
                left + end,
                own + end,
                right + end,
                scale,
                scaleAt + end,
                du);
    }

    @Override
    public void addRow(
            int n,
            double[] a,
            double[] b,
            int lower,
            int upper,
            double[] u,
            int left,
            int own,
            int right,
            double scale,
            double[] du) {
        int end = n - n % LANES;
        DoubleVector factor = DoubleVector.broadcast(SPECIES, scale);
        for (int j = 0; j < end; j += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, u, own + j);
            DoubleVector back = DoubleVector.fromArray(SPECIES, b, lower + j).mul(v);
            DoubleVector in = DoubleVector.fromArray(SPECIES, a, lower + j)
                    .fma(DoubleVector.fromArray(SPECIES, u, left + j), back.neg());
            DoubleVector returning =
                    DoubleVector.fromArray(SPECIES, b, upper + j).mul(DoubleVector.fromArray(SPECIES, u, right + j));
            DoubleVector out = DoubleVector.fromArray(SPECIES, a, upper + j).fma(v, returning.neg());
            in.sub(out)
                    .fma(factor, DoubleVector.fromArray(SPECIES, du, own + j))
                    .intoArray(du, own + j);
        }
        rest.addRow(n - end, a, b, lower + end, upper + end, u, left + end, own + end, right + end, scale, du);
    }

    @Override
    public void addSharedRow(
            int n,
            double[] a,
            double[] b,
            int lower,
            int upper,
            double[] u,
            int left,
            int own,
            int right,
            double scale,
            double[] du) {
        int end = n - n % LANES;
        DoubleVector factor = DoubleVector.broadcast(SPECIES, scale);
        DoubleVector aLower = DoubleVector.broadcast(SPECIES, a[lower]);
        DoubleVector bLower = DoubleVector.broadcast(SPECIES, b[lower]);
        DoubleVector aUpper = DoubleVector.broadcast(SPECIES, a[upper]);
        DoubleVector bUpper = DoubleVector.broadcast(SPECIES, b[upper]);
        for (int j = 0; j < end; j += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, u, own + j);
            DoubleVector back = bLower.mul(v);
            DoubleVector in = aLower.fma(DoubleVector.fromArray(SPECIES, u, left + j), back.neg());
            DoubleVector returning = bUpper.mul(DoubleVector.fromArray(SPECIES, u, right + j));
            DoubleVector out = aUpper.fma(v, returning.neg());
            in.sub(out)
                    .fma(factor, DoubleVector.fromArray(SPECIES, du, own + j))
                    .intoArray(du, own + j);
        }
        rest.addSharedRow(n - end, a, b, lower, upper, u, left + end, own + end, right + end, scale, du);
    }
}
