package org.fokker.validation.expression;

import java.util.function.Predicate;

/**
 * A formula in x_1 … x_d, and in t where it may depend on time, as an immutable syntax tree. Two trees are equal if they are written the same way; nothing is said
 * of formulas that are equal by algebra.
 */
public sealed interface Expression {

    /**
     * A number.
     *
     * @param value the number, finite
     */
    record Constant(double value) implements Expression {

        @Override
        public String toString() {
            return ExpressionPrinter.print(this);
        }
    }

    /**
     * A coordinate of the point.
     *
     * @param index which one, from 0
     * @param name how it is written: x, y, z or x1, x2, …
     */
    record Variable(int index, String name) implements Expression {

        @Override
        public String toString() {
            return ExpressionPrinter.print(this);
        }
    }

    /** The time t. */
    record Time() implements Expression {

        @Override
        public String toString() {
            return ExpressionPrinter.print(this);
        }
    }

    /**
     * −a.
     *
     * @param operand a
     */
    record Negation(Expression operand) implements Expression {

        @Override
        public String toString() {
            return ExpressionPrinter.print(this);
        }
    }

    /**
     * f(a).
     *
     * @param function f
     * @param argument a
     */
    record Application(ElementaryFunction function, Expression argument) implements Expression {

        @Override
        public String toString() {
            return ExpressionPrinter.print(this);
        }
    }

    /**
     * a ∘ b.
     *
     * @param operator ∘
     * @param left a
     * @param right b
     */
    record Operation(Operator operator, Expression left, Expression right) implements Expression {

        @Override
        public String toString() {
            return ExpressionPrinter.print(this);
        }
    }

    /**
     * Reads a formula that cannot depend on time.
     *
     * @param text numbers, x, y, z or x1 … xd, + − * / ^, parentheses, elementary functions, pi and e
     * @param dimension d, the number of coordinates
     * @return the tree, as written
     * @throws ExpressionException if the text is not a formula; names the column
     */
    static Expression parse(String text, int dimension) {
        return new ExpressionParser(text, dimension, false).parse();
    }

    /**
     * Reads a formula that may depend on time.
     *
     * @param text as for {@link #parse}, and t
     * @param dimension d, the number of coordinates
     * @return the tree, as written
     * @throws ExpressionException if the text is not a formula; names the column
     */
    static Expression parseInTime(String text, int dimension) {
        return new ExpressionParser(text, dimension, true).parse();
    }

    /**
     * A number as a formula.
     *
     * @param value the number, finite
     * @return the formula
     */
    static Expression of(double value) {
        return new Constant(value);
    }

    /**
     * The partial derivative, simplified.
     *
     * @param index which coordinate, from 0
     * @return ∂/∂x_index of this formula
     */
    default Expression derivative(int index) {
        return new Derivative(leaf -> leaf instanceof Variable variable && variable.index() == index).of(this);
    }

    /**
     * The partial derivative with respect to time, simplified.
     *
     * @return ∂/∂t of this formula
     */
    default Expression timeDerivative() {
        return new Derivative(Time.class::isInstance).of(this);
    }

    /**
     * An equal formula without the operations that have no effect: constants are folded, zeros and ones removed.
     *
     * @return the simplified formula
     */
    default Expression simplified() {
        return Simplification.of(this);
    }

    /**
     * This formula divided by a number.
     *
     * @param divisor the number, finite and not zero
     * @return the simplified formula
     */
    default Expression over(double divisor) {
        return Simplification.quotient(simplified(), new Constant(divisor));
    }

    /**
     * Says whether a coordinate occurs in the formula. A formula that is free of it by algebra only, such as x/x, depends on it.
     *
     * @param index which coordinate, from 0
     * @return whether x_index occurs
     */
    default boolean dependsOn(int index) {
        return occurs(leaf -> leaf instanceof Variable variable && variable.index() == index);
    }

    /**
     * Says whether any coordinate occurs in the formula.
     *
     * @return whether it depends on the point
     */
    default boolean dependsOnPoint() {
        return occurs(Variable.class::isInstance);
    }

    /**
     * Says whether t occurs in the formula.
     *
     * @return whether it depends on time
     */
    default boolean dependsOnTime() {
        return occurs(Time.class::isInstance);
    }

    /**
     * Says whether a leaf of the tree fulfils a condition.
     *
     * @param condition of constants, coordinates and t
     * @return whether there is one
     */
    private boolean occurs(Predicate<Expression> condition) {
        if (this instanceof Negation negation) {
            return negation.operand().occurs(condition);
        } else if (this instanceof Application application) {
            return application.argument().occurs(condition);
        } else if (this instanceof Operation operation) {
            return operation.left().occurs(condition) || operation.right().occurs(condition);
        }
        return condition.test(this);
    }
}
