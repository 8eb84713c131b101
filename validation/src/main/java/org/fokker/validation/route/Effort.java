package org.fokker.validation.route;

import java.util.List;
import org.fokker.fokkerplanck.Stepping;

/** How much work a run may cost. The scenario states the full effort; a quick run makes less and expects less. */
public enum Effort {
    /** As the scenario says. */
    FULL(1, 1, Integer.MAX_VALUE),
    /** For a first look: coarser grids, a share of the samples, one of the held-out points. */
    QUICK(2, 100, 1);

    private final int resolution;
    private final int samples;
    private final int points;

    Effort(int resolution, int samples, int points) {
        this.resolution = resolution;
        this.samples = samples;
        this.points = points;
    }

    /**
     * Cells per axis of a finite-volume grid. In several dimensions the cost grows with every axis and is cut twice.
     *
     * @param full cells at full effort
     * @return cells at this effort, at least 2 each
     */
    public int[] cells(List<Integer> full) {
        int divisor = full.size() == 1 ? resolution : resolution * resolution;
        return full.stream().mapToInt(n -> Math.max(2, n / divisor)).toArray();
    }

    /**
     * Nodes per axis of a spectral grid, which soon resolves nothing when nodes are taken from it.
     *
     * @param full nodes at full effort
     * @return nodes at this effort, at least 4 each
     */
    public int[] nodes(List<Integer> full) {
        return full.stream().mapToInt(n -> Math.max(4, n / resolution)).toArray();
    }

    /**
     * Time steps.
     *
     * @param full steps at full effort
     * @return steps at this effort, at least 1
     */
    public int steps(int full) {
        return Math.max(1, full / resolution);
    }

    /**
     * Time steps of a grid route. A tolerance is met by the steps h ∝ tolerance^{1/(p+1)}, since the error of a step is h^{p+1}.
     *
     * @param full steps at full effort
     * @param order p of the integrator
     * @return steps at this effort
     */
    public Stepping stepping(Stepping full, double order) {
        if (full instanceof Stepping.Adaptive adaptive) {
            return Stepping.adaptive(adaptive.tolerance() * Math.pow(resolution, order + 1));
        }
        return Stepping.fixed(steps(((Stepping.Fixed) full).steps()));
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

    /**
     * Points of an ensemble that a sampler leads, whose cost grows with the dimension.
     *
     * @param full number at full effort
     * @return number at this effort, at least 100 unless even the full effort is less
     */
    public int ensemble(long full) {
        return Math.toIntExact(Math.max(Math.min(full, 100), full / (resolution * resolution * resolution)));
    }

    /**
     * Held-out points whose likelihood is estimated.
     *
     * @param full number at full effort
     * @return number at this effort
     */
    public int points(int full) {
        return Math.min(full, points);
    }
}
