package org.fokker.fokkerplanck.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.analysis.SteadyState;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The two positive rules of second order: unsplit, and split into directions. */
class ModifiedPatankarTest {

    private static final List<String> RULES = List.of("patankar", "strang");

    private static final DiffusionProcess TURNING = turning(0);

    private static final GaussianMixture SMOOTH =
            GaussianMixture.isotropic(new double[] {1}, new double[][] {{1, -0.5}}, new double[] {0.5});

    private static Workers workers;

    private static DiffusionProcess turning(double entry) {
        return TestProcess.affine(new double[][] {{-1, -0.5}, {0.3, -0.8}}, new double[2], 1, entry, 0.8);
    }

    @BeforeAll
    static void start() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private static SemiDiscretisation system(
            DiffusionProcess process, Density initial, Reaction reaction, int cells, Boundary boundary) {
        return system(FiniteVolume.scharfetterGummel(cells), process, initial, reaction, boundary);
    }

    private static SemiDiscretisation system(
            SpaceDiscretisation space,
            DiffusionProcess process,
            Density initial,
            Reaction reaction,
            Boundary boundary) {
        Domain domain = Domain.box(new double[] {-5, -5}, new double[] {5, 5}, boundary);
        return space.discretise(new FokkerPlanckProblem(process, initial, domain, 0, 1, reaction), workers);
    }

    /** dX = A X dt + B dW with a tensor of correlation 0.7/√0.8 = 0.78, in three directions after Selling. */
    private static SemiDiscretisation correlated(Density initial, int cells) {
        DiffusionProcess process =
                TestProcess.affine(new double[][] {{-1, -0.5}, {0.3, -0.8}}, new double[2], 1, 0.7, 0.8);
        return system(FiniteVolume.selling(cells), process, initial, Reaction.NONE, Boundary.REFLECTING);
    }

    @Test
    void noStepIsTooLongForSignsAndMass() {
        GaussianMixture point = GaussianMixture.point(1, -0.5);
        for (SemiDiscretisation system : List.of(
                system(TURNING, point, Reaction.NONE, 40, Boundary.REFLECTING),
                system(TURNING, point, Reaction.NONE, 40, Boundary.PERIODIC),
                correlated(point, 40))) {
            for (String rule : RULES) {
                for (double end : new double[] {0.01, 1, 100, 1e4}) {
                    double[] u = system.initial();
                    double mass = system.mass(u);
                    TimeIntegrators.of(rule, 5).integrate(system, u, new double[] {0, end}, (t, index, state) -> {
                        assertTrue(Arrays.stream(state).allMatch(p -> p >= 0), rule + " on " + system + ", t = " + t);
                    });
                    // At most ten solves a step, each with a column sum lost to rounding of ½(1 + u/v) h|A| ≤ (h|A|)²
                    // times 2⁻⁵³ where a cell is left at once, and of h|A| elsewhere; |A| is some 100.
                    double stiffness = 100 * end / 5;
                    assertEquals(
                            mass,
                            system.mass(u),
                            50 * 0x1p-53 * (10 + stiffness),
                            rule + " on " + system + ", end " + end);
                }
            }
        }
    }

    @Test
    void circulatingSteadyStatesAreFixedPointsOfTheUnsplitRuleAlone() {
        SemiDiscretisation system = system(TURNING, SMOOTH, Reaction.NONE, 24, Boundary.REFLECTING);
        double[] steady = SteadyState.of((Edges) system, 0).density().averages();
        for (int steps : new int[] {1, 10}) {
            double[] unsplit = marched(system, "patankar", steady, steps);
            // Rounding leaves |A u| of some 2⁻⁵³ |A| ≈ 10⁻¹⁴, and each elimination as much, over a time of one.
            assertEquals(0, Marches.distance(system.grid(), steady, unsplit), 1e-12, steps + " steps");
            // Double commutators [A_1, [A_1, A_2]] of size one leave some h²/24 or more.
            double[] split = marched(system, "strang", steady, steps);
            assertTrue(Marches.distance(system.grid(), steady, split) > 1e-4 / (steps * steps), steps + " steps");
        }
    }

    private static double[] marched(SemiDiscretisation system, String rule, double[] start, int steps) {
        double[] u = start.clone();
        TimeIntegrators.of(rule, steps).integrate(system, u, new double[] {0, 1}, (t, index, state) -> {});
        return u;
    }

    @Test
    void gridsTooLargeToEliminateAreRefusedWithTheSplitRule() {
        SemiDiscretisation large = system(TURNING, SMOOTH, Reaction.NONE, 256, Boundary.REFLECTING);
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Marches.march(large, "patankar", 1, 0, 1));
        assertTrue(
                refusal.getMessage().contains("65536 cells")
                        && refusal.getMessage().contains("strang"),
                refusal.getMessage());
    }

    @Test
    void secondOrderWithSourcesKillingAndCoefficientsThatDependOnTime() {
        Reaction reaction = new Reaction() {
            @Override
            public boolean autonomous() {
                return false;
            }

            @Override
            public boolean kills() {
                return true;
            }

            @Override
            public boolean creates() {
                return true;
            }

            @Override
            public void killing(double t, double[][] x, int n, double[] rate) {
                for (int j = 0; j < n; j++) {
                    rate[j] = (1 + t) * (1 + Math.sin(x[0][j]));
                }
            }

            @Override
            public void source(double t, double[][] x, int n, double[] source) {
                for (int j = 0; j < n; j++) {
                    source[j] = (1 + t * t) * Math.exp(-x[0][j] * x[0][j] - x[1][j] * x[1][j]);
                }
            }
        };
        DiffusionProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.5, 4), 2);
        for (SemiDiscretisation system : new SemiDiscretisation[] {
            system(TURNING, SMOOTH, Reaction.NONE, 16, Boundary.REFLECTING),
            system(process, SMOOTH, reaction, 16, Boundary.REFLECTING),
            correlated(SMOOTH, 16)
        }) {
            // At 1500 steps of fourth order four digits below what is measured.
            double[] exact = Marches.march(system, "runge-kutta-4", 1500, 0, 1);
            for (String rule : RULES) {
                ObservedOrder.assertOrder(
                        2,
                        steps -> Marches.distance(system.grid(), exact, Marches.march(system, rule, steps, 0, 1)),
                        120,
                        170,
                        240,
                        340);
            }
        }
    }

    @Test
    void mixedDerivativesAreRefusedWithTheWayOut() {
        Domain domain = Domain.box(new double[] {-5, -5}, new double[] {5, 5}, Boundary.REFLECTING);
        SemiDiscretisation mixed = FiniteVolume.crossStencil(Mesh.uniform(12))
                .discretise(new FokkerPlanckProblem(turning(0.3), SMOOTH, domain, 0, 1), workers);
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Marches.march(mixed, "strang", 3, 0, 1));
        assertTrue(refusal.getMessage().contains("WeightedSolve"), refusal.getMessage());
    }
}
