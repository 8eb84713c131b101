package org.fokker.fokkerplanck.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.Systems;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.method.Promises.Property;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackwardKolmogorovTest {

    private static final Reaction KILLING = new Reaction() {
        @Override
        public boolean kills() {
            return true;
        }

        @Override
        public void killing(double t, double[][] x, int n, double[] rate) {
            Arrays.setAll(rate, j -> j < n ? x[0][j] * x[0][j] : 0);
        }
    };

    /** The integrators whose steps are one function of A: rational, a polynomial of fixed degree, or the exponential. */
    static Stream<TimeIntegrator> functionsOfTheOperator() {
        return TimeIntegrators.serving(AdjointSystem.class).stream()
                .map(name -> TimeIntegrators.of(name, 7))
                .filter(integrator -> integrator.requires() == ShiftedSolve.class
                        || integrator.promises().has(Property.EXACT_IF_AUTONOMOUS)
                        || integrator.promises().has(Property.STABLE_REAL_INTERVAL));
    }

    /** S-4: Σ V p(T) g = Σ V p(0) u(0) for the backward march u from g, no matter how coarse the steps. */
    @ParameterizedTest
    @MethodSource("functionsOfTheOperator")
    void forwardAndBackwardMarchesAreDual(TimeIntegrator integrator) {
        for (Boundary boundary : Boundary.values()) {
            Domain domain = Domain.box(new double[] {-2}, new double[] {3}, boundary);
            Edges system = Systems.discretise(
                    new FokkerPlanckProblem(
                            Systems.drifting(x -> Math.sin(3 * x), 0.4),
                            GaussianMixture.isotropic(new double[] {1}, new double[][] {{0.3}}, new double[] {0.4}),
                            domain,
                            0,
                            1,
                            KILLING),
                    60);
            CellFunction payoff = CellFunction.of(system.grid(), x -> Math.cos(2 * x[0]));
            double bound = Math.max(system.spectralBound(0), new AdjointSystem(system, payoff, 0.5).spectralBound(0));
            double interval =
                    integrator.promises().order(Property.STABLE_REAL_INTERVAL).orElse(Double.POSITIVE_INFINITY);
            int steps = Math.max(7, (int) Math.ceil(0.51 * bound / interval));
            TimeIntegrator march = TimeIntegrators.of(integrator.name(), steps);
            double[] u = system.initial();
            march.integrate(system, u, new double[] {0, 0.5}, (t, index, state) -> {});
            CellFunction g = BackwardKolmogorov.expectation(system, payoff, 0, 0.5, march);
            // The same function of A and of its transpose, each rounded by its solves. Krylov spaces err by 10⁻¹² |u|₂
            // a step, of
            // which there are seven, and |u|₂ |Vφ|₂ ≈ 1.
            double tolerance = integrator.promises().has(Property.EXACT_IF_AUTONOMOUS) ? 1e-11 : 1e-13;
            assertEquals(payoff.expectation(u), g.expectation(system.initial()), tolerance, boundary.toString());
        }
    }

    @Test
    void explicitStepsAreDualInThePlane() {
        Domain domain = Domain.box(new double[] {-3, -3}, new double[] {3, 3}, Boundary.ABSORBING);
        Edges system = Systems.discretise(
                new FokkerPlanckProblem(Systems.whirl(2, 0.5), GaussianMixture.standardNormal(2), domain, 0, 1),
                12,
                15);
        CellFunction payoff = CellFunction.of(system.grid(), x -> x[0] * x[0] - x[1]);
        double[] u = Marches.march(system, "runge-kutta-4", 40, 0, 0.5);
        CellFunction g =
                BackwardKolmogorov.expectation(system, payoff, 0, 0.5, TimeIntegrators.of("runge-kutta-4", 40));
        assertEquals(payoff.expectation(u), g.expectation(system.initial()), 1e-13);
    }

    @Test
    void dualityHoldsToSecondOrderWhereCoefficientsChange() {
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 4), 1);
        Domain domain = Domain.box(new double[] {-6}, new double[] {6}, Boundary.REFLECTING);
        Edges system = Systems.discretise(
                new FokkerPlanckProblem(process, GaussianMixture.standardNormal(1), domain, 0, 1), 60);
        CellFunction payoff = CellFunction.of(system.grid(), x -> Math.pow(x[0] - 0.5, 3));
        ObservedOrder.assertOrder(
                2,
                steps -> Math.abs(payoff.expectation(Marches.march(system, "tr-bdf2", steps, 0, 1))
                        - BackwardKolmogorov.expectation(system, payoff, 0, 1, TimeIntegrators.of("tr-bdf2", steps))
                                .expectation(system.initial())),
                10,
                20,
                40,
                80);
    }

    @Test
    void meanOfAnOrnsteinUhlenbeckProcessDecays() {
        Edges system =
                Systems.line(Systems.drifting(x -> -x, 0.5), -8, 8, Boundary.REFLECTING, Boundary.REFLECTING, 160);
        CellFunction identity = CellFunction.of(system.grid(), x -> x[0]);
        CellFunction mean =
                BackwardKolmogorov.expectation(system, identity, 0, 1, TimeIntegrators.of("crank-nicolson", 400));
        // The scheme's generator maps x to −(1 − h²/6D) x up to h⁴: rates between which the drift changes do not quite
        // balance. What is left is a fiftieth of h²/6D = 1/300, and dt²/12 of time.
        for (double x : new double[] {-2.05, 0.05, 1.05}) {
            assertEquals(x * Math.exp(-(1 - 1.0 / 300)), mean.at(x), 1e-4 * Math.abs(x));
        }
    }

    @Test
    void probabilitiesStayBetweenZeroAndOne() {
        Edges system = Systems.line(Systems.constant(-3, 0.01), 0, 1, Boundary.ABSORBING, Boundary.REFLECTING, 50);
        CellFunction one = CellFunction.of(system.grid(), x -> 1);
        CellFunction survival =
                BackwardKolmogorov.expectation(system, one, 0, 0.3, TimeIntegrators.of("implicit-euler", 5));
        for (double value : survival.values()) {
            assertTrue(value >= 0 && value <= 1, "probability " + value);
        }
    }

    @Test
    void functionsOfOtherGridsAreRefused() {
        Edges system = Systems.line(Systems.constant(0, 1), 0, 1, Boundary.REFLECTING, Boundary.REFLECTING, 50);
        Edges other = Systems.line(Systems.constant(0, 1), 0, 1, Boundary.REFLECTING, Boundary.REFLECTING, 51);
        CellFunction payoff = CellFunction.of(other.grid(), x -> 1);
        assertThrows(IllegalArgumentException.class, () -> new AdjointSystem(system, payoff, 1));
    }
}
