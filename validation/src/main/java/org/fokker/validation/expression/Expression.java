package org.fokker.validation.expression;

/**
 * A formula in x_1 … x_d as an immutable syntax tree. Two trees are equal if they are written the same way; nothing is said
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
     * Reads a formula.
     *
     * @param text numbers, x, y, z or x1 … xd, + − * / ^, parentheses, elementary functions, pi and e
     * @param dimension d, the number of coordinates
     * @return the tree, as written
     * @throws ExpressionException if the text is not a formula; names the column
     */
    static Expression parse(String text, int dimension) {
        return new ExpressionParser(text, dimension).parse();
    }

    /**
     * The partial derivative, simplified.
     *
     * @param index which coordinate, from 0
     * @return ∂/∂x_index of this formula
     */
    default Expression derivative(int index) {
        return Derivative.of(this, index);
    }

    /**
     * An equal formula without the operations that have no effect: constants are folded, zeros and ones removed.
     *
     * @return the simplified formula
     */
    default Expression simplified() {
        return Simplification.of(this);
    }
}
