package org.fokker.fokkerplanck.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.fokker.distribution.Potentials;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Generator;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.Systems;
import org.fokker.fokkerplanck.analysis.Spectrum.Mode;
import org.fokker.process.LangevinProcess;
import org.junit.jupiter.api.Test;

class SpectrumTest {

    private static final Domain SQUARE = Domain.box(new double[] {-4, -4}, new double[] {4, 4}, Boundary.REFLECTING);

    /** Σ V (r + i r') (g + i g'). */
    private static double[] product(Mode density, Mode function) {
        double[] u = density.density().averages();
        double[] v = density.densityImaginary().averages();
        return new double[] {
            function.function().expectation(u) - function.functionImaginary().expectation(v),
            function.function().expectation(v) + function.functionImaginary().expectation(u)
        };
    }

    /** Largest |A r − λ r| over the largest |r|. */
    private static double densityResidual(Generator generator, Mode mode) {
        double[] re = mode.density().averages();
        double[] im = mode.densityImaginary().averages();
        double[] ofRe = new double[re.length];
        double[] ofIm = new double[re.length];
        generator.forward().multiply(re, ofRe);
        generator.forward().multiply(im, ofIm);
        double off = 0;
        double size = 0;
        for (int i = 0; i < re.length; i++) {
            double real = ofRe[i] - mode.real() * re[i] + mode.imaginary() * im[i];
            double imaginary = ofIm[i] - mode.real() * im[i] - mode.imaginary() * re[i];
            off = Math.max(off, Math.hypot(real, imaginary));
            size = Math.max(size, Math.hypot(re[i], im[i]));
        }
        return off / size;
    }

    private static double functionResidual(Generator generator, Mode mode) {
        double[] re = mode.function().values();
        double[] im = mode.functionImaginary().values();
        double[] ofRe = new double[re.length];
        double[] ofIm = new double[re.length];
        generator.backward().multiply(re, ofRe);
        generator.backward().multiply(im, ofIm);
        double off = 0;
        double size = 0;
        for (int i = 0; i < re.length; i++) {
            double real = ofRe[i] - mode.real() * re[i] + mode.imaginary() * im[i];
            double imaginary = ofIm[i] - mode.real() * im[i] - mode.imaginary() * re[i];
            off = Math.max(off, Math.hypot(real, imaginary));
            size = Math.max(size, Math.hypot(re[i], im[i]));
        }
        return off / size;
    }

    private static void assertModes(Edges system, Spectrum spectrum) {
        Generator generator = Generator.of(system, 0);
        double norm = system.spectralBound(0);
        List<Mode> modes = spectrum.modes();
        for (int i = 0; i < modes.size(); i++) {
            assertTrue(
                    modes.get(i).residual() <= 1e-12, "residual " + modes.get(i).residual());
            // In every cell, also where the stationary density vanishes: rounding of A r and L g, and of the vectors by
            // 10⁻¹¹.
            assertEquals(0, densityResidual(generator, modes.get(i)), 1e-11 * norm);
            assertEquals(0, functionResidual(generator, modes.get(i)), 1e-11 * norm);
            for (int j = 0; j < modes.size(); j++) {
                double[] product = product(modes.get(i), modes.get(j));
                assertEquals(i == j ? 1 : 0, product[0], 1e-9, "modes " + i + " and " + j);
                assertEquals(0, product[1], 1e-9, "modes " + i + " and " + j);
            }
        }
    }

    /** S-7: reversible generators have real spectra. */
    @Test
    void reversibleGeneratorsHaveRealSpectraAndOrthogonalModes() {
        LangevinProcess process = new LangevinProcess(Potentials.of("double-well", 2), 1);
        Edges system =
                Systems.box(process, Domain.box(new double[] {-3, -3}, new double[] {3, 3}, Boundary.REFLECTING), 30);
        Spectrum spectrum = Spectrum.of(system, 0, 6);
        assertTrue(spectrum.reversible());
        assertTrue(spectrum.modes().stream().allMatch(mode -> mode.imaginary() == 0 && mode.real() <= 0));
        assertModes(system, spectrum);
        assertEquals(0, spectrum.modes().get(0).real(), 1e-20);
        // The first function is one, the first density the steady state.
        double[] steady = SteadyState.of(system, 0).density().averages();
        for (int i = 0; i < steady.length; i++) {
            assertEquals(1, spectrum.modes().get(0).function().value(i), 1e-10);
            assertEquals(steady[i], spectrum.modes().get(0).density().average(i), 1e-12);
        }
    }

    @Test
    void whirlsHaveSpiralingModesWithTheirDuals() {
        Edges system = Systems.box(Systems.whirl(2, 1), SQUARE, 32);
        Spectrum spectrum = Spectrum.of(system, 0, 6);
        assertFalse(spectrum.reversible());
        assertModes(system, spectrum);
        // λ = −n ± i ω m in the continuum: 0, −2, −1 ± 2i, −3 ± 2i by modulus, each with the error (h = ¼)² of first
        // modes.
        double[][] exact = {{0, 0}, {-2, 0}, {-1, -2}, {-1, 2}, {-3, -2}, {-3, 2}};
        for (int i = 0; i < 6; i++) {
            assertEquals(exact[i][0], spectrum.modes().get(i).real(), 0.2);
            assertEquals(exact[i][1], spectrum.modes().get(i).imaginary(), 0.1);
        }
    }

    @Test
    void symmetricWellsShowEachCopyOfARepeatedEigenvalue() {
        LangevinProcess process = new LangevinProcess(Potentials.of("quadratic", 3), Math.sqrt(2));
        Domain cube = Domain.box(new double[] {-4, -4, -4}, new double[] {4, 4, 4}, Boundary.REFLECTING);
        Spectrum spectrum = Spectrum.of(Systems.box(process, cube, 10), 0, 4);
        double first = spectrum.modes().get(1).real();
        double lineRate = Spectrum.of(
                        Systems.line(
                                new LangevinProcess(Potentials.of("quadratic", 1), Math.sqrt(2)),
                                -4,
                                4,
                                Boundary.REFLECTING,
                                Boundary.REFLECTING,
                                10),
                        0,
                        2)
                .modes()
                .get(1)
                .real();
        for (int i = 1; i < 4; i++) {
            // The generator is a sum over the axes: its first rate is that of the line, three times.
            assertEquals(lineRate, spectrum.modes().get(i).real(), 1e-11);
        }
        assertEquals(lineRate, first, 1e-11);
    }

    @Test
    void slowestRateOverAHighBarrierIsRelativelyAccurate() {
        // λ₁ = 1/T for the time T between the wells, up to the part of order e^{−ΔU/D} of itself and corrections of
        // order D:
        // in the discrete system 2 λ₁⁻¹ agrees with the time from one well to the ridge as closely as the wells are
        // deep.
        double diffusion = 0.008;
        Edges system =
                Systems.line(Systems.doubleWell(diffusion), -2.01, 2.01, Boundary.REFLECTING, Boundary.REFLECTING, 201);
        Mode mode = Spectrum.of(system, 0, 2).modes().get(1);
        double time = FirstPassage.into(system, 0, x -> x[0] > -1e-9).meanTime().at(-1);
        // e^{−1/(4 · 0.008)} = 3·10⁻¹⁴ times a rate of order one.
        assertTrue(-mode.real() < 1e-13, "rate " + mode.real());
        // From the quasi-stationary start the time to the ridge is 1/λ₁ exactly by antisymmetry; from the bottom it
        // differs
        // by the relaxation in the well, of order one, against 10¹⁴.
        assertEquals(1, -mode.real() * time, 1e-10);
    }

    @Test
    void modesOfAnOpenSystemStartWithTheQuasiStationaryOne() {
        Edges system = Systems.line(Systems.constant(1, 1), 0, 1, Boundary.ABSORBING, Boundary.ABSORBING, 40);
        Spectrum spectrum = Spectrum.of(system, 0, 3);
        assertModes(system, spectrum);
        // λ_k = −(kπ)² D/L² − v²/4D, with the error h² of the scheme: relatively (kπh)²/12 and less than (vh/D)².
        for (int k = 1; k <= 3; k++) {
            double exact = k * k * Math.PI * Math.PI + 0.25;
            assertEquals(-exact, spectrum.modes().get(k - 1).real(), exact * (k * k + 1) * 1e-3);
        }
        double[] first = spectrum.modes().get(0).density().averages();
        assertTrue(Arrays.stream(first).allMatch(value -> value > 0));
    }
}
