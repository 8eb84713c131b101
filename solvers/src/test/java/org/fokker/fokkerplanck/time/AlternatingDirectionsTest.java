package org.fokker.fokkerplanck.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AlternatingDirectionsTest {

    private static final List<String> RULES =
            List.of("douglas", "craig-sneyd", "modified-craig-sneyd", "hundsdorfer-verwer");

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private static DirectionalSolve volumes(
            FiniteVolume scheme, DiffusionProcess process, Density initial, Reaction reaction) {
        int d = process.dimension();
        double[] lower = new double[d];
        double[] upper = new double[d];
        Arrays.fill(lower, -6);
        Arrays.fill(upper, 6);
        Domain domain = Domain.box(lower, upper, Boundary.REFLECTING);
        return (DirectionalSolve)
                scheme.discretise(new FokkerPlanckProblem(process, initial, domain, 0, 1, reaction), workers);
    }

    /** dX = −A X dt + noise, A = [1 .5; −.3 .8], D = [1 ρ√.8; ρ√.8 .8]. */
    private static DiffusionProcess turning(double correlation) {
        return TestProcess.affine(
                new double[][] {{-1, -0.5}, {0.3, -0.8}}, new double[2], 1, correlation * Math.sqrt(0.8), 0.8);
    }

    /** On [−6, 6]² with 60² cells. */
    private static DirectionalSolve anisotropic(Density initial, double correlation) {
        return volumes(FiniteVolume.crossStencil(Mesh.uniform(60, 60)), turning(correlation), initial, Reaction.NONE);
    }

    private static GaussianMixture smooth(int d) {
        double[] mean = {1, -0.5, 0.2};
        return GaussianMixture.isotropic(new double[] {1}, new double[][] {Arrays.copyOf(mean, d)}, new double[] {0.5});
    }

    private static double[] reference(DirectionalSolve system, double end) {
        // Stable, and at 400 steps four digits below what is measured.
        int steps = Math.max(400, (int) Math.ceil(system.spectralBound(end) * end / 2.7));
        return Marches.march(system, "runge-kutta-4", steps, 0, end);
    }

    private static double[] march(DirectionalSolve system, Function<DirectionalSolve, Stepper> rule, int steps) {
        double[] u = system.initial();
        Stepper stepper = rule.apply(system);
        for (int i = 0; i < steps; i++) {
            stepper.step((double) i / steps, 1.0 / steps, u);
        }
        return u;
    }

    @Test
    void errorsAndOrdersOnTheAnisotropicProcessAreThoseOfAnIndependentScript() {
        Map<String, Function<DirectionalSolve, Stepper>> rules = Map.of(
                "douglas",
                AlternatingDirections::douglas,
                "craig-sneyd",
                AlternatingDirections::craigSneyd,
                "modified-craig-sneyd",
                system -> AlternatingDirections.modifiedCraigSneyd(system, 1.0 / 3),
                "hundsdorfer-verwer",
                AlternatingDirections::hundsdorferVerwer);
        // From ρ = 0, 0.78 and 0.95: orders between 40 and 80 steps, to two decimals.
        Map<String, double[]> orders = Map.of(
                "douglas", new double[] {2.00, 1.01, 1.02},
                "craig-sneyd", new double[] {2.00, 1.91, 1.87},
                "modified-craig-sneyd", new double[] {2.00, 1.95, 1.92},
                "hundsdorfer-verwer", new double[] {2.94, 1.87, 1.81});
        // Errors at ρ = 0.78 and 40 steps, to two digits.
        Map<String, Double> errors = Map.of(
                "douglas", 1.8e-2,
                "craig-sneyd", 1.2e-3,
                "modified-craig-sneyd", 4.4e-4,
                "hundsdorfer-verwer", 2.7e-3);
        double[] correlations = {0, 0.78, 0.95};
        for (int r = 0; r < correlations.length; r++) {
            DirectionalSolve system = anisotropic(smooth(2), correlations[r]);
            double[] exact = reference(system, 1);
            double mass = system.mass(system.initial());
            for (String name : RULES) {
                double[] coarse = march(system, rules.get(name), 40);
                double[] fine = march(system, rules.get(name), 80);
                double error = Marches.distance(system.grid(), coarse, exact);
                double order = Math.log(error / Marches.distance(system.grid(), fine, exact)) / Math.log(2);
                // Half a unit of the last decimal on both sides.
                assertEquals(orders.get(name)[r], order, 0.01, name + ", correlation " + correlations[r]);
                if (correlations[r] == 0.78) {
                    assertEquals(errors.get(name), error, 0.03 * errors.get(name), name);
                }
                // Solves see increments: what they lose is a few ulps of the mass that moves, and the last sum an ulp.
                assertEquals(mass, system.mass(fine), 3e-15, name);
            }
        }
    }

    @Test
    void dampedStartsKeepTheOrderFromAPointMass() {
        DirectionalSolve system = anisotropic(GaussianMixture.point(1, -0.5), 0.78);
        double[] exact = reference(system, 1);
        for (String name : RULES) {
            double promised = name.equals("douglas") ? 1 : 2;
            double coarse = Marches.distance(system.grid(), Marches.march(system, name, 80, 0, 1), exact);
            double fine = Marches.distance(system.grid(), Marches.march(system, name, 160, 0, 1), exact);
            // The strong mixed part bends the lines: at 80 steps HV is at 1.87, and Douglas at 1.02.
            assertEquals(promised, Math.log(coarse / fine) / Math.log(2), 0.16, name);
        }
    }

    /**
     * With coefficients and a source that depend on time: dX = −½ β X dt + noise, D = ½ β (I + ρ (1 1ᵀ − I)), β = ½ + 7t/2. Without
     * correlation no part is mixed.
     */
    private static DirectionalSolve driven(int d, int cells, double correlation) {
        Reaction source = new Reaction() {
            @Override
            public boolean autonomous() {
                return false;
            }

            @Override
            public boolean creates() {
                return true;
            }

            @Override
            public void source(double t, double[][] x, int n, double[] source) {
                for (int j = 0; j < n; j++) {
                    source[j] = Math.cos(3 * t) * Math.exp(-x[0][j] * x[0][j] - x[1][j] * x[1][j]);
                }
            }
        };
        DiffusionProcess process = new TestProcess(d, Interpretation.ITO, true, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                return Arrays.stream(x).map(each -> -0.5 * beta(t) * each).toArray();
            }

            @Override
            public double[] tensor(double t, double[] x) {
                double[] tensor = new double[d * (d + 1) / 2];
                Arrays.fill(tensor, 0.5 * beta(t) * correlation);
                for (int i = 0; i < d; i++) {
                    tensor[i * d - i * (i - 1) / 2] = 0.5 * beta(t);
                }
                return tensor;
            }

            private double beta(double t) {
                return 0.5 + 3.5 * t;
            }
        });
        FiniteVolume scheme = correlation == 0
                ? FiniteVolume.scharfetterGummel(cells)
                : FiniteVolume.crossStencil(Mesh.uniform(cells));
        return volumes(scheme, process, smooth(d), source);
    }

    @Test
    void ordersHoldForCoefficientsAndSourcesThatDependOnTime() {
        for (int d = 2; d <= 3; d++) {
            for (double correlation : new double[] {0, 0.4}) {
                DirectionalSolve system = driven(d, d == 2 ? 16 : 8, correlation);
                double[] exact = reference(system, 1);
                for (String name : RULES) {
                    boolean first = name.equals("douglas") && system.hasMixedPart();
                    // Without mixed derivatives Hundsdorfer and Verwer's rule is between two and three.
                    if (name.equals("hundsdorfer-verwer") && !system.hasMixedPart()) {
                        continue;
                    }
                    ObservedOrder.assertOrder(
                            first ? 1 : 2,
                            steps -> Marches.distance(system.grid(), exact, Marches.march(system, name, steps, 0, 1)),
                            40,
                            57,
                            80,
                            113);
                }
            }
        }
    }

    @Test
    void incrementsAreTheUsualRules() {
        DirectionalSolve system = driven(2, 12, 0.4);
        double h = 0.05;
        for (String name : RULES) {
            double theta = name.equals("hundsdorfer-verwer")
                    ? 0.5 + Math.sqrt(3) / 6
                    : name.equals("modified-craig-sneyd") ? 0.4 : 0.5;
            double[] expected = system.initial();
            double[] u = system.initial();
            Stepper stepper = switch (name) {
                case "douglas" -> AlternatingDirections.douglas(system);
                case "craig-sneyd" -> AlternatingDirections.craigSneyd(system);
                case "modified-craig-sneyd" -> AlternatingDirections.modifiedCraigSneyd(system);
                default -> AlternatingDirections.hundsdorferVerwer(system);
            };
            for (int i = 0; i < 5; i++) {
                stepper.step(i * h, h, u);
                expected = usual(name, system, theta, i * h, h, expected);
            }
            // Values below one after five steps of some twenty operations with numbers up to h|A| = 3.
            assertArrayEquals(expected, u, 1e-14, name);
        }
    }

    /** As they are written in the literature, in 't Hout and Welfert (2009), (1.4)–(1.7). */
    private static double[] usual(String name, DirectionalSolve system, double theta, double t, double h, double[] u) {
        double end = t + h;
        double[] start = sum(u, h, term(system, -2, t, u));
        if (name.equals("douglas")) {
            // Beyond the literature, which has no source that depends on time.
            start = sum(start, h / 2, term(system, -1, end, u));
            start = sum(start, -h / 2, term(system, -1, t, u));
        }
        double[] y = sweep(system, theta, end, h, start, t, u);
        if (name.equals("douglas")) {
            return y;
        }
        double[] corrected = start;
        if (name.equals("hundsdorfer-verwer")) {
            corrected = sum(corrected, h / 2, term(system, -2, end, y));
            corrected = sum(corrected, -h / 2, term(system, -2, t, u));
            return sweep(system, theta, end, h, corrected, end, y);
        }
        double share = name.equals("craig-sneyd") ? 0.5 : theta;
        corrected = sum(corrected, share * h, term(system, -1, end, y));
        corrected = sum(corrected, -share * h, term(system, -1, t, u));
        corrected = sum(corrected, (0.5 - share) * h, term(system, -2, end, y));
        corrected = sum(corrected, -(0.5 - share) * h, term(system, -2, t, u));
        return sweep(system, theta, end, h, corrected, t, u);
    }

    /** y_j = y_{j−1} + θh (F_j(end, y_j) − F_j(t, u)). */
    private static double[] sweep(
            DirectionalSolve system, double theta, double end, double h, double[] start, double t, double[] u) {
        double[] y = start;
        for (int j = 0; j < system.parts(); j++) {
            y = sum(y, -theta * h, term(system, j, t, u));
            system.solvePart(j, end, theta * h, y);
        }
        return y;
    }

    /** F_j, or the remainder F_0 for j = −1, or F for j = −2. */
    private static double[] term(DirectionalSolve system, int j, double t, double[] u) {
        double[] du = new double[u.length];
        if (j == -2) {
            system.apply(t, u, du);
        } else if (j == -1) {
            system.applyRemainder(t, u, du);
        } else {
            system.applyPart(j, t, u, du);
        }
        return du;
    }

    private static double[] sum(double[] x, double a, double[] y) {
        double[] sum = new double[x.length];
        Arrays.setAll(sum, i -> x[i] + a * y[i]);
        return sum;
    }

    @Test
    void stepsDoNotDependOnTheNumberOfThreads() {
        Domain domain = Domain.box(new double[] {-6, -6}, new double[] {6, 6}, Boundary.REFLECTING);
        double[][] results = new double[2][];
        for (int threads = 1; threads <= 2; threads++) {
            try (Workers some = Workers.of(threads)) {
                // Enough cells for the work to be shared, and lines that do not fill the last strip.
                SemiDiscretisation system = FiniteVolume.crossStencil(Mesh.uniform(187, 181))
                        .discretise(new FokkerPlanckProblem(turning(0.5), smooth(2), domain, 0, 1), some);
                results[threads - 1] = Marches.march(system, "modified-craig-sneyd", 3, 0, 0.1);
            }
        }
        assertArrayEquals(results[0], results[1], 0);
    }
}
