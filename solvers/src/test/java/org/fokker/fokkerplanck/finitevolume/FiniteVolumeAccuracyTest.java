package org.fokker.fokkerplanck.finitevolume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;
import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.Potential;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.method.Promises.Property;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.LangevinProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FiniteVolumeAccuracyTest {

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private static SemiDiscretisation line(
            DiffusionProcess process,
            Density initial,
            double lower,
            double upper,
            Domain.Sides sides,
            Flux flux,
            int cells) {
        Domain domain = new Domain(List.of(lower), List.of(upper), List.of(sides));
        return FiniteVolume.of(flux, cells)
                .discretise(new FokkerPlanckProblem(process, initial, domain, 0, 1), workers);
    }

    private static SemiDiscretisation line(
            DiffusionProcess process, Density initial, double lower, double upper, Boundary boundary, int cells) {
        return line(process, initial, lower, upper, Domain.Sides.both(boundary), new ScharfetterGummelFlux(), cells);
    }

    private static DiffusionProcess constant(double drift, double diffusion) {
        return TestProcess.affine(new double[1][1], new double[] {drift}, diffusion);
    }

    private static Potential potential(DoubleUnaryOperator energy) {
        return new Potential() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public void energy(double[][] x, int n, double[] result) {
                Arrays.setAll(result, j -> j < n ? energy.applyAsDouble(x[0][j]) : result[j]);
            }

            @Override
            public void gradient(double[][] x, int n, double[][] gradient) {
                throw new AssertionError("differences of the potential are all that is asked for");
            }
        };
    }

    /** The null vector of A with mass one: one implicit Euler step of practically infinite length from the uniform density. */
    private static double[] steadyState(SemiDiscretisation system) {
        double[] u = new double[system.grid().size()];
        Arrays.fill(
                u, 1 / (system.grid().axis(0).upper() - system.grid().axis(0).lower()));
        for (int repeat = 0; repeat < 3; repeat++) {
            double[] w = u.clone();
            ((ShiftedSolve) system).solveShifted(0, 1e6, w, u);
        }
        double mass = system.mass(u);
        Arrays.setAll(u, i -> u[i] / mass);
        return u;
    }

    private static double slope(double x) {
        return Math.cos(x);
    }

    @Test
    void spatialOrdersAreThosePromised() {
        GaussianMixture target = GaussianMixture.of(
                new double[] {0.5, 0.5}, new double[][] {{-2}, {2}}, new double[][][] {{{0.09}}, {{0.16}}});
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1);
        GaussianMixture exact = new MixtureDiffusion(process, target).marginal(0.25);
        for (var entry : Flux.registry().entries()) {
            boolean upwind = entry.promises().order(Property.SPACE_ORDER).orElseThrow() == 1;
            ObservedOrder.assertOrder(
                    entry.promises().order(Property.SPACE_ORDER).orElseThrow(),
                    cells -> {
                        SemiDiscretisation system = line(
                                process, target, -7, 7, Domain.Sides.both(Boundary.REFLECTING), entry.factory(), cells);
                        // 600 steps of second order err below 1e-6, the finest grid by 4e-5.
                        return Marches.error(system, Marches.march(system, "tr-bdf2", 600, 0, 0.25), exact);
                    },
                    upwind ? new int[] {400, 566, 800, 1131, 1600} : new int[] {150, 212, 300, 424, 600});
        }
    }

    @Test
    void diffusedMixtureInThePlaneConvergesWithSecondOrder() {
        GaussianMixture target = GaussianMixture.of(
                new double[] {0.4, 0.6}, new double[][] {{-1.2, 0.5}, {1.2, -0.7}}, new double[][][] {
                    {{0.3, 0.2}, {0.2, 0.35}}, {{0.3, -0.1}, {-0.1, 0.4}}
                });
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2);
        GaussianMixture exact = new MixtureDiffusion(process, target).marginal(0.2);
        Domain domain = Domain.box(new double[] {-6, -6}, new double[] {6, 6}, Boundary.REFLECTING);
        ObservedOrder.assertOrder(
                2,
                cells -> {
                    SemiDiscretisation system = FiniteVolume.scharfetterGummel(cells)
                            .discretise(new FokkerPlanckProblem(process, target, domain, 0, 1), workers);
                    // Steps in proportion to cells: both errors are of second order.
                    return Marches.error(system, Marches.march(system, "crank-nicolson", cells, 0, 0.2), exact);
                },
                40,
                56,
                80,
                112);
    }

    @Test
    void scharfetterGummelIsExactInEquilibrium() {
        double sigma = 0.7;
        DoubleUnaryOperator well = x -> Math.pow(x, 4) / 4 - x * x / 2 + 0.3 * x;
        LangevinProcess process = new LangevinProcess(potential(well), sigma);
        SemiDiscretisation system =
                line(process, GaussianMixture.standardNormal(1), -2.5, 2.5, Boundary.REFLECTING, 30);
        double[] boltzmann = new double[30];
        Arrays.setAll(
                boltzmann,
                i -> Math.exp(-well.applyAsDouble(system.grid().axis(0).centre(i)) / process.temperature()));
        double[] du = new double[30];
        system.apply(0, boltzmann, du);
        double norm = system.spectralBound(0);
        for (int i = 0; i < 30; i++) {
            // The two fluxes of a cell vanish by cancellation of two equal numbers below |A| p.
            assertEquals(0, du[i], 1e-14 * norm * 3, "cell " + i);
        }
    }

    @Test
    void uniformForceBetweenWallsGivesTheExponentialAtEveryPecletNumber() {
        for (double peclet : new double[] {0.1, 1, 5, 50}) {
            int cells = 20;
            double force = peclet * cells;
            SemiDiscretisation system =
                    line(constant(force, 1), GaussianMixture.point(0.5), 0, 1, Boundary.REFLECTING, cells);
            double[] p = new double[cells];
            double[] du = new double[cells];
            Arrays.setAll(p, i -> Math.exp(-peclet * (cells - 1 - i)));
            system.apply(0, p, du);
            for (int i = 0; i < cells; i++) {
                // Two fluxes of rates below |A|, each the difference of equal terms; exp(−Pe i) carries Pe·20
                // roundings.
                double scale = system.spectralBound(0) * p[i] * Math.exp(peclet);
                double tolerance = 2e-16 * (4 + 20 * peclet) * Math.min(scale, system.spectralBound(0));
                // Below the normal numbers there is no relative accuracy to lose.
                assertEquals(0, du[i], Math.max(tolerance, Double.MIN_NORMAL));
            }
        }
    }

    @Test
    void readingsOfMultiplicativeNoiseHaveTheirOwnEquilibria() {
        DoubleUnaryOperator diffusion = x -> 1 + 0.5 * Math.sin(x);
        // f = −D U' with U = sin x: exp(−U) times 1/D, 1/√D and 1.
        DoubleUnaryOperator drift = x -> -diffusion.applyAsDouble(x) * slope(x);
        double[] power = {1, 0.5, 0};
        Interpretation[] readings = {
            Interpretation.ITO, Interpretation.STRATONOVICH, Interpretation.HAENGGI_KLIMONTOVICH
        };
        for (int r = 0; r < 3; r++) {
            double share = power[r];
            Interpretation reading = readings[r];
            ObservedOrder.assertOrder(
                    2,
                    cells -> {
                        SemiDiscretisation system = line(
                                TestProcess.line(reading, drift, diffusion),
                                GaussianMixture.standardNormal(1),
                                -3,
                                3,
                                Boundary.REFLECTING,
                                cells);
                        double[] exact = new double[cells];
                        Arrays.setAll(exact, i -> {
                            double x = system.grid().axis(0).centre(i);
                            return Math.exp(-Math.sin(x)) / Math.pow(diffusion.applyAsDouble(x), share);
                        });
                        double mass = system.mass(exact);
                        Arrays.setAll(exact, i -> exact[i] / mass);
                        return Marches.distance(system.grid(), exact, steadyState(system));
                    },
                    40,
                    60,
                    80,
                    120,
                    160);
        }
    }

    @Test
    void tiltedWashboardCarriesStratonovichsCurrent() {
        // ⟨v⟩ of dX = (F − sin X) dt + √(2D) dW for (F, D); J = ⟨v⟩/2π, here by second-order Richardson of two grids.
        double[][] table = {{0.5, 0.5, 0.175593406037}, {1, 0.1, 0.368953245762}, {2, 0.5, 1.75757936719}};
        for (double[] row : table) {
            double[] velocity = new double[2];
            for (int level = 0; level < 2; level++) {
                int cells = 200 << level;
                LangevinProcess process =
                        new LangevinProcess(potential(x -> -Math.cos(x) - row[0] * x), Math.sqrt(2 * row[1]));
                FiniteVolumeSystem system = (FiniteVolumeSystem)
                        line(process, GaussianMixture.standardNormal(1), 0, 2 * Math.PI, Boundary.PERIODIC, cells);
                double[] p = steadyState(system);
                // The mean velocity from p itself: ∫ (F − sin x) p.
                double sum = 0;
                for (int i = 0; i < cells; i++) {
                    sum += p[i]
                            * system.grid().axis(0).width(i)
                            * (row[0] - Math.sin(system.grid().axis(0).centre(i)));
                }
                velocity[level] = sum;
            }
            // The fourth-order remainder at h = 2π/400.
            assertEquals(row[2], (4 * velocity[1] - velocity[0]) / 3, 2e-6 * row[2]);
        }
    }

    @Test
    void reflectedBrownianMotionHasTheDensityOfItsImages() {
        int cells = 400;
        SemiDiscretisation system = line(constant(0, 1), GaussianMixture.point(0.25), 0, 1, Boundary.REFLECTING, cells);
        double[] u = Marches.march(system, "crank-nicolson", 400, 0, 0.05);
        double[] p = new double[4];
        system.evaluate(u, new double[][] {{0, 0.25, 0.5, 1}}, 4, p, new double[1][4]);
        double[] exact = {1.84596375172, 1.62302746111, 0.999255305388, 0.152546859052};
        for (int i = 0; i < 4; i++) {
            // The split of the point mass adds h²/4 to a variance of 0.1: 1.6e-5 of p''·…; walls read a half cell
            // beyond
            // the last centre by extrapolation, O(h²) with constants of order ten.
            assertEquals(exact[i], p[i], 1e-4);
        }
    }

    @Test
    void absorbingWallsLoseMassAtTheRateOfTheSurvivalProbability() {
        double[] survival = {0.68544576689, 0.3707774298, 0.107977044444};
        ObservedOrder.assertOrder(
                2,
                cells -> {
                    SemiDiscretisation system =
                            line(constant(0, 0.5), GaussianMixture.point(0), -1, 1, Boundary.ABSORBING, cells);
                    double[] u = system.initial();
                    double worst = 0;
                    double from = 0;
                    for (int i = 0; i < 3; i++) {
                        double to = new double[] {0.5, 1, 2}[i];
                        org.fokker.fokkerplanck.time.TimeIntegrators.of("crank-nicolson", 1000)
                                .integrate(system, u, new double[] {from, to}, (t, index, state) -> {});
                        worst = Math.max(worst, Math.abs(system.mass(u) - survival[i]));
                        from = to;
                    }
                    return worst;
                },
                20,
                28,
                40,
                56,
                80);
    }

    @Test
    void firstPassageOfTheWienerProcessFollowsTheErrorFunction() {
        Domain.Sides sides = new Domain.Sides(Boundary.REFLECTING, Boundary.ABSORBING);
        SemiDiscretisation system =
                line(constant(0, 1), GaussianMixture.point(0), -9, 1, sides, new ScharfetterGummelFlux(), 1000);
        double[] u = Marches.march(system, "crank-nicolson", 500, 0, 0.25);
        // h = 0.01: h² times the second derivative in the start, 1/(4t) = 1, times a quarter.
        assertEquals(Erf.erfc(1), 1 - system.mass(u), 3e-5);
    }

    @Test
    void meanFirstPassageTimesAreIntegralsOfTheSurvival() {
        double[][] table = {{0, 0.5}, {1, 0.367879441171}, {-1, 0.718281828459}, {-5, 5.69652636410}};
        Domain.Sides sides = new Domain.Sides(Boundary.REFLECTING, Boundary.ABSORBING);
        for (double[] row : table) {
            double[] time = new double[2];
            for (int level = 0; level < 2; level++) {
                int cells = 100 << level;
                // From the reflecting wall: the first cell has its centre h/2 from it.
                SemiDiscretisation system = line(
                        constant(row[0], 1), GaussianMixture.point(0), 0, 1, sides, new ScharfetterGummelFlux(), cells);
                double[] start = system.initial();
                double[] occupation = new double[cells];
                double infinite = 1e9;
                ((ShiftedSolve) system).solveShifted(0, infinite, start, occupation);
                // (I − cA)⁻¹ δ ≈ −A⁻¹ δ / c, and the mass of −A⁻¹ δ is the mean time.
                time[level] = infinite * system.mass(occupation);
            }
            // Fourth-order remainder at h = 0.01, and E[τ²]/1e9 from the finite shift.
            assertEquals(row[1], (4 * time[1] - time[0]) / 3, 1e-6 * row[1]);
        }
    }

    @Test
    void modesOfTheRingDecayAndTravelAtTheirRates() {
        double v = 1.3;
        double diffusion = 0.4;
        for (int k : new int[] {1, 3}) {
            ObservedOrder.assertOrder(
                    2,
                    cells -> {
                        SemiDiscretisation system = line(
                                constant(v, diffusion),
                                GaussianMixture.standardNormal(1),
                                0,
                                2 * Math.PI,
                                Boundary.PERIODIC,
                                cells);
                        double[] cosine = new double[cells];
                        double[] image = new double[cells];
                        Arrays.setAll(
                                cosine, i -> Math.cos(k * system.grid().axis(0).centre(i)));
                        system.apply(0, cosine, image);
                        double worst = 0;
                        for (int i = 0; i < cells; i++) {
                            double x = k * system.grid().axis(0).centre(i);
                            double exact = v * k * Math.sin(x) - diffusion * k * k * Math.cos(x);
                            worst = Math.max(worst, Math.abs(image[i] - exact));
                        }
                        return worst;
                    },
                    64,
                    96,
                    128,
                    192,
                    256);
        }
    }

    @Test
    void theLargestCellPecletNumberIsReported() {
        SemiDiscretisation system =
                line(constant(3, 0.5), GaussianMixture.standardNormal(1), 0, 1, Boundary.PERIODIC, 10);
        // |v| h/D = 3 · 0.1/0.5.
        assertEquals(0.6, system.diagnostics().cellPeclet(), 1e-14);
        assertTrue(Double.isNaN(SemiDiscretisation.Diagnostics.NONE.cellPeclet()));
    }
}
