package org.fokker.fokkerplanck.cases;

import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.fokker.distribution.UniformBox;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.analysis.Currents;
import org.fokker.fokkerplanck.analysis.SteadyState;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.grid.CellAverages;
import org.fokker.grid.Grid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Case T-22: stationary densities with circulating currents and full tensors that depend on the place, on tori. */
class CompleteRecipeTest {

    /** ln p = 0.6 cos x + 0.5 sin(x − y), a full D, and Q_12 = 0.3 + 0.2 cos(x + y). */
    private static final CompleteRecipe PLANE = new CompleteRecipe(
            2,
            x -> 0.6 * cos(x[0]) + 0.5 * sin(x[0] - x[1]),
            x -> {
                double cross = 0.3 + 0.1 * sin(x[0] + x[1]);
                return new double[][] {{1 + 0.3 * cos(x[1]), cross}, {cross, 0.8 + 0.2 * sin(x[0])}};
            },
            x -> {
                double q = 0.3 + 0.2 * cos(x[0] + x[1]);
                return new double[][] {{0, q}, {-q, 0}};
            });

    private static final CompleteRecipe SPACE = new CompleteRecipe(
            3,
            x -> 0.6 * cos(x[0]) + 0.4 * sin(x[0] - x[1]) + 0.3 * cos(x[1] + x[2]),
            x -> {
                double xy = 0.2 + 0.1 * sin(x[0] + x[1]);
                double yz = -0.2 + 0.1 * cos(x[2]);
                return new double[][] {{1 + 0.2 * cos(x[1]), xy, 0.1}, {xy, 0.9, yz}, {0.1, yz, 1 + 0.2 * sin(x[0])}};
            },
            x -> {
                double xy = 0.3 + 0.2 * cos(x[0] + x[2]);
                double yz = 0.3 * sin(x[1]);
                return new double[][] {{0, xy, 0.2}, {-xy, 0, yz}, {-0.2, -yz, 0}};
            });

    private static Edges torus(CompleteRecipe recipe, int cells, Workers workers) {
        double[] upper = new double[recipe.dimension()];
        Arrays.fill(upper, 2 * Math.PI);
        Domain domain = Domain.box(new double[upper.length], upper, Boundary.PERIODIC);
        return (Edges) FiniteVolume.selling(cells)
                .discretise(
                        new FokkerPlanckProblem(
                                recipe.process(),
                                new UniformBox(domain.lowerCorner(), domain.upperCorner()),
                                domain,
                                0,
                                1),
                        workers);
    }

    private static double[] centre(Grid grid, int cell) {
        double[] x = new double[grid.dimension()];
        Arrays.setAll(
                x, i -> grid.axis(i).centre(cell / grid.stride(i) % grid.axis(i).cells()));
        return x;
    }

    /** L1 errors of the density and of the flux, and the divergence of the flux relative to the traffic. */
    private static double[] errors(CompleteRecipe recipe, int cells) {
        try (Workers workers = Workers.of(1)) {
            Edges system = torus(recipe, cells, workers);
            Grid grid = system.grid();
            double[] u = SteadyState.of(system, 0).density().averages();
            double[] exact = CellAverages.of(recipe.density(), grid);
            double mass = grid.integral(exact);
            double[] normalised = Arrays.stream(exact).map(p -> p / mass).toArray();
            Currents currents = Currents.of(system, 0, u);
            double[][] field = currents.field();
            double distance = 0;
            for (int c = 0; c < u.length; c++) {
                double[] flux = recipe.flux(centre(grid, c), mass);
                for (int i = 0; i < flux.length; i++) {
                    distance += Math.abs(flux[i] - field[i][c]) * grid.volume(c);
                }
            }
            double imbalance =
                    Arrays.stream(currents.divergence()).map(Math::abs).max().orElseThrow();
            // Rates of some 8 D/h² times densities of at most 1, rounded.
            double rate = system.spectralBound(0) * Arrays.stream(u).max().orElseThrow();
            assertEquals(0, imbalance, 1e-13 * rate);
            return new double[] {Marches.distance(grid, u, normalised), distance};
        }
    }

    private static void assertSecondOrder(CompleteRecipe recipe, int... resolutions) {
        Map<Integer, double[]> errors = new HashMap<>();
        for (int cells : resolutions) {
            errors.put(cells, errors(recipe, cells));
        }
        ObservedOrder.assertOrder(2, cells -> errors.get(cells)[0], resolutions);
        ObservedOrder.assertOrder(2, cells -> errors.get(cells)[1], resolutions);
    }

    @Test
    void densityAndCirculationInThePlaneAreOfSecondOrder() {
        assertSecondOrder(PLANE, 24, 28, 34, 40);
    }

    @Test
    @Tag("slow")
    void densityAndCirculationInSpaceAreOfSecondOrder() {
        assertSecondOrder(SPACE, 6, 7, 8, 10);
    }
}
