package org.fokker.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Repeats {@link ScalarCrossKernel} with neighbouring cells in lanes; left-over cells go there. */
final class SimdCrossKernel implements CrossKernel {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final CrossKernel rest = new ScalarCrossKernel();

    @Override
    public void add(
            int n, double weight, double[] u, int upUp, int upDown, int downUp, int downDown, double[] du, int own) {
        int end = n - n % LANES;
        DoubleVector factor = DoubleVector.broadcast(SPECIES, weight);
        for (int j = 0; j < end; j += LANES) {
            DoubleVector up =
                    DoubleVector.fromArray(SPECIES, u, upUp + j).sub(DoubleVector.fromArray(SPECIES, u, upDown + j));
            DoubleVector down = DoubleVector.fromArray(SPECIES, u, downUp + j)
                    .sub(DoubleVector.fromArray(SPECIES, u, downDown + j));
            factor.fma(up.sub(down), DoubleVector.fromArray(SPECIES, du, own + j))
                    .intoArray(du, own + j);
        }
        rest.add(n - end, weight, u, upUp + end, upDown + end, downUp + end, downDown + end, du, own + end);
    }

    @Override
    public void addFluxes(
            int n,
            double firstWeight,
            double[] first,
            int firstLower,
            double secondWeight,
            double[] second,
            int secondLower,
            double[] u,
            int down,
            int own,
            int up,
            int left,
            int right,
            double[] du) {
        int end = n - n % LANES;
        int upRightAt = up + right;
        int upLeftAt = up + left;
        int downRightAt = down + right;
        int downLeftAt = down + left;
        int rightAt = own + right;
        int leftAt = own + left;
        DoubleVector ofFirst = DoubleVector.broadcast(SPECIES, firstWeight);
        DoubleVector ofSecond = DoubleVector.broadcast(SPECIES, secondWeight);
        for (int j = 0; j < end; j += LANES) {
            DoubleVector upRight = DoubleVector.fromArray(SPECIES, u, upRightAt + j);
            DoubleVector upLeft = DoubleVector.fromArray(SPECIES, u, upLeftAt + j);
            DoubleVector downRight = DoubleVector.fromArray(SPECIES, u, downRightAt + j);
            DoubleVector downLeft = DoubleVector.fromArray(SPECIES, u, downLeftAt + j);
            DoubleVector across =
                    DoubleVector.fromArray(SPECIES, u, rightAt + j).sub(DoubleVector.fromArray(SPECIES, u, leftAt + j));
            DoubleVector along =
                    DoubleVector.fromArray(SPECIES, u, up + j).sub(DoubleVector.fromArray(SPECIES, u, down + j));
            DoubleVector firstIn =
                    DoubleVector.fromArray(SPECIES, first, firstLower + j).mul(across.add(downRight.sub(downLeft)));
            DoubleVector firstOut =
                    DoubleVector.fromArray(SPECIES, first, own + j).mul(across.add(upRight.sub(upLeft)));
            DoubleVector secondIn =
                    DoubleVector.fromArray(SPECIES, second, secondLower + j).mul(along.add(upLeft.sub(downLeft)));
            DoubleVector secondOut =
                    DoubleVector.fromArray(SPECIES, second, own + j).mul(along.add(upRight.sub(downRight)));
            DoubleVector sum = ofFirst.fma(firstOut.sub(firstIn), DoubleVector.fromArray(SPECIES, du, own + j));
            ofSecond.fma(secondOut.sub(secondIn), sum).intoArray(du, own + j);
        }
        rest.addFluxes(
                n - end,
                firstWeight,
                first,
                firstLower + end,
                secondWeight,
                second,
                secondLower + end,
                u,
                down + end,
                own + end,
                up + end,
                left,
                right,
                du);
    }
}
