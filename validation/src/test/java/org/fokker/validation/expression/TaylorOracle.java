package org.fokker.validation.expression;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.fokker.validation.expression.Expression.Application;
import org.fokker.validation.expression.Expression.Constant;
import org.fokker.validation.expression.Expression.Negation;
import org.fokker.validation.expression.Expression.Operation;
import org.fokker.validation.expression.Expression.Variable;

/** Derivatives of formulas in three coordinates and time by Taylor arithmetic, which shares nothing with the symbolic rules. */
final class TaylorOracle {

    private static final int ORDER = 2;

    private final DerivativeStructure[] variables;

    TaylorOracle(double t, double... at) {
        variables = new DerivativeStructure[4];
        for (int i = 0; i < 3; i++) {
            variables[i] = new DerivativeStructure(4, ORDER, i, at[i]);
        }
        variables[3] = new DerivativeStructure(4, ORDER, 3, t);
    }

    DerivativeStructure value(String formula) {
        return value(Expression.parseInTime(formula, 3));
    }

    private DerivativeStructure value(Expression expression) {
        if (expression instanceof Constant constant) {
            return new DerivativeStructure(4, ORDER, constant.value());
        } else if (expression instanceof Variable variable) {
            return variables[variable.index()];
        } else if (expression instanceof Expression.Time) {
            return variables[3];
        } else if (expression instanceof Negation negation) {
            return value(negation.operand()).negate();
        } else if (expression instanceof Application application) {
            DerivativeStructure a = value(application.argument());
            return switch (application.function()) {
                case SIN -> a.sin();
                case COS -> a.cos();
                case EXP -> a.exp();
                default -> throw new IllegalArgumentException("not needed: " + application);
            };
        }
        Operation operation = (Operation) expression;
        DerivativeStructure a = value(operation.left());
        DerivativeStructure b = value(operation.right());
        return switch (operation.operator()) {
            case PLUS -> a.add(b);
            case MINUS -> a.subtract(b);
            case TIMES -> a.multiply(b);
            case OVER -> a.divide(b);
            case POWER -> throw new IllegalArgumentException("not needed: " + operation);
        };
    }
}
