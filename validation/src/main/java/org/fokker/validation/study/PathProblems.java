package org.fokker.validation.study;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.Interpretation;
import org.fokker.validation.study.PathProblem.Noise;

/** Stochastic differential equations for the schemes of particles; their solutions by Itô's formula (Kloeden and Platen 1992). */
final class PathProblems {

    private PathProblems() {}

    /** Problems for strong orders: noise of all kinds. */
    static List<PathProblem> strong() {
        return List.of(geometric(16), cubic(), decay(), well(), area());
    }

    /** Problems for weak orders, where X and X² do not both have accidentally small errors. */
    static List<PathProblem> weak() {
        return List.of(geometric(8), sinh(), decay());
    }

    /** dX = 1.01 X dt + 0.87 X dW. */
    private static PathProblem geometric(int coarsest) {
        double rate = 1.01;
        double volatility = 0.87;
        return scalar(
                "geometric",
                "geometric Brownian motion",
                (x, t) -> rate * x,
                (x, t) -> volatility * x,
                (x, t) -> volatility,
                0.5,
                (x, w) -> x * Math.exp(rate - 0.5 * volatility * volatility + volatility * w),
                coarsest);
    }

    /** dX = −¼ X (1 − X²) dt + ½ (1 − X²) dW, which stays in (−1, 1). */
    private static PathProblem cubic() {
        return scalar(
                "cubic",
                "noise that vanishes at the ends of an interval",
                (x, t) -> -0.25 * x * (1 - x * x),
                (x, t) -> 0.5 * (1 - x * x),
                (x, t) -> -x,
                0.5,
                (x, w) -> ((1 + x) * Math.exp(w) + x - 1) / ((1 + x) * Math.exp(w) + 1 - x),
                16);
    }

    /** dX = (½ X + √(X² + 1)) dt + √(X² + 1) dW, X = sinh(t + W). */
    private static PathProblem sinh() {
        return scalar(
                "sinh",
                "a hyperbolic sine of Brownian motion",
                (x, t) -> 0.5 * x + Math.sqrt(x * x + 1),
                (x, t) -> Math.sqrt(x * x + 1),
                (x, t) -> x / Math.sqrt(x * x + 1),
                0,
                (x, w) -> Math.sinh(1 + w),
                8);
    }

    /** dX = (b/√(1 + t) − X/(2(1 + t))) dt + ab/√(1 + t) dW with a = 0.1, b = 0.05. */
    private static PathProblem decay() {
        double b = 0.05;
        double a = 0.1;
        return new PathProblem(
                "decay",
                "a decay under additive noise",
                Noise.ADDITIVE,
                reading -> ScalarEquation.additive(
                        (x, t) -> b / Math.sqrt(1 + t) - 0.5 * x / (1 + t), (x, t) -> a * b / Math.sqrt(1 + t)),
                GaussianMixture.point(1, 0),
                (x, w) -> (x + b * (1 + a * w)) / Math.sqrt(2),
                0,
                8);
    }

    /** dX = (X − X³/5 + 3t/10) dt + (0.7 + 0.2 t) dW, without a solution in closed form. */
    private static PathProblem well() {
        return new PathProblem(
                "well",
                "a driven double well under additive noise",
                Noise.ADDITIVE,
                reading -> ScalarEquation.additive((x, t) -> x - 0.2 * x * x * x + 0.3 * t, (x, t) -> 0.7 + 0.2 * t),
                GaussianMixture.point(0.5, 0),
                null,
                0,
                8);
    }

    private static PathProblem area() {
        return new PathProblem(
                "area",
                "two noises that do not commute",
                Noise.GENERAL,
                AreaProcess::new,
                GaussianMixture.point(0, 0),
                null,
                1,
                8);
    }

    private static PathProblem scalar(
            String name,
            String title,
            DoubleBinaryOperator drift,
            DoubleBinaryOperator noise,
            DoubleBinaryOperator slope,
            double start,
            DoubleBinaryOperator solution,
            int coarsest) {
        return new PathProblem(
                name,
                title,
                Noise.COMMUTATIVE,
                (Interpretation reading) -> ScalarEquation.of(drift, noise, slope, reading),
                GaussianMixture.point(start, 0),
                solution,
                0,
                coarsest);
    }
}
