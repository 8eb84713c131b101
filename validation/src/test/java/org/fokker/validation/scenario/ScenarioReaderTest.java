package org.fokker.validation.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.diffusion.likelihood.LikelihoodSettings;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.Potentials;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain.Sides;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.finitevolume.ShiftedSolver;
import org.fokker.grid.Spacing;
import org.fokker.grid.SpacingSettings;
import org.fokker.grid.Spacings;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.LangevinProcess;
import org.fokker.process.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {

    private static final String TARGET = """
            name = "test"
            [target]
            kind = "gaussian-mixture"
            weights = [0.25, 0.75]
            means = [[-2, 0], [1.5, 1]]
            deviations = [0.2, 0.5]
            """;

    private static final String DIFFUSION = TARGET + """
            [process]
            kind = "variance-preserving"
            """;

    @TempDir
    private Path directory;

    @Test
    void aTargetAndAProcessAreEnough() {
        Scenario scenario = read(DIFFUSION);
        assertEquals("test", scenario.title());
        assertEquals(new TimeSpec(0, 1, List.of(0.1, 0.5, 1.0)), scenario.time());
        assertEquals(new DomainOptions(1e-6, false), scenario.domainOptions());
        assertTrue(scenario.routes().isEmpty());
        assertTrue(scenario.likelihood().isEmpty());
        assertTrue(scenario.probes().isEmpty());
        // The linear schedule from 0.1 to 20 has ∫β = 10.05 at time 1.
        AffineGaussianProcess process =
                assertInstanceOf(AffineGaussianProcess.class, scenario.process().process());
        assertEquals(-10.05 / 2, process.schedule().logScale(1), 1e-14);
        GaussianMixture mixture =
                assertInstanceOf(GaussianMixture.class, scenario.target().law());
        assertArrayEquals(new double[] {1.5, 1}, mixture.mean(1));
        assertArrayEquals(new double[][] {{0.25, 0}, {0, 0.25}}, mixture.covariance(1));
    }

    @Test
    void routesHaveTheirDefaults() {
        List<RouteSpec> routes = read(DIFFUSION + """
                [[route]]
                name = "grid"
                kind = "finite-volume"
                cells = [100, 50]
                steps = 10
                [[route]]
                name = "modes"
                kind = "spectral"
                cells = [64, 64]
                steps = 20
                direction = "reverse"
                [[route]]
                name = "cloud"
                kind = "particles"
                scheme = "euler-maruyama"
                particles = 1_000
                steps = 30
                [[route]]
                kind = "exact"
                """).routes();
        Direction reverse = new Direction(true, 1, true, false);
        assertEquals(
                List.of(
                        new GridRouteSpec(
                                "grid",
                                "finite-volume",
                                Optional.of("scharfetter-gummel"),
                                List.of(100, 50),
                                List.of(Spacing.uniform(), Spacing.uniform()),
                                OptionalDouble.empty(),
                                "crank-nicolson",
                                Optional.empty(),
                                Stepping.fixed(10),
                                List.of(),
                                Direction.FORWARD),
                        new GridRouteSpec(
                                "modes",
                                "spectral",
                                Optional.empty(),
                                List.of(64, 64),
                                List.of(Spacing.uniform(), Spacing.uniform()),
                                OptionalDouble.empty(),
                                "integrating-factor-rk4",
                                Optional.empty(),
                                Stepping.fixed(20),
                                List.of(),
                                reverse),
                        new ParticleRouteSpec(
                                "cloud",
                                "particles",
                                "euler-maruyama",
                                1000,
                                30,
                                "histogram",
                                List.of(),
                                OptionalDouble.empty(),
                                Direction.FORWARD),
                        new ExactRouteSpec("exact")),
                routes);
    }

    @Test
    void everyParameterOfARouteIsTaken() {
        List<RouteSpec> routes = read(DIFFUSION + """
                [[route]]
                name = "grid"
                kind = "finite-volume"
                flux = "upwind"
                cells = [100, 50]
                time-integrator = "tr-bdf2"
                steps = 10
                direction = "reverse"
                lambda = 0
                score = "exact"
                start-law = "reference"
                [[route]]
                name = "cloud"
                kind = "particles"
                scheme = "stochastic-heun"
                particles = 5_000_000_000
                steps = 30
                estimator = "kernel"
                bandwidth = 0.1
                """).routes();
        GridRouteSpec grid = (GridRouteSpec) routes.get(0);
        assertEquals(Optional.of("upwind"), grid.flux());
        assertEquals("tr-bdf2", grid.timeIntegrator());
        assertEquals(new Direction(true, 0, true, true), grid.direction());
        ParticleRouteSpec cloud = (ParticleRouteSpec) routes.get(1);
        assertEquals(5_000_000_000L, cloud.particles());
        assertEquals("kernel", cloud.estimator());
        assertEquals(OptionalDouble.of(0.1), cloud.bandwidth());
    }

    @Test
    void everyAxisHasItsSpacing() {
        List<RouteSpec> routes = read(DIFFUSION + """
                [[route]]
                name = "each"
                kind = "finite-volume"
                cells = [100, 50]
                spacing = ["uniform", { kind = "sinh", points = [-1.0, 2.0], strength = 20 }]
                solver = "iterative"
                steps = 10
                [[route]]
                name = "all"
                kind = "finite-volume"
                cells = [100, 50]
                spacing = { kind = "half-line", scale = 2 }
                steps = 10
                """).routes();
        GridRouteSpec each = (GridRouteSpec) routes.get(0);
        Spacing sinh =
                Spacings.of("sinh", SpacingSettings.none().with("points", -1, 2).with("strength", 20));
        assertEquals(List.of(Spacing.uniform(), sinh), each.spacings());
        assertEquals(Optional.of(ShiftedSolver.ITERATIVE), each.solver());
        GridRouteSpec all = (GridRouteSpec) routes.get(1);
        Spacing halfLine = Spacings.of("half-line", SpacingSettings.none().with("scale", 2));
        assertEquals(List.of(halfLine, halfLine), all.spacings());
        assertEquals(Optional.empty(), all.solver());
    }

    @Test
    void aBoxFollowsWithinTheToleranceOfTheDomain() {
        String text = TARGET + """
                [process]
                kind = "variance-exploding"
                [domain]
                tolerance = %s
                [[route]]
                name = "following"
                kind = "finite-volume"
                cells = [100, 50]
                follow = 4
                steps = 10
                """;
        // Two axes have 2 erfc(4/√2) = 1.3e-4 outside.
        GridRouteSpec spec =
                (GridRouteSpec) read(text.formatted("2e-4")).routes().get(0);
        assertEquals(OptionalDouble.of(4), spec.follow());
        assertThrows(ScenarioException.class, () -> read(text.formatted("1e-4")));
    }

    @Test
    void everyParameterOfTheDomainIsTaken() {
        Scenario scenario = read(DIFFUSION + """
                [domain]
                lower = [-1, -2]
                upper = [3, 4]
                boundary = ["periodic", ["absorbing", "reflecting"]]
                tolerance = 1e-3
                confining = true
                """);
        assertEquals(List.of(-1.0, -2.0), scenario.domain().lower());
        assertEquals(List.of(3.0, 4.0), scenario.domain().upper());
        assertEquals(
                List.of(Sides.both(Boundary.PERIODIC), new Sides(Boundary.ABSORBING, Boundary.REFLECTING)),
                scenario.domain().boundaries());
        assertEquals(new DomainOptions(1e-3, true), scenario.domainOptions());
    }

    @Test
    void snapshotsAreSortedAndZeroIsOneIfEveryRouteRunsInReverse() {
        Scenario scenario = read(DIFFUSION + """
                [time]
                snapshots = [0.5, 0, 0.1]
                [[route]]
                name = "back"
                kind = "particles"
                scheme = "euler-maruyama"
                particles = 10
                steps = 10
                direction = "reverse"
                """);
        assertEquals(List.of(0.0, 0.1, 0.5), scenario.time().snapshots());
    }

    @Test
    void likelihoodsHaveOnlyTheParametersOfTheirKind() {
        LikelihoodSpec likelihood = read(DIFFUSION + """
                        [likelihood]
                        points = [[0, 1]]
                        [[likelihood.estimator]]
                        kind = "elbo-discrete"
                        variance = "upper"
                        [[likelihood.estimator]]
                        kind = "elbo-continuous"
                        samples = 20_000
                        [[likelihood.estimator]]
                        kind = "probability-flow"
                        tolerance = 1e-8
                        """).likelihood().orElseThrow();
        assertArrayEquals(new double[] {0, 1}, likelihood.points().get(0));
        assertEquals(0, likelihood.heldOut());
        assertEquals(1e-3, likelihood.start());
        List<LikelihoodSettings> settings =
                likelihood.estimators().stream().map(EstimatorSpec::settings).toList();
        assertEquals(ReverseVariance.UPPER, settings.get(0).variance());
        assertNull(settings.get(0).tolerance());
        assertEquals(20_000, settings.get(1).samples());
        assertNull(settings.get(1).steps());
        assertEquals(1e-8, settings.get(2).tolerance());
        assertNull(settings.get(2).samples());
    }

    /** The variance of X_t − a x_0, as the table of processes has it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "variance-preserving; schedule = 'linear'; 0.5; 0.920936188",
                "variance-preserving; beta-min = 1, beta-max = 1; 1; 0.632120559",
                "sub-variance-preserving; beta-min = 1, beta-max = 1; 1; 0.399576401",
                "variance-exploding; sigma-min = 0.1, sigma-max = 10; 0.5; 0.99",
                "ornstein-uhlenbeck; rate = 2, mean = 3, volatility = 2; 0.25; 0.632120559",
                "edm; ; 3; 9",
                "brownian; volatility = 2; 0.5; 2"
            })
    void processesHaveTheirParameters(String kind, String parameters, double time, double variance) {
        String lines = parameters == null ? "" : parameters.replace(", ", "\n");
        Scenario scenario = read(TARGET + "[process]\nkind = \"" + kind + "\"\n" + lines);
        AffineGaussianProcess process =
                assertInstanceOf(AffineGaussianProcess.class, scenario.process().process());
        assertEquals(kind, scenario.process().kind());
        // The expected values are written with nine digits.
        assertEquals(variance, process.schedule().variance(time), 1e-9 * (1 + variance));
    }

    @Test
    void theMeanOfAnOrnsteinUhlenbeckProcessMayDifferByAxis() {
        String process = TARGET + "[process]\nkind = \"ornstein-uhlenbeck\"\n";
        assertArrayEquals(new double[] {1, 2}, centre(read(process + "mean = [1, 2.0]")));
        assertArrayEquals(new double[] {3, 3}, centre(read(process + "mean = 3")));
        assertArrayEquals(new double[] {0, 0}, centre(read(process)));
    }

    @Test
    void potentialsAreFormulasOrNames() {
        String process = TARGET + "[process]\nkind = \"langevin\"\nvolatility = 0.5\npotential = ";
        for (String potential : List.of("\"double-well\"", "\"x^4/4 - x1^2/2 + y^2/2\"")) {
            LangevinProcess langevin = assertInstanceOf(
                    LangevinProcess.class, read(process + potential).process().process());
            double[][] gradient = new double[2][1];
            langevin.potential().gradient(new double[][] {{2}, {3}}, 1, gradient);
            assertArrayEquals(new double[][] {{6}, {3}}, gradient);
            assertEquals(0.125, langevin.temperature());
        }
    }

    @Test
    void everyRegisteredPotentialCanBeNamed() {
        String process = TARGET + "[domain]\nlower = [-9, -9]\nupper = [9, 9]\n[process]\nkind = \"langevin\"\n";
        for (String name : Potentials.registry().names()) {
            Scenario scenario = read(process + "potential = \"" + name + "\"\n");
            LangevinProcess langevin =
                    assertInstanceOf(LangevinProcess.class, scenario.process().process());
            assertEquals(Potentials.of(name, 2).getClass(), langevin.potential().getClass(), name);
            assertThrows(
                    IllegalArgumentException.class, () -> scenario.closedForm().required());
        }
    }

    @Test
    void everyRegisteredProcessHasUsualParameters() {
        for (String kind : Processes.registry().names()) {
            String potential = kind.equals("langevin") ? "potential = \"quadratic\"\n" : "";
            Scenario scenario = read(TARGET + "[process]\nkind = \"" + kind + "\"\n" + potential);
            assertEquals(kind, scenario.process().kind());
            assertEquals(!kind.equals("langevin"), scenario.closedForm().law().isPresent());
        }
    }

    @Test
    void aCustomProcessHasItsDriftByComponents() {
        Scenario scenario = read(TARGET + """
                [process]
                kind = "custom"
                drift = ["y", "-sin(x) - 0.1*y"]
                volatility = 0.3
                [domain]
                lower = [-6, -6]
                upper = [6, 6]
                """);
        double[][] drift = new double[2][1];
        scenario.process().process().drift(0, new double[][] {{0.5}, {2}}, 1, drift);
        // The same operations in the same order.
        assertArrayEquals(new double[][] {{2}, {-Math.sin(0.5) - 0.1 * 2}}, drift);
    }

    @Test
    void aPointMassStartsAGridLate() {
        String point = """
                name = "test"
                [target]
                kind = "point"
                at = [0.5]
                [process]
                kind = "brownian"
                """;
        assertEquals(0, read(point).time().start());
        String grid = point + "[[route]]\nname = \"grid\"\nkind = \"finite-volume\"\ncells = 100\nsteps = 10\n";
        assertEquals(0.01, read(grid).time().start());
        assertEquals(0.05, read(grid + "[time]\nstart = 0.05").time().start());
        ScenarioException fault = assertThrows(ScenarioException.class, () -> read(grid + "[time]\nstart = 0"));
        assertTrue(
                fault.getMessage().startsWith("test.toml:13: 'start' of [time] must be positive"), fault.getMessage());
    }

    @Test
    void textsThatCannotBeReadAreRefused() throws IOException {
        Path missing = directory.resolve("missing.toml");
        ScenarioException fault = assertThrows(ScenarioException.class, () -> ScenarioReader.read(missing, 1));
        assertEquals(missing + ": there is no such file", fault.getMessage());
        assertFalse(fault.inputFailed());
        ScenarioException folder = assertThrows(ScenarioException.class, () -> ScenarioReader.read(directory, 1));
        assertEquals(directory + ": cannot be read: it is a directory", folder.getMessage());
        assertTrue(folder.inputFailed());
        Path latin =
                Files.write(directory.resolve("latin.toml"), "name = \"fünf\"".getBytes(StandardCharsets.ISO_8859_1));
        ScenarioException encoding = assertThrows(ScenarioException.class, () -> ScenarioReader.read(latin, 1));
        assertEquals(latin + ": is not a text in UTF-8", encoding.getMessage());
    }

    @Test
    void aFileIsReadWithItsText() throws IOException {
        Path file = Files.writeString(directory.resolve("fine.toml"), DIFFUSION);
        Scenario scenario = ScenarioReader.read(file, 1);
        assertEquals(file.toString(), scenario.origin());
        assertEquals(DIFFUSION, scenario.text());
    }

    private static double[] centre(Scenario scenario) {
        return ((AffineGaussianProcess) scenario.process().process()).centre();
    }

    static Scenario read(String text) {
        return ScenarioReader.read("test.toml", text, (section, file) -> new byte[0], 1);
    }
}
