package org.fokker.diffusion.likelihood;

import java.util.Arrays;
import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.following.FollowingDomain;
import org.fokker.fokkerplanck.following.Motion;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.method.NumericalException;
import org.fokker.statistics.Estimate;

/**
 * The logarithm of the solution of a Fokker–Planck equation at one point and the end time, in a box that follows the law, with
 * three refinements: n, n/2 and n/4 cells along each axis, and steps likewise.
 *
 * <p>Where noise is left the fluxes are those of Scharfetter and Gummel and the steps of Hundsdorfer and Verwer, both of second
 * order; where it is not, or little, the equation is one of transport, and takes weno-5 with strong-stability-preserving steps that are
 * chosen by a tolerance.
 */
final class GridDensityAtPoint {

    /** Most axes of a grid. */
    static final int MOST_DIMENSIONS = 2;

    /** Half-width of the box in standard deviations: a Gaussian leaves 3e-12 outside. */
    private static final double DEVIATIONS = 7;

    /** Relative tolerance of a step of the transport: below the error of some hundred cells. */
    private static final double TOLERANCE = 1e-8;

    private static final int LEVELS = 3;

    private final FollowingDomain following;
    private final double[] times;
    private final boolean transport;
    private final int cells;

    /**
     * Prepares a computation.
     *
     * @param problem in free space
     * @param motion the mean of the law and its deviations
     * @param times the ends of the steps of the finest level, an intermediate list of which every fourth serves the coarsest
     * @param transport whether the noise is too weak for fluxes that live of it
     * @param cells n, cells along each axis
     */
    GridDensityAtPoint(FokkerPlanckProblem problem, Motion motion, double[] times, boolean transport, int cells) {
        following = FollowingDomain.along(problem, motion, DEVIATIONS);
        this.times = times;
        this.transport = transport;
        this.cells = cells;
    }

    /**
     * Solves.
     *
     * @param x the point, d
     * @param workers who does the work
     * @return log p(x) on the finest level and, as its uncertainty, its error as refinement shows it
     * @throws NumericalException if the density at the point is not positive on one of the levels
     */
    Estimate logDensity(double[] x, Workers workers) {
        double[] log = new double[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            log[level] = Math.log(density(x, 1 << level, workers));
        }
        // Of order 2 the error is a third of the difference, and the second difference four times the first; either may
        // be
        // small by chance, because the reconstruction between the cells has its own error.
        double error = Math.max(Math.abs(log[0] - log[1]) / 3, Math.abs(log[1] - log[2]) / 12);
        return new Estimate(log[0], error);
    }

    private double density(double[] x, int coarsening, Workers workers) {
        Mesh mesh = Mesh.uniform(cells / coarsening);
        SpaceDiscretisation method = transport
                ? FiniteVolume.registry().find("weno-5").factory().on(mesh)
                : FiniteVolume.scharfetterGummel(cells / coarsening);
        SemiDiscretisation system = method.discretise(following.problem(), workers);
        double[] u = system.initial();
        double[] steps = new double[(times.length - 1) / coarsening + 1];
        Arrays.setAll(steps, k -> times[k * coarsening]);
        double last = steps[steps.length - 1];
        if (transport) {
            TimeIntegrators.of("ssp-rk3", Stepping.adaptive(TOLERANCE))
                    .integrate(system, u, new double[] {steps[0], last}, (t, index, state) -> {});
        } else {
            // One step a segment: the requested times are those of the steps.
            TimeIntegrators.of("hundsdorfer-verwer", 1).integrate(system, u, steps, (t, index, state) -> {});
        }
        double[][] point = new double[x.length][];
        Arrays.setAll(point, i -> new double[] {x[i]});
        double[] density = new double[1];
        following.evaluate(system, u, last, point, 1, density, new double[x.length][1]);
        if (!(density[0] > 0)) {
            throw new NumericalException("the density on " + cells / coarsening + " cells an axis is " + density[0]
                    + " at " + Arrays.toString(x) + "; take more cells");
        }
        return density[0];
    }

    /**
     * The neglected terms of a route over a grid.
     *
     * @param mismatch prior mismatch
     * @param early what early stopping leaves
     * @param solution what was computed
     */
    static List<NeglectedTerm> terms(double mismatch, double early, Estimate solution) {
        return List.of(
                new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, Estimate.exact(mismatch)),
                new NeglectedTerm(NeglectedTerm.EARLY_STOPPING, Estimate.exact(early)),
                new NeglectedTerm(NeglectedTerm.DISCRETISATION, new Estimate(0, solution.standardError())));
    }

    /**
     * Refuses what no grid can hold.
     *
     * @param estimator name of the estimator
     * @param problem the model
     * @throws IllegalArgumentException if d &gt; 2
     */
    static void requireLowDimension(String estimator, LikelihoodProblem problem) {
        if (problem.dimension() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    estimator + " needs a grid, and so d <= " + MOST_DIMENSIONS + ", got d = " + problem.dimension());
        }
    }
}
