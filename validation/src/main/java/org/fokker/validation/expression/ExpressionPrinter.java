package org.fokker.validation.expression;

import org.fokker.validation.expression.Expression.Application;
import org.fokker.validation.expression.Expression.Constant;
import org.fokker.validation.expression.Expression.Negation;
import org.fokker.validation.expression.Expression.Operation;
import org.fokker.validation.expression.Expression.Time;
import org.fokker.validation.expression.Expression.Variable;

/** Writes a tree so that reading it again gives the same tree, with no parenthesis more than that needs. */
final class ExpressionPrinter {

    private static final int ATOM = 5;
    private static final double LARGEST_EXACT_INTEGER = 1e15;

    private ExpressionPrinter() {}

    static String print(Expression expression) {
        if (expression instanceof Constant constant) {
            return number(constant.value());
        } else if (expression instanceof Variable variable) {
            return variable.name();
        } else if (expression instanceof Time) {
            return ExpressionParser.TIME;
        } else if (expression instanceof Negation negation) {
            return "-" + atLeast(Operator.PRECEDENCE_OF_NEGATION, negation.operand());
        } else if (expression instanceof Application application) {
            return application.function().symbol() + "(" + print(application.argument()) + ")";
        }
        return operation((Operation) expression);
    }

    private static String operation(Operation operation) {
        Operator operator = operation.operator();
        int own = operator.precedence();
        if (operator == Operator.POWER) {
            return atLeast(ATOM, operation.left()) + "^" + atLeast(Operator.PRECEDENCE_OF_NEGATION, operation.right());
        }
        String blank = own == Operator.PLUS.precedence() ? " " : "";
        // The operators group to the left, so an operand of equal strength on the right needs parentheses.
        return atLeast(own, operation.left()) + blank + operator.symbol() + blank + atLeast(own + 1, operation.right());
    }

    private static String atLeast(int precedence, Expression expression) {
        String written = print(expression);
        return precedenceOf(expression) < precedence ? "(" + written + ")" : written;
    }

    private static int precedenceOf(Expression expression) {
        if (expression instanceof Operation operation) {
            return operation.operator().precedence();
        }
        boolean signed = expression instanceof Negation || (expression instanceof Constant c && c.value() < 0);
        return signed ? Operator.PRECEDENCE_OF_NEGATION : ATOM;
    }

    private static String number(double value) {
        if (value == Math.PI) {
            return "pi";
        } else if (value == Math.E) {
            return "e";
        } else if (value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT_INTEGER) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }
}
