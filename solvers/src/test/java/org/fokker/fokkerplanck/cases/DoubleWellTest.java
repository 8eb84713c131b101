package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Extrapolation;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.Systems;
import org.fokker.fokkerplanck.analysis.FirstPassage;
import org.fokker.fokkerplanck.analysis.Spectrum;
import org.fokker.fokkerplanck.analysis.SteadyState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Case T-19: dX = −U' dt + √(2D) dW in U = x⁴/4 − x²/2, whose slowest rate is that of crossing the barrier. References by
 * quadrature in high precision and by spectral forms.
 */
class DoubleWellTest {

    /** Cells of width 1/k whose centres are the multiples of 1/k, from −4 to 4, where exp(−U/D) is below 10⁻²⁴. */
    private static Edges centredOnTheWells(double diffusion, int k) {
        double end = 4 + 0.5 / k;
        return Systems.line(
                Systems.doubleWell(diffusion), -end, end, Boundary.REFLECTING, Boundary.REFLECTING, 8 * k + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.7920884266, 3.548889182, 6.843548464",
        "0.5, 0.4229446454, 2.314913247, 4.503778815",
        "0.25, 0.1871704181, 1.501028418, 2.915173889",
        "0.1, 0.03354528731, 0.9273721026, 1.680263767",
        "0.05, 0.002776140637, 0.8222471245, 1.314155319"
    })
    void slowestRatesAreThoseOfTheContinuum(double diffusion, double first, double second, double third) {
        double[] reference = {first, second, third};
        List<Spectrum> spectra = IntStream.of(20, 40, 80)
                .mapToObj(k -> Spectrum.of(centredOnTheWells(diffusion, k), 0, 4))
                .toList();
        for (int i = 0; i < 3; i++) {
            int mode = i + 1;
            // References of ten digits.
            Extrapolation.of(level -> -spectra.get(level / 2).modes().get(mode).real(), 1, 3)
                    .assertLimit(reference[i], 1e-9 * reference[i], 2e-6);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 2.52170421493, 6.69775790711",
        "0.25, 5.74343706804, 14.2777366365",
        "0.1, 30.8213024727, 66.2686263649",
        "0.05, 361.903759501, 729.670691942"
    })
    void passageTimesFromTheLeftWell(double diffusion, double toTheTop, double toTheOtherWell) {
        // References of twelve digits; the elimination is accurate to about 800 roundings.
        Extrapolation.of(
                        k -> FirstPassage.into(centredOnTheWells(diffusion, k), 0, x -> x[0] > -0.25 / k)
                                .meanTime()
                                .at(-1),
                        20,
                        3)
                .assertLimit(toTheTop, 1e-11 * toTheTop, 1e-6);
        Extrapolation.of(
                        k -> FirstPassage.into(centredOnTheWells(diffusion, k), 0, x -> x[0] > 1 - 0.25 / k)
                                .meanTime()
                                .at(-1),
                        20,
                        3)
                .assertLimit(toTheOtherWell, 1e-11 * toTheOtherWell, 1e-6);
    }

    @Test
    void committorBetweenTheWells() {
        Extrapolation.of(
                        k -> FirstPassage.committor(
                                        centredOnTheWells(0.1, k),
                                        0,
                                        x -> x[0] < -1 + 0.25 / k,
                                        x -> x[0] > 1 - 0.25 / k)
                                .at(0.5),
                        20,
                        3)
                .assertLimit(0.909895214218, 2e-12, 1e-7);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.893464969574", "0.25, 0.832745487128", "0.1, 0.871362908042", "0.05, 0.936833940412"})
    void secondMomentOfTheSteadyState(double diffusion, double reference) {
        // The steady state is exp(−U/D) at the centres, and the trapezoidal sum of a smooth function that vanishes at
        // both ends is
        // exact to rounding; the references have twelve digits.
        assertEquals(reference, moment(diffusion, 40, 2), 1e-12);
        assertEquals(moment(diffusion, 40, 2) + diffusion, moment(diffusion, 40, 4), 1e-13, "⟨x⁴⟩ = ⟨x²⟩ + D");
    }

    private static double moment(double diffusion, int k, int order) {
        Edges system = centredOnTheWells(diffusion, k);
        double[] u = SteadyState.of(system, 0).density().averages();
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += Math.pow(system.grid().axis(0).centre(i), order)
                    * u[i]
                    * system.grid().volume(i);
        }
        return sum;
    }
}
