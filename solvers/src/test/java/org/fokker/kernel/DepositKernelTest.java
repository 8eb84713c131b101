package org.fokker.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Histograms: half-open cells, last axis fastest, nobody lost. */
class DepositKernelTest {

    @Test
    void cellsAreHalfOpenAndTheRestIsCountedApart() {
        double[][] x = {
            {
                0,
                -0.0,
                0.5,
                Math.nextDown(0.5),
                Math.nextDown(2),
                2,
                -1e-300,
                Double.NaN,
                1e300,
                Double.NEGATIVE_INFINITY,
                1.5
            }
        };
        long[] counts = {0, 0, 0, 0, 10};
        Kernels.deposit(x, 11, new double[] {0}, new double[] {2}, new int[] {4}, counts);
        assertArrayEquals(new long[] {3, 1, 0, 2, 15}, counts);
    }

    @Test
    void lastAxisIsFastest() {
        double[][] x = {{0.5, 1.5, 1.5, 9}, {0.5, 0.5, 2.5, 0.5}};
        long[] counts = new long[7];
        Kernels.deposit(x, 4, new double[2], new double[] {1, 1}, new int[] {2, 3}, counts);
        assertArrayEquals(new long[] {1, 0, 0, 1, 0, 1, 1}, counts);
    }

    @Test
    void everyPointIsCountedOnce() {
        int n = 1003;
        double[][] x = new double[3][n];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < n; j++) {
                x[i][j] = Math.sin(j * (i + 1.3)) * 1.2;
            }
        }
        long[] counts = new long[5 * 6 * 7 + 1];
        double[] lower = {-1, -1, -1};
        Kernels.deposit(x, n, lower, new double[] {2.5, 3, 3.5}, new int[] {5, 6, 7}, counts);
        assertEquals(n, Arrays.stream(counts).sum());
        long inside = 0;
        for (int j = 0; j < n; j++) {
            inside += Math.abs(x[0][j]) < 1 && Math.abs(x[1][j]) < 1 && Math.abs(x[2][j]) < 1 ? 1 : 0;
        }
        assertEquals(n - inside, counts[210]);
    }

    @Test
    void wrongShapesAreRefused() {
        double[][] x = {new double[3]};
        double[] one = {1};
        int[] cells = {2};
        assertThrows(IllegalArgumentException.class, () -> Kernels.deposit(x, 3, one, one, cells, new long[2]));
        assertThrows(IllegalArgumentException.class, () -> Kernels.deposit(x, 4, one, one, cells, new long[3]));
        assertThrows(IllegalArgumentException.class, () -> Kernels.deposit(x, 3, one, one, new int[1], new long[1]));
        assertThrows(IllegalArgumentException.class, () -> Kernels.deposit(x, 3, one, one, new int[4], new long[1]));
    }
}
