package org.fokker.validation.converge;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.fokker.validation.result.Machine;

/**
 * Everything that one run has measured: the document written as {@code converge.json}.
 *
 * @param schema version of the document's layout, see {@link #SCHEMA}
 * @param version version of Fokker
 * @param seed seed of every random number of the run
 * @param quick whether the ladders were the shorter ones
 * @param machine what it ran on
 * @param studies one result per study, in the order in which they were asked for
 * @param workPrecision what errors cost
 */
@JsonPropertyOrder({"schema", "version", "seed", "quick", "machine", "studies", "workPrecision"})
public record ConvergeResults(
        int schema,
        String version,
        long seed,
        boolean quick,
        Machine machine,
        List<StudyResult> studies,
        List<WorkPrecision> workPrecision) {

    /** The layout that this version writes. */
    public static final int SCHEMA = 1;

    /**
     * Copies the lists.
     *
     * @param schema version of the document's layout
     * @param version version of Fokker
     * @param seed seed of every random number of the run
     * @param quick whether the ladders were the shorter ones
     * @param machine what it ran on
     * @param studies one result per study
     * @param workPrecision what errors cost
     */
    public ConvergeResults {
        studies = List.copyOf(studies);
        workPrecision = List.copyOf(workPrecision);
    }

    /**
     * Describes a run of this version.
     *
     * @param version version of Fokker
     * @param seed seed of every random number of the run
     * @param quick whether the ladders were the shorter ones
     * @param machine what it ran on
     * @param studies one result per study
     * @return the document
     */
    public static ConvergeResults of(
            String version, long seed, boolean quick, Machine machine, List<StudyResult> studies) {
        List<WorkPrecision> costs = studies.stream()
                .flatMap(study -> WorkPrecision.of(study).stream())
                .toList();
        return new ConvergeResults(SCHEMA, version, seed, quick, machine, studies, costs);
    }

    /**
     * Says whether every promise is kept.
     *
     * @return true if all studies passed; true for an empty run
     */
    public boolean allPassed() {
        return studies.stream().allMatch(StudyResult::passed);
    }
}
