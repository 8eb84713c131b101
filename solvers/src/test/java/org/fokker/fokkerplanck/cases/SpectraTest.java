package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fokker.distribution.UniformBox;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Extrapolation;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.Systems;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.analysis.Spectrum;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.Test;

/** Cases T-29 and T-32: spectra that are known. */
class SpectraTest {

    private static void assertRates(
            IntFunction<Edges> system, int coarsest, double[] reference, double rounding, double relative) {
        List<Spectrum> spectra = IntStream.of(1, 2, 4)
                .mapToObj(k -> Spectrum.of(system.apply(k * coarsest), 0, reference.length))
                .toList();
        for (int i = 0; i < reference.length; i++) {
            int mode = i;
            Extrapolation limit = Extrapolation.of(
                    level -> -spectra.get(level / 2).modes().get(mode).real(), 1, 3);
            if (reference[i] == 0) {
                assertEquals(0, limit.value(), 1e-13);
            } else {
                limit.assertLimit(reference[i], rounding, relative);
            }
        }
    }

    @Test
    void ornsteinUhlenbeckRelaxesAtWholeRates() {
        assertRates(
                n -> Systems.line(Systems.drifting(x -> -x, 1), -10, 10, Boundary.REFLECTING, Boundary.REFLECTING, n),
                100,
                new double[] {0, 1, 2, 3, 4},
                1e-10,
                1e-5);
    }

    @Test
    void reflectedBrownianMotionHasTheEigenvaluesOfTheSecondDifferenceExactly() {
        int n = 50;
        Spectrum spectrum = Spectrum.of(
                Systems.line(Systems.constant(0, 0.7), 0, 2, Boundary.REFLECTING, Boundary.REFLECTING, n), 0, 5);
        double h = 2.0 / n;
        for (int k = 0; k < 5; k++) {
            // (4D/h²) sin²(kπ/2N), of which (kπ/L)² D is the limit.
            double sine = Math.sin(k * Math.PI / (2 * n));
            double exact = 4 * 0.7 / (h * h) * sine * sine;
            assertEquals(-exact, spectrum.modes().get(k).real(), 1e-12 * (1 + exact));
        }
    }

    @Test
    void driftOnARingTurnsTheModes() {
        double v = 1.5;
        double diffusion = 0.5;
        List<Spectrum> spectra = IntStream.of(64, 128, 256)
                .mapToObj(n -> Spectrum.of(
                        Systems.line(
                                Systems.constant(v, diffusion),
                                0,
                                2 * Math.PI,
                                Boundary.PERIODIC,
                                Boundary.PERIODIC,
                                n),
                        0,
                        5))
                .toList();
        for (int i = 1; i < 5; i++) {
            int mode = i;
            int k = (i + 1) / 2;
            // λ = −D k² ± i v k; the pair comes with its negative frequency first.
            Extrapolation.of(level -> spectra.get(level / 2).modes().get(mode).real(), 1, 3)
                    .assertLimit(-diffusion * k * k, 1e-11, 1e-4);
            Extrapolation.of(level -> spectra.get(level / 2).modes().get(mode).imaginary(), 1, 3)
                    .assertLimit(i % 2 == 1 ? -v * k : v * k, 1e-11, 1e-4);
        }
    }

    @Test
    void eachModeOfARingWithoutDriftIsFoundTwice() {
        Spectrum spectrum = Spectrum.of(
                Systems.line(Systems.constant(0, 0.5), 0, 2 * Math.PI, Boundary.PERIODIC, Boundary.PERIODIC, 64), 0, 4);
        assertTrue(spectrum.reversible());
        // The fourth is one of a pair, which is not cut.
        assertEquals(5, spectrum.modes().size());
        for (int i = 1; i < 5; i++) {
            int k = (i + 1) / 2;
            double sine = Math.sin(k * Math.PI / 64) * 64 / Math.PI;
            assertEquals(-0.5 * sine * sine, spectrum.modes().get(i).real(), 1e-12);
        }
    }

    @Test
    void pitchAngleScatteringHasTheSpectrumOfLegendre() {
        // ∂z((1 − z²) ∂z p): D = 1 − z² read at the right end point, without drift. D vanishes at the walls.
        assertRates(
                n -> Systems.line(
                        TestProcess.line(Interpretation.HAENGGI_KLIMONTOVICH, z -> 0, z -> (1 - z) * (1 + z)),
                        -1,
                        1,
                        Boundary.REFLECTING,
                        Boundary.REFLECTING,
                        n),
                50,
                new double[] {0, 2, 6, 12, 20},
                1e-9,
                1e-5);
    }

    @Test
    void schroedingersBarrierIsAKillingRate() {
        // Case T-32: −0.007 u″ + 1.5 · [|x − 0.05| < 0.25] u = λ u, u(±1) = 0. The jumps of the rate lie on faces.
        Reaction barrier = new Reaction() {
            @Override
            public boolean kills() {
                return true;
            }

            @Override
            public void killing(double t, double[][] x, int n, double[] rate) {
                Arrays.setAll(rate, j -> j < n ? Math.abs(x[0][j] - 0.05) < 0.25 ? 1.5 : 0 : rate[j]);
            }
        };
        Domain domain = Domain.box(new double[] {-1}, new double[] {1}, Boundary.ABSORBING);
        double[] chebfun = {
            0.091480998228413, 0.116757122005510, 0.363909308597386, 0.463167687390724, 0.808941736699187
        };
        List<Spectrum> spectra = IntStream.of(100, 200, 400, 800)
                .mapToObj(n -> Spectrum.of(
                        Systems.discretise(
                                new FokkerPlanckProblem(
                                        Systems.constant(0, 0.007),
                                        new UniformBox(new double[] {-1}, new double[] {1}),
                                        domain,
                                        0,
                                        1,
                                        barrier),
                                n),
                        0,
                        5))
                .toList();
        for (int i = 0; i < 5; i++) {
            int mode = i;
            Extrapolation limit = Extrapolation.of(
                    level -> -spectra.get(Integer.numberOfTrailingZeros(level))
                            .modes()
                            .get(mode)
                            .real(),
                    1,
                    4);
            // u″ jumps on a face, where Taylor's series of the two half cells err by h [u″]/8 + h³ [u⁗]/384 + …
            // beside even powers of the flux; a flux that is wrong on one face moves u by h times that, and all
            // powers are even. What is left is below the 1e-10 of a spectral method, and Romberg's estimate says so
            // itself.
            assertEquals(0, limit.uncertainty(), 1e-11);
            assertEquals(chebfun[i], limit.value(), 5e-12);
        }
    }

    @Test
    void squareRootProcessRelaxesAtMultiplesOfItsRate() {
        // dX = κ(θ − X) dt + σ√X dW with a = 2κθ/σ² = 6, b = σ²/2κ = ½: λ_n = nκ, with Laguerre's polynomials. Of the
        // stationary law x⁵ e^{−2x}, 5e-15 lie beyond 25; at 0 it is smooth enough for even powers of the width.
        assertRates(
                n -> Systems.line(
                        TestProcess.line(Interpretation.ITO, x -> 3 - x, x -> 0.5 * x),
                        0,
                        25,
                        Boundary.REFLECTING,
                        Boundary.REFLECTING,
                        n),
                200,
                new double[] {0, 1, 2, 3},
                1e-9,
                1e-4);
    }
}
