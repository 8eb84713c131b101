package org.fokker.validation.expression;

import org.fokker.validation.expression.Expression.Application;
import org.fokker.validation.expression.Expression.Constant;
import org.fokker.validation.expression.Expression.Negation;
import org.fokker.validation.expression.Expression.Operation;

/**
 * Builds trees while it removes what has no effect. The rules are those of real algebra: 0 · a is 0 also where a has no
 * value.
 */
final class Simplification {

    static final Constant ZERO = new Constant(0);
    static final Constant ONE = new Constant(1);

    private Simplification() {}

    static Expression of(Expression expression) {
        if (expression instanceof Negation negation) {
            return negation(of(negation.operand()));
        } else if (expression instanceof Application application) {
            return apply(application.function(), of(application.argument()));
        } else if (expression instanceof Operation operation) {
            Expression left = of(operation.left());
            Expression right = of(operation.right());
            return switch (operation.operator()) {
                case PLUS -> sum(left, right);
                case MINUS -> difference(left, right);
                case TIMES -> product(left, right);
                case OVER -> quotient(left, right);
                case POWER -> power(left, right);
            };
        }
        return expression;
    }

    static Expression sum(Expression a, Expression b) {
        if (isNumber(a, 0)) {
            return b;
        } else if (isNumber(b, 0)) {
            return a;
        } else if (b instanceof Negation negation) {
            return difference(a, negation.operand());
        } else if (a instanceof Negation negation) {
            return difference(b, negation.operand());
        } else if (a.equals(b)) {
            return product(new Constant(2), a);
        }
        return folded(Operator.PLUS, a, b);
    }

    static Expression difference(Expression a, Expression b) {
        if (isNumber(b, 0)) {
            return a;
        } else if (isNumber(a, 0)) {
            return negation(b);
        } else if (a.equals(b)) {
            return ZERO;
        } else if (b instanceof Negation negation) {
            return sum(a, negation.operand());
        }
        return folded(Operator.MINUS, a, b);
    }

    static Expression product(Expression a, Expression b) {
        if (isNumber(a, 0) || isNumber(b, 0)) {
            return ZERO;
        } else if (isNumber(a, 1)) {
            return b;
        } else if (isNumber(b, 1)) {
            return a;
        } else if (a instanceof Negation negation) {
            return negation(product(negation.operand(), b));
        } else if (b instanceof Negation negation) {
            return negation(product(a, negation.operand()));
        } else if (a instanceof Constant c) {
            return multiple(c, b);
        } else if (b instanceof Constant c) {
            return multiple(c, a);
        } else if (factorOf(a) instanceof Constant c) {
            return multiple(c, product(cofactorOf(a), b));
        } else if (factorOf(b) instanceof Constant c) {
            return multiple(c, product(a, cofactorOf(b)));
        } else if (baseOf(a).equals(baseOf(b))) {
            Expression exponent = sum(exponentOf(a), exponentOf(b));
            return exponent instanceof Constant ? power(baseOf(a), exponent) : folded(Operator.TIMES, a, b);
        }
        return folded(Operator.TIMES, a, b);
    }

    /** c · a with one number in front. */
    private static Expression multiple(Constant c, Expression a) {
        if (c.value() < 0) {
            return negation(product(new Constant(-c.value()), a));
        } else if (a instanceof Operation o && o.operator() == Operator.TIMES && o.left() instanceof Constant inner) {
            return product(folded(Operator.TIMES, c, inner), o.right());
        } else if (a instanceof Operation o && o.operator() == Operator.OVER && o.left() instanceof Constant inner) {
            return quotient(folded(Operator.TIMES, c, inner), o.right());
        }
        return isNumber(c, 1) ? a : folded(Operator.TIMES, c, a);
    }

    static Expression quotient(Expression a, Expression b) {
        if (isNumber(a, 0)) {
            return ZERO;
        } else if (isNumber(b, 1)) {
            return a;
        } else if (a instanceof Negation negation) {
            return negation(quotient(negation.operand(), b));
        } else if (b instanceof Negation negation) {
            return negation(quotient(a, negation.operand()));
        } else if (b instanceof Constant c && factorOf(a) instanceof Constant factor) {
            return product(folded(Operator.OVER, factor, c), cofactorOf(a));
        }
        return folded(Operator.OVER, a, b);
    }

    static Expression power(Expression base, Expression exponent) {
        if (isNumber(exponent, 0)) {
            return ONE;
        } else if (isNumber(exponent, 1)) {
            return base;
        } else if (isNumber(exponent, 2)
                && base instanceof Application root
                && root.function() == ElementaryFunction.SQRT) {
            return root.argument();
        }
        return folded(Operator.POWER, base, exponent);
    }

    static Expression negation(Expression a) {
        if (a instanceof Negation negation) {
            return negation.operand();
        } else if (a instanceof Constant c) {
            return new Constant(c.value() == 0 ? 0 : -c.value());
        } else if (a instanceof Operation o && o.operator() == Operator.MINUS) {
            return difference(o.right(), o.left());
        }
        return new Negation(a);
    }

    static Expression apply(ElementaryFunction function, Expression argument) {
        if (argument instanceof Constant c && Double.isFinite(function.value(c.value()))) {
            return new Constant(function.value(c.value()));
        }
        return new Application(function, argument);
    }

    /** The operation, carried out if it is one of numbers with a finite result. */
    private static Expression folded(Operator operator, Expression a, Expression b) {
        if (a instanceof Constant left && b instanceof Constant right) {
            double value = operator.value(left.value(), right.value());
            if (Double.isFinite(value)) {
                return new Constant(value);
            }
        }
        return new Operation(operator, a, b);
    }

    private static Expression factorOf(Expression a) {
        return a instanceof Operation o && o.operator() == Operator.TIMES ? o.left() : a;
    }

    private static Expression cofactorOf(Expression a) {
        return a instanceof Operation o && o.operator() == Operator.TIMES ? o.right() : ONE;
    }

    private static Expression baseOf(Expression a) {
        return a instanceof Operation o && o.operator() == Operator.POWER && o.right() instanceof Constant
                ? o.left()
                : a;
    }

    private static Expression exponentOf(Expression a) {
        return a instanceof Operation o && o.operator() == Operator.POWER && o.right() instanceof Constant
                ? o.right()
                : ONE;
    }

    private static boolean isNumber(Expression a, double value) {
        return a instanceof Constant c && c.value() == value;
    }
}
