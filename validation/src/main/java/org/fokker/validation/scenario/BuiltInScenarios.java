package org.fokker.validation.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fokker.method.UnknownNameException;

/** The scenarios that come with the program: TOML files beside this class. */
public final class BuiltInScenarios {

    private static final List<String> NAMES = List.of(
            "ornstein-uhlenbeck",
            "three-modes",
            "two-moons-of-gaussians",
            "correlated",
            "double-well",
            "reverse",
            "old-faithful",
            "opinion-formation",
            "cox-ingersoll-ross",
            "cox-ingersoll-ross-half-line",
            "first-passage",
            "double-well-escape",
            "tilted-washboard",
            "rotating-ornstein-uhlenbeck",
            "full-tensor-ornstein-uhlenbeck",
            "full-tensor-anti-correlated",
            "full-tensor-half-correlated",
            "full-tensor-strongly-correlated",
            "caughey-oscillator",
            "kramers",
            "duffing",
            "complete-recipe",
            "manufactured",
            "following",
            "chebyshev",
            "samplers",
            "learnt-scores",
            "inverse-problem",
            "digits");

    private BuiltInScenarios() {}

    /**
     * Returns the names.
     *
     * @return the names in the order in which they are run
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Returns the text of a scenario, for users to copy and edit.
     *
     * @param name its name
     * @return the TOML
     * @throws UnknownNameException if there is none of that name
     */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new UnknownNameException("scenario", name, NAMES);
        }
        return new String(resource(name + ".toml"), StandardCharsets.UTF_8);
    }

    /**
     * Returns the title of a scenario, without reading the rest.
     *
     * @param name its name
     * @return one line for people
     * @throws UnknownNameException if there is none of that name
     */
    public static String title(String name) {
        return new Source(name, text(name)).parse().string("title");
    }

    /**
     * Reads a scenario.
     *
     * @param name its name
     * @param seed decides the division of samples and the start of fits
     * @return the scenario
     * @throws UnknownNameException if there is none of that name
     */
    public static Scenario read(String name, long seed) {
        return ScenarioReader.read(name, text(name), (section, file) -> resource(file), seed);
    }

    private static byte[] resource(String file) {
        try (InputStream stream = BuiltInScenarios.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new ScenarioException("there is no built-in file '" + file + "'");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the built-in file '" + file + "'", e);
        }
    }
}
