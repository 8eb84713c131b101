package org.fokker.fokkerplanck.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.TimeIntegrator.StepObserver;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.method.NumericalException;
import org.fokker.method.Promises.Property;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.SubVariancePreserving;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Steps chosen by tolerance, on the variance-preserving process from two narrow modes: its rates grow two hundredfold. */
class AdaptiveStepsTest {

    private static final double[] TIMES = {0, 0.1, 0.25, 0.5, 1};

    private static final SemiDiscretisation SYSTEM = twoModes();
    private static final List<double[]> EXACT = new ArrayList<>();

    private static SemiDiscretisation twoModes() {
        GaussianMixture start =
                GaussianMixture.isotropic(new double[] {0.5, 0.5}, new double[][] {{-2}, {2}}, new double[] {0.2, 0.2});
        return FiniteVolume.scharfetterGummel(100)
                .discretise(
                        new FokkerPlanckProblem(
                                AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1),
                                start,
                                Domain.box(new double[] {-8}, new double[] {8}, Boundary.REFLECTING),
                                0,
                                1),
                        TimeSystems.WORKERS);
    }

    /** β(t) A with a constant matrix A: the exact flow is one exponential over ∫β, and uniformisation's has no other error. */
    @BeforeAll
    static void solveExactly() {
        double[] u = SYSTEM.initial();
        // Midpoints integrate the linear β exactly, so that any number of steps gives the exact flow.
        TimeIntegrators.of("uniformisation", 4).integrate(SYSTEM, u, TIMES, (t, index, state) -> {
            if (index > 0) {
                EXACT.add(state.clone());
            }
        });
    }

    /** The largest error at the requested times, and what it cost. */
    private static final class Outcome implements StepObserver {
        double error;
        int rejected;
        int hit;

        @Override
        public void accept(double t, int index, double[] u) {
            if (index > 0) {
                assertEquals(TIMES[index], t);
                hit++;
                error = Math.max(error, Marches.distance(SYSTEM.grid(), EXACT.get(index - 1), u));
            }
        }

        @Override
        public void rejected(double t, double h, double estimate) {
            assertTrue(estimate > 0 && h > 0 && t >= 0);
            rejected++;
        }
    }

    private static Stream<String> adaptive() {
        return TimeIntegrators.registry().entries().stream()
                .filter(entry -> entry.promises().has(Property.ADAPTIVE_STEPS))
                .map(entry -> entry.name());
    }

    @TestFactory
    Stream<DynamicTest> theErrorFallsWithTheToleranceAndTheWorkIsLessThanThatOfEqualSteps() {
        // On one matrix the exponentials are exact, and no error is left to fall.
        return adaptive()
                .filter(name -> !exact(name))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    double[] errors = new double[2];
                    int work = 0;
                    double[] tolerances = {1e-4, 1e-6};
                    for (int k = 0; k < 2; k++) {
                        Outcome outcome = new Outcome();
                        work = TimeIntegrators.of(name, Stepping.adaptive(tolerances[k]))
                                        .integrate(SYSTEM, SYSTEM.initial(), TIMES, outcome)
                                + outcome.rejected;
                        errors[k] = outcome.error;
                        assertEquals(4, outcome.hit);
                    }
                    // Steps go as the cube root of the tolerance, the error of second order as its power 2/3: 10^{4/3}
                    // = 21 over two
                    // decades, of which the stiff start of the first march may take a half.
                    assertTrue(errors[1] < errors[0] / 10, errors[0] + " then " + errors[1]);
                    if (!TimeIntegrators.registry().find(name).promises().has(Property.STABLE_REAL_INTERVAL)) {
                        Outcome fixed = new Outcome();
                        TimeIntegrators.of(name, work).integrate(SYSTEM, SYSTEM.initial(), TIMES, fixed);
                        // Equal steps are too long where the modes are narrow and too short after.
                        assertTrue(errors[1] < fixed.error / 1.5, errors[1] + ", equal steps " + fixed.error);
                    }
                }));
    }

    private static boolean exact(String name) {
        return TimeIntegrators.registry().find(name).promises().has(Property.EXACT_IF_AUTONOMOUS);
    }

    @TestFactory
    Stream<DynamicTest> theErrorOfExponentialsFallsWithTheToleranceWhereOperatorsDoNotCommute() {
        SemiDiscretisation system = TimeSystems.driven(1, 32, true);
        double[] times = {0, 0.5};
        double[] reference = Marches.march(system, "runge-kutta-4", 4000, 0, 0.5);
        return adaptive()
                .filter(AdaptiveStepsTest::exact)
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    double[] errors = new double[2];
                    for (int k = 0; k < 2; k++) {
                        double[] u = system.initial();
                        TimeIntegrators.of(name, Stepping.adaptive(k == 0 ? 1e-3 : 1e-5))
                                .integrate(system, u, times, (t, index, state) -> {});
                        errors[k] = Marches.distance(system.grid(), reference, u);
                    }
                    // As the power 2/3 of the tolerance or faster, 21, of which the first steps may take a half.
                    assertTrue(errors[1] < errors[0] / 10, errors[0] + " then " + errors[1]);
                }));
    }

    @Test
    void stepsShrinkGraduallyWhereErrorsGrow() {
        GaussianMixture start = GaussianMixture.gaussian(new double[] {1}, new double[][] {{0.5}});
        SemiDiscretisation system = FiniteVolume.scharfetterGummel(48)
                .discretise(
                        new FokkerPlanckProblem(
                                AffineGaussianProcess.of(SubVariancePreserving.linear(0.1, 20), 1),
                                start,
                                Domain.box(new double[] {-6}, new double[] {6}, Boundary.REFLECTING),
                                0.1,
                                0.4),
                        TimeSystems.WORKERS);
        List<Double> at = new ArrayList<>();
        int[] rejected = {0};
        TimeIntegrators.of("ssp-rk3", Stepping.adaptive(1e-8))
                .integrate(system, system.initial(), new double[] {0.1, 0.4}, new StepObserver() {
                    @Override
                    public void accept(double t, int index, double[] state) {
                        at.add(t);
                    }

                    @Override
                    public void rejected(double t, double h, double estimate) {
                        rejected[0]++;
                    }
                });
        double least = 1;
        // The first steps look for their length, and the last two share what is left.
        for (int i = 10; i + 4 < at.size(); i++) {
            double h = at.get(i + 1) - at.get(i);
            least = Math.min(least, (at.get(i + 2) - at.get(i + 1)) / h);
        }
        // Over steps of 7·10⁻⁴ rates of ten change an estimate by a hundredth; a rejection shortens them by a tenth or
        // more.
        assertTrue(least > 0.95, "the next step is " + least + " of one");
        assertTrue(rejected[0] <= 3, rejected[0] + " rejections, of which the start takes up to three");
    }

    private static double estimateOff(EstimatingStepper rule, SemiDiscretisation system, double h) {
        double[] u = system.initial();
        double[] estimate = new double[u.length];
        double[] exact = system.initial();
        TimeIntegrators.of("runge-kutta-4", 800).integrate(system, exact, new double[] {0, h}, (t, i, state) -> {});
        rule.step(0, h, u, estimate);
        double error = 0;
        double off = 0;
        for (int i = 0; i < u.length; i++) {
            error += Math.abs(u[i] - exact[i]);
            off += Math.abs(u[i] - exact[i] - estimate[i]);
        }
        return off / error;
    }

    @Test
    void estimatesOfSecondOrderRulesAreAsymptoticallyTheError() {
        SemiDiscretisation constant = TimeSystems.ornsteinUhlenbeck(TimeSystems.bump(1, 1, 0.5), 60);
        ShiftedSolve solves = (ShiftedSolve) constant;
        for (EstimatingStepper rule :
                List.of(new TrBdf2(solves), DiagonallyImplicit.secondOrder(solves), new RungeKuttaLegendre(constant))) {
            // The estimate is right to O(h): at h = 0.01 with rates of a few units within some hundredths.
            assertTrue(estimateOff(rule, constant, 0.01) < 0.06, rule.getClass().getSimpleName());
        }
        SemiDiscretisation driven = TimeSystems.driven(1, 32, true);
        assertTrue(estimateOff(new TrBdf2((ShiftedSolve) driven), driven, 0.01) < 0.03);
        assertTrue(estimateOff(new MidpointExponential((Linear) driven), driven, 0.01) < 0.03);
    }

    @Test
    void aPointMassIsFollowedFromItsFirstInstant() {
        SemiDiscretisation system = TimeSystems.ornsteinUhlenbeck(GaussianMixture.point(0.03), 200);
        double[] exact = TimeSystems.exponential(system, system.initial(), 0.5);
        for (String name : List.of("tr-bdf2", "sdirk-2", "sdirk-3", "rosenbrock", "rkl2")) {
            int[] rejected = {0};
            double[] u = system.initial();
            int steps = TimeIntegrators.of(name, Stepping.adaptive(1e-4))
                    .integrate(system, u, new double[] {0, 0.5}, new StepObserver() {
                        @Override
                        public void accept(double t, int index, double[] state) {}

                        @Override
                        public void rejected(double t, double h, double estimate) {
                            rejected[0]++;
                        }
                    });
            // Errors of single steps add up over what one relaxation time forgets, half of the steps or fewer.
            double error = Marches.distance(system.grid(), exact, u);
            assertTrue(error < 1e-4 * steps / 2, name + ": " + error + " in " + steps);
            assertTrue(rejected[0] > 0, name);
        }
    }

    @Test
    void aToleranceThatCannotBeMetIsRefusedWithTimeAndStep() {
        SemiDiscretisation system = TimeSystems.ornsteinUhlenbeck(GaussianMixture.standardNormal(1), 20);
        double[] u = system.initial();
        u[7] = Double.NaN;
        NumericalException failure = assertThrows(
                NumericalException.class,
                () -> TimeIntegrators.of("tr-bdf2", Stepping.adaptive(1e-5))
                        .integrate(system, u, new double[] {0, 1}, (t, index, state) -> {}));
        assertTrue(
                failure.getMessage().contains("tr-bdf2, tolerance 1.0E-5: no step from t = 0.0"), failure.getMessage());
    }

    @Test
    void rulesWithoutAnEstimateRefuseTolerances() {
        TimeIntegrators.registry().entries().stream()
                .filter(entry -> !entry.promises().has(Property.ADAPTIVE_STEPS))
                .forEach(entry -> {
                    IllegalArgumentException refusal = assertThrows(
                            IllegalArgumentException.class,
                            () -> entry.factory().apply(Stepping.adaptive(1e-3)));
                    assertTrue(refusal.getMessage().contains(entry.name()), refusal.getMessage());
                });
    }

    @Test
    void statesOfNothingAreMarchedAsWell() {
        TimeIntegrator integrator = TimeIntegrators.of("tr-bdf2", Stepping.adaptive(1e-5));
        double[] u = new double[SYSTEM.grid().size()];
        integrator.integrate(SYSTEM, u, new double[] {0, 1}, (t, index, state) -> {});
        assertEquals(0, SYSTEM.mass(u));
    }
}
