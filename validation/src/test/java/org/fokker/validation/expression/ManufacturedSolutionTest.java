package org.fokker.validation.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.fokker.distribution.Density;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.Test;

class ManufacturedSolutionTest {

    /** The reference values are given to fifteen digits. */
    private static final double DIGITS = 1e-14;

    private static List<Expression> formulas(int d, String... texts) {
        return Arrays.stream(texts).map(text -> Expression.parseInTime(text, d)).toList();
    }

    private static double source(
            String solution, List<Expression> drift, Noise noise, Interpretation reading, double t, double... at) {
        DiffusionProcess process = ExpressionProcess.of(drift, noise, reading);
        ExpressionReaction reaction = new ManufacturedSolution(Expression.parseInTime(solution, at.length), at.length)
                .reaction(process, Optional.empty());
        double[] value = new double[1];
        double[][] x = Arrays.stream(at).mapToObj(c -> new double[] {c}).toArray(double[][]::new);
        reaction.source(t, x, 1, value);
        return value[0];
    }

    /** p = (1 + ½ sin(x − t))/2π, f = sin x, D = 1 + ½ cos x on a circle; the closed form of S is by hand. */
    @Test
    void theSourceOnACircleIsThatByHand() {
        for (double[] at : new double[][] {{1, 0.5}, {2.2, 0}, {5, 3}}) {
            double x = at[0];
            double t = at[1];
            double byHand = (-2 * Math.sin(t - 2 * x) - Math.sqrt(2) * Math.sin(t - x + Math.PI / 4) + 3 * Math.cos(x))
                    / (4 * Math.PI);
            double derived = source(
                    "(1 + 0.5*sin(x - t))/(2*pi)",
                    formulas(1, "sin(x)"),
                    Noise.ofTensor(new FormulaMatrix(List.of(formulas(1, "1 + 0.5*cos(x)")))),
                    Interpretation.ITO,
                    t,
                    x);
            assertEquals(byHand, derived, DIGITS);
        }
        assertEquals(
                0.256059602750340,
                source(
                        "(1 + 0.5*sin(x - t))/(2*pi)",
                        formulas(1, "sin(x)"),
                        Noise.ofTensor(new FormulaMatrix(List.of(formulas(1, "1 + 0.5*cos(x)")))),
                        Interpretation.ITO,
                        0.5,
                        1),
                DIGITS);
    }

    @Test
    void theSourceInASquareWithAFullTensorHasItsKnownValue() {
        double s = source(
                "1 + 0.5*exp(-t)*cos(pi*x)*cos(pi*y)",
                formulas(2, "sin(pi*x)*cos(pi*y)", "-0.5*sin(pi*y)*(1 + 0.5*cos(pi*x))"),
                Noise.ofTensor(new FormulaMatrix(List.of(
                        formulas(2, "0.1*(1 + 0.5*cos(pi*x))", "0.05*sin(pi*x)*sin(pi*y)"),
                        formulas(2, "0.05*sin(pi*x)*sin(pi*y)", "0.2")))),
                Interpretation.ITO,
                0.5,
                0.3,
                0.7);
        assertEquals(0.570861821074661, s, DIGITS);
    }

    /** Three dimensions and every reading, against Taylor arithmetic of second order through the same formulas. */
    @Test
    void theSourceInACubeIsThatOfNestedDifferentiation() {
        String p = "1 + 0.5*exp(-t)*cos(pi*x)*cos(pi*y)*cos(pi*z)";
        String[] f = {"sin(pi*x)*cos(pi*y)", "-0.5*sin(pi*y)*cos(pi*z)", "0.3*sin(pi*z)*(1 + 0.5*cos(pi*x))"};
        String[][] tensor = {
            {"0.1*(1 + 0.5*cos(pi*x))", "0.05*sin(pi*x)*sin(pi*y)", "0.05*sin(pi*x)*sin(pi*z)"},
            {"0.05*sin(pi*x)*sin(pi*y)", "0.2", "0.05*sin(pi*y)*sin(pi*z)"},
            {"0.05*sin(pi*x)*sin(pi*z)", "0.05*sin(pi*y)*sin(pi*z)", "0.15*(1 + 0.2*cos(pi*y))"}
        };
        Noise noise = Noise.ofTensor(new FormulaMatrix(
                Arrays.stream(tensor).map(row -> formulas(3, row)).toList()));
        double[] at = {0.3, 0.7, 0.45};
        double t = 0.5;
        for (Interpretation reading : List.of(Interpretation.ITO, Interpretation.HAENGGI_KLIMONTOVICH)) {
            double derived = source(p, formulas(3, f), noise, reading, t, at);
            assertEquals(nested(p, f, tensor, reading, t, at), derived, DIGITS);
        }
    }

    /** S by Taylor arithmetic: the variables are x, y, z and t, the order is two. */
    private static double nested(
            String p, String[] f, String[][] tensor, Interpretation reading, double t, double... at) {
        TaylorOracle oracle = new TaylorOracle(t, at);
        DerivativeStructure density = oracle.value(p);
        double s = density.getPartialDerivative(0, 0, 0, 1);
        for (int i = 0; i < 3; i++) {
            int[] first = new int[4];
            first[i] = 1;
            s += oracle.value(f[i]).multiply(density).getPartialDerivative(first);
            for (int j = 0; j < 3; j++) {
                DerivativeStructure entry = oracle.value(tensor[i][j]);
                int[] second = first.clone();
                second[j]++;
                s -= entry.multiply(density).getPartialDerivative(second);
                if (reading == Interpretation.HAENGGI_KLIMONTOVICH) {
                    // ∂_i (p ∂_j D_ij)
                    int[] along = new int[4];
                    along[j] = 1;
                    s += density.getPartialDerivative(first) * entry.getPartialDerivative(along)
                            + density.getValue() * entry.getPartialDerivative(second);
                }
            }
        }
        return s;
    }

    @Test
    void killingIsPaidForByTheSource() {
        DiffusionProcess process =
                ExpressionProcess.of(formulas(1, "-x"), Noise.isotropic(Expression.of(1), 1), Interpretation.ITO);
        ManufacturedSolution solution = new ManufacturedSolution(Expression.parseInTime("2 + cos(x - t)", 1), 1);
        ExpressionReaction with = solution.reaction(process, Optional.of(Expression.parse("x^2", 1)));
        ExpressionReaction without = solution.reaction(process, Optional.empty());
        double[][] x = {{0.8}};
        double[] a = new double[1];
        double[] b = new double[1];
        with.source(0.3, x, 1, a);
        without.source(0.3, x, 1, b);
        assertEquals(0.64 * (2 + Math.cos(0.5)), a[0] - b[0], DIGITS);
        assertTrue(with.kills() && with.creates());
        assertFalse(without.kills());
    }

    @Test
    void theSolutionIsADensityWithItsScore() {
        Density density = new ManufacturedSolution(Expression.parseInTime("2 + sin(x)*t", 1), 1).at(0.5);
        assertEquals(Math.log(2 + 0.5 * Math.sin(1)), density.logDensity(1), DIGITS);
        assertEquals(0.5 * Math.cos(1) / (2 + 0.5 * Math.sin(1)), density.score(1)[0], DIGITS);
        Density negative = new ManufacturedSolution(Expression.parseInTime("sin(x)", 1), 1).at(0);
        assertThrows(NumericalException.class, () -> negative.logDensity(-1));
    }
}
