package org.fokker.fokkerplanck.time;

import java.util.List;
import java.util.function.Function;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.SemiDiscretisation.ExactPart;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;

/**
 * The time integrators by name. Each is made from how its steps are chosen; a march through several requested times spreads them in
 * proportion to the lengths of the segments.
 *
 * <p>Positivity is promised where the space discretisation is the generator of a jump process and its solves are exact.
 */
public final class TimeIntegrators {

    private TimeIntegrators() {}

    /**
     * Returns all integrators.
     *
     * @return the registry; factories take how the steps are chosen
     */
    public static Registry<Function<Stepping, TimeIntegrator>> registry() {
        return new Registry<>(
                "time integrator",
                List.of(
                        entry(
                                "implicit-euler",
                                "backward Euler: first order, positive at every step where the solve is exact",
                                damped(1).keeping(Property.PRESERVES_POSITIVITY),
                                ShiftedSolve.class,
                                ImplicitRules::implicitEuler),
                        entry(
                                "crank-nicolson",
                                "trapezoidal rule after four implicit Euler half-steps (Rannacher's start)",
                                damped(2),
                                ShiftedSolve.class,
                                ImplicitRules::rannacher),
                        entry(
                                "tr-bdf2",
                                "trapezoidal rule and second backward difference: second order, L-stable",
                                damped(2),
                                ShiftedSolve.class,
                                ImplicitRules::trBdf2),
                        entry(
                                "split-implicit-euler",
                                "implicit Euler along one axis after the other: positive at every step",
                                damped(1).keeping(Property.PRESERVES_POSITIVITY),
                                DirectionalSolve.class,
                                ImplicitRules::splitImplicitEuler),
                        entry(
                                "explicit-euler",
                                "forward Euler: refuses unstable steps",
                                order(1),
                                SemiDiscretisation.class,
                                ExplicitRules::explicitEuler),
                        entry(
                                "runge-kutta-4",
                                "the classical rule: refuses unstable steps",
                                order(4),
                                SemiDiscretisation.class,
                                ExplicitRules::rungeKutta4),
                        entry(
                                "integrating-factor-rk4",
                                "the classical rule around the exact flow of the stiff part (Lawson)",
                                order(4),
                                ExactPart.class,
                                ExplicitRules::integratingFactorRungeKutta4)));
    }

    /**
     * Makes an integrator.
     *
     * @param name its registry name
     * @param steps number of steps, at least one
     * @return the integrator
     * @throws org.fokker.method.UnknownNameException if there is none of that name
     */
    public static TimeIntegrator of(String name, int steps) {
        return of(name, Stepping.fixed(steps));
    }

    /**
     * Makes an integrator.
     *
     * @param name its registry name
     * @param stepping how the steps are chosen
     * @return the integrator
     * @throws org.fokker.method.UnknownNameException if there is none of that name
     * @throws IllegalArgumentException if it cannot choose its steps in this way
     */
    public static TimeIntegrator of(String name, Stepping stepping) {
        return registry().find(name).factory().apply(stepping);
    }

    private static Promises order(int order) {
        return Promises.none().order(Property.TIME_ORDER, order).keeping(Property.CONSERVES_MASS);
    }

    /** The promises of a rule that damps stiff modes, so that its order does not need a smooth start. */
    private static Promises damped(int order) {
        return order(order).order(Property.TIME_ORDER_FROM_POINT_MASS, order);
    }

    private static <S extends SemiDiscretisation> Registry.Entry<Function<Stepping, TimeIntegrator>> entry(
            String name, String summary, Promises promises, Class<S> requires, Function<S, Stepper> rule) {
        return new Registry.Entry<>(
                name, summary, promises, stepping -> new OneStepIntegrator<>(name, promises, stepping, requires, rule));
    }
}
