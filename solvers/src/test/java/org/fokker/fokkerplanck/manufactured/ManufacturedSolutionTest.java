package org.fokker.fokkerplanck.manufactured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Manufactured;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.finitevolume.Flux;
import org.fokker.fokkerplanck.spectral.ChebyshevCollocation;
import org.fokker.method.NumericalException;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManufacturedSolutionTest {

    private static double source(ManufacturedSolution solution, double t, double... x) {
        double[][] point = Arrays.stream(x).mapToObj(xi -> new double[] {xi}).toArray(double[][]::new);
        double[] source = new double[1];
        solution.reaction().source(t, point, 1, source);
        return source[0];
    }

    private static double density(ManufacturedSolution solution, double t, double... x) {
        return Math.exp(solution.at(t).logDensity(x));
    }

    @Test
    void jetsCarryTheDerivativesOfElementaryFunctions() {
        record Function(String name, UnaryOperator<Jet> jet, DoubleUnaryOperator value) {}
        List<Function> functions = List.of(
                new Function("exp", Jet::exp, Math::exp),
                new Function("log", Jet::log, Math::log),
                new Function("sin", Jet::sin, Math::sin),
                new Function("cos", Jet::cos, Math::cos),
                new Function("tanh", Jet::tanh, Math::tanh),
                new Function("power", u -> u.power(2.5), u -> Math.pow(u, 2.5)),
                new Function("reciprocal", u -> u.constant(3).over(u), u -> 3 / u),
                new Function("square", u -> u.power(2), u -> u * u),
                new Function("identity", u -> u.power(1), u -> u),
                new Function("one", u -> u.power(0), u -> 1));
        double t = 0.4;
        double[] x = {0.7, 1.3};
        // u = x² y + t, mixed in all variables.
        for (Function function : functions) {
            Jet[] v = Jet.variables(t, new double[][] {{x[0]}, {x[1]}}, 0, 1, 2);
            Jet jet = function.jet().apply(v[0].times(v[0]).times(v[1]).plus(v[2]));
            double h = 1e-4;
            double[][] at = new double[5][5];
            for (int i = 0; i < 5; i++) {
                for (int j = 0; j < 5; j++) {
                    double a = x[0] + (i - 2) * h;
                    double b = x[1] + (j - 2) * h;
                    at[i][j] = function.value().applyAsDouble(a * a * b + t);
                }
            }
            double later = function.value().applyAsDouble(x[0] * x[0] * x[1] + t + h);
            double before = function.value().applyAsDouble(x[0] * x[0] * x[1] + t - h);
            // Central differences err by h²/6 times third and fourth derivatives below 100, and round at 1e-16/h².
            assertEquals(at[2][2], jet.values()[0], 1e-15 * 10, function.name());
            assertEquals((at[3][2] - at[1][2]) / (2 * h), jet.slope(0)[0], 1e-6, function.name());
            assertEquals((at[2][3] - at[2][1]) / (2 * h), jet.slope(1)[0], 1e-6, function.name());
            assertEquals((later - before) / (2 * h), jet.slope(2)[0], 1e-6, function.name());
            assertEquals((at[3][2] - 2 * at[2][2] + at[1][2]) / (h * h), jet.curvature(0, 0)[0], 1e-6, function.name());
            assertEquals((at[2][3] - 2 * at[2][2] + at[2][1]) / (h * h), jet.curvature(1, 1)[0], 1e-6, function.name());
            assertEquals(
                    (at[3][3] - at[3][1] - at[1][3] + at[1][1]) / (4 * h * h),
                    jet.curvature(0, 1)[0],
                    1e-6,
                    function.name());
        }
    }

    @Test
    void theSourceIsThatOfTheClosedForms() {
        // S = (−2 sin(t − 2x) − √2 sin(t − x + π/4) + 3 cos x)/(4π).
        ManufacturedSolution circle = Manufactured.circle();
        assertEquals(0.256059602750340, source(circle, 0.5, 1), 1e-15);
        for (double x = 0; x < 6; x += 0.7) {
            double t = 1 + 0.3 * x;
            double closed = (-2 * Math.sin(t - 2 * x) - Math.sqrt(2) * Math.sin(t - x + Math.PI / 4) + 3 * Math.cos(x))
                    / (4 * Math.PI);
            assertEquals(closed, source(circle, t, x), 1e-15);
        }
        // The value of a computer algebra system, in 15 decimals.
        assertEquals(0.570861821074661, source(Manufactured.fullSquare(), 0.5, 0.3, 0.7), 2e-15);
    }

    @Test
    void advectionOfATwoToneWaveNeedsTheSourceOfItsDiffusionAlone() {
        double v = 1.5;
        double k = 2 * Math.PI;
        ManufacturedSolution wave = ManufacturedSolution.of(1, (x, t) -> {
                    Jet phase = x[0].minus(t.times(v)).times(k);
                    return phase.sin().plus(phase.times(2).sin().times(0.15)).plus(2);
                })
                .drift(x -> x[0].constant(v))
                .constantDiffusion(0.01);
        for (double x : new double[] {0.1, 0.45, 0.8}) {
            double phase = k * (x - v * 0.3);
            double bend = -k * k * (Math.sin(phase) + 0.6 * Math.sin(2 * phase));
            // −D p″; amplitudes 40, ten roundings.
            assertEquals(-0.01 * bend, source(wave, 0.3, x), 1e-14);
        }
    }

    @Test
    void theSourceOfTheCubeAgreesWithDifferencesOfTheFlux() {
        ManufacturedSolution cube = Manufactured.fullCube();
        double h = 1e-4;
        double[] x = {0.3, 0.7, 0.45};
        double t = 0.6;
        double rate = (density(cube, t + h, x) - density(cube, t - h, x)) / (2 * h);
        double divergence = 0;
        for (int i = 0; i < 3; i++) {
            double[][] points = new double[3][];
            for (int k = 0; k < 3; k++) {
                points[k] = new double[] {x[k] + (k == i ? h : 0), x[k] - (k == i ? h : 0)};
            }
            double[][] flux = new double[3][2];
            cube.flux(t, points, 2, flux);
            divergence += (flux[i][0] - flux[i][1]) / (2 * h);
        }
        // Central differences: h²/6 times third derivatives below 2 · (2π)³ = 500, four times.
        assertEquals(rate + divergence, source(cube, t, x), 1e-6 * 4);
    }

    /** ∫S over the unit box at t = 0.4 by a tensor Gauss–Legendre rule. */
    private static double balance(ManufacturedSolution solution, int d, int points) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(points, 0, 1);
        int n = (int) Math.round(Math.pow(points, d));
        double[][] x = new double[d][n];
        double[] weight = new double[n];
        for (int j = 0; j < n; j++) {
            weight[j] = 1;
            int rest = j;
            for (int i = 0; i < d; i++) {
                x[i][j] = rule.getPoint(rest % points);
                weight[j] *= rule.getWeight(rest % points);
                rest /= points;
            }
        }
        double[] source = new double[n];
        solution.reaction().source(0.4, x, n, source);
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += weight[j] * source[j];
        }
        return sum;
    }

    @Test
    void nothingIsCreatedOnBalanceAndNothingPassesTheWalls() {
        // Products of cosines of at most two waves, which twenty points an axis integrate to rounding.
        assertEquals(0, balance(Manufactured.fullSquare(), 2, 20), 1e-14);
        assertEquals(0, balance(Manufactured.fullCube(), 3, 20), 1e-13);
        double circle = 0;
        for (int i = 0; i < 12; i++) {
            circle += source(Manufactured.circle(), 0.4, 2 * Math.PI * i / 12);
        }
        assertEquals(0, circle, 1e-14);
        for (ManufacturedSolution solution : List.of(Manufactured.fullSquare(), Manufactured.fullCube())) {
            int d = solution.process().dimension();
            for (int axis = 0; axis < d; axis++) {
                double[][] x = new double[d][2];
                for (double[] xi : x) {
                    Arrays.fill(xi, 0.37);
                }
                x[axis] = new double[] {0, 1};
                double[][] flux = new double[d][2];
                solution.flux(0.4, x, 2, flux);
                // sin π is 1e-16.
                assertArrayEquals(new double[2], flux[axis], 1e-15);
            }
        }
    }

    @Test
    void theReadingsDifferByTheSlopeOfTheDiffusion() {
        ManufacturedSolution ito = Manufactured.circle();
        ManufacturedSolution shifted = ito.drift(x -> x[0].sin().plus(x[0].sin().times(0.25)));
        // D' = −½ sin x, so that Stratonovich's drift f + ¼ sin x is Itô's f.
        for (double x : new double[] {0.5, 2, 5}) {
            double same = source(shifted.reading(Interpretation.STRATONOVICH), 0.2, x);
            assertEquals(source(ito, 0.2, x), same, 1e-15);
        }
        ManufacturedSolution kinetic =
                ito.drift(x -> x[0].sin().times(1.5)).reading(Interpretation.HAENGGI_KLIMONTOVICH);
        double[][] flux = new double[2][1];
        ito.flux(0.2, new double[][] {{1}}, 1, new double[][] {flux[0]});
        kinetic.flux(0.2, new double[][] {{1}}, 1, new double[][] {flux[1]});
        assertEquals(flux[0][0], flux[1][0], 1e-15);
        assertEquals(source(ito, 0.2, 1), source(kinetic, 0.2, 1), 1e-15);
    }

    @Test
    void theNoiseIsARootOfTwiceTheDiffusion() {
        double[][] x = {{0.3, 0.8}, {0.7, 0.2}, {0.4, 0.9}};
        double[][] b = new double[9][2];
        double[][] tensor = new double[6][2];
        Manufactured.fullCube().process().noise(0, x, 2, b);
        Manufactured.fullCube().process().diffusionTensor(0, x, 2, tensor);
        int row = 0;
        for (int i = 0; i < 3; i++) {
            for (int k = i; k < 3; k++) {
                for (int j = 0; j < 2; j++) {
                    double sum = 0;
                    for (int l = 0; l < 3; l++) {
                        sum += b[i * 3 + l][j] * b[k * 3 + l][j];
                    }
                    assertEquals(2 * tensor[row][j], sum, 1e-15);
                }
                row++;
            }
        }
    }

    @Test
    void whatIsNoSolutionIsRefused() {
        ManufacturedSolution negative = ManufacturedSolution.of(1, (x, t) -> x[0]);
        assertThrows(NumericalException.class, () -> negative.at(0).logDensity(-0.5));
        assertThrows(IllegalArgumentException.class, () -> negative.drift((x, t) -> x[0], (x, t) -> t));
        assertThrows(
                IllegalArgumentException.class, () -> Manufactured.fullSquare().diffusion(x -> x[0]));
        assertThrows(
                IllegalArgumentException.class, () -> Manufactured.fullSquare().reading(Interpretation.STRATONOVICH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scharfetter-gummel", "central"})
    void finiteVolumesAreOfSecondOrderOnTheCircle(String flux) {
        ManufacturedSolution solution = Manufactured.circle();
        try (Workers workers = Workers.of(1)) {
            ObservedOrder.assertOrder(
                    2,
                    cells -> {
                        SemiDiscretisation system = FiniteVolume.of(
                                        Flux.registry().find(flux).factory(), cells)
                                .discretise(solution.problem(Manufactured.circleDomain(), 0, 1), workers);
                        // 100 steps change the error of the finest grid, 3.6e-4, by 3e-7.
                        double[] u = Marches.march(system, "tr-bdf2", 100, 0, 1);
                        return Marches.distance(system.grid(), u, solution.averages(system.grid(), 1));
                    },
                    20,
                    28,
                    40,
                    57,
                    80);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"scharfetter-gummel", "central"})
    void finiteVolumesAreOfSecondOrderOnTheSquareWithADiagonalTensor(String flux) {
        ManufacturedSolution solution = Manufactured.diagonalSquare();
        try (Workers workers = Workers.of(1)) {
            ObservedOrder.assertOrder(
                    2,
                    cells -> {
                        SemiDiscretisation system = FiniteVolume.of(
                                        Flux.registry().find(flux).factory(), cells)
                                .discretise(solution.problem(Manufactured.unitBox(2), 0, 0.5), workers);
                        // Steps in proportion to cells: both errors are of second order.
                        double[] u = Marches.march(system, "crank-nicolson", cells, 0, 0.5);
                        return Marches.distance(system.grid(), u, solution.averages(system.grid(), 0.5));
                    },
                    10,
                    14,
                    20,
                    28,
                    40);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"selling", "cross-stencil"})
    @Tag("slow")
    void fullTensorsAreOfSecondOrderInTheCube(String stencil) {
        ManufacturedSolution solution = Manufactured.fullCube();
        try (Workers workers = Workers.of(2)) {
            ObservedOrder.assertOrder(
                    2,
                    cells -> {
                        SemiDiscretisation system = FiniteVolume.registry()
                                .find(stencil)
                                .factory()
                                .cells(cells)
                                .discretise(solution.problem(Manufactured.unitBox(3), 0, 0.5), workers);
                        // Steps in proportion to cells: both errors are of second order.
                        double[] u = Marches.march(system, "tr-bdf2", cells, 0, 0.5);
                        return Marches.distance(system.grid(), u, solution.averages(system.grid(), 0.5));
                    },
                    8,
                    10,
                    12,
                    15);
        }
    }

    /** What is left of du/dt − F(t, u) at the nodes, without any error of time, with mixed derivatives and cross fluxes at walls. */
    @Test
    void chebyshevCollocationIsSpectrallyAccurateWithAFullTensor() {
        ManufacturedSolution solution = Manufactured.fullSquare();
        try (Workers workers = Workers.of(1)) {
            double[] defect = new double[3];
            for (int level = 0; level < 3; level++) {
                SemiDiscretisation system = ChebyshevCollocation.of(8 + 4 * level)
                        .discretise(solution.problem(Manufactured.unitBox(2), 0, 1), workers);
                double[] u = system.initial();
                double[] du = new double[u.length];
                system.apply(0, u, du);
                for (int c = 0; c < u.length; c++) {
                    // ∂t p = −(p − 1) at t = 0.
                    defect[level] = Math.max(defect[level], Math.abs(du[c] + (u[c] - 1)));
                }
            }
            // 5e-3, 5e-6, 9e-10: products of two waves on half a wavelength each, J_n(π) ~ (π/2)ⁿ/n! times N² from
            // derivatives.
            assertTrue(defect[1] < defect[0] / 500 && defect[2] < defect[1] / 2500, Arrays.toString(defect));
            assertTrue(defect[2] < 2e-9, Arrays.toString(defect));
        }
    }

    @Test
    void chebyshevCollocationMarchesAFullTensor() {
        ManufacturedSolution solution = Manufactured.fullSquare();
        try (Workers workers = Workers.of(1)) {
            SemiDiscretisation system =
                    ChebyshevCollocation.of(14).discretise(solution.problem(Manufactured.unitBox(2), 0, 0.5), workers);
            double[] exact = solution.averages(system.grid(), 0.5);
            ObservedOrder.assertOrder(
                    2,
                    steps -> Marches.distance(
                            system.grid(),
                            system.cellAverages(Marches.march(system, "crank-nicolson", steps, 0, 0.5)),
                            exact),
                    20,
                    28,
                    40,
                    57,
                    80);
        }
    }
}
