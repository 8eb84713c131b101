package org.fokker.validation.analysis;

import java.util.ArrayList;
import java.util.List;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.analysis.SteadyState;
import org.fokker.grid.CellAverages;
import org.fokker.grid.Grid;
import org.fokker.validation.expression.Expression;
import org.fokker.validation.scenario.Equilibrium;
import org.fokker.validation.scenario.Scenario;

/**
 * Expectation values in the steady state of the scheme, and its distance Σ |c| |p̄_c − π̄_c| to the stationary law where that is known
 * on the box: an error whose limit under refinement has to be 0.
 */
final class SteadyStateAnalyst implements Analyst {

    private final List<Expression> observables;

    SteadyStateAnalyst(List<Expression> observables) {
        this.observables = observables;
    }

    @Override
    public List<Quantity> answer(Discretised grid) {
        Edges system = grid.edges();
        double[] density = SteadyState.of(system, grid.end()).density().averages();
        List<Quantity> quantities = new ArrayList<>();
        for (Expression observable : observables) {
            Expectations.Weights weights = Expectations.weights(observable, system.grid());
            // Means that vanish by symmetry are rounded relative to E|g|.
            quantities.add(
                    new Quantity("E[" + observable + "]", weights.sum(density), weights.sumOfMagnitudes(density)));
        }
        Scenario scenario = grid.scenario();
        scenario.process()
                .equilibrium()
                .filter(known -> known.holdsOn(scenario.domain()))
                .ifPresent(known -> quantities.add(new Quantity(
                        "L1 to the stationary law", distance(known, scenario, system.grid(), density), 1, 0.0)));
        return quantities;
    }

    private static double distance(Equilibrium known, Scenario scenario, Grid grid, double[] density) {
        double[] exact = CellAverages.of(known.on(scenario.domain()), grid);
        double sum = 0;
        for (int c = 0; c < exact.length; c++) {
            sum += Math.abs(density[c] - exact[c]) * grid.volume(c);
        }
        return sum;
    }
}
