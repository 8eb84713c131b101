package org.fokker.diffusion.score;

import java.util.Arrays;
import org.fokker.distribution.Density;
import org.fokker.distribution.Distribution;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.following.FollowingDomain;
import org.fokker.fokkerplanck.following.Motion;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;

/**
 * The score of a numerical solution of the Fokker–Planck equation: p_t from p_0 in a box c(t) + S(t) [−w, w]ᵈ that follows the law, by the
 * exponentially fitted fluxes of Scharfetter and Gummel and steps that keep every cell positive, so that log p is there wherever p
 * is. It needs no data and no closed form, and d ≤ 2.
 *
 * <p>In the frame ξ = (x − c)/S the averages of a cell become values at its centre and their logarithms cubics over four centres of each axis
 * ({@link GridDensity#evaluate}). With cells of width h this errs by O(h⁴) in log p and O(h³) in its gradient, and the averages themselves by h²
 * e(ξ) with a smooth e, which the gradient leaves of order h²: the score is of second order in h where p is smooth. Between the times that are
 * kept, log p is linear in the clock log(τ + v) of {@link NoiseClock} at fixed ξ, so that its error there is of second order in the interval, as
 * that of the steps is. A Gaussian does not move in its frame and has no such error.
 *
 * <p>In the tails the solution is that of the scheme: implicit steps leave exponential tails where those of p fall faster, and log p and the
 * score have no relative accuracy there, which p itself weighs with next to nothing. Where p underflows, and outside of the box, where a
 * Gaussian has no more than 2·10⁻⁹ d, the score is that of the Gaussian with the same mean and deviations, −ξ/S: finite, and towards the law.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GridScore implements Denoiser {

    /** Name under which models are asked for. */
    public static final String NAME = "grid";

    /** Most axes of a grid. */
    private static final int MOST_DIMENSIONS = 2;

    /** w: half-width of the box in standard deviations. */
    private static final double DEVIATIONS = 6;

    /** Times may miss the ends by this share of the range, by rounding. */
    private static final double ROUNDING = 1e-9;

    private final AffineGaussianProcess process;
    private final Motion motion;
    private final NoiseClock clock;
    private final double start;
    private final double end;
    /** q(ξ, t) at equal intervals of the clock from start to end. */
    private final GridDensity[] kept;

    private GridScore(
            AffineGaussianProcess process,
            Motion motion,
            NoiseClock clock,
            double start,
            double end,
            GridDensity... kept) {
        this.process = process;
        this.motion = motion;
        this.clock = clock;
        this.start = start;
        this.end = end;
        this.kept = kept;
    }

    /**
     * Solves the equation from a law that knows its moments.
     *
     * @param process the process that makes the noise, d ≤ 2
     * @param target p_0
     * @param start first time at which the score will be asked for, &gt; 0
     * @param end last time, with a(end) &gt; 0
     * @param cells cells along each axis, ≥ 4
     * @param steps time steps from 0 to end, ≥ 2; those from start on are kept
     * @param workers who does the work; no bit depends on their number
     * @return the score from start to end
     * @throws IllegalArgumentException if the dimensions differ or exceed 2, the times or numbers are not as described, or p_0 has no width
     *     along an axis
     * @throws org.fokker.method.NumericalException if the march fails
     */
    public static GridScore solve(
            AffineGaussianProcess process,
            Distribution target,
            double start,
            double end,
            int cells,
            int steps,
            Workers workers) {
        return solve(process, target, target.mean(), target.covariance(), start, end, cells, steps, workers);
    }

    /**
     * Solves the equation from a density whose moments are given: they place the box, and nothing else depends on them.
     *
     * @param process the process that makes the noise, d ≤ 2
     * @param target p_0
     * @param mean its mean, d
     * @param covariance its covariance, d × d
     * @param start first time at which the score will be asked for, &gt; 0
     * @param end last time, with a(end) &gt; 0
     * @param cells cells along each axis, ≥ 4
     * @param steps time steps from 0 to end, ≥ 2; those from start on are kept
     * @param workers who does the work; no bit depends on their number
     * @return the score from start to end
     * @throws IllegalArgumentException as the other method
     * @throws org.fokker.method.NumericalException if the march fails
     */
    public static GridScore solve(
            AffineGaussianProcess process,
            Density target,
            double[] mean,
            double[][] covariance,
            double start,
            double end,
            int cells,
            int steps,
            Workers workers) {
        int d = process.dimension();
        if (d > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "the score '" + NAME + "' needs a grid, and so d <= " + MOST_DIMENSIONS + ", got d = " + d);
        }
        if (!(start > 0 && start < end && Double.isFinite(process.schedule().logSnr(end)))) {
            throw new IllegalArgumentException(
                    "the score '" + NAME + "' is kept for times 0 < start < end with some signal"
                            + " left at the end, got " + start + " and " + end);
        }
        if (cells < 4 || steps < 2) {
            throw new IllegalArgumentException(
                    "the score '" + NAME + "' needs cells >= 4 and steps >= 2, got " + cells + " and " + steps);
        }
        FollowingDomain following = FollowingDomain.of(
                new FokkerPlanckProblem(process, target, freeSpace(d), 0, end), mean, covariance, DEVIATIONS);
        int[] shape = new int[d];
        Arrays.fill(shape, cells);
        SemiDiscretisation system = FiniteVolume.scharfetterGummel(shape).discretise(following.problem(), workers);
        Motion motion = following.motion();
        double[] u = system.initial();
        NoiseClock clock = new NoiseClock(
                process.schedule(),
                d / information(system.grid(), u, motion.at(0).scale()));
        double before = clock.interval(0, start) / clock.interval(0, end);
        int early = (int) Math.max(1, Math.min(steps - 1, Math.rint(steps * before)));
        double[] times = new double[steps + 1];
        clock.divide(0, start, early, times, 0);
        clock.divide(start, end, steps - early, times, early);
        GridDensity[] kept = new GridDensity[steps - early + 1];
        TimeIntegrators.of("strang", 1).integrate(system, u, times, (t, index, state) -> {
            if (index >= early) {
                kept[index - early] = new GridDensity(system.grid(), system.cellAverages(state));
            }
        });
        return new GridScore(process, motion, clock, start, end, kept);
    }

    /** A box that is forgotten by what follows the law. */
    private static Domain freeSpace(int d) {
        double[] upper = new double[d];
        Arrays.fill(upper, 1);
        double[] lower = new double[d];
        Arrays.fill(lower, -1);
        return Domain.box(lower, upper, Boundary.REFLECTING);
    }

    /** E|∇ log p|² = 4 ∫|∇√p|² by differences of the averages in the frame: finite at jumps as well. */
    private static double information(Grid grid, double[] averages, double[] scale) {
        double information = 0;
        for (int i = 0; i < scale.length; i++) {
            int stride = grid.stride(i);
            double width = grid.axis(i).width(0);
            double squares = 0;
            for (int cell = 0; cell < averages.length; cell++) {
                if (cell / stride % grid.axis(i).cells() + 1 < grid.axis(i).cells()) {
                    double rise = Math.sqrt(averages[cell + stride]) - Math.sqrt(averages[cell]);
                    squares += rise * rise * grid.volume(cell);
                }
            }
            information += 4 * squares / (width * width * scale[i] * scale[i]);
        }
        return information;
    }

    /** {@return the number of cells along each axis} */
    public int cells() {
        return kept[0].grid().axis(0).cells();
    }

    /** {@return the number of times that are kept} */
    public int times() {
        return kept.length;
    }

    @Override
    public AffineGaussianProcess process() {
        return process;
    }

    /** {@inheritDoc} By Tweedie's formula (x − b + s² ∇ log p_t)/a. */
    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        Denoiser.of(process, this).denoise(t, x, n, mean);
    }

    /** {@inheritDoc} From the score, −s ∇ log p_t, without a division by the scale. */
    @Override
    public void noise(double t, double[][] x, int n, double[][] noise) {
        score(t, x, n, noise);
        double factor = -Math.sqrt(process.schedule().variance(t));
        for (double[] row : noise) {
            for (int j = 0; j < n; j++) {
                row[j] *= factor;
            }
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if t is not between start and end
     */
    @Override
    public void score(double t, double[][] x, int n, double[][] score) {
        double rounding = ROUNDING * (end - start);
        if (!(t >= start - rounding && t <= end + rounding)) {
            throw new IllegalArgumentException(
                    "the score '" + NAME + "' is kept from t = " + start + " to " + end + ", asked for at " + t);
        }
        double place = clock.interval(start, Math.max(start, t)) / clock.interval(start, end) * (kept.length - 1);
        int knot = Math.min(kept.length - 2, (int) place);
        double share = Math.min(1, place - knot);
        Motion.Frame frame = motion.at(t);
        int d = frame.scale().length;
        double[][] xi = new double[d][n];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < n; j++) {
                xi[i][j] = (x[i][j] - frame.centre()[i]) / frame.scale()[i];
                score[i][j] = 0;
            }
        }
        double[] density = new double[n];
        double[][] gradient = new double[d][n];
        boolean[] absent = new boolean[n];
        for (int side = 0; side < 2; side++) {
            double weight = side == 0 ? 1 - share : share;
            if (weight > 0) {
                kept[knot + side].evaluate(xi, n, density, gradient);
                for (int j = 0; j < n; j++) {
                    absent[j] |= !(density[j] > 0);
                    for (int i = 0; i < d; i++) {
                        score[i][j] += weight * gradient[i][j] / density[j];
                    }
                }
            }
        }
        for (int i = 0; i < d; i++) {
            double inverse = 1 / frame.scale()[i];
            for (int j = 0; j < n; j++) {
                score[i][j] = inverse * (absent[j] ? -xi[i][j] : score[i][j]);
            }
        }
    }
}
