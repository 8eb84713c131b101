package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fokker.execution.Workers;
import org.fokker.grid.Grid;
import org.fokker.statistics.Distances;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.route.Law;
import org.fokker.validation.route.Solution;

/** Compares every pair of routes at every snapshot that both know. */
final class Comparisons {

    /** The score is compared where the reference density exceeds this share of its maximum; below, rounding rules it. */
    private static final double SCORE_SHARE = 1e-3;

    /** Points at most at which scores are compared: enough for two digits of a mean. */
    private static final int SCORE_POINTS = 1000;

    private Comparisons() {}

    /**
     * Compares.
     *
     * @param solutions the routes; of two, the one that stands first is the reference
     * @param times the snapshots
     * @return one row for each time and pair, in the order of the times and routes
     */
    static List<Comparison> of(List<Solution> solutions, List<Double> times) {
        List<Comparison> rows = new ArrayList<>();
        for (double time : times) {
            for (int i = 0; i < solutions.size(); i++) {
                for (int j = i + 1; j < solutions.size(); j++) {
                    Law reference = solutions.get(i).laws().get(time);
                    Law law = solutions.get(j).laws().get(time);
                    if (reference != null && law != null) {
                        rows.add(compare(
                                time,
                                solutions.get(i).name(),
                                reference,
                                solutions.get(j).name(),
                                law));
                    }
                }
            }
        }
        return rows;
    }

    /**
     * Integrates the closed forms over the cells of all other laws, which is most of the work of the comparisons and of the
     * pictures, on all threads. The laws keep the averages.
     *
     * @param solutions the routes
     * @param times the snapshots
     * @param workers the threads
     */
    static void prepare(List<Solution> solutions, List<Double> times, Workers workers) {
        List<Runnable> integrals = new ArrayList<>();
        for (double time : times) {
            List<Law> laws = solutions.stream()
                    .flatMap(solution -> Stream.ofNullable(solution.laws().get(time)))
                    .toList();
            for (Law law : laws) {
                if (law.rank() == Law.Rank.CLOSED_FORM) {
                    laws.stream().map(Law::cells).distinct().forEach(cells -> integrals.add(() -> law.averages(cells)));
                }
            }
        }
        workers.run(integrals.size(), task -> integrals.get(task).run());
    }

    private static Comparison compare(double time, String referenceName, Law reference, String name, Law law) {
        Grid grid = commonCells(reference, law);
        double[] p = law.averages(grid);
        double[] q = reference.averages(grid);
        double[][] edges = new double[grid.dimension()][];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = grid.axis(i).edges();
        }
        Distances distances = Distances.between(p, q, edges);
        double expected = reference.explainedL1(grid) + law.explainedL1(grid);
        return new Comparison(
                time,
                referenceName,
                name,
                distances.l1(),
                distances.l2(),
                distances.linf(),
                distances.kl(),
                distances.hellinger(),
                distances.wasserstein1(),
                scoreRms(grid, q, reference, law),
                expected,
                distances.l1() <= expected);
    }

    private static Grid commonCells(Law a, Law b) {
        if (a.rank() != b.rank()) {
            return a.rank().compareTo(b.rank()) > 0 ? a.cells() : b.cells();
        }
        return a.cells().size() <= b.cells().size() ? a.cells() : b.cells();
    }

    /** √(∫ q |∇log p − ∇log q|² / ∫ q) over the cells that matter, at their centres; NaN if a route knows no score. */
    private static double scoreRms(Grid grid, double[] q, Law reference, Law law) {
        double largest = 0;
        for (double value : q) {
            largest = Math.max(largest, value);
        }
        int n = 0;
        for (double value : q) {
            n += value >= SCORE_SHARE * largest ? 1 : 0;
        }
        int stride = 1 + n / SCORE_POINTS;
        int points = (n + stride - 1) / stride;
        int d = grid.dimension();
        double[][] x = new double[d][points];
        double[] mass = new double[points];
        int seen = 0;
        for (int c = 0; c < q.length; c++) {
            if (q[c] >= SCORE_SHARE * largest && seen++ % stride == 0) {
                int point = (seen - 1) / stride;
                mass[point] = q[c] * grid.volume(c);
                int rest = c;
                for (int i = d - 1; i >= 0; i--) {
                    x[i][point] = grid.axis(i).centre(rest % grid.axis(i).cells());
                    rest /= grid.axis(i).cells();
                }
            }
        }
        double[][] s = law.values(x, points).score();
        double[][] r = reference.values(x, points).score();
        double sum = 0;
        double total = 0;
        for (int j = 0; j < points; j++) {
            double squares = 0;
            for (int i = 0; i < d; i++) {
                squares += (s[i][j] - r[i][j]) * (s[i][j] - r[i][j]);
            }
            sum += mass[j] * squares;
            total += mass[j];
        }
        return Math.sqrt(sum / total);
    }
}
