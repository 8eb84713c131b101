package org.fokker.validation.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpressionPotentialTest {

    /** Longer than a block and no multiple of one. */
    private static final int POINTS = 300;

    @Test
    void blocksOfPointsHaveTheValuesOfTheirPoints() {
        ExpressionPotential potential = ExpressionPotential.parse("x^4/4 - x^2/2 + exp(-y)*x + 3*z^3", 3);
        double[][] x = points(3);
        double[] energy = new double[POINTS];
        double[][] gradient = new double[3][POINTS];
        potential.energy(x, POINTS, energy);
        potential.gradient(x, POINTS, gradient);
        for (int j = 0; j < POINTS; j++) {
            double a = x[0][j];
            double b = x[1][j];
            double c = x[2][j];
            // A dozen roundings of terms below 10.
            double tolerance = 2e-14;
            assertEquals(a * a * a * a / 4 - a * a / 2 + Math.exp(-b) * a + 3 * c * c * c, energy[j], tolerance);
            assertEquals(a * a * a - a + Math.exp(-b), gradient[0][j], tolerance);
            assertEquals(-Math.exp(-b) * a, gradient[1][j], tolerance);
            assertEquals(9 * c * c, gradient[2][j], tolerance);
        }
    }

    @Test
    void aPointHasTheSameBitsInEveryBlock() {
        ExpressionPotential potential = ExpressionPotential.parse("sin(x)*exp(-y^2) + x^7/y", 2);
        double[][] x = points(2);
        double[] together = new double[POINTS];
        potential.energy(x, POINTS, together);
        for (int j = 0; j < POINTS; j++) {
            double[] alone = new double[1];
            potential.energy(new double[][] {{x[0][j]}, {x[1][j]}}, 1, alone);
            assertEquals(together[j], alone[0]);
        }
    }

    @Test
    void integerPowersAreProductsWithinTheirRounding() {
        for (int m = -16; m <= 16; m++) {
            ExpressionPotential potential = ExpressionPotential.parse("x^" + m, 1);
            double[] energy = new double[1];
            potential.energy(new double[][] {{1.1}}, 1, energy);
            // Squaring doubles a relative error and adds half an ulp: below 16 half ulps for the sixteenth power.
            assertEquals(Math.pow(1.1, m), energy[0], 16 * 1.2e-16 * Math.pow(1.1, m));
        }
    }

    @Test
    void coordinatesThatDoNotOccurHaveNoForce() {
        double[][] gradient = {{Double.NaN}, {Double.NaN}};
        ExpressionPotential.parse("x^2", 2).gradient(new double[][] {{3}, {4}}, 1, gradient);
        assertArrayEquals(new double[][] {{6}, {0}}, gradient);
    }

    @Test
    void thePotentialIsPrintedAsWritten() {
        assertEquals("(x^2 - 1)^2", ExpressionPotential.parse(" (x^2-1)^2 ", 1).toString());
        assertThrows(ExpressionException.class, () -> ExpressionPotential.parse("y", 1));
    }

    private static double[][] points(int d) {
        Random random = new Random(7);
        double[][] x = new double[d][POINTS];
        for (double[] row : x) {
            for (int j = 0; j < POINTS; j++) {
                row[j] = 0.5 + random.nextDouble();
            }
        }
        return x;
    }
}
