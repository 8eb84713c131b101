package org.fokker.validation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.validation.result.Mass;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.route.Law;
import org.fokker.validation.route.Solution;
import org.junit.jupiter.api.Test;

/** Laws of which nothing but the mass is asked. */
class MassesTest {

    private record Left(double value, double explained) implements Law {

        @Override
        public Grid cells() {
            return new Grid(List.of(Axis.uniform(0, 2, 1)));
        }

        @Override
        public Rank rank() {
            return Rank.GRID;
        }

        @Override
        public double[] averages(Grid grid) {
            return new double[] {0.5 * value};
        }

        @Override
        public double explainedL1(Grid grid) {
            return explained;
        }

        @Override
        public Values values(double[][] x, int n) {
            throw new AssertionError("not asked for");
        }
    }

    private static Solution route(String name, double value, double explained) {
        RouteResult result = new RouteResult(name, "test", null, 1, 0, 0, 0, Map.of());
        return new Solution(result, true, Map.of(1.0, new Left(value, explained)), List.of(), List.of());
    }

    @Test
    void massesAreComparedWithThatOfTheFirstRoute() {
        List<Mass> rows = Masses.of(
                List.of(route("first", 0.5, 0.125), route("near", 0.75, 0.125), route("far", 0.875, 0.125)),
                List.of(0.5, 1.0));
        assertEquals(3, rows.size(), "no route knows the time 0.5");
        assertNull(rows.get(0).reference());
        assertEquals(new Mass(1, "near", 0.75, 0, "first", 0.25, 0.25, true), rows.get(1));
        assertFalse(rows.get(2).passed());
        assertTrue(rows.get(0).passed());
    }

    @Test
    void theShareOfParticlesThatAreLeftHasABinomialError() {
        Law.Mass mass = Law.Mass.ofShare(0.2, 10_000, 0.001);
        // √(0.2 · 0.8/10⁴) = 0.004.
        assertEquals(0.004, mass.standardError(), 1e-17);
        assertEquals(0.021, mass.explained(), 1e-16);
    }
}
