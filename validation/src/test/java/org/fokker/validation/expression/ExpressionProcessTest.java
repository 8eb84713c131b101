package org.fokker.validation.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.IsotropicNoise;
import org.junit.jupiter.api.Test;

class ExpressionProcessTest {

    /** Sums of a few products of numbers near one. */
    private static final double ROUNDING = 1e-14;

    private static List<Expression> formulas(int d, String... texts) {
        return Arrays.stream(texts).map(text -> Expression.parseInTime(text, d)).toList();
    }

    private static FormulaMatrix matrix(int d, String[]... rows) {
        return new FormulaMatrix(
                Arrays.stream(rows).map(row -> formulas(d, row)).toList());
    }

    private static double[] drift(DiffusionProcess process, double t, double... at) {
        double[][] f = new double[at.length][1];
        process.drift(t, column(at), 1, f);
        return Arrays.stream(f).mapToDouble(row -> row[0]).toArray();
    }

    private static double[] tensor(DiffusionProcess process, double t, double... at) {
        double[][] d = new double[at.length * (at.length + 1) / 2][1];
        process.diffusionTensor(t, column(at), 1, d);
        return Arrays.stream(d).mapToDouble(row -> row[0]).toArray();
    }

    private static double[] noise(DiffusionProcess process, double t, double... at) {
        double[][] b = new double[at.length * process.noiseDimension()][1];
        process.noise(t, column(at), 1, b);
        return Arrays.stream(b).mapToDouble(row -> row[0]).toArray();
    }

    private static double[][] column(double... x) {
        return Arrays.stream(x).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }

    @Test
    void equalNoiseWithoutXIsIsotropic() {
        IsotropicNoise process = assertInstanceOf(
                IsotropicNoise.class,
                ExpressionProcess.of(
                        formulas(2, "y", "2*x - t*y^3"),
                        Noise.isotropic(Expression.parseInTime("1 + t", 2), 2),
                        Interpretation.ITO));
        assertArrayEquals(new double[] {-1, 4 + 3}, drift(process, 3, 2, -1));
        assertEquals(4, process.volatility(3));
        assertFalse(process.autonomous());
        assertFalse(process.separable());
    }

    @Test
    void timeAndCouplingAreSeenInTheFormulas() {
        DiffusionProcess process = ExpressionProcess.of(
                formulas(2, "-x", "y^2"), Noise.diagonal(formulas(2, "1", "sqrt(1 + y^2)")), Interpretation.ITO);
        assertTrue(process.autonomous());
        assertTrue(process.separable());
        assertFalse(process.additiveNoise());
        DiffusionProcess coupled = ExpressionProcess.of(
                formulas(2, "-x", "y^2"), Noise.diagonal(formulas(2, "1", "x*t")), Interpretation.ITO);
        assertFalse(coupled.autonomous());
        assertFalse(coupled.separable());
        // 0·x and x − x are no dependence.
        DiffusionProcess free = ExpressionProcess.of(
                formulas(2, "-x", "y^2"), Noise.diagonal(formulas(2, "1 + 0*x", "x - x + 2")), Interpretation.ITO);
        assertTrue(free.additiveNoise());
    }

    @Test
    void theTensorIsHalfTheSquareOfTheNoise() {
        DiffusionProcess process = ExpressionProcess.of(
                formulas(2, "0", "0"),
                Noise.ofMatrix(matrix(2, new String[] {"x", "1", "t"}, new String[] {"y", "2", "0"})),
                Interpretation.ITO);
        assertEquals(3, process.noiseDimension());
        assertArrayEquals(new double[] {3, 1, 0.5, 7, 2, 0}, noise(process, 0.5, 3, 7));
        assertArrayEquals(new double[] {0.5 * 10.25, 0.5 * 23, 0.5 * 53}, tensor(process, 0.5, 3, 7), ROUNDING);
    }

    @Test
    void theRootOfATensorSquaresToIt() {
        DiffusionProcess process = ExpressionProcess.of(
                formulas(3, "0", "0", "0"),
                Noise.ofTensor(matrix(
                        3,
                        new String[] {"2 + x^2", "0.5*y", "0.1"},
                        new String[] {"0.5*y", "1 + y^2", "0.2*sin(z)"},
                        new String[] {"0.1", "0.2*sin(z)", "1.5"})),
                Interpretation.ITO);
        double[] b = noise(process, 0, 0.3, -0.7, 1.1);
        double[] d = tensor(process, 0, 0.3, -0.7, 1.1);
        int row = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                double product = 0;
                for (int k = 0; k < 3; k++) {
                    product += 0.5 * b[3 * i + k] * b[3 * j + k];
                }
                assertEquals(d[row++], product, ROUNDING);
            }
        }
    }

    @Test
    void degenerateTensorsOfNumbersHaveARootAndIndefiniteOnesNone() {
        DiffusionProcess process = ExpressionProcess.of(
                formulas(2, "y", "-x"),
                Noise.ofTensor(matrix(2, new String[] {"0", "0"}, new String[] {"0", "0.5"})),
                Interpretation.ITO);
        assertArrayEquals(new double[] {0, 0, 0, 1}, noise(process, 0, 0, 0), ROUNDING);
        FormulaMatrix indefinite = matrix(2, new String[] {"1", "2"}, new String[] {"2", "1"});
        assertThrows(IllegalArgumentException.class, () -> Noise.ofTensor(indefinite));
        FormulaMatrix crossed = matrix(2, new String[] {"0", "1"}, new String[] {"1", "1"});
        assertThrows(IllegalArgumentException.class, () -> Noise.ofTensor(crossed));
        FormulaMatrix skewed = matrix(2, new String[] {"1", "x"}, new String[] {"y", "1"});
        assertThrows(IllegalArgumentException.class, () -> Noise.ofTensor(skewed));
    }

    /** B = [[1, y], [0, x]]: ½ B_jk ∂_j B_ik = ½ (x, y), and the divergence of D = ½ [[1 + y², xy], [xy, x²]] is (½x, ½y + 0). */
    @Test
    void theReadingsDifferByTheirDrifts() {
        Noise noise = Noise.ofMatrix(matrix(2, new String[] {"1", "y"}, new String[] {"0", "x"}));
        List<Expression> f = formulas(2, "0", "0");
        double x = 1.3;
        double y = -0.4;
        DiffusionProcess stratonovich = ExpressionProcess.of(f, noise, Interpretation.STRATONOVICH);
        // i = 1: ½ (B_22 ∂_y B_12) = ½ x; i = 2: ½ (B_12 ∂_x B_22) = ½ y.
        assertArrayEquals(
                new double[] {0.5 * x, 0.5 * y}, drift(stratonovich.inReading(Interpretation.ITO), 0, x, y), ROUNDING);
        DiffusionProcess kinetic = ExpressionProcess.of(f, noise, Interpretation.HAENGGI_KLIMONTOVICH);
        // ∂_y ½xy = ½x; ∂_x ½xy + ∂_y ½x² = ½y.
        assertArrayEquals(
                new double[] {0.5 * x, 0.5 * y}, drift(kinetic.inReading(Interpretation.ITO), 0, x, y), ROUNDING);
    }

    @Test
    void readingsComeBackToWhereTheyStarted() {
        Noise noise =
                Noise.ofMatrix(matrix(2, new String[] {"1 + x^2", "sin(y)"}, new String[] {"t*x", "2 + cos(x*y)"}));
        DiffusionProcess process = ExpressionProcess.of(formulas(2, "-x", "x - y"), noise, Interpretation.ITO);
        for (Interpretation reading : Interpretation.values()) {
            DiffusionProcess there = process.inReading(reading);
            assertEquals(reading, there.interpretation());
            DiffusionProcess back = there.inReading(Interpretation.ITO);
            assertArrayEquals(drift(process, 0.7, 0.3, 1.1), drift(back, 0.7, 0.3, 1.1), 10 * ROUNDING);
            assertArrayEquals(tensor(process, 0.7, 0.3, 1.1), tensor(back, 0.7, 0.3, 1.1));
        }
    }

    /** With D = ½ σ² x the derivative of √D has no value at 0, but that of D has: the drift of every reading does, too. */
    @Test
    void squareRootNoiseCanBeReadWhereItVanishes() {
        for (Noise noise : List.of(
                Noise.ofMatrix(matrix(1, new String[] {"0.4*sqrt(x)"})),
                Noise.ofTensor(matrix(1, new String[] {"0.08*x"})))) {
            DiffusionProcess process = ExpressionProcess.of(formulas(1, "1 - x"), noise, Interpretation.STRATONOVICH);
            assertArrayEquals(new double[] {1 + 0.04}, drift(process.inReading(Interpretation.ITO), 0, 0.0), ROUNDING);
        }
    }

    /** J = −D (∇p + p ∇Φ) = f p − D ∇p with f = −D ∇Φ; in Itô's reading ∇·D comes in addition. */
    @Test
    void aReversibleProcessDescendsItsPotentialByItsTensor() {
        ReversibleExpressionProcess process = ReversibleExpressionProcess.of(
                ExpressionPotential.parse("x^2 + x*y + y^4", 2),
                Noise.ofTensor(matrix(2, new String[] {"1 + x^2", "0.1*x"}, new String[] {"0.1*x", "2"})));
        double x = 0.5;
        double y = -0.8;
        double[] gradient = {2 * x + y, x + 4 * y * y * y};
        double[] descent = {
            -((1 + x * x) * gradient[0] + 0.1 * x * gradient[1]), -(0.1 * x * gradient[0] + 2 * gradient[1])
        };
        assertArrayEquals(descent, drift(process, 0, x, y), ROUNDING);
        assertArrayEquals(
                new double[] {descent[0] + 2 * x, descent[1] + 0.1},
                drift(process.inReading(Interpretation.ITO), 0, x, y),
                ROUNDING);
        double[] phi = new double[1];
        process.reducedPotential(column(x, y), 1, phi);
        assertEquals(x * x + x * y + Math.pow(y, 4), phi[0], ROUNDING);
    }

    /** Φ = ½ r², Q = [[0, q], [−q, 0]], D = 1: f = −(I + Q) x. */
    @Test
    void theCompleteRecipeTurnsTheDescent() {
        DiffusionProcess process = CompleteRecipe.of(
                ExpressionPotential.parse("(x^2 + y^2)/2", 2),
                Noise.ofTensor(matrix(2, new String[] {"1", "0"}, new String[] {"0", "1"})),
                matrix(2, new String[] {"0", "3"}, new String[] {"-3", "0"}));
        assertArrayEquals(new double[] {-1 - 3 * 2, -2 + 3}, drift(process, 0, 1, 2), ROUNDING);
        assertThrows(
                IllegalArgumentException.class,
                () -> CompleteRecipe.of(
                        ExpressionPotential.parse("x^2 + y^2", 2),
                        Noise.isotropic(Expression.of(1), 2),
                        matrix(2, new String[] {"0", "3"}, new String[] {"3", "0"})));
    }

    /** ∇·(f p_s) − Σ ∂_i ∂_j (D_ij p_s) = 0 symbolically derived and evaluated, in three dimensions with everything varying. */
    @Test
    void theLawOfTheCompleteRecipeIsStationary() {
        String potential = "x^2/2 + y^4/4 + z^2 + 0.3*x*y*z";
        DiffusionProcess process = CompleteRecipe.of(
                ExpressionPotential.parse(potential, 3),
                Noise.ofTensor(matrix(
                        3,
                        new String[] {"1 + 0.5*sin(y)", "0.2*x", "0"},
                        new String[] {"0.2*x", "2 + x^2", "0.1*z"},
                        new String[] {"0", "0.1*z", "1 + z^2"})),
                matrix(3, new String[] {"0", "x*z", "cos(y)"}, new String[] {"-(x*z)", "0", "1"}, new String[] {
                    "-cos(y)", "-1", "0"
                }));
        ExpressionReaction reaction = new ManufacturedSolution(Expression.parse("exp(-(" + potential + "))", 3), 3)
                .reaction(process, java.util.Optional.empty());
        double[] source = new double[1];
        for (double[] at : new double[][] {{0.3, -0.5, 0.7}, {-1, 0.4, 0.2}, {0, 0, 0}}) {
            reaction.source(0, column(at), 1, source);
            // Some hundred terms of order ten cancel.
            assertEquals(0, source[0], 1e3 * ROUNDING);
        }
    }
}
