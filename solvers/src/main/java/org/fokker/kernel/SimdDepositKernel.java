package org.fokker.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Cell numbers in lanes, as doubles: adding 2⁵² rounds the position to an integer, which is lowered by one where it
 * rounded up and then stands in the low bits. The counters are incremented one by one.
 */
final class SimdDepositKernel implements DepositKernel {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int BLOCK = 256;
    private static final double TWO_52 = 0x1p52;

    @Override
    public void deposit(double[][] x, int n, double[] lower, double[] inverseWidth, int[] cells, long[] counts) {
        int end = n - n % LANES;
        double[] index = new double[Math.min(BLOCK, end)];
        for (int begin = 0; begin < end; begin += BLOCK) {
            int points = Math.min(BLOCK, end - begin);
            Arrays.fill(index, 0, points, 0);
            for (int i = 0; i < cells.length; i++) {
                locate(x[i], begin, points, lower[i], inverseWidth[i], cells[i], index);
            }
            int outside = counts.length - 1;
            for (int j = 0; j < points; j++) {
                double cell = index[j];
                counts[cell >= 0 ? (int) cell : outside]++;
            }
        }
        ScalarDepositKernel.deposit(x, end, n, lower, inverseWidth, cells, counts);
    }

    /** index ← index·cells + cell number, NaN for points outside (and for those that were outside already). */
    private static void locate(
            double[] x, int begin, int points, double lower, double inverseWidth, double cells, double[] index) {
        for (int j = 0; j < points; j += LANES) {
            DoubleVector position =
                    DoubleVector.fromArray(SPECIES, x, begin + j).sub(lower).mul(inverseWidth);
            VectorMask<Double> inside =
                    position.compare(VectorOperators.GE, 0.0).and(position.compare(VectorOperators.LT, cells));
            DoubleVector rounded = position.add(TWO_52).sub(TWO_52);
            DoubleVector cell = rounded.blend(rounded.sub(1.0), rounded.compare(VectorOperators.GT, position));
            DoubleVector.fromArray(SPECIES, index, j)
                    .fma(DoubleVector.broadcast(SPECIES, cells), cell)
                    .blend(Double.NaN, inside.not())
                    .intoArray(index, j);
        }
    }
}
