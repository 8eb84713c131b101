package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.fokker.diffusion.TimeSpacings;

/** Reads the times of ways from noise to data, and of whatever stops before the data. */
final class WayReader {

    private static final int MOST_STEPS = 1_000_000;
    private static final double DEFAULT_START = 1e-3;

    private WayReader() {}

    /**
     * Reads the keys steps, spacing and start.
     *
     * @param section the section
     * @param time the times of the scenario
     * @param usualSteps steps if the section says none; nothing if it has to
     * @param more spacings that are known besides those of the registry
     */
    static WaySpec read(Section section, TimeSpec time, OptionalInt usualSteps, String... more) {
        int steps = usualSteps.isPresent() && !section.has("steps")
                ? usualSteps.getAsInt()
                : section.count("steps", 2, MOST_STEPS);
        List<String> spacings = new ArrayList<>(TimeSpacings.registry().names());
        spacings.addAll(List.of(more));
        String spacing = section.choiceOr("spacing", "time spacing", spacings, TimeSpacings.LOG_SNR.name());
        double start = start(section, time, section.atLeastZeroOr("start", usualStart(time)));
        return new WaySpec(steps, spacing, start);
    }

    /** Reads an early stopping time, after 0. */
    static double positiveStart(Section section, TimeSpec time) {
        return start(section, time, section.positiveOr("start", usualStart(time)));
    }

    private static double usualStart(TimeSpec time) {
        return Math.min(DEFAULT_START, DEFAULT_START * time.end());
    }

    private static double start(Section section, TimeSpec time, double start) {
        if (start >= time.end()) {
            throw section.error("start", "must be before the end " + time.end() + ", got " + start);
        }
        return start;
    }
}
