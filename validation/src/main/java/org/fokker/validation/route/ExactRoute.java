package org.fokker.validation.route;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fokker.distribution.GaussianMixture;
import org.fokker.grid.Grid;
import org.fokker.process.KnownLaw;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.scenario.Scenario;

/** The law in closed form: in free space, or manufactured on the box. */
final class ExactRoute implements Route {

    /** Cells per axis on which the law is drawn in one, two and three dimensions; beyond, nothing is drawn. */
    static final int[] DRAWN_CELLS = {400, 64, 32};

    private final Scenario scenario;
    private final String name;

    ExactRoute(Scenario scenario, String name) {
        this.scenario = scenario;
        this.name = name;
    }

    @Override
    public Solution solve(RunContext context) {
        long began = System.nanoTime();
        KnownLaw law = scenario.closedForm().required();
        Grid cells = drawingGrid(scenario);
        Map<Double, Law> laws = new HashMap<>();
        for (double t : scenario.time().snapshots()) {
            laws.put(t, new ExactLaw(law.marginal(t), cells, 0));
        }
        context.progress().advance(1);
        int components = scenario.target().law() instanceof GaussianMixture mixture ? mixture.components() : 1;
        RouteResult result = new RouteResult(
                name,
                "exact",
                (System.nanoTime() - began) * 1e-9,
                components,
                0,
                0,
                0,
                Map.of("components", components));
        return new Solution(result, true, laws, List.of(), List.of());
    }

    /** The cells on which closed forms are drawn. */
    static Grid drawingGrid(Scenario scenario) {
        int d = scenario.dimension();
        int[] cells = new int[d];
        Arrays.fill(cells, d <= DRAWN_CELLS.length ? DRAWN_CELLS[d - 1] : 1);
        return Grid.uniform(scenario.domain().lowerCorner(), scenario.domain().upperCorner(), cells);
    }
}
