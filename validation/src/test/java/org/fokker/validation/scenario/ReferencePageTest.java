package org.fokker.validation.scenario;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.diffusion.conditional.PosteriorSamplers;
import org.fokker.diffusion.conditional.Resampling;
import org.fokker.diffusion.likelihood.LikelihoodEstimators;
import org.fokker.diffusion.likelihood.NeglectedTerm;
import org.fokker.diffusion.sampler.Samplers;
import org.fokker.diffusion.score.ScoreEstimators;
import org.fokker.distribution.Potentials;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.finitevolume.ShiftedSolver;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.grid.Spacings;
import org.fokker.particle.SdeSchemes;
import org.fokker.validation.expression.ElementaryFunction;
import org.fokker.validation.result.AnalysisResult;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.result.LikelihoodResult;
import org.fokker.validation.result.Machine;
import org.fokker.validation.result.Manifest;
import org.fokker.validation.result.Mass;
import org.fokker.validation.result.Note;
import org.fokker.validation.result.PosteriorResult;
import org.fokker.validation.result.Probe;
import org.fokker.validation.result.Results;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.result.SamplerResult;
import org.fokker.validation.result.ScenarioResult;
import org.fokker.validation.result.ScoreResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds docs/scenarios.md to the reader of scenarios and to the records of results. */
class ReferencePageTest {

    /** No known name is near it, so that a refusal lists all of them. */
    private static final String STRANGE = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```toml\n(.*?)^```$");

    /** Names without blanks between backticks, as they stand in the tables and in the text. */
    private static final Pattern NAME = Pattern.compile("`([^`\\s]+)`");

    private static final String GAUSSIAN = """
            [target]
            kind = "gaussian-mixture"
            weights = [1.0]
            means = [[0.0]]
            deviations = [1.0]
            """;

    private static final String PROCESS = """
            [process]
            kind = "variance-preserving"
            """;

    private static String page = "";
    private static List<String> names = List.of();

    @TempDir
    private Path directory;

    @BeforeAll
    static void readPage() throws IOException {
        page = Files.readString(Path.of("..", "docs", "scenarios.md"));
        names = NAME.matcher(page).results().map(match -> match.group(1)).toList();
    }

    private static List<String> examples() {
        return BLOCK.matcher(page)
                .results()
                .map(match -> match.group(1))
                .filter(block -> block.startsWith("name ="))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsRead() throws IOException {
        writeTable();
        return examples().stream()
                .map(text -> DynamicTest.dynamicTest(text.lines().findFirst().orElseThrow(), () -> read(text)));
    }

    @Test
    void theExamplesShowSamplesAFormulaWallsAndTheReverse() throws IOException {
        writeTable();
        List<Scenario> scenarios = new ArrayList<>();
        for (String text : examples()) {
            scenarios.add(read(text));
        }
        assertAll(
                () -> assertTrue(
                        scenarios.stream().anyMatch(s -> s.target().samples().isPresent() && s.dimension() == 2)),
                () -> assertTrue(scenarios.stream()
                        .anyMatch(s -> s.process().kind().equals("langevin")
                                && s.text().contains("^"))),
                () -> assertTrue(scenarios.stream()
                        .anyMatch(s -> s.domainOptions().confining() && s.text().contains("absorbing"))),
                () -> assertTrue(scenarios.stream()
                        .flatMap(s -> s.routes().stream())
                        .anyMatch(route -> route.direction().reverse())));
    }

    @Test
    void everyRegisteredNameIsOnThePage() {
        assertNamed(FiniteVolume.registry().names());
        assertNamed(Spacings.registry().names());
        assertNamed(
                Arrays.stream(ShiftedSolver.values()).map(ShiftedSolver::label).toList());
        assertNamed(TimeIntegrators.registry().names());
        assertNamed(SdeSchemes.registry().names());
        assertNamed(LikelihoodEstimators.registry().names());
        assertNamed(Potentials.registry().names());
        assertNamed(Arrays.stream(ReverseVariance.values())
                .map(ReverseVariance::label)
                .toList());
        assertNamed(Arrays.stream(ElementaryFunction.values())
                .map(function -> function.name().toLowerCase(Locale.ROOT))
                .toList());
        assertNamed(List.of(
                NeglectedTerm.PRIOR_MISMATCH,
                NeglectedTerm.EARLY_STOPPING,
                NeglectedTerm.SCORE_ERROR,
                NeglectedTerm.DISCRETISATION,
                NeglectedTerm.SAMPLING));
    }

    @Test
    void everyKindIsOnThePage() {
        String route = GAUSSIAN + PROCESS + "[[route]]\nname = \"r\"\n";
        assertKnownNamed("[target]\nkind = \"%s\"\n" + PROCESS);
        assertKnownNamed(GAUSSIAN + "[process]\nkind = \"%s\"\n");
        assertKnownNamed(GAUSSIAN + PROCESS + "schedule = \"%s\"\n");
        assertKnownNamed(route + "kind = \"%s\"\n");
        String particles = "kind = \"particles\"\nscheme = \"euler-maruyama\"\nparticles = 1\nsteps = 1\n";
        for (String key : List.of("estimator", "direction")) {
            assertKnownNamed(route + particles + key + " = \"%s\"\n");
        }
        for (String key : List.of("score", "start-law")) {
            assertKnownNamed(route + particles + "direction = \"reverse\"\n" + key + " = \"%s\"\n");
        }
        assertKnownNamed(
                GAUSSIAN + "[process]\nkind = \"custom\"\ndrift = [0]\nvolatility = \"x\"\ninterpretation = \"%s\"\n");
        assertKnownNamed(GAUSSIAN + PROCESS + "[domain]\nboundary = [\"%s\"]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[target]\nkind = \"gaussian-mixture\"\nweights = [1]\nmeans = [[0]]\ndeviations = [1]\n",
                "[target]\nkind = \"samples\"\nfile = \"measured.csv\"\ncolumns = [\"length\"]\n",
                "[target]\nkind = \"gibbs\"\npotential = \"quadratic\"\n",
                "[target]\nkind = \"uniform\"\nlower = [0]\nupper = [1]\n",
                "[target]\nkind = \"point\"\nat = [0]\n"
            })
    void everyKeyOfATargetIsOnThePage(String target) throws IOException {
        writeTable();
        assertKnownNamed(target + "%s = 1\n" + PROCESS + "[domain]\nlower = [-5]\nupper = [5]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "variance-preserving",
                "variance-exploding",
                "sub-variance-preserving",
                "ornstein-uhlenbeck",
                "edm",
                "brownian",
                "langevin\"\npotential = \"x^2",
                "custom\"\ndrift = [\"-x\"]\nvolatility = 1\n#\"",
                "custom\"\npotential = \"x^2\"\ndiffusion = 1\n#\"",
                "complete-recipe\"\npotential = \"x^2\"\ndiffusion = 1\nrotation = [[0]]\n#\"",
                "linear\"\ndrift = [[-1]]\nnoise = [[1]]\n#\""
            })
    void everyKeyOfAProcessIsOnThePage(String kind) {
        assertKnownNamed(GAUSSIAN + "[process]\nkind = \"" + kind + "\"\n%s = 1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = \"exact\"",
                "kind = \"finite-volume\"\ncells = 10\nsteps = 1\ndirection = \"reverse\"",
                "kind = \"spectral\"\ncells = 10\nsteps = 1",
                "kind = \"chebyshev\"\ncells = 10\nsteps = 1",
                "kind = \"particles\"\nscheme = \"euler-maruyama\"\nparticles = 1\nsteps = 1",
            })
    void everyKeyOfARouteIsOnThePage(String keys) {
        assertKnownNamed(GAUSSIAN + PROCESS + "[[route]]\nname = \"r\"\n" + keys + "\n%s = 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sinh", "half-line"})
    void everyParameterOfASpacingIsOnThePage(String kind) {
        assertKnownNamed(GAUSSIAN + PROCESS + "[[route]]\nname = \"r\"\nkind = \"finite-volume\"\ncells = 10\n"
                + "spacing = { kind = \"" + kind + "\", %s = 1 }\nsteps = 1\n");
    }

    @Test
    void everyKeyOfTheOtherSectionsIsOnThePage() {
        String start = GAUSSIAN + PROCESS;
        assertKnownNamed("%s = 1\n" + start);
        assertKnownNamed(start + "[time]\n%s = 1\n");
        assertKnownNamed(start + "[domain]\n%s = 1\n");
        assertKnownNamed(start + "[reaction]\nkilling = 1\n%s = 1\n");
        String box = "[domain]\nlower = [0]\nupper = [1]\n";
        assertKnownNamed("[manufactured]\nsolution = \"1\"\n%s = 1\n" + box + PROCESS);
        assertKnownNamed(start + "[probe]\npoints = [[0]]\n%s = 1\n");
        String likelihood = start + "[likelihood]\npoints = [[0]]\n";
        assertKnownNamed(likelihood + "%s = 1\n[[likelihood.estimator]]\nkind = \"probability-flow\"\n");
        for (String kind : LikelihoodEstimators.registry().names()) {
            assertKnownNamed(likelihood + "[[likelihood.estimator]]\nkind = \"" + kind + "\"\n%s = 1\n");
        }
    }

    @Test
    void everyKeyOfAnAnalysisIsOnThePage() {
        String start = GAUSSIAN + PROCESS + "[[analysis]]\n";
        assertKnownNamed(start + "kind = \"%s\"\n");
        String grid = "cells = 10\nsteps = 1\n%s = 1\n";
        assertKnownNamed(start + "kind = \"survival\"\n" + grid);
        assertKnownNamed(start + "kind = \"expectation\"\nobservable = \"x\"\n" + grid);
        String alone = "cells = 10\n%s = 1\n";
        assertKnownNamed(start + "kind = \"steady-state\"\nobservables = [\"x\"]\n" + alone);
        assertKnownNamed(start + "kind = \"spectrum\"\neigenvalues = 1\n" + alone);
        assertKnownNamed(start + "kind = \"first-passage\"\nfrom = [0]\ninto = \"x\"\n" + alone);
        assertKnownNamed(start + "kind = \"committor\"\nfirst = \"x\"\nsecond = \"-x\"\npoints = [[0]]\n" + alone);
        assertKnownNamed(start + "kind = \"entropy-production\"\n" + alone);
    }

    @Test
    void everyKeyOfASamplerIsOnThePage() {
        String start = GAUSSIAN + PROCESS + "[[sampler]]\nname = \"s\"\n";
        assertKnownNamed(start + "kind = \"%s\"\n");
        String way = start + "kind = \"ddim\"\nsteps = 2\n";
        for (String key : List.of("spacing", "model", "start-law")) {
            assertKnownNamed(way + key + " = \"%s\"\n");
        }
        for (String kind : Samplers.registry().names()) {
            assertKnownNamed(start + "steps = 2\nkind = \"" + kind + "\"\n%s = 1\n");
        }
    }

    @Test
    void everyKeyOfAScoreIsOnThePage() {
        String start = GAUSSIAN + PROCESS + "[[score]]\nname = \"s\"\n";
        assertKnownNamed(start + "kind = \"%s\"\n");
        assertKnownNamed(start + "kind = \"empirical\"\ndata = \"%s\"\n");
        for (String kind : ScoreEstimators.registry().names()) {
            assertKnownNamed(start + "kind = \"" + kind + "\"\n%s = 1\n");
        }
        assertKnownNamed(start + "kind = \"grid\"\n%s = 1\n");
        assertKnownNamed(start + "kind = \"exact\"\n%s = 1\n");
    }

    @Test
    void everyKeyOfAMeasurementIsOnThePage() {
        String start = GAUSSIAN + PROCESS + "[measurement]\nnoise = 1\nobserve = [1]\n";
        String method = "[[posterior]]\nname = \"p\"\n";
        assertKnownNamed(start + "%s = 1\n" + method + "kind = \"dps\"\n");
        assertKnownNamed(start + method + "kind = \"%s\"\n");
        for (String kind : PosteriorSamplers.registry().names()) {
            assertKnownNamed(start + method + "kind = \"" + kind + "\"\n%s = 1\n");
        }
        assertNamed(Arrays.stream(Resampling.values()).map(Resampling::label).toList());
    }

    @Test
    void everyFieldOfTheResultsIsOnThePage() {
        List<String> fields = Stream.of(
                        Results.class,
                        Machine.class,
                        ScenarioResult.class,
                        RouteResult.class,
                        Comparison.class,
                        Probe.class,
                        LikelihoodResult.class,
                        Mass.class,
                        AnalysisResult.class,
                        SamplerResult.class,
                        ScoreResult.class,
                        PosteriorResult.class,
                        Note.class,
                        Manifest.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                // Its members are written beside the others.
                .filter(field -> !field.equals("more"))
                .toList();
        assertNamed(fields);
    }

    @Test
    void thePageIsAtMost120ColumnsWide() {
        assertEquals(List.of(), page.lines().filter(line -> line.length() > 120).toList());
    }

    private static void assertNamed(Collection<String> wanted) {
        assertFalse(wanted.isEmpty());
        List<String> missing =
                wanted.stream().filter(name -> !names.contains(name)).toList();
        assertEquals(List.of(), missing, "not on the page");
    }

    /** Puts a strange name into a scenario; all that the refusal says to be known has to be on the page. */
    private void assertKnownNamed(String template) {
        String text = "name = \"test\"\n" + template.replace("%s", STRANGE);
        ScenarioException refusal = assertThrows(ScenarioException.class, () -> read(text));
        String message = String.valueOf(refusal.getMessage());
        int known = message.indexOf("; known: ");
        assertTrue(message.contains(STRANGE) && known >= 0, message);
        assertNamed(List.of(message.substring(known + "; known: ".length()).split(", ")));
    }

    private Scenario read(String text) throws IOException {
        Path file = directory.resolve("scenario.toml");
        Files.writeString(file, text);
        return ScenarioReader.read(file, 1);
    }

    /** Forty points around two places, on small ellipses. */
    private void writeTable() throws IOException {
        String rows = IntStream.range(0, 40)
                .mapToObj(j -> {
                    double length = 2 + j % 2 + 0.3 * Math.cos(j);
                    double width = 1 + 2 * (j % 2) + 0.2 * Math.sin(2.0 * j);
                    return length + "," + width;
                })
                .collect(Collectors.joining("\n", "length,width\n", "\n"));
        Files.writeString(directory.resolve("measured.csv"), rows);
    }
}
