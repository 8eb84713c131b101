package org.fokker.validation.analysis;

import java.util.function.Predicate;
import org.fokker.validation.expression.Expression;
import org.fokker.validation.expression.ExpressionPotential;

/** The points at which a formula is positive. Not safe for use by several threads. */
final class Region implements Predicate<double[]> {

    private final ExpressionPotential formula;
    private final double[][] place;
    private final double[] value = new double[1];

    Region(Expression formula, int dimension) {
        this.formula = new ExpressionPotential(formula, dimension);
        place = new double[dimension][1];
    }

    @Override
    public boolean test(double[] x) {
        for (int i = 0; i < x.length; i++) {
            place[i][0] = x[i];
        }
        formula.energy(place, 1, value);
        return value[0] > 0;
    }
}
