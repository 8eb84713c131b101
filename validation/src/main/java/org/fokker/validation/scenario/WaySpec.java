package org.fokker.validation.scenario;

import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacing;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.diffusion.sampler.LocalErrorSpacing;
import org.fokker.process.Schedule;

/**
 * The times of a way from noise to data.
 *
 * @param steps intervals of the time grid
 * @param spacing name of a time spacing, or {@link LocalErrorSpacing#NAME}
 * @param start last time of the way, ≥ 0; the first one is the end of the scenario
 */
public record WaySpec(int steps, String spacing, double start) {

    /** {@return whether the spacing is not one by name, but measured on sampler and model, {@link LocalErrorSpacing}} */
    public boolean measured() {
        return spacing.equals(LocalErrorSpacing.NAME);
    }

    /**
     * Returns the spacing by name; what is measured needs what named spacings by the signal-to-noise ratio need, and is stood for by
     * equal steps in its logarithm.
     *
     * @return the spacing
     */
    public TimeSpacing timeSpacing() {
        return measured()
                ? TimeSpacings.LOG_SNR
                : TimeSpacings.registry().find(spacing).factory();
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
