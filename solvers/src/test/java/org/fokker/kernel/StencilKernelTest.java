package org.fokker.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StencilKernelTest {

    private static final int N = 45;

    /** With widths of one, what a cell loses is to the last bit what its neighbour gains. */
    @Test
    void fluxesOfBothSidesAreTheSameNumber() {
        SplittableRandom random = new SplittableRandom(1);
        double[] a = random.doubles(N + 1).toArray();
        double[] b = random.doubles(N + 1).toArray();
        a[0] = 0;
        b[0] = 0;
        a[N] = 0;
        b[N] = 0;
        double[] u = random.doubles(N + 2).toArray();
        double[] du = new double[N + 2];
        double[] ones = new double[N];
        Arrays.fill(ones, 1);
        StencilKernels.addJumps(N, a, b, 0, 1, u, 0, 1, 2, ones, 0, du);
        double flux = 0;
        for (int i = 0; i < N; i++) {
            double next = Math.fma(a[i + 1], u[i + 1], -(b[i + 1] * u[i + 2]));
            assertEquals(flux - next, du[i + 1]);
            flux = next;
        }
        double[] row = new double[N + 2];
        StencilKernels.addJumpsOfRow(N, a, b, 0, 1, u, 0, 1, 2, 1, row);
        assertArrayEquals(du, row);
    }

    @Test
    void sharedRatesGiveTheBitsOfRepeatedOnes() {
        double[] u = new SplittableRandom(2).doubles(N + 4).toArray();
        double[] a = new double[2 * N];
        double[] b = new double[2 * N];
        Arrays.fill(a, 0, N, 0.3);
        Arrays.fill(a, N, 2 * N, 0.7);
        Arrays.fill(b, 0, N, 1.1);
        Arrays.fill(b, N, 2 * N, 0.2);
        double[] own = new double[N + 4];
        double[] shared = new double[N + 4];
        StencilKernels.addJumpsOfRow(N, a, b, 0, N, u, 1, 3, 2, 1.7, own);
        StencilKernels.addSharedJumpsOfRow(N, a, b, N - 1, N, u, 1, 3, 2, 1.7, shared);
        assertArrayEquals(own, shared);
    }

    /** ∂_x∂_y xy = 1. */
    @Test
    void crossOfABilinearFunctionIsItsCoefficient() {
        int columns = N + 2;
        double[] u = new double[3 * columns];
        for (int p = 0; p < u.length; p++) {
            int row = p / columns;
            u[p] = row * (p % columns);
        }
        double[] du = new double[u.length];
        int own = columns + 1;
        StencilKernels.addCross(
                N, 0.25, u, own + columns + 1, own + columns - 1, own - columns + 1, own - columns - 1, du, own);
        for (int j = 0; j < N; j++) {
            assertEquals(1, du[own + j]);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> StencilKernels.addCross(N, 1, u, 2 * own + columns, 0, 0, 0, du, own));
    }

    /** With weights of one, what leaves a cell through a face is to the last bit what enters the next. */
    @Test
    void crossFluxesOfBothSidesAreTheSameNumber() {
        SplittableRandom random = new SplittableRandom(3);
        int columns = N + 2;
        double[] tensor = random.doubles(4L * columns).toArray();
        double[] nothing = new double[4 * columns];
        double[] u = random.doubles(4L * columns).toArray();
        double[] rows = new double[4 * columns];
        for (int row = 1; row < 3; row++) {
            int own = row * columns + 1;
            int below = own - columns;
            StencilKernels.addCrossFluxes(
                    N, 1, tensor, below, 1, nothing, own - 1, u, below, own, own + columns, -1, 1, rows);
        }
        for (int k = 1; k <= N; k++) {
            double[] flux = new double[3];
            for (int row = 0; row < 3; row++) {
                int p = row * columns + k;
                flux[row] = tensor[p] * ((u[p + 1] - u[p - 1]) + (u[p + columns + 1] - u[p + columns - 1]));
            }
            assertEquals(flux[1] - flux[0], rows[columns + k]);
            assertEquals(flux[2] - flux[1], rows[2 * columns + k]);
        }
    }

    @Test
    void crossFluxesAreSymmetricInTheirAxes() {
        SplittableRandom random = new SplittableRandom(4);
        double[] first = random.doubles(9).toArray();
        double[] second = random.doubles(9).toArray();
        double[] u = random.doubles(9).toArray();
        double[] du = new double[9];
        StencilKernels.addCrossFluxes(1, 0.3, first, 1, 0, second, 3, u, 1, 4, 7, -1, 1, du);
        double[] turned = new double[9];
        StencilKernels.addCrossFluxes(1, 0, second, 3, 0.3, first, 1, u, 3, 4, 5, -3, 3, turned);
        assertArrayEquals(du, turned);
        assertThrows(
                IllegalArgumentException.class,
                () -> StencilKernels.addCrossFluxes(1, 1, first, 1, 1, second, 3, u, 1, 4, 7, -1, 2, du));
    }
}
