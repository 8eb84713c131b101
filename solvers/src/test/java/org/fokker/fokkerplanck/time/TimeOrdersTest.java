package org.fokker.fokkerplanck.time;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Orders in the time step of all registered integrators, against the flow of the same system in space. */
class TimeOrdersTest {

    private static double order(String name) {
        return promises(name).order(Property.TIME_ORDER).orElseThrow();
    }

    private static Promises promises(String name) {
        return TimeIntegrators.registry().find(name).promises();
    }

    private static boolean serves(String name, SemiDiscretisation system) {
        return TimeIntegrators.of(name, Stepping.fixed(1)).requires().isInstance(system);
    }

    private static Stream<DynamicTest> forAll(Predicate<String> which, Consumer<String> test) {
        return TimeIntegrators.registry().names().stream()
                .filter(which)
                .map(name -> DynamicTest.dynamicTest(name, () -> test.accept(name)));
    }

    private static void measure(String name, SemiDiscretisation system, double[] exact, double end, int... steps) {
        ObservedOrder.assertOrder(
                order(name),
                n -> Marches.distance(system.grid(), exact, Marches.march(system, name, n, 0, end)),
                steps);
    }

    private static int[] resolutions(double order) {
        return order > 2 ? new int[] {100, 120, 150, 180, 220} : new int[] {60, 84, 120, 170, 240};
    }

    @TestFactory
    Stream<DynamicTest> ordersAreThosePromisedForConstantCoefficients() {
        SemiDiscretisation system = TimeSystems.ornsteinUhlenbeck(TimeSystems.bump(1, 1, 0.5), 60);
        double[] exact = TimeSystems.exponential(system, system.initial(), 0.5);
        return forAll(
                name -> serves(name, system) && !promises(name).has(Property.EXACT_IF_AUTONOMOUS),
                name -> measure(name, system, exact, 0.5, resolutions(order(name))));
    }

    @TestFactory
    Stream<DynamicTest> exponentialsAreExactForConstantCoefficientsInOneStep() {
        SemiDiscretisation system = TimeSystems.ornsteinUhlenbeck(TimeSystems.bump(1, 1, 0.5), 60);
        double[] exact = TimeSystems.exponential(system, system.initial(), 0.5);
        return forAll(name -> promises(name).has(Property.EXACT_IF_AUTONOMOUS), name -> {
            double error = Marches.distance(system.grid(), exact, Marches.march(system, name, 1, 0, 0.5));
            // Krylov spaces stop at 1e-12 of the Euclidean norm; √12 turns that into the L1 norm on [−6, 6].
            assertTrue(error < 4e-12, "error " + error);
        });
    }

    @TestFactory
    Stream<DynamicTest> ordersHoldForOperatorsThatChangeWithTimeAndDoNotCommute() {
        SemiDiscretisation system = TimeSystems.driven(1, 32, true);
        double[] exact = Marches.march(system, "runge-kutta-4", 4000, 0, 0.5);
        return forAll(name -> serves(name, system), name -> measure(name, system, exact, 0.5, steps(name)));
    }

    private static int[] steps(String name) {
        return promises(name).has(Property.STABLE_REAL_INTERVAL)
                ? new int[] {100, 130, 170, 220}
                : order(name) > 2 ? new int[] {16, 22, 32, 45} : new int[] {40, 56, 80, 112};
    }

    @TestFactory
    Stream<DynamicTest> ordersHoldInThePlaneWithFactoredSolves() {
        SemiDiscretisation system = TimeSystems.driven(2, 9, true);
        double[] exact = Marches.march(system, "runge-kutta-4", 400, 0, 0.3);
        // Rules that only apply the operator know nothing of planes.
        return forAll(
                name -> serves(name, system)
                        && !TimeIntegrators.of(name, 1).requires().isAssignableFrom(Linear.class),
                name -> measure(name, system, exact, 0.3, steps(name)));
    }

    @Test
    void spectralModesAreIntegratedWithTheOrdersPromised() {
        SemiDiscretisation system = TimeSystems.variancePreserving(true, 1, 48);
        double[] exact = Marches.march(system, "runge-kutta-4", 3000, 0, 0.3);
        for (String name : List.of("integrating-factor-rk4", "runge-kutta-4")) {
            measure(name, system, exact, 0.3, 100, 120, 150, 180, 220);
        }
    }
}
