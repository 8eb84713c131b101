package org.fokker.validation.expression;

import java.util.List;
import java.util.stream.IntStream;
import org.fokker.distribution.Potential;

/** A potential U given by a formula; its gradient is that formula's derivative, not a difference quotient. */
public final class ExpressionPotential implements Potential {

    /** Potentials are given by formulas in which t does not occur. */
    private static final double NO_TIME = Double.NaN;

    private final Expression expression;
    private final List<Expression> gradient;
    private final ArrayProgram energyProgram;
    private final ArrayProgram gradientProgram;

    /**
     * Creates the potential of a formula.
     *
     * @param expression U
     * @param dimension d, more than the index of any variable in U
     * @throws IllegalArgumentException if U depends on time
     */
    public ExpressionPotential(Expression expression, int dimension) {
        if (expression.dependsOnTime()) {
            throw new IllegalArgumentException("a potential cannot depend on time, got " + expression);
        }
        this.expression = expression;
        gradient =
                IntStream.range(0, dimension).mapToObj(expression::derivative).toList();
        energyProgram = new ArrayProgram(List.of(expression.simplified()));
        gradientProgram = new ArrayProgram(gradient);
    }

    /**
     * Reads a potential.
     *
     * @param text the formula
     * @param dimension d
     * @return the potential
     * @throws ExpressionException if the text is not a formula in d coordinates; names the column
     */
    public static ExpressionPotential parse(String text, int dimension) {
        return new ExpressionPotential(Expression.parse(text, dimension), dimension);
    }

    /**
     * Returns U.
     *
     * @return the formula, as written
     */
    public Expression expression() {
        return expression;
    }

    /**
     * Returns ∇U.
     *
     * @return the formulas of the partial derivatives, d
     */
    public List<Expression> gradientExpressions() {
        return gradient;
    }

    @Override
    public int dimension() {
        return gradient.size();
    }

    @Override
    public void energy(double[][] x, int n, double[] energy) {
        energyProgram.run(NO_TIME, x, n, new double[][] {energy});
    }

    @Override
    public void gradient(double[][] x, int n, double[][] gradient) {
        gradientProgram.run(NO_TIME, x, n, gradient);
    }

    @Override
    public String toString() {
        return expression.toString();
    }
}
