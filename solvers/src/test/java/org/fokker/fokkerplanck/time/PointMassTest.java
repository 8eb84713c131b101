package org.fokker.fokkerplanck.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Function;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.method.Promises;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The start from a point mass: dX = −X dt + √2 dW on 400 cells of [−6, 6] to time ½, from one cell in the middle, against the
 * exponential of the same matrix. The numbers of the table come from dense matrices in another language.
 */
class PointMassTest {

    private static final int[] STEPS = {25, 50, 100, 200, 400, 800};

    private static final SemiDiscretisation SYSTEM = TimeSystems.ornsteinUhlenbeck(GaussianMixture.point(0.015), 400);
    private static double[] exact = {};

    @BeforeAll
    static void solveExactly() {
        exact = TimeSystems.exponential(SYSTEM, SYSTEM.initial(), 0.5);
    }

    private static TimeIntegrator integrator(String name, int steps) {
        return name.equals("undamped")
                ? new OneStepIntegrator<>(
                        name, Promises.none(), Stepping.fixed(steps), ShiftedSolve.class, ImplicitRules::crankNicolson)
                : TimeIntegrators.of(name, steps);
    }

    @ParameterizedTest
    @CsvSource({
        "implicit-euler, 9.4e-3, 4.7e-3, 2.4e-3, 1.2e-3, 5.9e-4, 2.9e-4, 0, 0",
        "undamped,       3.6e-1, 1.1e-2, 9.8e-6, 2.5e-6, 6.1e-7, 1.5e-7, -23, -7.3",
        "crank-nicolson, 2.4e-4, 6.0e-5, 1.5e-5, 3.7e-6, 9.3e-7, 2.3e-7, 0, 0",
        "tr-bdf2,        7.7e-5, 1.9e-5, 4.8e-6, 1.2e-6, 3.0e-7, 7.5e-8, -1.0, 0",
        "bdf2,           2.5e-4, 5.8e-5, 1.4e-5, 3.5e-6, 8.6e-7, 2.1e-7, 0, 0",
        "sdirk-2,        7.7e-5, 1.9e-5, 4.8e-6, 1.2e-6, 3.0e-7, 7.5e-8, -1.0, 0",
    })
    void errorsAndMinimaAreThoseOfTheTable(
            String name,
            double at25,
            double at50,
            double at100,
            double at200,
            double at400,
            double at800,
            double least25,
            double least200) {
        double[] table = {at25, at50, at100, at200, at400, at800};
        for (int k = 0; k < STEPS.length; k++) {
            double[] least = {0};
            double[] u = SYSTEM.initial();
            integrator(name, STEPS[k]).integrate(SYSTEM, u, new double[] {0, 0.5}, (t, index, state) -> {
                least[0] = Math.min(least[0], Arrays.stream(state).min().orElseThrow());
            });
            double error = Marches.distance(SYSTEM.grid(), exact, u);
            // Two digits are printed, of 2.35 the upper one: within a unit of the last.
            double unit = Math.pow(10, Math.floor(Math.log10(table[k])) - 1);
            assertEquals(table[k], error, unit, name + " with " + STEPS[k] + " steps");
            if (STEPS[k] == 25) {
                assertEquals(least25, least[0], 0.04 * Math.abs(least25), name);
            } else if (STEPS[k] == 200) {
                assertEquals(least200, least[0], 0.04 * Math.abs(least200), name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdirk-3", "rosenbrock"})
    void rulesOfThirdOrderThatDampStiffModesKeepTheirOrder(String name) {
        ObservedOrder.assertOrder(
                3,
                steps -> Marches.distance(SYSTEM.grid(), exact, Marches.march(SYSTEM, name, steps, 0, 0.5)),
                25,
                50,
                100,
                200);
    }

    @ParameterizedTest
    @CsvSource({"25, -20", "200, -1.0"})
    void theTrapezoidalStageOfTrBdf2IsFarFromPositive(int steps, double table) {
        Function<ShiftedSolve, Stepper> trapezoid = ImplicitRules::crankNicolson;
        double[] u = SYSTEM.initial();
        trapezoid.apply((ShiftedSolve) SYSTEM).step(0, (2 - Math.sqrt(2)) * 0.5 / steps, u);
        double least = Arrays.stream(u).min().orElseThrow();
        assertEquals(table, least, 0.05 * Math.abs(table));
        assertTrue(least < 0);
    }
}
