package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.LineDensity;
import org.fokker.fokkerplanck.LineProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.grid.CellAverages;
import org.fokker.grid.GridDensity;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.Test;

/**
 * Opinions w on [−1, 1]: ∂t f = ∂w[w f + ∂w(D f)] with D = ½σ²(1 − w²)², σ² = 0.2, from two humps; stationary is K (1 − w²)⁻²
 * exp(−1/(σ²(1 − w²))) (Pareschi and Zanella 2018, first test; case T-11).
 */
class OpinionFormationTest {

    private static final double NOISE = 0.2;
    private static final double STATIONARY = 178.840865478813;

    private static final LineDensity HUMPS = new LineDensity(w -> Math.log(
            1.54517987014581 * (Math.exp(-30 * (w + 0.5) * (w + 0.5)) + Math.exp(-30 * (w - 0.5) * (w - 0.5)))));

    private static double diffusion(double w) {
        return 0.5 * NOISE * Math.pow(1 - w * w, 2);
    }

    private static double diffusionSlope(double w) {
        return -2 * NOISE * w * (1 - w * w);
    }

    private static double stationary(double w) {
        double q = 1 - w * w;
        return q <= 0 ? 0 : STATIONARY / (q * q) * Math.exp(-1 / (NOISE * q));
    }

    private static LineProblem problem(Interpretation reading, DoubleUnaryOperator drift) {
        return LineProblem.of(
                TestProcess.line(reading, drift, OpinionFormationTest::diffusion), HUMPS, -1, 1, Boundary.REFLECTING);
    }

    /** L1 distance at T = 10 to the stationary density at the centres. */
    private static double error(LineProblem problem, String scheme, int cells) {
        SemiDiscretisation system = problem.discretise(scheme, cells);
        double[] u = Marches.march(system, "crank-nicolson", 200, 0, 10);
        return Marches.distance(system.grid(), LineProblem.atCentres(system, OpinionFormationTest::stationary), u);
    }

    @Test
    void theStationaryDensityHasItsPublishedValues() {
        // Twelve to fifteen digits are published.
        assertEquals(1.20502027286682, stationary(0), 1e-12);
        assertEquals(0.404620320834139, stationary(0.5), 1e-12);
        LineProblem problem = problem(Interpretation.ITO, w -> -w);
        SemiDiscretisation system = problem.discretise("scharfetter-gummel", 100);
        double[] exact = CellAverages.of(new LineDensity(w -> Math.log(stationary(w))), system.grid());
        // Both are normalised to the digits of their constants.
        assertEquals(1, system.mass(exact), 1e-11);
        // Averages add h²/12, and so do the constant pieces; beside that the sum is a trapezoidal one of a function
        // that
        // vanishes with all its derivatives at ±1. Twelve digits are given.
        double variance = new GridDensity(system.grid(), exact).covariance()[0][0] - 0.02 * 0.02 / 6;
        assertEquals(0.0847284299252, variance, 1e-12);
    }

    @Test
    void changAndCoopersMidpointHasItsPublishedErrors() {
        // v = f − D' with the derivative itself on the face, as in the classical scheme: Hänggi's reading of f − D'.
        LineProblem midpoint = problem(Interpretation.HAENGGI_KLIMONTOVICH, w -> -w - diffusionSlope(w));
        double[] published = {1.53e-2, 4.00e-3, 1.02e-3, 2.56e-4, 6.41e-5};
        for (int level = 0; level < published.length; level++) {
            double error = error(midpoint, "scharfetter-gummel", 10 << level);
            // Three digits, and the initial mass by the midpoint rule there (1.0e-3, 2.1e-5 … 3.9e-7), exact here.
            double mass = new double[] {1.0e-3, 2.1e-5, 5.9e-6, 1.5e-6, 3.9e-7}[level];
            assertEquals(published[level], error, 5.1e-3 * published[level] + mass, "N = " + (10 << level));
        }
    }

    @Test
    void structurePreservingFluxReachesTheEquilibriumToTheOrderOfItsQuadrature() {
        LineProblem problem = problem(Interpretation.ITO, w -> -w);
        double[] error = new double[4];
        for (int level = 0; level < 4; level++) {
            error[level] = error(problem, "structure-preserving", 10 << level);
        }
        // Published with the midpoint rule for the initial mass: 1.0e-3, 2.1e-5, 5.9e-6, 1.5e-6; with the exact mass
        // all are below. Gauss's three points are of sixth order once resolved: 4e-4, 3e-7, 2e-9.
        assertTrue(error[0] < 1.0e-3, "N = 10: " + error[0]);
        assertTrue(error[1] < error[0] / 64, "N = 20: " + error[1]);
        assertTrue(error[2] < error[1] / 64, "N = 40: " + error[2]);
        // What the slowest mode, of rate above 2, has left of the transient by T = 10 is below e^-20 = 2e-9.
        assertTrue(error[3] < 2e-9, "N = 80: " + error[3]);
    }

    @Test
    void theTransientIsOfSecondOrder() {
        LineProblem problem = problem(Interpretation.ITO, w -> -w);
        // Published for T = 1: 1.95, 1.98, 1.97 for quadratures of order 2, 4, 6; against eight times as many cells.
        SemiDiscretisation fine = problem.discretise("structure-preserving", 1280);
        double[] reference = Marches.march(fine, "crank-nicolson", 200, 0, 1);
        ObservedOrder.assertOrder(
                2,
                cells -> {
                    SemiDiscretisation system = problem.discretise("structure-preserving", cells);
                    double[] u = Marches.march(system, "crank-nicolson", 200, 0, 1);
                    double[] rebinned = new GridDensity(fine.grid(), reference)
                            .rebin(system.grid())
                            .averages();
                    return Marches.distance(system.grid(), rebinned, u);
                },
                20,
                40,
                80,
                160);
    }
}
