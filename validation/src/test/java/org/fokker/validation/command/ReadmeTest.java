package org.fokker.validation.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.SpectralMethods;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.grid.CellAverages;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.particle.SdeSchemes;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows is run, and what it promises is what the registries promise. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");

    private static final String BEGIN = "<!-- orders: made from the registries, held to them by a test -->";
    private static final String END = "<!-- /orders -->";

    @TempDir
    private Path directory;

    private static String readme() throws IOException {
        return Files.readString(README);
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher fence = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(readme());
        List<String> blocks = new ArrayList<>();
        while (fence.find()) {
            blocks.add(fence.group(1));
        }
        return blocks;
    }

    /** The commands of the README but the full run, which is too long for a test. */
    static List<String> commands() throws IOException {
        return blocks("sh").stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> line.startsWith("./fokker ") && !line.equals("./fokker validate"))
                .toList();
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Fokker.run(new PrintWriter(out), new PrintWriter(err), arguments);
        assertEquals(0, status, out + "\n" + err);
        return out.toString();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theCommandsWork(String command) {
        List<String> arguments = new ArrayList<>(
                Arrays.asList(command.substring("./fokker ".length()).split(" +")));
        boolean writes =
                arguments.contains("validate") && !arguments.contains("--no-report") && !command.contains("help");
        if (writes) {
            arguments.addAll(List.of("--out", directory.resolve("out").toString()));
        }
        assertFalse(run(arguments.toArray(String[]::new)).isEmpty());
    }

    @Test
    void thereAreCommandsToTry() throws IOException {
        assertTrue(commands().size() >= 3, commands().toString());
    }

    @Test
    void theScenarioPasses() throws IOException {
        Path file = directory.resolve("two-modes.toml");
        Files.writeString(file, blocks("toml").get(0));
        assertTrue(run("validate", "--no-report", file.toString()).contains("1 of 1 scenarios passed"));
    }

    /** The code of the README, kept in step by hand; the next test holds the two together. */
    @Test
    void theLibraryComesNearTheExactLaw() {
        GaussianMixture target = GaussianMixture.isotropic(
                new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1.0}}, new double[] {0.2, 0.4});
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1);
        Domain domain = Domain.box(new double[] {-8}, new double[] {8}, Boundary.REFLECTING);
        FokkerPlanckProblem problem = new FokkerPlanckProblem(process, target, domain, 0, 1);
        try (Workers workers = Workers.of(2)) {
            SemiDiscretisation system = FiniteVolume.scharfetterGummel(800).discretise(problem, workers);
            double[] u = system.initial();
            TimeIntegrators.of("crank-nicolson", 200)
                    .integrate(system, u, new double[] {0, 1}, (t, index, state) -> {});
            double[] exact = CellAverages.of(new MixtureDiffusion(process, target).marginal(1), system.grid());
            double distance = 0;
            for (int c = 0; c < u.length; c++) {
                distance += Math.abs(u[c] - exact[c]) * system.grid().volume(c);
            }
            // The equilibrium N(0, 1) on cells of h = 0.02: numerical diffusion 1 + (x h)²/12 changes it by about
            // h²/12,
            // and 200 steps of Crank–Nicolson over a rate of 20 leave some 1e-5; both together stay below 1e-4.
            assertTrue(distance < 1e-4, "L1 distance " + distance);
        }
    }

    @Test
    void theCodeOfTheReadmeIsTheCodeOfTheTest() throws IOException {
        String test = words(Files.readString(
                Path.of("src/test/java", ReadmeTest.class.getName().replace('.', '/') + ".java")));
        for (String statement : blocks("java").get(0).split(";\\n")) {
            if (!statement.isBlank() && !statement.strip().equals("}")) {
                assertTrue(test.contains(words(statement)), statement);
            }
        }
    }

    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void theOrdersTableIsThatOfTheRegistries() throws IOException {
        String readme = readme();
        String table = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
        assertEquals(ordersTable(), table.strip());
    }

    private static String ordersTable() {
        return "| scheme | kind | promise |\n| --- | --- | --- |\n"
                + Stream.of(
                                rows("space", FiniteVolume.registry()),
                                rows("space", SpectralMethods.registry()),
                                rows("time", TimeIntegrators.registry()),
                                rows("particles", SdeSchemes.registry()))
                        .flatMap(rows -> rows)
                        .collect(Collectors.joining("\n"));
    }

    private static Stream<String> rows(String kind, Registry<?> registry) {
        return registry.entries().stream()
                .map(entry -> "| `" + entry.name() + "` | " + kind + " | " + promise(entry.promises()) + " |");
    }

    private static String promise(Promises promises) {
        return promises.asMap().keySet().stream()
                .map(property -> words(property)
                        + promises.order(property)
                                .map(order -> " " + Columns.number(order))
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }

    private static String words(Property property) {
        return property.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
