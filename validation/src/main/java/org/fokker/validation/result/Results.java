package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Everything that one run has found: the document written as {@code results.json}.
 *
 * @param schema version of the document's layout, see {@link #SCHEMA}
 * @param version version of Fokker
 * @param seed seed of every random number of the run
 * @param machine what it ran on
 * @param scenarios one result per scenario, in the order in which they were asked for
 */
@JsonPropertyOrder({"schema", "version", "seed", "machine", "scenarios"})
public record Results(int schema, String version, long seed, Machine machine, List<ScenarioResult> scenarios) {

    /** The layout that this version writes. */
    public static final int SCHEMA = 1;

    /**
     * Copies the list.
     *
     * @param schema version of the document's layout
     * @param version version of Fokker
     * @param seed seed of every random number of the run
     * @param machine what it ran on
     * @param scenarios one result per scenario
     */
    public Results {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * Says whether every comparison of every scenario passed.
     *
     * @return true if all scenarios passed; true for an empty run
     */
    public boolean allPassed() {
        return scenarios.stream().allMatch(ScenarioResult::passed);
    }
}
