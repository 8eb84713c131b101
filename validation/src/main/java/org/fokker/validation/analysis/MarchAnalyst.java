package org.fokker.validation.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TimeIntegrator;

/** A functional of the density at every snapshot of a march. */
final class MarchAnalyst implements Analyst {

    private final String name;
    private final Function<SemiDiscretisation, Functional> functional;
    private final TimeIntegrator time;

    /** A number that belongs to a state. */
    @FunctionalInterface
    interface Functional {

        double of(double[] state);
    }

    /**
     * Creates the analyst.
     *
     * @param name what the functional is, such as "E[x^2]"
     * @param functional makes it for a discretisation
     * @param time marches
     */
    MarchAnalyst(String name, Function<SemiDiscretisation, Functional> functional, TimeIntegrator time) {
        this.name = name;
        this.functional = functional;
        this.time = time;
    }

    @Override
    public List<Quantity> answer(Discretised grid) {
        SemiDiscretisation system = grid.system();
        List<Double> snapshots = grid.scenario().time().snapshots();
        double[] times = new double[snapshots.size() + 1];
        times[0] = grid.problem().start();
        for (int k = 0; k < snapshots.size(); k++) {
            times[k + 1] = snapshots.get(k);
        }
        Functional value = functional.apply(system);
        List<Quantity> quantities = new ArrayList<>();
        time.integrate(system, system.initial(), times, (t, index, state) -> {
            if (index > 0) {
                quantities.add(new Quantity(
                        String.format(Locale.ROOT, "%s at t = %s", name, Double.toString(t)), value.of(state)));
            }
        });
        return quantities;
    }
}
