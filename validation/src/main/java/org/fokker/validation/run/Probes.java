package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.validation.result.Probe;
import org.fokker.validation.route.Law;
import org.fokker.validation.route.Solution;

/** Evaluates every route at the probe points of a scenario. */
final class Probes {

    private Probes() {}

    /**
     * Evaluates.
     *
     * @param points the points, each of length d
     * @return one row for each time, point and route that knows the time
     */
    static List<Probe> of(List<Solution> solutions, List<Double> times, List<double[]> points) {
        List<Probe> rows = new ArrayList<>();
        for (double time : times) {
            for (double[] point : points) {
                for (Solution solution : solutions) {
                    Law law = solution.laws().get(time);
                    if (law != null) {
                        rows.add(probe(time, point, solution.name(), law));
                    }
                }
            }
        }
        return rows;
    }

    private static Probe probe(double time, double[] point, String route, Law law) {
        double[][] x = new double[point.length][1];
        for (int i = 0; i < point.length; i++) {
            x[i][0] = point[i];
        }
        Law.Values values = law.values(x, 1);
        List<Double> score =
                Arrays.stream(values.score()).map(component -> component[0]).toList();
        return new Probe(
                time,
                Arrays.stream(point).boxed().toList(),
                route,
                values.density()[0],
                values.standardError()[0],
                score.stream().anyMatch(s -> s.isNaN()) ? null : score);
    }
}
