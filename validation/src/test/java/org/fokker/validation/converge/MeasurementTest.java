package org.fokker.validation.converge;

import static org.fokker.validation.converge.Synthetic.order;
import static org.fokker.validation.converge.Synthetic.result;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.fokker.method.Promises.Property;
import org.fokker.statistics.RichardsonExtrapolation;
import org.junit.jupiter.api.Test;

/** What is known beforehand is measured: laws with floors, bends, noise and sign changes, and promises that are wrong. */
class MeasurementTest {

    @Test
    void powerLawKeepsItsPromise() {
        StudyResult result = result(order(2), 0, h -> 3 * h * h);
        NormFit fit = result.order().orElseThrow();
        assertAll(
                () -> assertEquals(Verdict.HOLDS, result.verdict()),
                () -> assertEquals(2, fit.order(), 1e-12),
                () -> assertEquals(3, fit.constant(), 1e-10),
                () -> assertTrue(Double.isNaN(result.floor())));
    }

    @Test
    void wrongPromisesAreDetectedInBothDirections() {
        assertEquals(Verdict.FAILS, result(order(2), 0, h -> h * Math.sqrt(h)).verdict());
        assertEquals(
                Verdict.TOO_HIGH, result(order(2), 0, h -> h * h * Math.sqrt(h)).verdict());
        StudyResult kinder = result(Promise.atLeast(Property.TIME_ORDER, 2), 0, h -> h * h * h);
        assertAll(
                () -> assertEquals(Verdict.EXCEEDS, kinder.verdict()),
                () -> assertTrue(kinder.passed()),
                () -> assertTrue(
                        kinder.measured().startsWith("3.00 [2.99, 3.01]")
                                || kinder.measured().startsWith("3.00 [3.00, 3.00]"),
                        kinder.measured()));
    }

    @Test
    void floorIsFoundAndDoesNotCountAgainstTheOrder() {
        StudyResult result = result(order(2), 0, h -> h * h + 2e-4);
        assertAll(
                () -> assertEquals(Verdict.HOLDS, result.verdict(), result.measured()),
                // The median of the tail, over which the power law still adds up to a quarter.
                () -> assertEquals(2e-4, result.floor(), 5e-5));
    }

    @Test
    void whatTheReferenceCannotTellIsNeitherFittedNorHeldAgainstTheMethod() {
        // Below ten times the doubt the errors are those of the reference.
        StudyResult result = result(order(4), 1e-9, h -> h * h * h * h + 1e-9 * Math.abs(Math.cos(1 / h)));
        assertEquals(Verdict.HOLDS, result.verdict(), result.measured());
        assertEquals(Verdict.EXACT, result(order(4), 1e-9, h -> 1e-10).verdict());
        assertEquals(Verdict.EXACT, result(order(4), 0, h -> 0).verdict());
    }

    @Test
    void preAsymptoticLevelsAreLeftOut() {
        StudyResult result = result(order(1), 0, h -> h * (1 + 20 * h * h));
        assertAll(
                () -> assertEquals(Verdict.HOLDS, result.verdict(), result.measured()),
                () -> assertTrue(result.order().orElseThrow().first() >= 2));
    }

    /** tol = h³: an error h² (1 + 3h) of steps h is tol^{2/3} with a next term that falls as slowly as the cube root of tol. */
    @Test
    void ordersInATolerancePromiseWhatTheStepsDo() {
        Subject subject = new Subject(
                "a.b",
                "a on b",
                "a",
                "synthetic",
                "b",
                Refined.tolerance(1.0 / 3),
                List.of("L1"),
                Promise.exactly(Property.TOLERANCE_ORDER, 2.0 / 3));
        List<Level> levels = new ArrayList<>();
        List<Errors> errors = new ArrayList<>();
        for (int k = 4; k < 9; k++) {
            double tolerance = Math.pow(10, -k);
            double h = Math.cbrt(tolerance);
            levels.add(new Level(Math.round(1 / tolerance), tolerance));
            errors.add(new Errors(List.of(h * h * (1 + 3 * h)), List.of(), 0, List.of(), 1, 1));
        }
        StudyResult result = Measurement.of(subject, levels, errors);
        NormFit fit = result.order().orElseThrow();
        assertAll(
                () -> assertEquals(Verdict.HOLDS, result.verdict(), result.measured()),
                () -> assertTrue(fit.low() <= 2.0 / 3 && 2.0 / 3 <= fit.high(), result.measured()),
                () -> assertEquals("tolerance order 2/3", result.promised()));
    }

    @Test
    void errorsThatPassThroughZeroProveNothing() {
        StudyResult result = result(order(2), 0, h -> Math.abs(h * h - 1e-3));
        assertTrue(!result.passed() || result.order().orElseThrow().points() >= 3, result.measured());
        // Where it happens at the fine end, no three levels in a row show an order.
        Study dip = Synthetic.study("scheme", order(2), 0, h -> Math.abs(h * h - 2.2e-4));
        List<Level> four = Synthetic.ladder(5);
        StudyResult unresolved = Measurement.of(
                dip.subject(),
                four,
                four.stream().map(l -> dip.measure(l, false, 1)).toList());
        assertEquals(Verdict.UNRESOLVED, unresolved.verdict(), unresolved.measured());
    }

    @Test
    void sampledErrorsAreFittedByTheirNoise() {
        SplittableRandom random = new SplittableRandom(2);
        List<Level> ladder = Synthetic.ladder(6);
        List<Errors> errors = new ArrayList<>();
        for (Level level : ladder) {
            double noise = 0.02 * level.size();
            double e = level.size() + noise * random.nextGaussian();
            errors.add(new Errors(List.of(e), List.of(noise), 0, List.of(), level.count(), 1));
        }
        Subject subject = Synthetic.study("scheme", order(1), 0, h -> h).subject();
        assertEquals(Verdict.HOLDS, Measurement.of(subject, ladder, errors).verdict());
        Subject wrong = Synthetic.study("scheme", order(1.5), 0, h -> h).subject();
        assertEquals(Verdict.FAILS, Measurement.of(wrong, ladder, errors).verdict());
    }

    @Test
    void coupledErrorsAreFittedByTheirGroups() {
        SplittableRandom random = new SplittableRandom(5);
        double[] shared = random.doubles(32, 0, 2).toArray();
        List<Level> ladder = Synthetic.ladder(5);
        List<Errors> errors = new ArrayList<>();
        for (Level level : ladder) {
            List<Double> groups = new ArrayList<>();
            for (double common : shared) {
                groups.add(-level.size() * (common + 0.05 * random.nextGaussian()));
            }
            errors.add(Errors.coupled(List.of(groups), 0, level.count(), 1));
        }
        Subject subject = Synthetic.study("scheme", order(1), 0, h -> h).subject();
        StudyResult result = Measurement.of(subject, ladder, errors);
        NormFit fit = result.order().orElseThrow();
        // What the levels do not share is 0.05/√32 of them: σ = 0.009/(ln 2 · √10) = 0.004, times 6 of Student's law at
        // 1 − 10⁻⁶,
        // and as much again for scatter; what they share is 10 %, and would be 0.05.
        assertEquals(Verdict.HOLDS, result.verdict(), result.measured());
        assertTrue(0.5 * (fit.high() - fit.low()) < 0.048, result.measured());
    }

    @Test
    void normsOfStudiesThatCompareLevelsAreThoseOfNumbers() {
        List<Level> ladder = Synthetic.ladder(3);
        List<Errors> errors = ladder.stream()
                .map(l -> new Errors(List.of(), List.of(), 0, List.of(1 + l.size(), 2.0), 1, 1))
                .toList();
        Subject one = Synthetic.study("scheme", order(1), 0, h -> h).subject();
        Subject rms = new Subject("a.b", "a on b", "a", "synthetic", "b", Refined.TIME_STEP, List.of("rms"), order(1));
        Subject strange =
                new Subject("a.b", "a on b", "a", "synthetic", "b", Refined.TIME_STEP, List.of("w2"), order(1));
        double ratio = Measurement.of(rms, ladder, errors)
                        .levels()
                        .get(0)
                        .errors()
                        .get(0)
                / Measurement.of(one, ladder, errors).levels().get(0).errors().get(0);
        // One of two components differs.
        assertEquals(Math.sqrt(2), ratio, 1e-9);
        assertThrows(IllegalArgumentException.class, () -> Measurement.of(strange, ladder, errors));
    }

    @Test
    void exponentialsAreToldFromPowers() {
        Promise promise = Promise.exponential(Property.SPECTRAL_ACCURACY);
        // Counts 4, 8, …, 512: e^{−n/8} falls from 0.6 to 1e-28; its floor is the doubt.
        StudyResult falls = result(promise, 1e-14, h -> Math.exp(-1 / (8 * h)));
        assertAll(
                () -> assertEquals(Verdict.HOLDS, falls.verdict(), String.valueOf(falls.exponential())),
                () -> assertEquals(0.125, assertNotNullExponential(falls), 1e-6),
                () -> assertEquals(
                        Verdict.FAILS,
                        result(promise, 1e-14, h -> Math.pow(h, 5)).verdict()));
    }

    private static double assertNotNullExponential(StudyResult result) {
        assertNotNull(result.exponential());
        return result.exponential().rate();
    }

    @Test
    void richardsonsLimitIsThatOfTheQuantity() {
        RichardsonExtrapolation limit = result(order(2), 0, h -> 3 * h * h).extrapolation();
        assertNotNull(limit);
        // The quantity is 1 + e.
        assertAll(
                () -> assertEquals(1, limit.value().get(0), 1e-9),
                () -> assertEquals(2, limit.order(), 1e-6),
                () -> assertEquals(1, limit.asymptoticRatio(), 1e-3));
        assertNull(result(Promise.exponential(Property.SPECTRAL_ACCURACY), 0, h -> h)
                .extrapolation());
    }

    @Test
    void levelsAreComparedWithEachOtherWhereThereIsNoExactSolution() {
        // Ratios of sizes that are not equal: 2, 1.5, 2, 1.5, …
        double[] sizes = {1, 0.5, 1 / 3.0, 1 / 6.0, 1 / 9.0, 1 / 18.0};
        List<Level> ladder = new ArrayList<>();
        List<Errors> errors = new ArrayList<>();
        for (double size : sizes) {
            double e = 0.1 * size * size;
            ladder.add(new Level(Math.round(1 / size), size));
            errors.add(new Errors(List.of(), List.of(), 0, List.of(2 + e, 1 - 3 * e), 1, 1));
        }
        Subject subject = Synthetic.study("scheme", order(2), 0, h -> h).subject();
        StudyResult result = Measurement.of(subject, ladder, errors);
        assertAll(
                () -> assertEquals(Verdict.HOLDS, result.verdict(), result.measured()),
                () -> assertEquals(2, result.order().orElseThrow().order(), 1e-9),
                // The mean of |0.1 h²| and |0.3 h²|.
                () -> assertEquals(0.2, result.levels().get(0).errors().get(0), 1e-9),
                () -> assertTrue(Double.isNaN(result.levels().get(5).errors().get(0))));
    }

    @Test
    void workForAnErrorIsInterpolatedAndNeverExtrapolated() {
        StudyResult result = result(order(2), 0, h -> h * h);
        List<WorkPrecision> costs = WorkPrecision.of(result);
        // Errors 1/16 … 2^-18 ≈ 3.8e-6 hold 10⁻², 10⁻³, 10⁻⁴ and 10⁻⁵; the work is 1/h = e^{−1/2}.
        assertEquals(4, costs.size());
        for (WorkPrecision cost : costs) {
            assertEquals(1 / Math.sqrt(cost.error()), cost.work(), 1e-9 * cost.work());
        }
    }

    @Test
    void nonsenseIsRefused() {
        Subject subject = Synthetic.study("scheme", order(2), 0, h -> h).subject();
        List<Level> two = Synthetic.ladder(2);
        Errors one = new Errors(List.of(1.0), List.of(), 0, List.of(), 1, 1);
        assertThrows(IllegalArgumentException.class, () -> Measurement.of(subject, two, List.of(one, one)));
        Errors negative = new Errors(List.of(-1.0), List.of(), 0, List.of(), 1, 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> Measurement.of(subject, Synthetic.ladder(3), List.of(one, one, negative)));
        assertThrows(IllegalArgumentException.class, () -> new Level(0, 1));
    }
}
