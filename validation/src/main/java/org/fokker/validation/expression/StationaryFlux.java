package org.fokker.validation.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * The flux of a process in the law exp(−Φ), by formulas: J_i = p [f_i − Σ_j (∂_j D_ij − D_ij ∂_j Φ)] with the drift f of Itô's reading.
 * The law is stationary if ∇·J vanishes, and in detailed balance if J does.
 */
public final class StationaryFlux {

    private final int dimension;
    private final ArrayProgram program;

    /**
     * Derives the flux.
     *
     * @param process drift and noise by formulas, which do not depend on time
     * @param potential Φ
     * @throws IllegalArgumentException if the formulas of the process are not known, or depend on time
     */
    public StationaryFlux(DiffusionProcess process, ExpressionPotential potential) {
        if (!process.autonomous() || !(process.inReading(Interpretation.ITO) instanceof FormulaCoefficients known)) {
            throw new IllegalArgumentException("a stationary law needs drift and noise by formulas without t");
        }
        dimension = process.dimension();
        Expression density = Simplification.apply(
                ElementaryFunction.EXP,
                Simplification.negation(potential.expression().simplified()));
        List<Expression> outputs = new ArrayList<>();
        Expression divergence = Simplification.ZERO;
        Expression transport = Simplification.ZERO;
        for (int i = 0; i < dimension; i++) {
            Expression carried = Simplification.product(known.driftExpressions().get(i), density);
            Expression flux = carried;
            for (int j = 0; j < dimension; j++) {
                flux = Simplification.difference(
                        flux,
                        Simplification.product(known.tensorExpressions().at(i, j), density)
                                .derivative(j));
            }
            outputs.add(flux);
            outputs.add(carried);
            divergence = Simplification.sum(divergence, flux.derivative(i));
            transport = Simplification.sum(transport, carried.derivative(i));
        }
        outputs.add(divergence);
        outputs.add(transport);
        program = new ArrayProgram(outputs);
    }

    /**
     * Evaluates at points.
     *
     * @param x points by component
     * @param n how many points
     * @return how far the law is from being stationary and from detailed balance there
     */
    public Defects at(double[][] x, int n) {
        double[][] values = new double[2 * dimension + 2][n];
        program.run(0, x, n, values);
        double flux = 0;
        double carried = 0;
        for (int i = 0; i < dimension; i++) {
            flux = Math.max(flux, largest(values[2 * i]));
            carried = Math.max(carried, largest(values[2 * i + 1]));
        }
        return new Defects(largest(values[2 * dimension]) / largest(values[2 * dimension + 1]), flux / carried);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    /**
     * Relative defects.
     *
     * @param divergence max |∇·J| / max |∇·(f p)|
     * @param flux max |J| / max |f p|
     */
    public record Defects(double divergence, double flux) {}
}
