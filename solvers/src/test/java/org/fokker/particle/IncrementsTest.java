package org.fokker.particle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fokker.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementsTest {

    private static final int PATHS = 5;
    private static final long FIRST = 1L << 33;
    private static final RandomStream STREAM = new RandomStream(9, 2);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void componentOfAStepIsTheNormalOfItsNumber(int components) {
        Increments increments = new Increments(STREAM, components, 1, PATHS);
        double[][] z = new double[components][PATHS];
        for (int repetition = 0; repetition < 2; repetition++) {
            increments.start(FIRST, PATHS);
            for (int step = 0; step < 4; step++) {
                increments.next(z);
                for (int c = 0; c < components; c++) {
                    for (int j = 0; j < PATHS; j++) {
                        assertEquals(normal(FIRST + j, step * components + c), z[c][j]);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void coarseStepIsTheSumOfItsFineSteps(int components) {
        int coarsening = 3;
        Increments increments = new Increments(STREAM, components, coarsening, PATHS);
        double[][] z = new double[components][PATHS];
        increments.start(0, PATHS);
        for (int step = 0; step < 3; step++) {
            increments.next(z);
            for (int c = 0; c < components; c++) {
                double sum = 0;
                for (int r = 0; r < coarsening; r++) {
                    sum += normal(1, (step * coarsening + r) * components + c);
                }
                // Three additions and one division of numbers of order one.
                assertEquals(sum / Math.sqrt(coarsening), z[c][1], 1e-15 * 4);
            }
        }
    }

    /** Normal number k of a path, drawn by itself. */
    private static double normal(long path, int k) {
        double[] even = new double[1];
        double[] odd = new double[1];
        STREAM.normals(path, k / 2, 1, even, odd);
        return k % 2 == 0 ? even[0] : odd[0];
    }
}
