package org.fokker.fokkerplanck.time;

import java.util.List;
import java.util.function.Function;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.SemiDiscretisation.ExactPart;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.SemiDiscretisation.WeightedSolve;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;

/**
 * The time integrators by name. Each is made from how its steps are chosen; a march through several requested times spreads a number
 * of steps in proportion to the lengths of the segments.
 *
 * <p>Positivity is promised where the space discretisation is the generator of a jump process and its solves are exact; {@link
 * Pairing} knows whether they are. From a point mass, the rules that damp stiff modes keep their orders from the first step, and
 * Crank–Nicolson does by Rannacher's start; steps chosen by tolerance follow the mass from its first instant.
 */
public final class TimeIntegrators {

    /** The k of the estimates O(h^k) by which steps are chosen. */
    private static final int ORDER_OF_ESTIMATES = 3;

    private TimeIntegrators() {}

    /**
     * Returns all integrators: implicit, multistep, Rosenbrock's, exponential, positive, explicit.
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
                                lStable(1).keeping(Property.PRESERVES_POSITIVITY),
                                ShiftedSolve.class,
                                ImplicitRules::implicitEuler),
                        entry(
                                "split-implicit-euler",
                                "implicit Euler along one axis after the other: positive at every step",
                                lStable(1).keeping(Property.PRESERVES_POSITIVITY),
                                DirectionalSolve.class,
                                ImplicitRules::splitImplicitEuler),
                        entry(
                                "crank-nicolson",
                                "trapezoidal rule after four implicit Euler half-steps (Rannacher's start)",
                                fromPointMass(2),
                                ShiftedSolve.class,
                                ImplicitRules::rannacher),
                        entry(
                                "tr-bdf2",
                                "trapezoidal rule and second backward difference: second order, L-stable",
                                adaptive(lStable(2)),
                                ShiftedSolve.class,
                                TrBdf2::new),
                        entry(
                                "sdirk-2",
                                "Alexander's rule of two stages: second order, L-stable",
                                adaptive(lStable(2)),
                                ShiftedSolve.class,
                                DiagonallyImplicit::secondOrder),
                        entry(
                                "sdirk-3",
                                "Alexander's rule of three stages: third order, L-stable",
                                adaptive(lStable(3)),
                                ShiftedSolve.class,
                                DiagonallyImplicit::thirdOrder,
                                6),
                        entry(
                                "bdf2",
                                "second backward difference on unequal steps: one solve a step, L-stable",
                                lStable(2),
                                ShiftedSolve.class,
                                BackwardDifference::new),
                        entry(
                                "rosenbrock",
                                "the W-method ROS34PW2: third order with factored solves as well, L-stable",
                                adaptive(lStable(3)),
                                ShiftedSolve.class,
                                Rosenbrock::new,
                                8),
                        entry(
                                "krylov-exponential",
                                "exponential of the midpoint in Krylov spaces: exact for constant coefficients",
                                adaptive(order(2).keeping(Property.EXACT_IF_AUTONOMOUS)),
                                Linear.class,
                                MidpointExponential::new,
                                KrylovFlow.ARRAYS + 2),
                        entry(
                                "magnus-4",
                                "two exponentials on Gauss nodes, free of commutators: fourth order",
                                adaptive(order(4).keeping(Property.EXACT_IF_AUTONOMOUS)),
                                Linear.class,
                                MagnusExponential::new,
                                KrylovFlow.ARRAYS + 3),
                        entry(
                                "uniformisation",
                                "powers of a stochastic matrix: positive, exact for constant coefficients",
                                order(2).keeping(Property.PRESERVES_POSITIVITY).keeping(Property.EXACT_IF_AUTONOMOUS),
                                Edges.class,
                                Uniformisation::new),
                        entry(
                                "patankar",
                                "modified Patankar–Runge–Kutta with the whole operator: second order, positive at every step",
                                order(2).keeping(Property.PRESERVES_POSITIVITY),
                                Edges.class,
                                Patankar::new,
                                Patankar.ARRAYS),
                        entry(
                                "strang",
                                "symmetric product of modified Patankar steps along lines: second order, positive at every step",
                                order(2).keeping(Property.PRESERVES_POSITIVITY),
                                WeightedSolve.class,
                                StrangSplitting::new),
                        entry(
                                "douglas",
                                "alternating directions, one solve each: first order where derivatives are mixed",
                                fromPointMass(2).order(Property.TIME_ORDER_MIXED, 1),
                                DirectionalSolve.class,
                                damped(AlternatingDirections::douglas)),
                        entry(
                                "craig-sneyd",
                                "alternating directions with a corrector for mixed derivatives",
                                fromPointMass(2),
                                DirectionalSolve.class,
                                damped(AlternatingDirections::craigSneyd)),
                        entry(
                                "modified-craig-sneyd",
                                "alternating directions with a corrector for all parts, the most accurate of the family",
                                fromPointMass(2),
                                DirectionalSolve.class,
                                damped(AlternatingDirections::modifiedCraigSneyd)),
                        entry(
                                "hundsdorfer-verwer",
                                "alternating directions, corrected from the predictor: damps stiff modes best",
                                fromPointMass(2),
                                DirectionalSolve.class,
                                damped(AlternatingDirections::hundsdorferVerwer)),
                        entry(
                                "explicit-euler",
                                "forward Euler: refuses unstable steps",
                                order(1).order(Property.STABLE_REAL_INTERVAL, ExplicitRules.EULER_LIMIT),
                                SemiDiscretisation.class,
                                ExplicitRules::explicitEuler),
                        entry(
                                "ssp-rk3",
                                "Shu and Osher's rule, convex in Euler steps: refuses unstable steps",
                                adaptive(
                                        order(3).order(Property.STABLE_REAL_INTERVAL, StrongStabilityRungeKutta.LIMIT)),
                                SemiDiscretisation.class,
                                StrongStabilityRungeKutta::new),
                        entry(
                                "runge-kutta-4",
                                "the classical rule: refuses unstable steps",
                                order(4).order(Property.STABLE_REAL_INTERVAL, ExplicitRules.RUNGE_KUTTA_LIMIT),
                                SemiDiscretisation.class,
                                ExplicitRules::rungeKutta4),
                        entry(
                                "rkl2",
                                "Runge–Kutta–Legendre: as many stages as a real spectrum needs to be stable",
                                adaptive(order(2)),
                                SemiDiscretisation.class,
                                RungeKuttaLegendre::new),
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

    /**
     * The integrators that systems can be marched with.
     *
     * @param offers type of the systems, as {@link org.fokker.fokkerplanck.SpaceDiscretisation#offers} tells it
     * @return names of those that require nothing else
     */
    public static List<String> serving(Class<? extends SemiDiscretisation> offers) {
        return registry().entries().stream()
                .filter(entry ->
                        entry.factory().apply(Stepping.fixed(1)).requires().isAssignableFrom(offers))
                .map(Registry.Entry::name)
                .toList();
    }

    private static Promises order(int order) {
        return Promises.none().order(Property.TIME_ORDER, order).keeping(Property.CONSERVES_MASS);
    }

    private static Function<DirectionalSolve, Stepper> damped(Function<DirectionalSolve, Stepper> regular) {
        return system -> new DampedStart(AlternatingDirections.damping(system), regular.apply(system));
    }

    /** The promises of a rule that damps stiff modes, so that its order does not need a smooth start. */
    private static Promises fromPointMass(int order) {
        return order(order).order(Property.TIME_ORDER_FROM_POINT_MASS, order);
    }

    private static Promises lStable(int order) {
        return fromPointMass(order).keeping(Property.DAMPS_STIFF_MODES);
    }

    /** The promises of a rule that chooses its steps by an estimate of their error, all of which are of third order. */
    private static Promises adaptive(Promises promises) {
        double order = promises.order(Property.TIME_ORDER).orElseThrow();
        return promises.keeping(Property.ADAPTIVE_STEPS).order(Property.TOLERANCE_ORDER, order / ORDER_OF_ESTIMATES);
    }

    private static <S extends SemiDiscretisation> Registry.Entry<Function<Stepping, TimeIntegrator>> entry(
            String name, String summary, Promises promises, Class<S> requires, Function<S, ? extends Stepper> rule) {
        return entry(name, summary, promises, requires, rule, OneStepIntegrator.FEW_ARRAYS);
    }

    private static <S extends SemiDiscretisation> Registry.Entry<Function<Stepping, TimeIntegrator>> entry(
            String name,
            String summary,
            Promises promises,
            Class<S> requires,
            Function<S, ? extends Stepper> rule,
            int arrays) {
        return new Registry.Entry<>(
                name,
                summary,
                promises,
                stepping -> new OneStepIntegrator<>(name, promises, stepping, requires, rule, arrays));
    }
}
