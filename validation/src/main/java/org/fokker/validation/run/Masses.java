package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.List;
import org.fokker.validation.result.Mass;
import org.fokker.validation.route.Law;
import org.fokker.validation.route.Solution;
import org.jspecify.annotations.Nullable;

/** Compares the masses that the routes have left at every snapshot: the survival of particles with that of densities. */
final class Masses {

    private Masses() {}

    /**
     * Compares.
     *
     * @param solutions the routes; the first one that knows a time is the reference
     * @param times the snapshots
     * @return one row for each time and route
     */
    static List<Mass> of(List<Solution> solutions, List<Double> times) {
        List<Mass> rows = new ArrayList<>();
        for (double time : times) {
            Law.@Nullable Mass reference = null;
            String name = "";
            for (Solution solution : solutions) {
                Law law = solution.laws().get(time);
                if (law == null) {
                    continue;
                }
                Law.Mass mass = law.mass();
                if (reference == null) {
                    reference = mass;
                    name = solution.name();
                    rows.add(new Mass(time, name, mass.value(), mass.standardError(), null, null, null, true));
                    continue;
                }
                double difference = mass.value() - reference.value();
                double expected = mass.explained() + reference.explained();
                rows.add(new Mass(
                        time,
                        solution.name(),
                        mass.value(),
                        mass.standardError(),
                        name,
                        difference,
                        expected,
                        Math.abs(difference) <= expected));
            }
        }
        return rows;
    }
}
