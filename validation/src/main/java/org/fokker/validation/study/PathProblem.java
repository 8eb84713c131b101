package org.fokker.validation.study;

import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import org.fokker.distribution.GaussianMixture;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.particle.SdeProblem;
import org.fokker.particle.Walls;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.jspecify.annotations.Nullable;

/**
 * A stochastic differential equation on [0, 1] whose paths are compared: with the exact solution on the same Brownian path where it
 * is a function of its end, else with the path of half the step. The difference of the steps h and h/2 has the order of the error,
 * as it is (1 − 2^{−p}) times it.
 *
 * @param name name in kebab case
 * @param title one line for readers, to stand behind "on"
 * @param noise of what kind it is
 * @param process the equation in the reading of a scheme
 * @param start where all particles start
 * @param solution X(1) as a function of (X(0), W(1)), the latter being the second component; null if there is none
 * @param compared the component that is compared
 * @param coarsest steps of the coarsest level, from which on the error is nearly a power
 */
record PathProblem(
        String name,
        String title,
        Noise noise,
        Function<Interpretation, DiffusionProcess> process,
        GaussianMixture start,
        @Nullable DoubleBinaryOperator solution,
        int compared,
        int coarsest) {

    /** What orders of schemes depend on. */
    enum Noise {
        /** Independent of the place. */
        ADDITIVE,
        /** One source of noise, which commutes with itself. */
        COMMUTATIVE,
        /** Sources that do not commute. */
        GENERAL
    }

    /** The problem as a scheme reads it. */
    SdeProblem read(Interpretation reading) {
        return new SdeProblem(process.apply(reading), start, Walls.NONE, 0, 1);
    }

    /** The most special of a scheme's strong orders that applies here. */
    Property strong(Promises promises) {
        if (noise == Noise.ADDITIVE && promises.has(Property.STRONG_ORDER_ADDITIVE)) {
            return Property.STRONG_ORDER_ADDITIVE;
        }
        return noise != Noise.GENERAL && promises.has(Property.STRONG_ORDER_COMMUTATIVE)
                ? Property.STRONG_ORDER_COMMUTATIVE
                : Property.STRONG_ORDER;
    }

    /** The most special of a scheme's weak orders that applies here. */
    Property weak(Promises promises) {
        return noise == Noise.ADDITIVE && promises.has(Property.WEAK_ORDER_ADDITIVE)
                ? Property.WEAK_ORDER_ADDITIVE
                : Property.WEAK_ORDER;
    }
}
