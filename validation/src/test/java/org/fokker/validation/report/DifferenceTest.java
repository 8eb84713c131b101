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
    void averagesOfAQuadraticAreCarriedOverExactly() {
        double[] difference = Difference.between(line(FINE, averages(FINE)), line(COARSE, averages(COARSE)));
        for (int i = 1; i < difference.length - 1; i++) {
            // Lagrange weights of these edges are below 10, the primitive is below 200 and the cells are wider than
            // 0.1.
            assertEquals(0, difference[i], 1e-11);
        }
    }

    @Test
    void averagesOfAProductOfQuadraticsAreCarriedOverExactlyInThePlane() {
        double[] difference = Difference.between(plane(FINE, COARSE), plane(COARSE, FINE));
        for (int i = 1; i < FINE.length - 1; i++) {
            for (int j = 1; j < COARSE.length - 1; j++) {
                // Two passes over primitives below 200² = 4e4.
                assertEquals(0, difference[i * COARSE.length + j], 1e-8);
            }
        }
    }

    @Test
    void outsideOfItsCellsTheReferenceIsNotKnown() {
        double[] difference = Difference.between(line(COARSE, averages(COARSE)), line(FINE, averages(FINE)));
        assertTrue(Double.isNaN(difference[0]), "the first cell begins before the reference's");
    }

    private static Profile line(double[] axis, double[] values) {
        return new Profile("p", 1, List.of(axis), values, null);
    }

    private static Profile plane(double[] x, double[] y) {
        double[] values = new double[x.length * y.length];
        double[] fx = averages(x);
        double[] fy = averages(y);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                values[i * y.length + j] = fx[i] * fy[j];
            }
        }
        return new Profile("p", 1, List.of(x, y), values, null);
    }

    /** Averages of 1 − x + ½ x² over cells whose edges lie half-way between the centres. */
    private static double[] averages(double[] axis) {
        int n = axis.length;
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = 0.5 * (axis[i - 1] + axis[i]);
        }
        edges[0] = 2 * axis[0] - edges[1];
        edges[n] = 2 * axis[n - 1] - edges[n - 1];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = (primitive(edges[i + 1]) - primitive(edges[i])) / (edges[i + 1] - edges[i]);
        }
        return values;
    }

    private static double primitive(double x) {
        return x - x * x / 2 + x * x * x / 6;
    }
}
