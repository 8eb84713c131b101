package org.fokker.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link DiffusionProcess} obeys; a test of an implementation extends this class and names its processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DiffusionProcessContract {

    private static final int POINTS = 9;

    private static final double TIME = 0.3;

    /** The processes under test; times in [0, 0.9] must be in their range. */
    abstract Stream<DiffusionProcess> processes();

    @ParameterizedTest
    @MethodSource("processes")
    void diffusionTensorIsHalfTheSquareOfTheNoise(DiffusionProcess process) {
        int d = process.dimension();
        int m = process.noiseDimension();
        double[][] b = new double[d * m][POINTS];
        double[][] tensor = new double[d * (d + 1) / 2][POINTS];
        process.noise(TIME, points(d), POINTS, b);
        process.diffusionTensor(TIME, points(d), POINTS, tensor);
        for (int j = 0; j < POINTS; j++) {
            int row = 0;
            for (int i = 0; i < d; i++) {
                for (int c = i; c < d; c++) {
                    double sum = 0;
                    for (int k = 0; k < m; k++) {
                        sum += b[i * m + k][j] * b[c * m + k][j];
                    }
                    // m products and their sum.
                    assertEquals(0.5 * sum, tensor[row++][j], 1e-15 * (m + 1) * Math.abs(sum));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void batchesAreSinglePointsSideBySide(DiffusionProcess process) {
        int d = process.dimension();
        double[][] x = points(d);
        double[][] f = new double[d][POINTS];
        process.drift(TIME, x, POINTS, f);
        for (int j = 0; j < POINTS; j++) {
            double[][] single = new double[d][1];
            double[][] point = new double[d][1];
            for (int i = 0; i < d; i++) {
                point[i][0] = x[i][j];
            }
            process.drift(TIME, point, 1, single);
            for (int i = 0; i < d; i++) {
                assertEquals(single[i][0], f[i][j], 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void evaluationIsPure(DiffusionProcess process) {
        int d = process.dimension();
        double[][] x = points(d);
        double[][] first = new double[d][POINTS];
        double[][] second = new double[d][POINTS];
        process.drift(TIME, x, POINTS, first);
        process.drift(0.5 * TIME, x, POINTS, second);
        process.drift(TIME, x, POINTS, second);
        for (int i = 0; i < d; i++) {
            assertArrayEquals(first[i], second[i], 0);
            assertArrayEquals(points(d)[i], x[i], 0, "the points were changed");
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void nothingIsWrittenBehindTheLastPoint(DiffusionProcess process) {
        int d = process.dimension();
        double[][] f = new double[d][POINTS];
        double[][] b = new double[d * process.noiseDimension()][POINTS];
        for (double[][] rows : new double[][][] {f, b}) {
            for (double[] row : rows) {
                Arrays.fill(row, -77);
            }
        }
        process.drift(TIME, points(d), POINTS - 2, f);
        process.noise(TIME, points(d), POINTS - 2, b);
        for (double[][] rows : new double[][][] {f, b}) {
            for (double[] row : rows) {
                assertTrue(Double.isFinite(row[POINTS - 3]) && row[POINTS - 3] != -77);
                assertEquals(-77, row[POINTS - 2], 0);
                assertEquals(-77, row[POINTS - 1], 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void additiveNoiseDoesNotDependOnThePlace(DiffusionProcess process) {
        int d = process.dimension();
        double[][] b = new double[d * process.noiseDimension()][POINTS];
        process.noise(TIME, points(d), POINTS, b);
        boolean constant = true;
        for (double[] row : b) {
            for (double entry : row) {
                constant &= entry == row[0];
            }
        }
        assertTrue(constant || !process.additiveNoise());
    }

    private static double[][] points(int d) {
        SplittableRandom random = new SplittableRandom(77);
        double[][] x = new double[d][POINTS];
        for (int j = 0; j < POINTS; j++) {
            for (int i = 0; i < d; i++) {
                x[i][j] = random.nextDouble(-2, 2);
            }
        }
        return x;
    }
}
