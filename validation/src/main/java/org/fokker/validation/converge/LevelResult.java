package org.fokker.validation.converge;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found on one level.
 *
 * @param count how many steps, cells or samples
 * @param size the size that tends to zero
 * @param errors the error in each norm of the study; NaN on the finest level of a study that compares levels with each other
 * @param standardErrors standard error of each error; empty where errors are not sampled
 * @param doubt bound of what each error may be off by
 * @param order order between the level before and this one, first norm; NaN for the coarsest
 * @param work work in units that do not depend on the machine
 * @param seconds wall time of one thread; null in a run that is to be reproduced byte for byte
 */
@JsonPropertyOrder({"count", "size", "errors", "standardErrors", "doubt", "order", "work", "seconds"})
public record LevelResult(
        long count,
        double size,
        List<Double> errors,
        List<Double> standardErrors,
        double doubt,
        double order,
        double work,
        @Nullable Double seconds) {

    /**
     * Copies the lists.
     *
     * @param count how many steps, cells or samples
     * @param size the size that tends to zero
     * @param errors the error in each norm of the study
     * @param standardErrors standard error of each error
     * @param doubt bound of what each error may be off by
     * @param order order between the level before and this one
     * @param work work in units that do not depend on the machine
     * @param seconds wall time of one thread
     */
    public LevelResult {
        errors = List.copyOf(errors);
        standardErrors = List.copyOf(standardErrors);
    }

    LevelResult withoutTiming() {
        return new LevelResult(count, size, errors, standardErrors, doubt, order, work, null);
    }
}
