package org.fokker.fokkerplanck.following;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.ChebyshevCollocation;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.grid.CellAverages;
import org.fokker.grid.GridDensity;
import org.fokker.method.NumericalException;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VarianceExploding;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FollowingDomainTest {

    private static final GaussianMixture MODES = GaussianMixture.isotropic(
            new double[] {0.4, 0.6}, new double[][] {{-0.1}, {0.1}}, new double[] {0.05, 0.06});

    private static final AffineGaussianProcess EXPLODING =
            AffineGaussianProcess.of(VarianceExploding.geometric(0.01, 50), 1);

    /** dX = −A X dt + √2D dW: the anisotropic Ornstein–Uhlenbeck process of case T-33. */
    private static final DiffusionProcess ANISOTROPIC =
            TestProcess.affine(new double[][] {{-1, -0.5}, {0.3, -0.8}}, new double[2], 1, 0.7, 0.8);

    private static final GaussianMixture NARROW =
            GaussianMixture.isotropic(new double[] {1}, new double[][] {{1, -0.5}}, new double[] {Math.sqrt(0.05)});

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private static FokkerPlanckProblem problem(DiffusionProcess process, GaussianMixture initial, double end) {
        double[] upper = new double[process.dimension()];
        Arrays.fill(upper, 1e3);
        double[] lower = new double[upper.length];
        Arrays.fill(lower, -1e3);
        return new FokkerPlanckProblem(process, initial, Domain.box(lower, upper, Boundary.REFLECTING), 0, end);
    }

    /** L1 distance on the moved cells. */
    private static double error(GridDensity density, GaussianMixture exact) {
        return Marches.distance(density.grid(), density.averages(), CellAverages.of(exact, density.grid()));
    }

    @Test
    void predictedMomentsOfAnAffineProcessAreExact() {
        Motion motion = FollowingDomain.of(problem(ANISOTROPIC, NARROW, 2), 6).motion();
        double[][] mean = {{0.674045803459, -0.234011688592}, {0.438012652803, -0.089932829967}};
        double[][] variance = {{0.559197372925, 0.631434077330}, {0.672267205420, 0.942163542883}};
        for (int k = 0; k < 2; k++) {
            Motion.Frame frame = motion.at(0.5 * (k + 1));
            // Relative tolerance 1e-8 in each of some ten steps of the solver; the cubics between its nodes add less.
            assertArrayEquals(mean[k], frame.centre(), 1e-7);
            assertEquals(Math.sqrt(variance[k][0]), frame.scale()[0], 1e-7);
            assertEquals(Math.sqrt(variance[k][1]), frame.scale()[1], 1e-7);
        }
    }

    @Test
    void theReadingOfTheNoiseMovesTheMean() {
        // dX = X ∘ dW: log-normal with E X = e^{t/2} and E X² = e^{2t}.
        DiffusionProcess geometric = TestProcess.line(Interpretation.STRATONOVICH, x -> 0, x -> 0.5 * x * x);
        GaussianMixture start = GaussianMixture.isotropic(new double[] {1}, new double[][] {{1}}, new double[] {0.1});
        Motion.Frame frame =
                FollowingDomain.of(problem(geometric, start, 1), 6).motion().at(0.6);
        assertEquals(Math.exp(0.3), frame.centre()[0], 1e-5);
        double second = 1.01 * Math.exp(1.2);
        assertEquals(Math.sqrt(second - Math.exp(0.6)), frame.scale()[0], 1e-5);
    }

    @Test
    void ratesAreDerivativesOfTheMotion() {
        Motion motion = FollowingDomain.of(problem(EXPLODING, MODES, 1), 6).motion();
        for (double t = 0.03; t < 1; t += 0.07) {
            double h = 1e-5;
            Motion.Frame frame = motion.at(t);
            double slope = (motion.at(t + h).scale()[0] - motion.at(t - h).scale()[0]) / (2 * h);
            // h²/6 of a third derivative 17³ times as large as the scale; at a node the second derivative jumps.
            assertEquals(slope, frame.scaleRate()[0], 1e-4 * frame.scale()[0]);
        }
    }

    @Test
    void aFixedNumberOfCellsHoldsAnExplodingVarianceThatAFixedBoxCannot() {
        FollowingDomain following = FollowingDomain.of(problem(EXPLODING, MODES, 1), 7);
        MixtureDiffusion exact = new MixtureDiffusion(EXPLODING, MODES);
        SemiDiscretisation system = FiniteVolume.scharfetterGummel(200).discretise(following.problem(), workers);
        double[] u = system.initial();
        double mass = system.mass(u);
        TimeIntegrators.of("crank-nicolson", 400)
                .integrate(system, u, new double[] {0, 0.1, 0.3, 0.6, 1}, (t, index, state) -> {
                    // From a deviation of 0.11 to 50. The modes of the start have 0.05 on cells of 0.008: numerical
                    // diffusion
                    // h²/(12 σ²) of 2e-3 would remain of them alone; the sum smooths it to 2e-4.
                    if (index >= 0) {
                        GridDensity density = following.density(system, state, t);
                        assertTrue(error(density, exact.marginal(t)) < 3e-4, "t = " + t);
                        assertEquals(mass, density.mass(), 1e-14);
                    }
                });
        Domain box = Domain.box(new double[] {-350}, new double[] {350}, Boundary.REFLECTING);
        SemiDiscretisation fixed = FiniteVolume.scharfetterGummel(200)
                .discretise(new FokkerPlanckProblem(EXPLODING, MODES, box, 0, 1), workers);
        double[] w = Marches.march(fixed, "crank-nicolson", 400, 0, 0.6);
        GridDensity blurred = new GridDensity(fixed.grid(), w).rebin(following.grid(system.grid(), 0.6));
        // At t = 0.6 the deviation is 1.7, half a cell of the fixed box.
        assertTrue(error(blurred, exact.marginal(0.6)) > 0.3);
    }

    @Test
    void secondOrderIsKeptInTheMovingFrame() {
        MixtureDiffusion exact = new MixtureDiffusion(EXPLODING, MODES);
        FollowingDomain following = FollowingDomain.of(problem(EXPLODING, MODES, 0.6), 7);
        ObservedOrder.assertOrder(
                2,
                cells -> {
                    SemiDiscretisation system =
                            FiniteVolume.scharfetterGummel(cells).discretise(following.problem(), workers);
                    // Steps in proportion to cells: both errors are of second order.
                    double[] u = Marches.march(system, "crank-nicolson", 3 * cells, 0, 0.6);
                    return error(following.density(system, u, 0.6), exact.marginal(0.6));
                },
                40,
                56,
                80,
                113,
                160);
    }

    /** S-14: what a box cuts off is reported, and is the error. */
    @Test
    void theErrorOfTruncationIsTheMassOutsideAsReported() {
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1);
        GaussianMixture target =
                GaussianMixture.isotropic(new double[] {0.5, 0.5}, new double[][] {{-2}, {2}}, new double[] {0.2, 0.2});
        GaussianMixture exact = new MixtureDiffusion(process, target).marginal(0.25);
        for (double width : new double[] {2, 2.25, 2.5, 3}) {
            FollowingDomain following = FollowingDomain.of(problem(process, target, 0.5), width);
            SemiDiscretisation system = ChebyshevCollocation.of(72).discretise(following.problem(), workers);
            double[] u = Marches.march(system, "crank-nicolson", 200, 0, 0.25);
            double outside = following.outside(exact, 0.25);
            // 6e-3, 1e-3, 1.3e-4, 8e-7: at the last one the errors of space and time show, 1e-5.
            assertEquals(
                    outside, error(following.density(system, u, 0.25), exact), 0.05 * outside + 2e-5, "width " + width);
            // Two modes 2 deviations apart and narrow are lighter in the tails than the Gaussian of their moments.
            assertTrue(outside < following.gaussianTail());
        }
    }

    @Test
    void aNarrowStartInThePlaneIsFollowedThroughCorrelatedNoise() {
        FollowingDomain following = FollowingDomain.of(problem(ANISOTROPIC, NARROW, 1), 6);
        SemiDiscretisation system = ChebyshevCollocation.of(28).discretise(following.problem(), workers);
        double[] u = Marches.march(system, "tr-bdf2", 40, 0, 1);
        double[] p = new double[2];
        double[][] gradient = new double[2][2];
        following.evaluate(system, u, 1, new double[][] {{0.438012652803, 50}, {-0.089932829967, 0}}, 2, p, gradient);
        // 28 nodes resolve the smallest principal deviation 0.6 of ξ to 1e-3; 40 steps err by 3e-4 (1.5e-3 with 20).
        assertEquals(0.283707845591, p[0], 1.5e-3);
        assertEquals(0, gradient[0][0], 3e-3);
        assertEquals(0, p[1]);
        GridDensity density = following.density(system, u, 1);
        // What the walls at six deviations, 2e-9 each, and the interpolation of the start leave.
        assertEquals(1, density.mass(), 1e-5);
        assertEquals(0.438012652803, density.mean()[0], 1e-3);
    }

    @Test
    void sourcesAndKillingMoveWithTheFrame() {
        Reaction reaction = new Reaction() {
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
                Arrays.fill(rate, 0, n, 0.5);
            }

            @Override
            public void source(double t, double[][] x, int n, double[] source) {
                GaussianMixture.standardNormal(1).logDensity(x, n, source);
                for (int j = 0; j < n; j++) {
                    source[j] = 2 * Math.exp(source[j]);
                }
            }
        };
        DiffusionProcess process = TestProcess.affine(new double[1][1], new double[] {0.3}, 1);
        GaussianMixture start = GaussianMixture.standardNormal(1);
        FokkerPlanckProblem free = problem(process, start, 1);
        FokkerPlanckProblem problem = new FokkerPlanckProblem(process, start, free.domain(), 0, 1, reaction);
        FollowingDomain following = FollowingDomain.of(problem, 8);
        SemiDiscretisation system = ChebyshevCollocation.of(60).discretise(following.problem(), workers);
        double[] u = Marches.march(system, "tr-bdf2", 100, 0, 1);
        // m′ = 2 − m/2 from one: 4 − 3 e^{−t/2}; second order in time, (½ h)²/12 of it.
        assertEquals(4 - 3 * Math.exp(-0.5), following.density(system, u, 1).mass(), 1e-5);
    }

    @Test
    void whatCannotBeFollowedIsRefused() {
        DiffusionProcess process = TestProcess.affine(new double[1][1], new double[1], 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> FollowingDomain.of(problem(process, GaussianMixture.point(1), 1), 6));
        FokkerPlanckProblem walls = new FokkerPlanckProblem(
                process,
                GaussianMixture.standardNormal(1),
                Domain.box(new double[] {-1}, new double[] {1}, Boundary.ABSORBING),
                0,
                1);
        assertThrows(IllegalArgumentException.class, () -> FollowingDomain.of(walls, 6));
        assertThrows(
                IllegalArgumentException.class,
                () -> FollowingDomain.of(problem(process, GaussianMixture.standardNormal(1), 1), 0));
        // dx = x³ dt leaves every box in finite time.
        DiffusionProcess explosive = TestProcess.line(Interpretation.ITO, x -> x * x * x, x -> 1);
        assertThrows(
                NumericalException.class,
                () -> FollowingDomain.of(problem(explosive, GaussianMixture.standardNormal(1), 5), 6));
    }
}
