package org.fokker.validation.scenario;

import java.nio.file.Path;

/** Reads scenario files; everything that it does not understand is refused. */
public final class ScenarioReader {

    private ScenarioReader() {}

    /**
     * Reads a scenario file.
     *
     * @param file a TOML file
     * @param seed decides the division of samples and the start of fits; the same seed gives the same scenario
     * @return the scenario
     * @throws ScenarioException if the file cannot be read or used; its message names file and line
     */
    public static Scenario read(Path file, long seed) {
        throw new UnsupportedOperationException(file + " " + seed);
    }

    /** Finds the text of a file that a scenario names. */
    @FunctionalInterface
    interface Tables {

        /** Returns the text of the file of that name. */
        String text(String file);
    }

    static Scenario read(String origin, String text, Tables tables, long seed) {
        throw new UnsupportedOperationException(origin + text.length() + tables + seed);
    }
}
