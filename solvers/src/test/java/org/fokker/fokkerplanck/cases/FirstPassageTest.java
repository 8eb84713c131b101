package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Extrapolation;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.Systems;
import org.fokker.fokkerplanck.analysis.CellFunction;
import org.fokker.fokkerplanck.analysis.FirstPassage;
import org.fokker.fokkerplanck.analysis.Survival;
import org.fokker.fokkerplanck.analysis.Wall;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases T-13, T-15, T-16 and T-17: times and ways out of an interval, by closed forms. */
class FirstPassageTest {

    private static final GaussianMixture AT_ZERO =
            GaussianMixture.of(new double[] {1}, new double[][] {{0}}, new double[][][] {{{0}}});

    /** Zero is the centre of a cell, so that the start is exact, and the wall at 1 is a face: m + ½ cells lie between them. */
    private static Survival survival(double diffusion, double lower, Boundary left, int m, double... times) {
        double h = 1 / (m + 0.5);
        int below = (int) Math.round(-lower / h - 0.5);
        Edges system = Systems.line(
                Systems.constant(0, diffusion),
                AT_ZERO,
                -(below + 0.5) * h,
                1,
                left,
                Boundary.ABSORBING,
                below + m + 1);
        return Survival.march(system, TimeIntegrators.of("tr-bdf2", 10 * m), times);
    }

    private static void assertSurvival(double[] reference, IntFunction<Survival> survival, double bound) {
        List<Survival> runs = IntStream.of(10, 20, 40).mapToObj(survival).toList();
        for (int i = 1; i < reference.length; i++) {
            int time = i;
            assertEquals(reference[i], runs.get(2).mass(i), bound);
            // Widths 1/(m + ½) do not quite halve: the extrapolation leaves h²/m of the error h², a fortieth, and no
            // less.
            assertEquals(
                    reference[i],
                    Extrapolation.of(level -> runs.get(level / 2).mass(time), 1, 3)
                            .value(),
                    bound / 20);
        }
    }

    @Test
    void brownianMotionPassesOneWithTheLawOfLevy() {
        double[] times = {0, 0.1, 0.25, 0.5, 1, 2};
        double[] passed = {0, 0.02534731868, 0.1572992071, 0.3173105079, 0.4795001222, 0.6170750775};
        double[] left = Arrays.stream(passed).map(p -> 1 - p).toArray();
        // The variance grows by h² S''/24-like terms: h² = 6·10⁻⁴ times ∂_xx of the law, below 0.3, over 4. The wall
        // at −16 is met before t = 2 with probability below 10⁻¹⁴.
        assertSurvival(left, m -> survival(1, -16, Boundary.REFLECTING, m, times), 1e-4);
    }

    @Test
    void brownianMotionStaysBetweenTwoWalls() {
        double[] times = {0, 0.5, 1, 2};
        double[] left = {1, 0.68544576689, 0.3707774298, 0.107977044444};
        // λ = π²/8 is wrong by λ (πh/2)²/12 · (1 or so), h² = 6·10⁻⁴: t λ S · 1.3·10⁻⁴ at most.
        assertSurvival(left, m -> survival(0.5, -1, Boundary.ABSORBING, m, times), 1.2e-4);
    }

    @Test
    void whatLeavesIsWhatIsMissing() {
        double[] times = new double[2001];
        Arrays.setAll(times, i -> i * 1e-3);
        Survival s = survival(0.5, -1, Boundary.ABSORBING, 10, times);
        double left = 0;
        for (int i = 1; i < times.length; i++) {
            left += 0.5e-3 * (s.exitDensity(i) + s.exitDensity(i - 1));
        }
        // The trapezoidal sum of a rate that varies over 0.05 or more: (10⁻³)²/12 · max |f'| of about 20.
        assertEquals(1 - s.mass(2000), left, 2e-6);
        assertEquals(s.rate(Wall.lower(0), 700), s.rate(Wall.upper(0), 700), 1e-14, "by symmetry");
    }

    @Test
    void theDriftDiffusionModelDecides() {
        IntFunction<FirstPassage> model = n -> FirstPassage.outOf(
                Systems.line(Systems.constant(1, 0.5), -1, 1, Boundary.ABSORBING, Boundary.ABSORBING, n + 1), 0);
        FirstPassage coarse = model.apply(20);
        // Probabilities are exponentials here, for which Scharfetter and Gummel's flux is exact on any grid.
        assertEquals(1 / (1 + Math.exp(-2)), coarse.probability(Wall.upper(0)).at(0), 1e-14);
        assertEquals(
                1,
                coarse.probability(Wall.upper(0)).at(0)
                        + coarse.probability(Wall.lower(0)).at(0),
                1e-14);
        // With n + 1 cells, the width 2/(n + 1) does not halve exactly; three widths give h² and h⁴ by a fit.
        double[] h = {2.0 / 41, 2.0 / 81, 2.0 / 161};
        double[] time = {
            model.apply(40).meanTime().at(0),
            model.apply(80).meanTime().at(0),
            model.apply(160).meanTime().at(0)
        };
        double limit = 0;
        for (int i = 0; i < 3; i++) {
            double weight = 1;
            for (int j = 0; j < 3; j++) {
                weight *= i == j ? 1 : h[j] * h[j] / (h[j] * h[j] - h[i] * h[i]);
            }
            limit += weight * time[i];
        }
        // The remainder is of the size h₁² h₂² h₃² = 5·10⁻¹⁰.
        assertEquals(Math.tanh(1), limit, 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "1, 0.367879441171", "-1, 0.718281828459", "-5, 5.69652636410"})
    void passageFromAReflectingToAnAbsorbingWall(double drift, double reference) {
        // From the first centre to the wall by Taylor's series, τ′ = 0, τ″ = −1 and τ‴ = v there by the equation
        // itself.
        // The wall at half a width from the last centre leaves a term h³ beside h², so that only h² is extrapolated.
        Extrapolation.of(
                        n -> {
                            CellFunction tau = FirstPassage.outOf(
                                            Systems.line(
                                                    Systems.constant(drift, 1),
                                                    0,
                                                    1,
                                                    Boundary.REFLECTING,
                                                    Boundary.ABSORBING,
                                                    n),
                                            0)
                                    .meanTime();
                            double x = 0.5 / n;
                            return tau.value(0) + x * x / 2 - drift * x * x * x / 6;
                        },
                        400,
                        2)
                .assertLimit(reference, 1e-11, 3e-6);
    }

    @Test
    void secondMomentOfThePassageTime() {
        // From a reflecting wall, where E τ² is even in the distance, at 0 to 1 with D = 1: E τ² = 5/12, since E
        // e^{−sτ} = 1/cosh √s = 1 − s/2 + 5 s²/24 − ….
        Extrapolation.of(
                        n -> {
                            CellFunction square = FirstPassage.outOf(
                                            Systems.line(
                                                    Systems.constant(0, 1),
                                                    0,
                                                    1,
                                                    Boundary.REFLECTING,
                                                    Boundary.ABSORBING,
                                                    n),
                                            0)
                                    .moment(2);
                            return (9 * square.value(0) - square.value(1)) / 8;
                        },
                        50,
                        3)
                .assertLimit(5.0 / 12, 1e-11, 1e-7);
    }
}
