package org.fokker.validation.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fokker.validation.result.Profile;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final double[] COARSE = {0, 0.7, 1.1, 2.0, 3.0, 3.4, 5.0};
    private static final double[] FINE = {0.1, 0.7, 1.5, 2.9, 4.9, 5.0};

    @Test
    void onEqualCellsItIsTheDifferenceOfTheValues() {
        double[] p = {1, 2, 3, 4, 5, 6, 8};
        double[] q = {1, 1, 1, 1, 1, 1, 1};
        assertArrayEquals(
                new double[] {0, 1, 2, 3, 4, 5, 7}, Difference.between(line(COARSE, p), line(COARSE.clone(), q)));
    }

    @Test
    void aCubicIsInterpolatedExactly() {
        double[] difference = Difference.between(line(FINE, cubic(FINE)), line(COARSE, cubic(COARSE)));
        for (double d : difference) {
            // Lagrange weights of these nodes are below 10 and the cubic is below 200: rounding stays below 1e-12.
            assertEquals(0, d, 1e-12);
        }
    }

    @Test
    void aProductOfCubicsIsInterpolatedExactlyInThePlane() {
        double[] difference = Difference.between(plane(FINE, COARSE), plane(COARSE, FINE));
        for (int i = 0; i < FINE.length; i++) {
            for (int j = 0; j < COARSE.length; j++) {
                double d = difference[i * COARSE.length + j];
                if (COARSE[j] < FINE[0]) {
                    assertTrue(Double.isNaN(d), "the reference is not known outside of its centres");
                } else {
                    // Two passes over values below 200² = 4e4 with weights below 10.
                    assertEquals(0, d, 1e-9);
                }
            }
        }
    }

    private static Profile line(double[] axis, double[] values) {
        return new Profile("p", 1, List.of(axis), values, null);
    }

    private static Profile plane(double[] x, double[] y) {
        double[] values = new double[x.length * y.length];
        double[] fx = cubic(x);
        double[] fy = cubic(y);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                values[i * y.length + j] = fx[i] * fy[j];
            }
        }
        return new Profile("p", 1, List.of(x, y), values, null);
    }

    private static double[] cubic(double[] axis) {
        double[] values = new double[axis.length];
        for (int i = 0; i < axis.length; i++) {
            double x = axis[i];
            values[i] = 1 - x + 0.5 * x * x + x * x * x;
        }
        return values;
    }
}
