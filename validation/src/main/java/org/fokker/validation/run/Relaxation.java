package org.fokker.validation.run;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.analysis.Spectrum;
import org.fokker.grid.Grid;
import org.fokker.method.NumericalException;
import org.fokker.statistics.Distances;
import org.fokker.validation.route.Law;
import org.fokker.validation.route.Routes;
import org.fokker.validation.route.Solution;
import org.fokker.validation.scenario.Scenario;

/**
 * How far a law that relaxes is still from its equilibrium. In the modes of the generator, a law that moves by Σ c_k in the last
 * interval Δ between snapshots has Σ c_k r_k/(1 − r_k) still to go, r_k = e^{λ_k Δ}: at most δ r/(1 − r), with δ the L1 distance of the
 * last two snapshots, where r is not below the r_k of the modes that are left. What moves shows in δ/δ', δ' the distance of the
 * two snapshots before (for equal intervals; a longer last one makes it an overestimate). What does not move, a metastable
 * plateau, is a mode with λ Δ next to zero, and only the spectrum tells of it. Hence r = max(δ/δ', e^{−γΔ}), −γ the largest real
 * part of the eigenvalues that come next to zero in modulus.
 *
 * <p>In detailed balance −γ is the second eigenvalue, and the bound holds whatever the start was if δ is measured in
 * L²(1/p_∞); in L1 it becomes exact when the slowest mode is left alone. Without detailed balance a mode of larger modulus may decay
 * more slowly, but it turns meanwhile, and is seen in δ/δ' unless its period divides Δ.
 */
final class Relaxation {

    /** Products that the elimination of a grid may take, in the order of its lines: about a second, 2¹⁵ cells in a plane. */
    private static final double MOST_PRODUCTS = 0x1p30;

    /** No two densities are farther apart. */
    private static final double FARTHEST = 2;

    private Relaxation() {}

    /**
     * Returns the route to the equilibrium with its distance, if the scenario has one, and a march with a generator whose spectrum is
     * affordable, if need be that of the march that estimates its error, has come nearer to it than any two densities are.
     */
    static Optional<Routes.Named> of(Scenario scenario, List<Solution> solutions) {
        List<Double> times = scenario.time().snapshots();
        Optional<Function<Double, Routes.Named>> equilibrium = Routes.equilibrium(scenario);
        if (times.size() < 3 || equilibrium.isEmpty()) {
            return Optional.empty();
        }
        return solutions.stream()
                .filter(solution -> solution.laws().size() == times.size())
                .filter(solution -> generator(solution).isPresent())
                .findFirst()
                .map(solution -> distance(solution, times))
                .filter(distance -> distance < FARTHEST)
                .map(equilibrium.get());
    }

    /** δ r/(1 − r), infinite where nothing slows down. */
    private static double distance(Solution solution, List<Double> times) {
        int n = times.size();
        double end = times.get(n - 1);
        double last = moved(solution, times.get(n - 2), end);
        double ratio = last / moved(solution, times.get(n - 3), times.get(n - 2));
        if (!(ratio < 1)) {
            return Double.POSITIVE_INFINITY;
        }
        OptionalDouble rate = slowestRate(generator(solution).orElseThrow(), end);
        if (rate.isEmpty() || !(rate.getAsDouble() > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double shown = ratio / (1 - ratio);
        // r/(1 − r) of r = e^{−γΔ}, which may not differ from one by more than rounding.
        double hidden = 1 / Math.expm1(rate.getAsDouble() * (end - times.get(n - 2)));
        return (last + Solution.rounding(solution.result().steps())) * Math.max(shown, hidden);
    }

    /** An equilibrium is one check more: where the spectrum cannot be found, it is left out and the run goes on. */
    private static OptionalDouble slowestRate(Edges generator, double t) {
        try {
            return Spectrum.of(generator, t, 2).modes().stream()
                    .skip(1)
                    .mapToDouble(mode -> -mode.real())
                    .min();
        } catch (NumericalException unresolved) {
            return OptionalDouble.empty();
        }
    }

    private static Optional<Edges> generator(Solution solution) {
        return solution.generators().stream().filter(Relaxation::affordable).findFirst();
    }

    private static boolean affordable(Edges generator) {
        Grid grid = generator.grid();
        int longest = Arrays.stream(grid.shape()).max().orElse(1);
        double band = grid.size() / (double) longest;
        return grid.size() * band * band <= MOST_PRODUCTS;
    }

    private static double moved(Solution solution, double from, double to) {
        Law earlier = Objects.requireNonNull(solution.laws().get(from));
        Law later = Objects.requireNonNull(solution.laws().get(to));
        Grid grid = later.cells();
        double[][] edges = new double[grid.dimension()][];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = grid.axis(i).edges();
        }
        return Distances.between(earlier.averages(grid), later.averages(grid), edges)
                .l1();
    }
}
