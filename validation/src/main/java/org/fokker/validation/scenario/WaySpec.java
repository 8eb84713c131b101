package org.fokker.validation.scenario;

import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacing;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.process.Schedule;

/**
 * The times of a way from noise to data.
 *
 * @param steps intervals of the time grid
 * @param spacing name of a time spacing
 * @param start last time of the way, ≥ 0; the first one is the end of the scenario
 */
public record WaySpec(int steps, String spacing, double start) {

    /** {@return the spacing of the times} */
    public TimeSpacing timeSpacing() {
        return TimeSpacings.registry().find(spacing).factory();
    }

    /**
     * Returns the times.
     *
     * @param schedule of the process
     * @param end first time of the way
     * @param count intervals in the place of the given number
     * @return the grid
     */
    public TimeGrid grid(Schedule schedule, double end, int count) {
        return TimeGrid.of(schedule, timeSpacing(), start, end, count);
    }
}
