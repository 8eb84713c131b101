package org.fokker.validation.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {

    /** The value at x = 3, y = −2; exact in binary arithmetic, so no tolerance. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2*3; 7",
                "(1 + 2)*3; 9",
                "7 - 2 - 1; 4",
                "16/4/2; 2",
                "2^3^2; 512",
                "(2^3)^2; 64",
                "-x^2; -9",
                "(-x)^2; 9",
                "-x*y; 6",
                "x*-y; 6",
                "2^-1; 0.5",
                "-2^-2; -0.25",
                "--x; 3",
                "+x; 3",
                "1_000.5e-1_0*1e10; 1000.5",
                ".5 + 5.; 5.5",
                "2E3; 2000",
                "1e+2; 100",
                "x1 + x2; 1",
                "abs(y) + sign(y); 1",
                "sqrt(x + 1); 2",
                "exp(0) + cos(0) + cosh(0) + log(1) + sin(0) + tan(0) + tanh(0) + sinh(0); 3",
                "x\t+\ty; 1"
            })
    void operatorsBindAndGroupAsInMathematics(String text, double expected) {
        assertEquals(expected, valueAt(Expression.parse(text, 2), 3, -2));
    }

    @Test
    void constantsHaveTheirValues() {
        assertEquals(Math.PI, valueAt(Expression.parse("pi", 1), 0));
        assertEquals(Math.E, valueAt(Expression.parse("e", 1), 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x +; 4; found the end",
                "x^2 +* 3; 6; found '*'",
                "(x + 1; 7; ')' for the '(' in column 1",
                "x + 1); 6; found ')'",
                "sn(x); 1; did you mean 'sin'?",
                "2*tanhh(x); 3; did you mean 'tanh'?",
                "x + w; 5; unknown name 'w'",
                "x + z; 5; in dimension 2",
                "x3; 1; did you mean 'x'?",
                "sin x; 5; '(' behind the function sin",
                "2x; 2; found 'x'",
                "2e; 2; found 'e'",
                "1__0; 2; underscore",
                "1_; 2; underscore",
                "1e999; 1; too large",
                "x $ y; 3; found '$'",
                "x ^; 4; expected a number",
                "''; 1; found the end",
                ".; 1; needs a digit",
                "exp(); 5; found ')'"
            })
    void faultsAreShownWhereTheyAre(String text, int column, String message) {
        ExpressionException fault = assertThrows(ExpressionException.class, () -> Expression.parse(text, 2));
        assertEquals(column, fault.column(), fault.getMessage());
        assertTrue(fault.getMessage().startsWith("column " + column + ": "), fault.getMessage());
        assertTrue(fault.getMessage().contains(message), fault.getMessage());
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThrows(ExpressionException.class, () -> Expression.parse("(".repeat(500) + "x" + ")".repeat(500), 1));
        assertThrows(ExpressionException.class, () -> Expression.parse("x" + "+x".repeat(2000), 1));
        // The longest sum that is allowed must not exhaust the stack of anything that walks its tree.
        Expression longest = Expression.parse("x" + "+x".repeat(999), 1);
        assertEquals("1000", longest.derivative(0).toString());
        assertEquals(2000, valueAt(longest, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x^4/4 - x^2/2",
                "-(x - y)^2",
                "(-x)^2",
                "-x^2",
                "2^-x",
                "(x^y)^2",
                "x^y^2",
                "x - (y - 1)",
                "x/(y*2)",
                "x*(y/2)",
                "1.5e-7*exp(-(x^2 + y^2)/2)",
                "-(-x)",
                "(x + y)*-x",
                "pi*e"
            })
    void printingIsTheInverseOfReading(String text) {
        Expression expression = Expression.parse(text, 2);
        assertEquals(expression, Expression.parse(expression.toString(), 2));
    }

    static double valueAt(Expression expression, double... x) {
        double[][] point = new double[x.length][1];
        for (int i = 0; i < x.length; i++) {
            point[i][0] = x[i];
        }
        double[][] value = new double[1][1];
        new ArrayProgram(List.of(expression)).run(0, point, 1, value);
        return value[0][0];
    }
}
