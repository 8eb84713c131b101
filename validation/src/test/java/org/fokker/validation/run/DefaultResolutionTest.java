package org.fokker.validation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.route.Effort;
import org.fokker.validation.route.Routes;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.route.Solution;
import org.fokker.validation.scenario.BuiltInScenarios;
import org.fokker.validation.scenario.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the built-in scenarios promise at their default resolution: the L1 distance of the grids from the exact law. */
class DefaultResolutionTest {

    @Test
    void threeModesAreResolvedToOneInTenThousandByFiniteVolumesAndToTenToTheMinusEightByFourierModes() {
        check("three-modes", 1e-4, 1e-8);
    }

    @Test
    @Tag("slow")
    void correlatedGaussiansAreResolvedToOneInAThousandByFiniteVolumesAndToOneInAMillionByFourierModes() {
        check("correlated", 1e-3, 1e-6);
    }

    private static void check(String name, double finiteVolume, double spectral) {
        Scenario scenario = BuiltInScenarios.read(name, 1);
        List<Solution> solutions = new ArrayList<>();
        try (Workers workers = Workers.of(2)) {
            RunContext context = new RunContext(1, Effort.FULL, workers, Progress.NONE);
            for (Routes.Named route : Routes.of(scenario)) {
                if (!route.name().equals("particles")) {
                    solutions.add(route.route().solve(context));
                }
            }
        }
        List<Comparison> rows = Comparisons.of(solutions, scenario.time().snapshots());
        // Three pairs of three routes at every snapshot.
        assertEquals(3 * scenario.time().snapshots().size(), rows.size());
        for (Comparison row : rows) {
            assertTrue(row.passed(), row.toString());
            if (row.reference().equals("exact")) {
                assertTrue(row.l1() <= (row.route().equals("grid") ? finiteVolume : spectral), row.toString());
            }
        }
    }
}
