package org.fokker.fokkerplanck.finitevolume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.LineDensity;
import org.fokker.fokkerplanck.LineProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.grid.Spacing;
import org.fokker.grid.SpacingSettings;
import org.fokker.grid.Spacings;
import org.junit.jupiter.api.Test;

/** What wide schemes can do and keep beside the contract of all space discretisations. */
class WideStructureTest {

    @Test
    void fourthOrderSolvesInvertTheirOperators() {
        for (Boundary boundary : Boundary.values()) {
            for (double peclet : new double[] {0.5, 50}) {
                LineProblem problem = new LineProblem(
                        LineProblem.constant(peclet * 30 / 2, 1),
                        GaussianMixture.standardNormal(1),
                        -1,
                        1,
                        Domain.Sides.both(boundary),
                        new Reaction() {
                            @Override
                            public boolean kills() {
                                return true;
                            }

                            @Override
                            public void killing(double t, double[][] x, int n, double[] rate) {
                                Arrays.setAll(rate, j -> j < n ? 1 + x[0][j] * x[0][j] : 0);
                            }
                        });
                ShiftedSolve system = (ShiftedSolve) problem.discretise("central-4", 30);
                double[] r = new Random(11).doubles(30).toArray();
                double[] w = new double[30];
                double[] aw = new double[30];
                double shift = 2.5;
                system.solveShifted(0, shift, r, w);
                system.applyLinear(0, w, aw);
                double[] residual = new double[30];
                Arrays.setAll(residual, i -> w[i] - shift * aw[i]);
                // Pivoted elimination: some roundings of c |A| |w|, with |A| up to 6000 and |w| below 1.
                assertArrayEquals(r, residual, 1e-11, boundary + " Pe = " + peclet);
                assertTrue(system.exactSolve());
                assertFalse(((DirectionalSolve) system).hasMixedPart());
            }
        }
    }

    @Test
    void partsAndRemainderAddUpAndEachPartIsInverted() {
        DirectionalSolve system = (DirectionalSolve) VaryingPlane.discretise("central-4", Mesh.uniform(9, 14));
        int size = 9 * 14;
        double[] u = new Random(2).doubles(size).toArray();
        double[] sum = new double[size];
        double[] part = new double[size];
        assertTrue(system.hasMixedPart() && system.hasSource());
        assertFalse(((ShiftedSolve) system).exactSolve());
        system.applyRemainder(0.4, u, sum);
        for (int i = 0; i < system.parts(); i++) {
            system.applyPart(i, 0.4, u, part);
            double[] w = new double[size];
            double shift = 0.3;
            for (int c = 0; c < size; c++) {
                sum[c] += part[c];
                w[c] = u[c] - shift * part[c];
            }
            system.solvePart(i, 0.4, shift, w);
            // |A| below 400 on these cells.
            assertArrayEquals(u, w, 1e-12, "part " + i);
        }
        double[] whole = new double[size];
        system.apply(0.4, u, whole);
        // The same numbers in another order, of up to 400.
        assertArrayEquals(whole, sum, 1e-11);
    }

    /** Explicit Euler at the longest step that is allowed. */
    private static double[] marchAtTheLimit(SemiDiscretisation system, int steps) {
        double[] u = system.initial();
        double[] du = new double[u.length];
        double step = 2 / system.spectralBound(0);
        for (int s = 0; s < steps; s++) {
            system.apply(0, u, du);
            for (int i = 0; i < u.length; i++) {
                u[i] += step * du[i];
            }
        }
        return u;
    }

    private static double variation(double[] u) {
        double sum = Math.abs(u[0] - u[u.length - 1]);
        for (int i = 1; i < u.length; i++) {
            sum += Math.abs(u[i] - u[i - 1]);
        }
        return sum;
    }

    @Test
    void vanLeersPiecesStayPositiveAndDoNotVaryMoreAtTheLongestStep() {
        LineDensity box = new LineDensity(x -> x > 0.3 && x < 0.6 ? 0 : Double.NEGATIVE_INFINITY);
        LineProblem ring = LineProblem.of(LineProblem.constant(1, 0), box, 0, 1, Boundary.PERIODIC);
        for (Spacing spacing : new Spacing[] {
            Spacing.uniform(), Spacings.of("sinh", SpacingSettings.none().with("points", 0.5))
        }) {
            SemiDiscretisation system = ring.discretise("van-leer", Mesh.of(spacing, 60));
            double[] u = marchAtTheLimit(system, 150);
            assertTrue(Arrays.stream(u).allMatch(p -> p >= 0), "non-negative on " + spacing.name());
            // A box has a variation of two; each step rounds sixty sums.
            assertTrue(variation(u) <= 2 + 1e-12, "variation " + variation(u));
            assertEquals(system.mass(system.initial()), system.mass(u), 1e-13);
        }
        double[] oscillating = marchAtTheLimit(ring.discretise("central-4", Mesh.uniform(60)), 20);
        assertTrue(Arrays.stream(oscillating).min().orElseThrow() < -0.01, "central ones do not");
    }

    @Test
    void weightedPiecesHardlyOscillateAtJumps() {
        LineDensity box = new LineDensity(x -> x > 0.3 && x < 0.6 ? 0 : Double.NEGATIVE_INFINITY);
        LineProblem ring = LineProblem.of(LineProblem.constant(1, 0), box, 0, 1, Boundary.PERIODIC);
        SemiDiscretisation system = ring.discretise("weno-5", 100);
        double[] u = Marches.march(system, "runge-kutta-4", 400, 0, 1);
        double most = Arrays.stream(u).max().orElseThrow();
        double least = Arrays.stream(u).min().orElseThrow();
        // Essentially non-oscillatory: overshoots are of the order of the truncation error at the foot of a jump, not
        // the 9 %
        // of Gibbs's phenomenon.
        assertTrue(most < 1.01 && least > -0.01, least + " … " + most);
        double limited = Marches.error(
                ring.discretise("van-leer", 100),
                Marches.march(ring.discretise("van-leer", 100), "runge-kutta-4", 400, 0, 1),
                box);
        assertTrue(Marches.error(system, u, box) < limited, "sharper than van Leer's: " + limited);
    }

    @Test
    void limitedSchemesOfferNoLinearOperator() {
        LineProblem problem =
                LineProblem.of(LineProblem.constant(1, 0.1), GaussianMixture.point(0.5), 0, 1, Boundary.REFLECTING);
        assertFalse(problem.discretise("weno-5", 20) instanceof Linear);
        assertFalse(problem.discretise("van-leer", 20) instanceof Linear);
        assertInstanceOf(Linear.class, problem.discretise("central-4", 20));
        for (var entry : FiniteVolume.registry().entries()) {
            assertEquals(
                    entry.factory().cells(20).offers(),
                    problem.discretise(entry.name(), 20).getClass(),
                    entry.name());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> Marches.march(problem.discretise("weno-5", 20), "crank-nicolson", 4, 0, 1));
        IllegalArgumentException unstable = assertThrows(
                IllegalArgumentException.class,
                () -> Marches.march(problem.discretise("van-leer", 20), "explicit-euler", 2, 0, 1));
        assertTrue(unstable.getMessage().contains("explicit-euler"), unstable.getMessage());
        LineProblem ring =
                LineProblem.of(LineProblem.constant(1, 0.1), GaussianMixture.point(0.5), 0, 1, Boundary.PERIODIC);
        assertThrows(IllegalArgumentException.class, () -> ring.discretise("central-4", 5));
    }

    @Test
    void theBoundContainsTheSpectrum() {
        for (String scheme : new String[] {"central-4", "scharfetter-gummel"}) {
            for (Boundary boundary : Boundary.values()) {
                for (double drift : new double[] {0, 3, 200}) {
                    LineProblem problem =
                            LineProblem.of(LineProblem.constant(drift, 1), GaussianMixture.point(0.5), 0, 1, boundary);
                    SemiDiscretisation system = problem.discretise(scheme, 24);
                    double[][] a = new double[24][24];
                    double[] du = new double[24];
                    for (int c = 0; c < 24; c++) {
                        double[] u = new double[24];
                        u[c] = 1;
                        system.apply(0, u, du);
                        for (int i = 0; i < 24; i++) {
                            a[i][c] = du[i];
                        }
                    }
                    var eigenvalues = new EigenDecomposition(new Array2DRowRealMatrix(a));
                    double bound = system.spectralBound(0);
                    for (int k = 0; k < 24; k++) {
                        double re = eigenvalues.getRealEigenvalue(k);
                        assertTrue(Math.hypot(re, eigenvalues.getImagEigenvalue(k)) <= bound * (1 + 1e-12));
                        // Nothing grows, whatever stencils stand at the walls.
                        assertTrue(re <= 1e-13 * bound, scheme + " " + boundary + " grows at the rate " + re);
                    }
                }
            }
        }
    }
}
