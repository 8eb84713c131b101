package org.fokker.validation.expression;

import static org.fokker.validation.expression.ExpressionParserTest.valueAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivativeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3; 0",
                "y; 0",
                "x; 1",
                "2*x; 2",
                "x*2 + y; 2",
                "x^4/4 - x^2/2; x^3 - x",
                "-x^2; -2*x",
                "x*x; 2*x",
                "x^3; 3*x^2",
                "1/x; -1/x^2",
                "x/y; 1/y",
                "sin(2*x); 2*cos(2*x)",
                "exp(-x^2/2); -exp(-x^2/2)*x",
                "log(x); 1/x",
                "sqrt(x); 0.5/sqrt(x)",
                "tanh(x); 1 - tanh(x)^2",
                "abs(x); sign(x)",
                "cosh(x) + sinh(x); sinh(x) + cosh(x)",
                "2^x; 2^x*log(2)",
                "sin(y)*cos(3); 0"
            })
    void derivativesAreThoseDerivedByHand(String formula, String expected) {
        Expression derivative = Expression.parse(formula, 2).derivative(0);
        Expression byHand = Expression.parse(expected, 2);
        double scale = 1 + Math.abs(valueAt(byHand, 0.7, 1.3));
        // Equal formulas in another order of operations: some ten roundings of 1.1e-16 relative to the larger terms.
        assertEquals(valueAt(byHand, 0.7, 1.3), valueAt(derivative, 0.7, 1.3), 1e-14 * scale, derivative.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x^4/4 - x^2/2; x^3 - x",
                "2*x + 3*x; 5",
                "x^2*0.5; x",
                "(x^2 - 1)^2; 4*((x^2 - 1)*x)",
                "0*exp(x); 0",
                "x - x; 0",
                "exp(x)*1; exp(x)",
                "cos(x); -sin(x)"
            })
    void derivativesAreWrittenWithoutWhatHasNoEffect(String formula, String expected) {
        assertEquals(expected, Expression.parse(formula, 1).derivative(0).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sin(x*y) + cos(x)^2*tan(y/3)",
                "exp(-x^2 - y^2/2)*(1 + x*y)",
                "log(2 + x^2)/sqrt(1 + y^2)",
                "tanh(x - y)*sinh(x/2)*cosh(y/2)",
                "(1 + x^2)^y + 2^(x*y) + abs(x - 3)^3",
                "x1^5*x2^-3 - x1/(x2 + 4) - (x - (y - x*(y - 2*(x - 1))))",
                "-(x^2 + y^2)^1.5 + pi*e*x^16 - (-x)^3*-y",
                "tan(tanh(tan(x/4) + y/8))^2"
            })
    void derivativesAgreeWithDifferenceQuotients(String text) {
        Expression formula = Expression.parse(text, 2);
        Random random = new Random(20240117);
        for (int trial = 0; trial < 50; trial++) {
            double[] at = {0.2 + random.nextDouble(), 0.3 + random.nextDouble()};
            for (int i = 0; i < 2; i++) {
                double exact = valueAt(formula.derivative(i), at);
                double scale = 1 + Math.abs(valueAt(formula, at)) + Math.abs(exact);
                // Richardson's quotient with h = 2^-8: truncation h^4 f⁗′/30, at most 7e-12 · f⁗′; the fifth
                // derivatives here
                // stay below 1e6 scale (x^16 at 1.2); rounding 2e-16/h = 5e-14.
                assertEquals(
                        exact,
                        quotient(formula, at, i),
                        1e-5 * scale,
                        formula.derivative(i).toString());
            }
        }
    }

    /** (4 δ(h/2) − δ(h))/3 with the central quotient δ. */
    private static double quotient(Expression formula, double[] at, int i) {
        double h = 0x1p-8;
        return (4 * central(formula, at, i, h / 2) - central(formula, at, i, h)) / 3;
    }

    private static double central(Expression formula, double[] at, int i, double h) {
        double[] right = at.clone();
        double[] left = at.clone();
        right[i] += h;
        left[i] -= h;
        return (valueAt(formula, right) - valueAt(formula, left)) / (2 * h);
    }

    @Test
    void theDerivativeOfTheAbsoluteValueIsFiniteAtItsKink() {
        assertEquals(0.0, valueAt(Expression.parse("abs(x)", 1).derivative(0), 0));
    }

    @Test
    void constantsThatCannotBeFoldedStay() {
        assertTrue(Double.isInfinite(valueAt(Expression.parse("1/0", 1).simplified(), 0)));
        assertTrue(Double.isNaN(valueAt(Expression.parse("log(-1)", 1).simplified(), 0)));
        assertEquals(
                List.of("3", "0"),
                List.of(
                        Expression.parse("sqrt(4) + 1", 1).simplified().toString(),
                        Expression.parse("0*x", 1).simplified().toString()));
    }
}
