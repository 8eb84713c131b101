package org.fokker.validation.scenario;

import java.util.List;
import org.fokker.validation.expression.Expression;

/**
 * Numbers that are to be computed from the process on a grid.
 *
 * @param name name of the analysis
 * @param question what is asked
 * @param flux the numerical flux of the grid
 * @param cells number of cells of every axis, d
 * @param timeIntegrator name of the time integrator, where time is marched
 * @param steps number of time steps, where time is marched
 * @param expected references in the order of the quantities; none if nothing is known
 * @param tolerance how far the references may be off, absolute
 */
public record AnalysisSpec(
        String name,
        Question question,
        String flux,
        List<Integer> cells,
        String timeIntegrator,
        int steps,
        List<Double> expected,
        double tolerance) {

    /**
     * Copies the lists.
     *
     * @param name name of the analysis
     * @param question what is asked
     * @param flux the numerical flux of the grid
     * @param cells number of cells of every axis
     * @param timeIntegrator name of the time integrator
     * @param steps number of time steps
     * @param expected references
     * @param tolerance how far the references may be off
     */
    public AnalysisSpec {
        cells = List.copyOf(cells);
        expected = List.copyOf(expected);
    }

    /** What an analysis asks. Each kind has the parameters that belong to it. */
    public sealed interface Question {

        /**
         * Returns what kind of question it is.
         *
         * @return the kind, as the file writes it
         */
        String kind();
    }

    /**
     * E[g(X_t)] at every snapshot.
     *
     * @param observable g
     */
    public record Expectation(Expression observable) implements Question {

        @Override
        public String kind() {
            return "expectation";
        }
    }

    /** ∫ p at every snapshot: how much has not been absorbed or killed. */
    public record Survival() implements Question {

        @Override
        public String kind() {
            return "survival";
        }
    }
}
