package org.fokker.validation.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fokker.distribution.Density;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * A density p(x, t) by a formula, and the source that makes it a solution: S = ∂_t p + Σ_i ∂_i (f_i p) − Σ_ij ∂_i ∂_j (D_ij p) + k p
 * with the drift f of Itô's reading.
 */
public final class ManufacturedSolution {

    private final Expression density;
    private final int dimension;
    private final ArrayProgram program;

    /**
     * Creates the solution.
     *
     * @param density p, a formula in x and t, positive where it is asked for
     * @param dimension d
     */
    public ManufacturedSolution(Expression density, int dimension) {
        this.density = density.simplified();
        this.dimension = dimension;
        program = new ArrayProgram(IntStream.rangeClosed(0, dimension)
                .mapToObj(i -> i == 0 ? this.density : density.derivative(i - 1))
                .toList());
    }

    /**
     * Derives the reaction of which p is a solution.
     *
     * @param process drift and noise by formulas, in any reading
     * @param killing k, if there is any
     * @return the killing and the source
     * @throws IllegalArgumentException if the formulas of the process are not known
     */
    public ExpressionReaction reaction(DiffusionProcess process, Optional<Expression> killing) {
        DiffusionProcess ito = process.inReading(Interpretation.ITO);
        if (!(ito instanceof FormulaCoefficients known)) {
            throw new IllegalArgumentException("a source can be derived for drift and noise by formulas, not for "
                    + process.getClass().getSimpleName());
        }
        Expression source = density.timeDerivative();
        List<Expression> drift = known.driftExpressions();
        FormulaMatrix tensor = known.tensorExpressions();
        for (int i = 0; i < dimension; i++) {
            Expression flux = Simplification.product(drift.get(i), density);
            for (int j = 0; j < dimension; j++) {
                flux = Simplification.difference(
                        flux, Simplification.product(tensor.at(i, j), density).derivative(j));
            }
            source = Simplification.sum(source, flux.derivative(i));
        }
        if (killing.isPresent()) {
            source = Simplification.sum(source, Simplification.product(killing.get(), density));
        }
        return new ExpressionReaction(killing, Optional.of(source));
    }

    /**
     * The density at a time.
     *
     * @param t time
     * @return p(·, t), which need not have the mass one
     */
    public Density at(double t) {
        return new Snapshot(t);
    }

    /**
     * Returns p.
     *
     * @return the formula
     */
    public Expression expression() {
        return density;
    }

    /** The density at one time. */
    private final class Snapshot implements Density {

        private final double t;

        Snapshot(double t) {
            this.t = t;
        }

        @Override
        public int dimension() {
            return dimension;
        }

        @Override
        public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
            double[][] values = new double[dimension + 1][];
            values[0] = logDensity;
            System.arraycopy(score, 0, values, 1, dimension);
            program.run(t, x, n, values);
            for (int j = 0; j < n; j++) {
                double p = logDensity[j];
                if (!(p >= 0)) {
                    int point = j;
                    throw new NumericalException("the solution " + density + " is " + p + " at x = "
                            + Arrays.toString(Arrays.stream(x)
                                    .mapToDouble(component -> component[point])
                                    .toArray())
                            + ", t = " + t + ", and a density is not negative");
                }
                logDensity[j] = Math.log(p);
                for (int i = 0; i < dimension; i++) {
                    score[i][j] /= p;
                }
            }
        }
    }
}
