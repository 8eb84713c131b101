package org.fokker.validation.converge;

import java.util.ArrayList;
import java.util.List;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.method.NumericalException;

/**
 * Runs studies, one a task, each of them on one thread: results do not depend on the number of threads, and neither does what is
 * timed, as long as the machine has as many processors.
 */
public final class Laboratory {

    private final boolean quick;
    private final long seed;

    /**
     * Equips the laboratory.
     *
     * @param quick whether shorter and coarser ladders are wanted
     * @param seed key of every random number
     */
    public Laboratory(boolean quick, long seed) {
        this.quick = quick;
        this.seed = seed;
    }

    /**
     * Runs studies.
     *
     * @param studies what is measured
     * @param workers threads
     * @param progress hears of every study that is done
     * @return one result per study, in the same order
     * @throws NumericalException if a method fails on a level; the message names study and level
     */
    public List<StudyResult> run(List<Study> studies, Workers workers, Progress progress) {
        StudyResult[] results = new StudyResult[studies.size()];
        workers.run(results.length, task -> {
            results[task] = run(studies.get(task));
            progress.advance(1.0 / results.length);
        });
        return List.of(results);
    }

    private StudyResult run(Study study) {
        List<Level> ladder = study.ladder(quick);
        List<Errors> errors = new ArrayList<>();
        for (Level level : ladder) {
            try {
                errors.add(study.measure(level, quick, seed));
            } catch (NumericalException | IllegalArgumentException failure) {
                NumericalException named =
                        new NumericalException("study " + study.subject().name() + ", " + level.count() + " "
                                + study.subject().refined().counted() + ": " + failure.getMessage());
                named.initCause(failure);
                throw named;
            }
        }
        return Measurement.of(study.subject(), ladder, errors);
    }
}
