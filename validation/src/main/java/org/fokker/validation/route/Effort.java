package org.fokker.validation.route;

import java.util.List;

/** How much work a run may cost. The scenario states the full effort; a quick run states less and expects less. */
public enum Effort {
    /** As the scenario says. */
    FULL(1, 1, 1),
    /** For a first look: half the resolution of grids, a share of the samples. */
    QUICK(2, 2, 40);

    private final int cells;
    private final int steps;
    private final int samples;

    Effort(int cells, int steps, int samples) {
        this.cells = cells;
        this.steps = steps;
        this.samples = samples;
    }

    /**
     * Cells per axis.
     *
     * @param full cells at full effort
     * @return cells at this effort, at least 2 each
     */
    public int[] cells(List<Integer> full) {
        return full.stream().mapToInt(n -> Math.max(2, n / cells)).toArray();
    }

    /**
     * Time steps.
     *
     * @param full steps at full effort
     * @return steps at this effort, at least 1
     */
    public int steps(int full) {
        return Math.max(1, full / steps);
    }

    /**
     * Particles or samples.
     *
     * @param full number at full effort
     * @return number at this effort, at least 1000 unless even the full effort is less
     */
    public long samples(long full) {
        return Math.max(Math.min(full, 1000), full / samples);
    }
}
