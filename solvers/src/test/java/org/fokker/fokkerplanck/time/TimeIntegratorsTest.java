package org.fokker.fokkerplanck.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.FourierSpectral;
import org.fokker.method.NumericalException;
import org.fokker.method.Promises.Property;
import org.fokker.method.UnknownNameException;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimeIntegratorsTest {

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(1);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    /** dX = −X dt + √2 dW on [−6, 6]. */
    private static SemiDiscretisation ornsteinUhlenbeck(GaussianMixture initial, int cells) {
        DiffusionProcess process = TestProcess.affine(new double[][] {{-1}}, new double[1], 1);
        Domain domain = Domain.box(new double[] {-6}, new double[] {6}, Boundary.REFLECTING);
        return FiniteVolume.scharfetterGummel(cells)
                .discretise(new FokkerPlanckProblem(process, initial, domain, 0, 0.5), workers);
    }

    private static SemiDiscretisation variancePreserving(boolean spectral, int d, int cells) {
        double[] means = d == 1 ? new double[] {0.7} : new double[] {0.7, -0.4};
        double[][] covariance = d == 1 ? new double[][] {{0.3}} : new double[][] {{0.4, 0.2}, {0.2, 0.5}};
        GaussianMixture target =
                GaussianMixture.of(new double[] {1}, new double[][] {means}, new double[][][] {covariance});
        double[] corner = d == 1 ? new double[] {6} : new double[] {6, 6};
        double[] opposite = Arrays.stream(corner).map(x -> -x).toArray();
        FokkerPlanckProblem problem = new FokkerPlanckProblem(
                AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), d),
                target,
                Domain.box(opposite, corner, Boundary.REFLECTING),
                0,
                0.3);
        return (spectral ? FourierSpectral.of(cells) : FiniteVolume.scharfetterGummel(cells))
                .discretise(problem, workers);
    }

    /** exp(tA) u by Taylor's series on slices with t|A|/slices ≤ ½, where twenty terms leave 2⁻²⁰/20! &lt; 10⁻²⁴. */
    private static double[] exponential(SemiDiscretisation system, double[] start, double t) {
        int slices = (int) Math.ceil(2 * t * system.spectralBound(0));
        double[] u = start.clone();
        double[] next = new double[u.length];
        for (int s = 0; s < slices; s++) {
            double[] term = u.clone();
            for (int k = 1; k <= 20; k++) {
                system.apply(0, term, next);
                for (int i = 0; i < u.length; i++) {
                    term[i] = next[i] * (t / slices / k);
                    u[i] += term[i];
                }
            }
        }
        return u;
    }

    private static int[] resolutions(double order) {
        return order > 2 ? new int[] {100, 120, 150, 180, 220} : new int[] {60, 84, 120, 170, 240};
    }

    @Test
    void ordersInTimeAreThosePromisedForConstantCoefficients() {
        GaussianMixture smooth = GaussianMixture.of(new double[] {1}, new double[][] {{1}}, new double[][][] {{{0.5}}});
        SemiDiscretisation system = ornsteinUhlenbeck(smooth, 60);
        double[] exact = exponential(system, system.initial(), 0.5);
        for (var entry : TimeIntegrators.registry().entries()) {
            TimeIntegrator integrator = entry.factory().apply(org.fokker.fokkerplanck.Stepping.fixed(1));
            double order = integrator.promises().order(Property.TIME_ORDER).orElseThrow();
            if (!integrator.requires().isInstance(system)) {
                continue;
            }
            ObservedOrder.assertOrder(
                    order,
                    steps -> Marches.distance(system.grid(), exact, Marches.march(system, entry.name(), steps, 0, 0.5)),
                    resolutions(order));
        }
    }

    @Test
    void ordersInTimeHoldForCoefficientsThatDependOnTime() {
        SemiDiscretisation volumes = variancePreserving(false, 1, 40);
        SemiDiscretisation modes = variancePreserving(true, 1, 48);
        for (var entry : TimeIntegrators.registry().entries()) {
            TimeIntegrator integrator = entry.factory().apply(org.fokker.fokkerplanck.Stepping.fixed(1));
            double order = integrator.promises().order(Property.TIME_ORDER).orElseThrow();
            SemiDiscretisation system = integrator.requires().isInstance(volumes) ? volumes : modes;
            // The reference: another rule of fourth order at ten times the resolution, four digits below what is
            // measured.
            double[] exact = Marches.march(system, "runge-kutta-4", 3000, 0, 0.3);
            ObservedOrder.assertOrder(
                    order,
                    steps -> Marches.distance(system.grid(), exact, Marches.march(system, entry.name(), steps, 0, 0.3)),
                    resolutions(order));
        }
    }

    @Test
    void approximateFactorisationKeepsTheOrdersInThePlane() {
        SemiDiscretisation system = variancePreserving(false, 2, 32);
        double[] exact = Marches.march(system, "runge-kutta-4", 400, 0, 0.1);
        for (String name : List.of("implicit-euler", "split-implicit-euler", "crank-nicolson", "tr-bdf2")) {
            double order = TimeIntegrators.of(name, 1)
                    .promises()
                    .order(Property.TIME_ORDER)
                    .orElseThrow();
            ObservedOrder.assertOrder(
                    order,
                    steps -> Marches.distance(system.grid(), exact, Marches.march(system, name, steps, 0, 0.1)),
                    24,
                    34,
                    48,
                    68);
        }
    }

    @Test
    void crankNicolsonIsSecondOrderAfterFourEulerHalfSteps() {
        SemiDiscretisation system = ornsteinUhlenbeck(GaussianMixture.point(0), 400);
        double[] exact = Marches.march(system, "tr-bdf2", 5000, 0, 0.5);
        // From a point mass; undamped, the error at 25 steps is of order one and the order meaningless.
        ObservedOrder.assertOrder(
                2,
                steps -> Marches.distance(system.grid(), exact, Marches.march(system, "crank-nicolson", steps, 0, 0.5)),
                25,
                50,
                100,
                200,
                400);
    }

    @Test
    void implicitEulerStaysPositiveFromAPointMass() {
        SemiDiscretisation system = ornsteinUhlenbeck(GaussianMixture.point(0), 400);
        double[] u = system.initial();
        TimeIntegrators.of("implicit-euler", 25).integrate(system, u, new double[] {0, 0.5}, (t, index, state) -> {
            assertTrue(Arrays.stream(state).allMatch(p -> p >= 0), "t = " + t);
        });
    }

    @Test
    void requestedTimesAreHitExactlyWithStepsInProportion() {
        SemiDiscretisation system = ornsteinUhlenbeck(GaussianMixture.standardNormal(1), 20);
        double[] times = {0, 0.1, 0.25, 0.5};
        List<Double> seen = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        int made = TimeIntegrators.of("implicit-euler", 10)
                .integrate(system, system.initial(), times, (t, index, u) -> {
                    seen.add(t);
                    indices.add(index);
                });
        // Two, three and five steps.
        assertEquals(10, made);
        assertEquals(List.of(0, -1, 1, -1, -1, 2, -1, -1, -1, -1, 3), indices);
        assertEquals(0.1, seen.get(2));
        assertEquals(0.25, seen.get(5));
        assertEquals(0.5, seen.get(10));
    }

    @Test
    void unstableStepsAreRefusedWithTheLargestStableOne() {
        SemiDiscretisation system = ornsteinUhlenbeck(GaussianMixture.standardNormal(1), 100);
        double largest = 2 / system.spectralBound(0);
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Marches.march(system, "explicit-euler", 10, 0, 0.5));
        assertTrue(refusal.getMessage().contains(Double.toString(largest)), refusal.getMessage());
        int enough = (int) Math.ceil(0.5 / largest);
        double[] u = Marches.march(system, "explicit-euler", enough, 0, 0.5);
        // At the limit of Gershgorin's discs every explicit step is a stochastic matrix.
        assertTrue(Arrays.stream(u).allMatch(p -> p >= 0));
    }

    @Test
    void valuesThatAreNotFiniteStopTheMarchAndNameTheCell() {
        SemiDiscretisation system = ornsteinUhlenbeck(GaussianMixture.standardNormal(1), 12);
        double[] u = system.initial();
        u[3] = Double.NaN;
        NumericalException stop = assertThrows(
                NumericalException.class,
                () -> TimeIntegrators.of("implicit-euler", 3)
                        .integrate(system, u, new double[] {0, 1}, (t, index, state) -> {}));
        assertTrue(
                stop.getMessage().contains("implicit-euler")
                        && stop.getMessage().contains("cell 0"),
                stop.getMessage());
    }

    @Test
    void missingCapabilitiesAreNamed() {
        SemiDiscretisation system = ornsteinUhlenbeck(GaussianMixture.standardNormal(1), 12);
        IllegalArgumentException missing = assertThrows(
                IllegalArgumentException.class, () -> Marches.march(system, "integrating-factor-rk4", 3, 0, 1));
        assertTrue(missing.getMessage().contains("ExactPart"), missing.getMessage());
        assertThrows(UnknownNameException.class, () -> TimeIntegrators.of("crank-nicholson", 3));
        assertThrows(IllegalArgumentException.class, () -> TimeIntegrators.of("tr-bdf2", 0));
    }

    @Test
    void resultsAreRepeatedBitForBit() {
        SemiDiscretisation system = variancePreserving(false, 1, 50);
        double[] first = Marches.march(system, "tr-bdf2", 20, 0, 0.3);
        // The caches of the system now stand at another time; that must not show.
        assertArrayEquals(first, Marches.march(system, "tr-bdf2", 20, 0, 0.3), 0);
    }
}
