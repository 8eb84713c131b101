package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.LineDensity;
import org.fokker.fokkerplanck.LineProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.grid.SpacingSettings;
import org.fokker.grid.Spacings;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Feller's square-root diffusion dX = κ(θ − X) dt + σ √X dW with κ = 2.5, θ = 0.2 and σ from 0.2 to 2, of which those above 1
 * violate Feller's condition: the stationary density x^{a−1} e^{−x/b}, a = 2κθ/σ², b = σ²/2κ, is singular at 0 (case T-07).
 */
class SingularBoundaryTest {

    private static final double KAPPA = 2.5;
    private static final double THETA = 0.2;

    private static double shape(double sigma) {
        return 2 * KAPPA * THETA / (sigma * sigma);
    }

    private static double scale(double sigma) {
        return sigma * sigma / (2 * KAPPA);
    }

    private static TestProcess process(double sigma) {
        return TestProcess.line(
                Interpretation.ITO, x -> KAPPA * (THETA - x), x -> 0.5 * sigma * sigma * Math.max(0, x));
    }

    /** By bisection of log x: the quantiles of singular laws are as small as 1e-9. */
    private static double quantile(double sigma, double probability) {
        double below = -100;
        double above = 10;
        for (int halving = 0; halving < 60; halving++) {
            double middle = 0.5 * (below + above);
            boolean more = Gamma.regularizedGammaP(shape(sigma), Math.exp(middle) / scale(sigma)) > probability;
            above = more ? middle : above;
            below = more ? below : middle;
        }
        return Math.exp(below);
    }

    private static LineDensity stationary(double sigma) {
        double a = shape(sigma);
        double b = scale(sigma);
        double constant = Gamma.logGamma(a) + a * Math.log(b);
        return new LineDensity(x -> (a - 1) * Math.log(x) - x / b - constant);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theStationaryLawBetweenItsQuantilesStays(int tenths) {
        double sigma = 0.1 * tenths;
        double lower = quantile(sigma, 0.01);
        double upper = quantile(sigma, 0.99);
        LineProblem problem = LineProblem.of(process(sigma), stationary(sigma), lower, upper, Boundary.REFLECTING);
        Mesh mesh = Mesh.of(Spacings.of("logarithmic", SpacingSettings.none()), 400);
        SemiDiscretisation system = problem.discretise("structure-preserving", mesh);
        double[] start = system.initial();
        double[] u = Marches.march(system, "implicit-euler", 100, 0, 1);
        // Incomplete gamma functions of 1e-14, integrals of 1e-13 of the largest average times its share.
        assertEquals(0.98, system.mass(start), 1e-11);
        // Each solve rounds the diagonal 1 + dt |A_ii|, and with it the mass by dt Σ |A_ii| u_i V_i roundings: on cells
        // of
        // 1e-9 these outweigh the 1.
        double roundings = 1.1e-16 * (1 + 0.01 * LineProblem.turnover(system, start));
        assertEquals(system.mass(start), system.mass(u), 100 * roundings);
        // Averages and values at centres differ by h²/24 p'', relatively (ln r)²/24 of order one for a ratio r of
        // edges:
        // with 400 cells over at most nine decades ln r = 0.05, and 1e-4 of the mass moves.
        assertEquals(0, Marches.distance(system.grid(), start, u), 1e-3);
        assertTrue(Arrays.stream(u).allMatch(p -> p >= 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.5, 2})
    void theWallAtZeroIsClosedAndNeverAskedForCoefficients(double sigma) {
        // No probability below zero, and f/D and the density infinite on the wall itself.
        double upper = quantile(sigma, 1 - 1e-9);
        TestProcess strict = TestProcess.line(Interpretation.ITO, x -> x > 0 ? KAPPA * (THETA - x) : Double.NaN, x -> {
            assertTrue(x > 0, "D asked for at " + x);
            return 0.5 * sigma * sigma * x;
        });
        LineDensity start = new LineDensity(x -> -0.5 * Math.pow((x - 0.3) / 0.05, 2));
        LineProblem problem = LineProblem.of(strict, start, 0, upper, Boundary.REFLECTING);
        Mesh mesh = Mesh.of(Spacings.of("half-line", SpacingSettings.none().with("scale", 1e-3 * upper)), 200);
        for (String scheme : new String[] {"scharfetter-gummel", "structure-preserving", "central-4", "van-leer"}) {
            SemiDiscretisation system = problem.discretise(scheme, mesh);
            double[] du = new double[200];
            system.apply(0, system.initial(), du);
            // Fluxes up to 1 over cells down to 5e-6 of the interval.
            assertEquals(0, system.mass(du), 1e-12, scheme);
        }
        SemiDiscretisation system = problem.discretise("structure-preserving", mesh);
        double[] u = Marches.march(system, "implicit-euler", 100, 0, 1);
        double roundings = 1.1e-16 * (1 + 0.01 * LineProblem.turnover(system, u));
        assertEquals(system.mass(system.initial()), system.mass(u), 100 * roundings);
        assertTrue(Arrays.stream(u).allMatch(p -> p >= 0));
    }

    @Test
    void theDiscreteEquilibriumOnTheWholeHalfLineTendsToTheSingularLaw() {
        // σ = 2: a = ¼. The first cell of width h holds h^¼ of the mass; a value at its centre says (h/2)^{−¾} h of it.
        double sigma = 2;
        double upper = quantile(sigma, 1 - 1e-7);
        double[] error = new double[2];
        for (int level = 0; level < 2; level++) {
            Mesh mesh = Mesh.of(Spacings.of("logarithmic", SpacingSettings.none()), level == 0 ? 200 : 400);
            // From where the rest of the mass, x^¼/Γ(5/4) b^−¼, is 1e-4.
            LineProblem problem = LineProblem.of(process(sigma), stationary(sigma), 5e-17, upper, Boundary.REFLECTING);
            SemiDiscretisation system = problem.discretise("structure-preserving", mesh);
            double[] u = LineProblem.equilibrium(system, system.mass(system.initial()));
            error[level] = Marches.distance(system.grid(), system.initial(), u);
        }
        // Averages differ from values at centres by (ln r)²/24 (a − 1)(a − 2), relatively, with ln r = 40/200: 2.2e-3.
        assertTrue(error[0] < 2.2e-3, "error " + error[0]);
        assertEquals(4, error[0] / error[1], 0.3, "second order in the ratio of the edges");
    }
}
