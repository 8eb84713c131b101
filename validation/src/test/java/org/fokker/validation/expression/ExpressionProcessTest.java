package org.fokker.validation.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionProcessTest {

    @Test
    void theDriftIsEvaluatedByComponents() {
        ExpressionProcess process =
                new ExpressionProcess(List.of(Expression.parse("y", 2), Expression.parse("2*x - y^3", 2)), 0.5);
        double[][] f = new double[2][3];
        process.drift(1, new double[][] {{1, 2, 3}, {0, 1, -1}}, 3, f);
        assertArrayEquals(new double[][] {{0, 1, -1}, {2, 3, 7}}, f);
        assertEquals(2, process.dimension());
        assertEquals(0.5, process.volatility(7));
    }

    @Test
    void noiseCannotBeNegative() {
        List<Expression> drift = List.of(Expression.parse("x", 1));
        assertThrows(IllegalArgumentException.class, () -> new ExpressionProcess(drift, -1));
        assertThrows(IllegalArgumentException.class, () -> new ExpressionProcess(drift, Double.NaN));
    }
}
