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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.grid.CellAverages;
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

    /** A measured order with its interval, as the table shows it. */
    private static final Pattern MEASURED =
            Pattern.compile("([a-z ]+) (?:[0-9.]+ \\[([0-9.]+), ([0-9.]+)\\]|e\\^\\(.*\\]|exact)");

    /** Orders closer than this are the same to the laboratory, and intervals are rounded outwards. */
    private static final double SAME = 0.01;

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

    /** The commands of the README but the full runs, which are too long for a test. */
    static List<String> commands() throws IOException {
        return blocks("sh").stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> line.startsWith("./fokker ") && !line.equals("./fokker validate"))
                .filter(line -> !line.startsWith("./fokker converge --all"))
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
        boolean runs = !arguments.contains("list");
        boolean writes = runs && !arguments.contains("--no-report") && !command.contains("help");
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

    /** The rows of the orders table, as lists of cells. */
    private static List<List<String>> table() throws IOException {
        String readme = readme();
        return readme.substring(readme.indexOf(OrdersTable.BEGIN), readme.indexOf(OrdersTable.END))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList())
                .toList();
    }

    @Test
    void theOrdersTableIsThatOfTheRegistries() throws IOException {
        List<List<String>> expected = OrdersTable.rows().stream()
                .map(row -> List.of("`" + row.scheme() + "`", row.kind(), row.promise()))
                .toList();
        assertEquals(
                expected,
                table().stream().map(row -> row.subList(0, 3)).toList(),
                "`fokker converge --all --readme README.md` makes the table");
    }

    @Test
    void theMeasuredOrdersContainThePromisedOnes() throws IOException {
        for (List<String> row : table()) {
            String measured = row.get(3);
            boolean promisesOrder = row.get(2).matches(".* order .*|.*spectral accuracy.*");
            assertEquals(promisesOrder, !measured.equals("–"), row.toString());
            if (promisesOrder) {
                for (String cell : measured.split("; ")) {
                    assertContainsItsPromise(cell, row);
                }
            }
        }
    }

    private static void assertContainsItsPromise(String measured, List<String> row) {
        Matcher matcher = MEASURED.matcher(measured);
        assertTrue(matcher.matches(), row.toString());
        String property = matcher.group(1);
        String promise = Arrays.stream(row.get(2).split(", "))
                .filter(words -> words.matches(Pattern.quote(property) + "( [0-9./]+)?"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(property + " is not promised: " + row));
        if (matcher.group(2) != null) {
            String[] fraction = promise.substring(property.length()).strip().split("/");
            double promised =
                    Double.parseDouble(fraction[0]) / (fraction.length > 1 ? Double.parseDouble(fraction[1]) : 1);
            // Above is no breach; below is.
            assertTrue(promised <= Double.parseDouble(matcher.group(3)) + SAME, row.toString());
        }
    }
}
