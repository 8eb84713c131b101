package org.fokker.fokkerplanck.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.EdgeVisitor;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.method.Promises.Property;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What all registered integrators keep, and what those keep that promise it: S-1 mass, S-2 positivity, S-5 entropy, S-8 steady states
 * by long steps, S-9 no memory of what was computed before.
 */
class StructureTest {

    private static Stream<DynamicTest> forAll(Predicate<String> which, Consumer<String> test) {
        return TimeIntegrators.registry().names().stream()
                .filter(which)
                .map(name -> DynamicTest.dynamicTest(name, () -> test.accept(name)));
    }

    private static boolean promises(String name, Property property) {
        return TimeIntegrators.registry().find(name).promises().has(property);
    }

    private static boolean serves(String name, SemiDiscretisation system) {
        return TimeIntegrators.of(name, 1).requires().isInstance(system);
    }

    private static SemiDiscretisation circle(int cells) {
        TestProcess process = TestProcess.affine(new double[][] {{0}}, new double[] {2}, 0.5);
        Domain domain = Domain.box(new double[] {0}, new double[] {3}, Boundary.PERIODIC);
        return FiniteVolume.scharfetterGummel(cells)
                .discretise(
                        new FokkerPlanckProblem(process, GaussianMixture.point(1), domain, 0, 1), TimeSystems.WORKERS);
    }

    /** S-1: Σ V u stays, to 10⁻¹³ √steps. */
    @TestFactory
    Stream<DynamicTest> massIsConservedToRounding() {
        List<SemiDiscretisation> systems =
                List.of(TimeSystems.driven(1, 20, false), circle(17), TimeSystems.driven(2, false, 5, 7));
        return forAll(name -> serves(name, systems.get(0)), name -> {
            for (SemiDiscretisation system : systems) {
                double[] u = system.initial();
                double mass = system.mass(u);
                int steps = 25;
                TimeIntegrators.of(name, steps).integrate(system, u, new double[] {0, 0.5}, (t, index, state) -> {});
                // Rounding of each step adds up like a random walk.
                assertEquals(mass, system.mass(u), 1e-13 * Math.sqrt(steps));
            }
        });
    }

    /** S-2: no value is negative. */
    @TestFactory
    Stream<DynamicTest> pointMassesStayPositiveForStepsOfAnyLength() {
        List<SemiDiscretisation> systems = List.of(
                TimeSystems.ornsteinUhlenbeck(GaussianMixture.point(0.01), 100),
                TimeSystems.driven(1, 60, true),
                circle(40),
                TimeSystems.driven(2, true, 12, 9),
                TimeSystems.driven(3, true, 4, 3, 5));
        return forAll(name -> promises(name, Property.PRESERVES_POSITIVITY), name -> {
            for (SemiDiscretisation system : systems) {
                if (system instanceof ShiftedSolve shifted
                        && TimeIntegrators.of(name, 1).requires() == ShiftedSolve.class
                        && !shifted.exactSolve()) {
                    continue;
                }
                for (double end : new double[] {1e-3, 1, 30}) {
                    double[] u = new double[system.grid().size()];
                    u[u.length / 3] = 1;
                    TimeIntegrators.of(name, 3).integrate(system, u, new double[] {0, end}, (t, index, state) -> {
                        double least = Arrays.stream(state).min().orElseThrow();
                        assertTrue(least >= 0, least + " at t = " + t + " of " + end);
                    });
                }
            }
        });
    }

    /** The state without flux, from the rates of the edges alone. */
    private static double[] detailedBalance(SemiDiscretisation system) {
        double[] u = new double[system.grid().size()];
        u[0] = 1;
        ((Edges) system).edges(0, new EdgeVisitor() {
            @Override
            public void edge(int from, int to, double forward, double backward) {
                u[to] = u[from] * forward / backward;
            }

            @Override
            public void exit(int from, int axis, boolean upper, double forward) {
                throw new AssertionError("walls reflect");
            }
        });
        double mass = system.mass(u);
        return Arrays.stream(u).map(value -> value / mass).toArray();
    }

    /** S-8: as the step tends to infinity, L-stable rules give the steady state. */
    @TestFactory
    Stream<DynamicTest> longStepsLeadToTheSteadyStateWhereStiffModesAreDamped() {
        SemiDiscretisation system = TimeSystems.ornsteinUhlenbeck(GaussianMixture.point(2), 60);
        double[] steady = detailedBalance(system);
        return forAll(name -> promises(name, Property.DAMPS_STIFF_MODES), name -> {
            double[] u = system.initial();
            TimeIntegrators.of(name, 2).integrate(system, u, new double[] {0, 2e6}, (t, index, state) -> {});
            // Each of the rules leaves at most some 10/(hλ) of a mode, with h = 10⁶ and λ ≥ 1; the solves have a
            // condition of
            // h |A| = 10⁸, which leaves 10⁻⁸ of rounding.
            for (int c = 0; c < u.length; c++) {
                assertEquals(steady[c], u[c], 1e-5);
            }
        });
    }

    /**
     * S-5: the relative entropy to the steady state falls. Steps that are linear and positive owe it to the data-processing
     * inequality; the weights of Patankar's rule depend on the state, so for it this is a measurement.
     */
    @TestFactory
    Stream<DynamicTest> relativeEntropyFallsWherePositivityIsPromised() {
        SemiDiscretisation system = TimeSystems.ornsteinUhlenbeck(GaussianMixture.point(2), 80);
        double[] steady = detailedBalance(system);
        return forAll(name -> promises(name, Property.PRESERVES_POSITIVITY) && serves(name, system), name -> {
            for (int steps : new int[] {2, 30}) {
                double[] last = {Double.POSITIVE_INFINITY};
                TimeIntegrators.of(name, steps)
                        .integrate(system, system.initial(), new double[] {0, 4}, (t, index, state) -> {
                            double[] terms = new double[state.length];
                            Arrays.setAll(terms, i -> state[i] > 0 ? state[i] * Math.log(state[i] / steady[i]) : 0);
                            double entropy = system.grid().integral(terms);
                            assertTrue(entropy < last[0], entropy + " after " + last[0]);
                            last[0] = entropy;
                        });
            }
        });
    }

    /** S-9: coefficients at other times leave no trace. */
    @TestFactory
    Stream<DynamicTest> whatWasComputedBeforeDoesNotShow() {
        return forAll(name -> true, name -> {
            boolean spectral = !serves(name, TimeSystems.driven(1, 16, false));
            SemiDiscretisation used =
                    spectral ? TimeSystems.variancePreserving(true, 1, 32) : TimeSystems.driven(1, 24, true);
            SemiDiscretisation fresh =
                    spectral ? TimeSystems.variancePreserving(true, 1, 32) : TimeSystems.driven(1, 24, true);
            // The caches of the used system stand at another time afterwards.
            TimeIntegrators.of(name, 20)
                    .integrate(used, used.initial(), new double[] {0, 0.2}, (t, index, state) -> {});
            double[] u = used.initial();
            double[] v = fresh.initial();
            TimeIntegrators.of(name, 20).integrate(used, u, new double[] {0.1, 0.3}, (t, index, state) -> {});
            TimeIntegrators.of(name, 20).integrate(fresh, v, new double[] {0.1, 0.3}, (t, index, state) -> {});
            assertArrayEquals(v, u, 0);
        });
    }

    @TestFactory
    Stream<DynamicTest> theBitsDoNotDependOnTheNumberOfThreads() {
        // Grids of this size are worth sharing.
        int cells = 182;
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2);
        Domain domain = Domain.box(new double[] {-6, -6}, new double[] {6, 6}, Boundary.REFLECTING);
        FokkerPlanckProblem problem = new FokkerPlanckProblem(process, GaussianMixture.standardNormal(2), domain, 0, 1);
        return forAll(name -> !name.equals("integrating-factor-rk4"), name -> {
            double[][] results = new double[2][];
            for (int threads = 1; threads <= 2; threads++) {
                try (Workers workers = Workers.of(threads)) {
                    SemiDiscretisation system =
                            FiniteVolume.scharfetterGummel(cells).discretise(problem, workers);
                    double[] u = system.initial();
                    TimeIntegrators.of(name, 1)
                            .integrate(system, u, new double[] {0.5, 0.5001}, (t, index, state) -> {});
                    results[threads - 1] = u;
                }
            }
            assertArrayEquals(results[0], results[1], 0);
        });
    }
}
