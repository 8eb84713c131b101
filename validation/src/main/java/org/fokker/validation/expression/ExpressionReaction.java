package org.fokker.validation.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.method.NumericalException;

/** What is created and destroyed, by formulas in x and t. */
public final class ExpressionReaction implements Reaction {

    private final Expression killing;
    private final Expression source;
    private final ArrayProgram killingProgram;
    private final ArrayProgram sourceProgram;

    /**
     * Creates the reaction.
     *
     * @param killing k, not negative; nothing if there is none
     * @param source S; nothing if there is none
     */
    public ExpressionReaction(Optional<Expression> killing, Optional<Expression> source) {
        this.killing = killing.map(Expression::simplified).orElse(Simplification.ZERO);
        this.source = source.map(Expression::simplified).orElse(Simplification.ZERO);
        killingProgram = new ArrayProgram(List.of(this.killing));
        sourceProgram = new ArrayProgram(List.of(this.source));
    }

    /**
     * Returns S.
     *
     * @return the formula of the source, zero if there is none
     */
    public Expression sourceExpression() {
        return source;
    }

    /**
     * Returns k.
     *
     * @return the formula of the killing rate, zero if there is none
     */
    public Expression killingExpression() {
        return killing;
    }

    @Override
    public boolean autonomous() {
        return !killing.dependsOnTime() && !source.dependsOnTime();
    }

    @Override
    public boolean kills() {
        return !killing.equals(Simplification.ZERO);
    }

    @Override
    public boolean creates() {
        return !source.equals(Simplification.ZERO);
    }

    @Override
    public void killing(double t, double[][] x, int n, double[] rate) {
        killingProgram.run(t, x, n, new double[][] {rate});
        for (int j = 0; j < n; j++) {
            if (!(rate[j] >= 0)) {
                int point = j;
                throw new NumericalException("killing rate " + killing + " is " + rate[j] + " at x = "
                        + Arrays.toString(Arrays.stream(x)
                                .mapToDouble(component -> component[point])
                                .toArray())
                        + ", t = " + t + ", it must not be negative");
            }
        }
    }

    @Override
    public void source(double t, double[][] x, int n, double[] values) {
        sourceProgram.run(t, x, n, new double[][] {values});
    }

    @Override
    public String toString() {
        return "killing " + killing + ", source " + source;
    }
}
