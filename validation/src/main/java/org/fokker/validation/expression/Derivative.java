package org.fokker.validation.expression;

import static org.fokker.validation.expression.Simplification.ONE;
import static org.fokker.validation.expression.Simplification.ZERO;
import static org.fokker.validation.expression.Simplification.apply;
import static org.fokker.validation.expression.Simplification.difference;
import static org.fokker.validation.expression.Simplification.negation;
import static org.fokker.validation.expression.Simplification.power;
import static org.fokker.validation.expression.Simplification.product;
import static org.fokker.validation.expression.Simplification.quotient;
import static org.fokker.validation.expression.Simplification.sum;

import java.util.function.Predicate;
import org.fokker.validation.expression.Expression.Application;
import org.fokker.validation.expression.Expression.Constant;
import org.fokker.validation.expression.Expression.Negation;
import org.fokker.validation.expression.Expression.Operation;

/** The rules of differentiation with respect to one variable. */
final class Derivative {

    private static final Constant TWO = new Constant(2);

    private final Predicate<Expression> isVariable;

    /**
     * Chooses the variable.
     *
     * @param isVariable whether a leaf of the tree is the variable
     */
    Derivative(Predicate<Expression> isVariable) {
        this.isVariable = isVariable;
    }

    Expression of(Expression expression) {
        if (expression instanceof Negation negation) {
            return negation(of(negation.operand()));
        } else if (expression instanceof Application application) {
            Expression argument = Simplification.of(application.argument());
            return product(ofFunction(application.function(), argument), of(application.argument()));
        } else if (expression instanceof Operation operation) {
            return ofOperation(operation);
        }
        return isVariable.test(expression) ? ONE : ZERO;
    }

    private static Expression ofFunction(ElementaryFunction function, Expression a) {
        Expression value = apply(function, a);
        return switch (function) {
            case SIN -> apply(ElementaryFunction.COS, a);
            case COS -> negation(apply(ElementaryFunction.SIN, a));
            case TAN -> sum(ONE, power(value, TWO));
            case EXP -> value;
            case LOG -> quotient(ONE, a);
            case SQRT -> quotient(new Constant(0.5), value);
            case TANH -> difference(ONE, power(value, TWO));
            case SINH -> apply(ElementaryFunction.COSH, a);
            case COSH -> apply(ElementaryFunction.SINH, a);
            // |a| has no derivative at 0; the sign gives the mean of both sides.
            case ABS -> apply(ElementaryFunction.SIGN, a);
            case SIGN -> ZERO;
        };
    }

    private Expression ofOperation(Operation operation) {
        Expression a = Simplification.of(operation.left());
        Expression b = Simplification.of(operation.right());
        Expression da = of(operation.left());
        Expression db = of(operation.right());
        return switch (operation.operator()) {
            case PLUS -> sum(da, db);
            case MINUS -> difference(da, db);
            case TIMES -> sum(product(da, b), product(a, db));
            case OVER -> difference(quotient(da, b), quotient(product(a, db), power(b, TWO)));
            case POWER -> ofPower(a, b, da, db);
        };
    }

    /** (a^b)′ = b a^(b−1) a′ + a^b log(a) b′; a part whose factor a′ or b′ is zero is left out, and with it its domain. */
    private static Expression ofPower(Expression a, Expression b, Expression da, Expression db) {
        Expression throughBase = product(product(b, power(a, difference(b, ONE))), da);
        if (db.equals(ZERO)) {
            return throughBase;
        }
        Expression throughExponent = product(product(power(a, b), apply(ElementaryFunction.LOG, a)), db);
        return sum(throughBase, throughExponent);
    }
}
