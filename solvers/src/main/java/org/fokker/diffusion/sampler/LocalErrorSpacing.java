package org.fokker.diffusion.sampler;

import java.util.Arrays;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacing;
import org.fokker.distribution.Distribution;
import org.fokker.execution.Workers;
import org.fokker.method.Promises.Property;
import org.fokker.process.Denoiser;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;

/**
 * Times spaced by the measured contribution of every stretch of λ = ½ log(a²/s²) to the error at the end.
 *
 * <p>A deterministic sampler of order p makes in a step h at λ an error that is c(λ) h^{p+1} at the end, and on a grid of steps h(λ) the
 * error ∫ c h^p dλ. Of all grids of N = ∫ dλ/h steps that is least for h ∝ c^{−1/(p+1)}: nodes are as dense as c^{1/(p+1)}. What c is, a pilot
 * tells: the sampler leads points on a grid of equal steps in λ, and on the grids on which two neighbouring steps are joined to one; the root
 * mean square of how far the points end apart is c h^{p+1} but for a factor that is the same everywhere. Where nothing is seen, some
 * nodes are put nevertheless. Errors are taken by their size, although those of different stretches may cancel.
 *
 * <p>It is a spacing for one sampler, model and range of times. Immutable.
 */
public final class LocalErrorSpacing implements TimeSpacing {

    /** Name under which it is asked for. */
    public static final String NAME = "local-error";

    /** Stretches of λ in which the error is taken to be the same; the pilot has twice as many steps. */
    private static final int STRETCHES = 24;

    /** Points that the pilot leads: the error is a mean over the law, wanted to a tenth. */
    private static final int POINTS = 64;

    /** Share of the mean density of nodes that every stretch has at least. */
    private static final double LEAST_DENSITY = 0.05;

    private final double start;
    private final double end;

    /** Share of the nodes before each edge of the stretches, from 0 at the end time to 1 at the start time. */
    private final double[] share;

    private LocalErrorSpacing(double start, double end, double... share) {
        this.start = start;
        this.end = end;
        this.share = share;
    }

    /**
     * Measures.
     *
     * @param sampler a deterministic sampler
     * @param model what it is given
     * @param begin law of the points at the end time
     * @param start last time of the way, with a finite signal-to-noise ratio
     * @param end first time, likewise
     * @param stream where the points come from
     * @param workers who does the work; they do not change a bit
     * @return the spacing between these times
     * @throws IllegalArgumentException if the sampler adds noise, or the times have no finite signal-to-noise ratio
     */
    public static LocalErrorSpacing measure(
            Sampler sampler,
            Denoiser model,
            Distribution begin,
            double start,
            double end,
            RandomStream stream,
            Workers workers) {
        if (sampler.normalsPerStep() > 0) {
            throw new IllegalArgumentException("spacing '" + NAME + "' is for deterministic samplers, and '"
                    + sampler.name() + "' adds noise; take 'log-snr' or 'quadratic'");
        }
        Schedule schedule = model.process().schedule();
        double low = schedule.logSnr(end);
        double high = schedule.logSnr(start);
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("spacing '" + NAME + "' needs finite signal-to-noise ratios, and half"
                    + " their logarithms are " + low + " at t = " + end + " and " + high + " at t = " + start);
        }
        int fine = 2 * STRETCHES;
        double[] times = new double[fine + 1];
        for (int k = 0; k <= fine; k++) {
            times[k] = schedule.timeOfLogSnr(low + (high - low) * k / fine);
        }
        times[0] = end;
        times[fine] = start;
        double[][] points = new double[begin.dimension()][POINTS];
        begin.sample(stream, 0, POINTS, points);
        double[][][] ends = new double[STRETCHES + 1][][];
        workers.run(ends.length, task -> ends[task] = led(sampler, model, without(times, task), points));
        double order = sampler.promises().order(Property.FLOW_ORDER).orElse(1.0);
        double[] density = new double[STRETCHES];
        for (int m = 0; m < STRETCHES; m++) {
            density[m] = Math.pow(apart(ends[m], ends[STRETCHES]), 1 / (order + 1));
        }
        return new LocalErrorSpacing(start, end, shares(density));
    }

    /** The times without the one in the middle of a stretch; all of them for what is no stretch. */
    private static double[] without(double[] times, int stretch) {
        if (stretch == STRETCHES) {
            return times;
        }
        double[] coarse = new double[times.length - 1];
        int middle = 2 * stretch + 1;
        System.arraycopy(times, 0, coarse, 0, middle);
        System.arraycopy(times, middle + 1, coarse, middle, coarse.length - middle);
        return coarse;
    }

    private static double[][] led(Sampler sampler, Denoiser model, double[] times, double[][] points) {
        TimeGrid grid = TimeGrid.through(model.process().schedule(), times);
        double[][] x = Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
        Sampler.Walk walk = sampler.walk(model, grid, POINTS);
        for (int k = 0; k < grid.steps(); k++) {
            walk.step(k, x, POINTS, new double[0][]);
        }
        return x;
    }

    private static double apart(double[][] x, double[][] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < POINTS; j++) {
                sum += (x[i][j] - y[i][j]) * (x[i][j] - y[i][j]);
            }
        }
        return Math.sqrt(sum / POINTS);
    }

    private static double[] shares(double[] density) {
        double mean = Arrays.stream(density).average().orElseThrow();
        double[] share = new double[STRETCHES + 1];
        for (int m = 0; m < STRETCHES; m++) {
            // A model that is exact in one step leaves nothing to be spaced by.
            share[m + 1] = share[m] + (mean > 0 ? Math.max(density[m], LEAST_DENSITY * mean) : 1);
        }
        for (int m = 0; m <= STRETCHES; m++) {
            share[m] /= share[STRETCHES];
        }
        return share;
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the times are not those that were measured
     */
    @Override
    public double[] times(Schedule schedule, double from, double to, int steps) {
        if (from != start || to != end) {
            throw new IllegalArgumentException("spacing '" + NAME + "' was measured between " + start + " and " + end
                    + ", asked for between " + from + " and " + to);
        }
        double low = schedule.logSnr(end);
        double high = schedule.logSnr(start);
        double[] times = new double[steps + 1];
        int m = 0;
        for (int k = 1; k < steps; k++) {
            double wanted = k / (double) steps;
            while (share[m + 1] < wanted) {
                m++;
            }
            double within = (wanted - share[m]) / (share[m + 1] - share[m]);
            times[steps - k] = schedule.timeOfLogSnr(low + (high - low) * (m + within) / STRETCHES);
        }
        times[0] = start;
        times[steps] = end;
        return times;
    }
}
