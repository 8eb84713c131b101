package org.fokker.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The identities that every schedule obeys, over parameters drawn from a seed. */
class ScheduleTest {

    private static final long SEED = 20240711;

    static Stream<Arguments> schedules() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Arguments> all = new ArrayList<>();
        for (int draw = 0; draw < 4; draw++) {
            double low = random.nextDouble(0.05, 1);
            double high = low + random.nextDouble(0, 20);
            add(all, VariancePreserving.linear(low, high), "linear VP " + low + ", " + high);
            add(all, SubVariancePreserving.linear(low, high), "sub-VP " + low + ", " + high);
            double sigmaMin = random.nextDouble(0.005, 0.1);
            double sigmaMax = random.nextDouble(5, 100);
            add(all, VarianceExploding.geometric(sigmaMin, sigmaMax), "VE " + sigmaMin + ", " + sigmaMax);
            double rate = random.nextDouble(0.1, 5);
            double volatility = random.nextDouble(0.1, 3);
            add(all, OrnsteinUhlenbeck.of(rate, volatility), "OU " + rate + ", " + volatility);
            add(all, Brownian.of(volatility), "Brownian " + volatility);
        }
        add(all, VariancePreserving.cosine(), "cosine VP");
        add(all, VariancePreserving.sigmoid(-3, 3), "sigmoid VP");
        add(all, VariancePreserving.sigmoid(0, 3), "upper half of a sigmoid VP");
        add(all, VariancePreserving.stepwise(0.3), "one step of a chain, and on");
        add(all, VariancePreserving.linear(0.1, 5).withoutTerminalSignal(1), "linear VP without terminal signal");
        add(all, VariancePreserving.linear(0, 7), "linear VP from rate zero");
        add(all, VariancePreserving.linear(3, 3), "constant VP");
        add(all, new ElucidatedDiffusion(), "EDM");
        return all.stream();
    }

    private static void add(List<Arguments> all, Schedule schedule, String description) {
        all.add(Arguments.of(schedule, description + " (seed " + SEED + ")"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("schedules")
    void driftRateIsTheDerivativeOfTheLogScale(Schedule schedule, String description) {
        for (double t : new double[] {0.1, 0.35, 0.7, 0.9}) {
            double f = schedule.driftRate(t);
            // Order 6, h = 1e-3: the functions vary on the scale 0.1 (cosine at 0.9), so h⁶ f⁽⁷⁾/140 ≲ 6!·1e7·1e-18·|f|
            // = 5e-9 |f|;
            // rounding 1e-16 · |log a| / h = 1e-12.
            assertEquals(f, derivative(schedule::logScale, t), 1e-8 * (1 + Math.abs(f)));
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("schedules")
    void varianceObeysItsEquation(Schedule schedule, String description) {
        for (double t : new double[] {0.1, 0.35, 0.7, 0.9}) {
            double g = schedule.squaredVolatility(t);
            double rate = 2 * schedule.driftRate(t) * schedule.variance(t) + g;
            // As above; s² varies at most on the scale 1/β, 1/20.
            assertEquals(rate, derivative(schedule::variance, t), 1e-8 * (1 + g));
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("schedules")
    void transitionsCompose(Schedule schedule, String description) {
        double[] times = {0, 1e-9, 1e-3, 0.2, 0.2000001, 0.6, 0.95};
        for (int i = 0; i < times.length; i++) {
            for (int j = i; j < times.length; j++) {
                double s = times[i];
                double t = times[j];
                double ratio = Math.exp(2 * (schedule.logScale(t) - schedule.logScale(s)));
                double composed = schedule.transitionVariance(s, t) + ratio * schedule.variance(s);
                // All terms are positive and relatively accurate to some roundings of log a².
                assertEquals(schedule.variance(t), composed, 1e-13 * schedule.variance(t));
            }
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("schedules")
    void shortTransitionsHaveTheVarianceOfTheNoise(Schedule schedule, String description) {
        double t = 0.4;
        double h = 0x1p-40;
        double expected = schedule.squaredVolatility(t) * h;
        // Relative error h · (log-derivative of g², and f) ≤ 1e-12 · 50; a cancelling formula would be wrong by
        // 1e-16/1e-12.
        assertEquals(expected, schedule.transitionVariance(t, t + h), 1e-10 * expected);
        assertEquals(0, schedule.transitionVariance(t, t), 0);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("schedules")
    void timeOfLogSnrIsTheInverse(Schedule schedule, String description) {
        for (double t : new double[] {1e-12, 1e-9, 1e-6, 1e-3, 0.1, 0.5, 0.9, 0.999}) {
            double lambda = schedule.logSnr(t);
            // dt/t = dλ · (dλ/d log t)⁻¹: λ is known to 1e-16·|λ| ~ 4e-15 and d log t/dλ ≤ 2 near zero; at the end of
            // the cosine
            // schedule and of a large B it is smaller still.
            assertEquals(t, schedule.timeOfLogSnr(lambda), 5e-14 * t);
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("schedules")
    void logSnrOfTimeIsTheInverse(Schedule schedule, String description) {
        for (double lambda : new double[] {-2, -1, 0, 1, 3, 6, 12, 20}) {
            double t = schedule.timeOfLogSnr(lambda);
            // λ' t ≤ 1 + B; t is exact to a few roundings.
            assertEquals(lambda, schedule.logSnr(t), 1e-13 * (1 + Math.abs(lambda)));
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("schedules")
    void earlyVarianceIsRelativelyAccurate(Schedule schedule, String description) {
        for (double t : new double[] {1e-12, 1e-15, 1e-100}) {
            if (schedule.squaredVolatility(0) > 0) {
                // s² = g²(0) t (1 + O(κ t)), κ ≤ 4000 the logarithmic derivative of g² at 0.
                double expected = schedule.squaredVolatility(0) * t;
                assertEquals(expected, schedule.variance(t), expected * (1e-14 + 4e3 * t));
            } else {
                assertTrue(schedule.variance(t) > 0, "s² vanishes at " + t);
            }
        }
    }

    @Test
    void betaIntegralsHaveTheirClosedValues() {
        Schedule vp = VariancePreserving.linear(0.1, 20);
        // B(1) = 10.05; case T-12: a(0.1) = 0.946721798821, a(0.25) = 0.723657185083, a(0.5) = 0.281182880797 (12
        // digits).
        assertEquals(-5.025, vp.logScale(1), 1e-14);
        assertEquals(0.946721798821, vp.scale(0.1), 1e-12);
        assertEquals(0.723657185083, vp.scale(0.25), 1e-12);
        assertEquals(0.281182880797, vp.scale(0.5), 1e-12);
        // Case 3.6: half log-SNR −5.024978 at 1 and 4.557715 at 1e-3 (7 digits).
        assertEquals(-5.024978, vp.logSnr(1), 1e-6);
        assertEquals(4.557715, vp.logSnr(1e-3), 1e-6);
    }

    @Test
    void cosineScheduleIsTheSquaredCosine() {
        Schedule cosine = VariancePreserving.cosine();
        for (double t : new double[] {0.01, 0.3, 0.77, 0.99}) {
            double theta = (t + 0.008) / 1.008 * Math.PI / 2;
            double start = 0.008 / 1.008 * Math.PI / 2;
            // The naive formula cancels near t = 1, where cos θ ~ 0.015: 1e-16/0.015.
            assertEquals(Math.cos(theta) / Math.cos(start), cosine.scale(t), 1e-14);
        }
        assertEquals(0, cosine.scale(1), 0);
        assertEquals(1, cosine.variance(1), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> cosine.driftRate(1));
        assertThrows(IllegalArgumentException.class, () -> cosine.variance(1.1));
    }

    /** S(y) = 1/(1 + e^{−y}) by itself; it cancels near t = 1, where 1e-16 meets S(3) − S(y) = 9e-4 at t = 0.99. */
    @Test
    void sigmoidScheduleIsTheDifferenceOfSigmoids() {
        Schedule sigmoid = VariancePreserving.sigmoid(-3, 3);
        double first = 1 / (1 + Math.exp(3));
        double last = 1 / (1 + Math.exp(-3));
        for (double t : new double[] {0.01, 0.3, 0.77, 0.99}) {
            double left = (last - 1 / (1 + Math.exp(3 - 6 * t))) / (last - first);
            assertEquals(Math.sqrt(left), sigmoid.scale(t), 1e-12);
        }
        assertEquals(0, sigmoid.scale(1), 0);
        assertEquals(1, sigmoid.variance(1), 1e-15);
        assertEquals(1, sigmoid.lastTime(), 0);
        assertThrows(IllegalArgumentException.class, () -> sigmoid.driftRate(1));
    }

    /** The chain itself, step by step: scale Π √(1 − β_i) and variance (1 − β_i) s² + β_i, to the rounding of 1000 products. */
    @Test
    void aChainIsEmbeddedExactly() {
        for (double[] beta : List.of(BetaSequences.linear(1000, 1e-4, 0.02), BetaSequences.cosine(500))) {
            Schedule schedule = VariancePreserving.stepwise(beta);
            double scale = 1;
            double variance = 0;
            for (int i = 1; i <= beta.length; i++) {
                double step = schedule.transitionVariance(i - 1, i);
                assertEquals(beta[i - 1], step, 1e-15 * beta[i - 1]);
                scale *= Math.sqrt(1 - beta[i - 1]);
                variance = (1 - beta[i - 1]) * variance + beta[i - 1];
                assertEquals(scale, schedule.scale(i), 2.5e-13 * scale);
                assertEquals(variance, schedule.variance(i), 2.5e-13 * variance);
            }
            assertEquals(beta.length, schedule.usualEnd(), 0);
        }
        // Ho et al.: 1000 steps from 1e-4 to 0.02 leave ᾱ = 4.0358e-5.
        Schedule linear = VariancePreserving.stepwise(BetaSequences.linear(1000, 1e-4, 0.02));
        assertEquals(4.0358e-5, Math.exp(2 * linear.logScale(1000)), 5e-10);
    }

    /** Times of a chain of several steps, within and across them. */
    @Test
    void aChainInvertsAndComposesAcrossItsSteps() {
        Schedule chain = VariancePreserving.stepwise(BetaSequences.linear(1000, 1e-4, 0.02));
        double[] times = {0, 1e-9, 0.5, 1, 1.5, 2, 70.25, 700, 700.5, 1000};
        for (int i = 0; i < times.length; i++) {
            // B ≤ 10 is known to 10 · 1e-16 after prefix sums of 1000 terms, and the rate is at least 1e-4.
            assertEquals(times[i], i == 0 ? 0 : chain.timeOfLogSnr(chain.logSnr(times[i])), 1e-11 * (1 + times[i]));
            for (int j = i; j < times.length; j++) {
                double ratio = Math.exp(2 * (chain.logScale(times[j]) - chain.logScale(times[i])));
                double composed = chain.transitionVariance(times[i], times[j]) + ratio * chain.variance(times[i]);
                assertEquals(chain.variance(times[j]), composed, 1e-12 * chain.variance(times[j]));
            }
        }
    }

    @Test
    void noSignalIsLeftAtTheLastTimeWhereNoneIsWanted() {
        VariancePreserving given = VariancePreserving.stepwise(BetaSequences.linear(1000, 1e-4, 0.02));
        Schedule schedule = given.withoutTerminalSignal(1000);
        double rest = given.scale(1000);
        for (double t : new double[] {1, 400.5, 990, 999.5}) {
            // Two prefix sums of up to 1000 terms that reach 10 may differ by 1000 · 2⁻⁵³ · 10; halved, times a ≤ 1.
            assertEquals((given.scale(t) - rest) / (1 - rest), schedule.scale(t), 6e-13 * given.scale(t));
        }
        assertEquals(0, schedule.scale(1000), 0);
        assertEquals(1, schedule.variance(1000), 0);
        assertEquals(Double.NEGATIVE_INFINITY, schedule.logSnr(1000), 0);
        assertEquals(1000, schedule.timeOfLogSnr(Double.NEGATIVE_INFINITY), 0);
        assertThrows(IllegalArgumentException.class, () -> schedule.squaredVolatility(1000));
    }

    @Test
    void veryLateAndVeryEarlyTimesStayFinite() {
        Schedule vp = VariancePreserving.linear(0.1, 20);
        assertEquals(1, vp.variance(1e3), 0);
        assertEquals(-0.5 * (0.1e3 + 9.95e6), vp.logScale(1e3), 1e-8);
        assertEquals(-0.5 * (0.1e3 + 9.95e6), vp.logSnr(1e3), 1e-8);
        // B = 2e5 at λ = −1e5: t = √(2e5/9.95 + …).
        assertEquals(-1e5, vp.logSnr(vp.timeOfLogSnr(-1e5)), 1e-10);
        Schedule sub = SubVariancePreserving.linear(0.1, 20);
        assertEquals(-1e5, sub.logSnr(sub.timeOfLogSnr(-1e5)), 1e-10);
        assertEquals(300, sub.logSnr(sub.timeOfLogSnr(300)), 1e-11);
    }

    @Test
    void refusalsNameParameterAndValue() {
        assertRefused("beta-min must not be negative, got -1", () -> VariancePreserving.linear(-1, 2));
        assertRefused("beta-max must not be below beta-min = 1.0, got 0.5", () -> SubVariancePreserving.linear(1, 0.5));
        assertRefused(
                "sigma-max must be greater than sigma-min = 0.2, got 0.1", () -> VarianceExploding.geometric(0.2, 0.1));
        assertRefused("rate must be positive and finite, got 0", () -> OrnsteinUhlenbeck.of(0, 1));
        assertRefused("volatility must be positive and finite, got NaN", () -> Brownian.of(Double.NaN));
    }

    private static void assertRefused(String expected, Runnable action) {
        String message =
                assertThrows(IllegalArgumentException.class, action::run).getMessage();
        assertTrue(message.contains(expected), message);
    }

    /** Central difference of order six with h = 1e-3. */
    private static double derivative(DoubleUnaryOperator f, double t) {
        double h = 1e-3;
        double sum = 45 * (f.applyAsDouble(t + h) - f.applyAsDouble(t - h))
                - 9 * (f.applyAsDouble(t + 2 * h) - f.applyAsDouble(t - 2 * h))
                + f.applyAsDouble(t + 3 * h)
                - f.applyAsDouble(t - 3 * h);
        return sum / (60 * h);
    }
}
