package org.fokker.validation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.route.Law;
import org.fokker.validation.route.Solution;
import org.junit.jupiter.api.Test;

/** Two laws of two cells each, so that every distance is known by hand. */
class ComparisonsTest {

    private static final Grid CELLS = new Grid(List.of(Axis.uniform(0, 2, 2)));

    /** A law with given masses of the two cells, a given bound of its error and no score. */
    private record TwoCells(double left, double explained, Rank rank) implements Law {

        @Override
        public Grid cells() {
            return CELLS;
        }

        @Override
        public double[] averages(Grid grid) {
            return new double[] {left, 1 - left};
        }

        @Override
        public double explainedL1(Grid grid) {
            return explained;
        }

        @Override
        public Values values(double[][] x, int n) {
            double[] unknown = new double[n];
            Arrays.fill(unknown, Double.NaN);
            return new Values(new double[n], new double[n], new double[][] {unknown});
        }
    }

    private static Solution route(String name, Law law) {
        RouteResult result = new RouteResult(name, "test", null, 2, 0, 0, 0, Map.of());
        return new Solution(result, true, Map.of(1.0, law), List.of(), List.of());
    }

    private static Comparison compare(double explainedByReference, double explainedByRoute) {
        List<Comparison> rows = Comparisons.of(
                List.of(
                        route("reference", new TwoCells(0.5, explainedByReference, Law.Rank.CLOSED_FORM)),
                        route("route", new TwoCells(0.6, explainedByRoute, Law.Rank.GRID))),
                List.of(1.0, 2.0));
        assertEquals(1, rows.size(), "the time 2 is known to neither route");
        return rows.get(0);
    }

    @Test
    void aDifferenceBeyondWhatBothRoutesExplainFails() {
        // |0.6 − 0.5| + |0.4 − 0.5| = 0.2, and the routes explain 0.19.
        assertFalse(compare(0.09, 0.1).passed());
    }

    @Test
    void aDifferenceThatBothRoutesTogetherExplainPasses() {
        assertTrue(compare(0.1, 0.11).passed());
    }

    @Test
    void theDistancesAreThoseOfTheTwoLaws() {
        Comparison row = compare(0, 0);
        // Sums of two terms of order one.
        double rounding = 1e-15;
        assertEquals(0.2, row.l1(), rounding);
        assertEquals(Math.sqrt(0.02), row.l2(), rounding);
        assertEquals(0.1, row.linf(), rounding);
        assertEquals(0.6 * Math.log(1.2) + 0.4 * Math.log(0.8), row.kl(), rounding);
        // ∫|F − G| of a difference that rises to 0.1 over the first cell and falls back over the second.
        assertEquals(0.1, row.wasserstein1(), rounding);
        assertTrue(Double.isNaN(row.scoreRms()), "no route knows its score");
    }
}
