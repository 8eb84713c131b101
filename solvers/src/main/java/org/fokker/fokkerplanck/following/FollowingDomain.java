package org.fokker.fokkerplanck.following;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.fokker.distribution.Density;
import org.fokker.distribution.Distribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.grid.Axis;
import org.fokker.grid.CellAverages;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;

/**
 * A box that follows the density: x = c(t) + S(t) ξ with ξ in a fixed box, so that a fixed number of cells resolves a narrow
 * start as well as a law whose variance explodes. The problem in ξ is a Fokker–Planck equation again, for q(ξ, t) = p(x, t) Π
 * S_i, and any discretisation and integrator solves it; its masses are those of p.
 *
 * <p>Nothing passes the moving walls: they push what they meet back into the box, which stands for free space as long as little is
 * there. How much a law has outside is {@link #outside}; {@link #gaussianTail} is what a Gaussian has.
 *
 * <pre>{@code
 * FollowingDomain following = FollowingDomain.of(problem, 7);
 * SemiDiscretisation system = FiniteVolume.scharfetterGummel(200).discretise(following.problem(), workers);
 * …
 * GridDensity density = following.density(system, u, t);
 * }</pre>
 *
 * <p>Immutable.
 */
public final class FollowingDomain {

    private final FokkerPlanckProblem original;
    private final Motion motion;
    private final double halfWidth;

    private FollowingDomain(FokkerPlanckProblem original, Motion motion, double halfWidth) {
        if (!(halfWidth > 0) || Double.isInfinite(halfWidth)) {
            throw new IllegalArgumentException(
                    "a following box must reach a positive number of scales, got " + halfWidth);
        }
        if (motion.dimension() != original.process().dimension()) {
            throw new IllegalArgumentException("dimensions differ: motion " + motion.dimension() + ", problem "
                    + original.process().dimension());
        }
        for (Domain.Sides sides : original.domain().boundaries()) {
            if (sides.lower() != Boundary.REFLECTING || sides.upper() != Boundary.REFLECTING) {
                throw new IllegalArgumentException(
                        "a box that follows the density stands for free space, and this problem has " + sides.lower()
                                + " and " + sides.upper() + " walls; reflecting ones are forgotten");
            }
        }
        this.original = original;
        this.motion = motion;
        this.halfWidth = halfWidth;
    }

    /**
     * Follows the moments that are predicted for a start whose mean and covariance are known: m′ = E f and C′ = E[f (x − m)ᵀ] + E[(x
     * − m) fᵀ] + 2 E D under N(m, C). For affine drift and additive noise these are the moments of the law, whatever its shape.
     *
     * @param problem in free space; its box, whose walls must reflect, is forgotten
     * @param deviations half-width of the box in predicted standard deviations of each axis, &gt; 0
     * @return the following box
     * @throws IllegalArgumentException if the initial density does not know its moments, or has no width along an axis
     * @throws NumericalException if the moments cannot be predicted to the end
     */
    public static FollowingDomain of(FokkerPlanckProblem problem, double deviations) {
        if (problem.initial() instanceof Distribution distribution) {
            return of(problem, distribution.mean(), distribution.covariance(), deviations);
        }
        throw new IllegalArgumentException("the initial density does not know its moments; give mean and covariance");
    }

    /**
     * Follows the moments that are predicted from given ones.
     *
     * @param problem in free space; its box, whose walls must reflect, is forgotten
     * @param mean mean at the start, d
     * @param covariance covariance at the start, d × d, positive definite
     * @param deviations half-width of the box in predicted standard deviations of each axis, &gt; 0
     * @return the following box
     * @throws IllegalArgumentException if the density has no width along an axis
     * @throws NumericalException if the moments cannot be predicted to the end
     */
    public static FollowingDomain of(
            FokkerPlanckProblem problem, double[] mean, double[][] covariance, double deviations) {
        for (int i = 0; i < mean.length; i++) {
            if (!(covariance[i][i] > 0)) {
                throw new IllegalArgumentException("the initial density has variance " + covariance[i][i]
                        + " along axis " + i + ", which no box can follow; start a little later from the law there");
            }
        }
        List<GaussianClosure.Moments> moments =
                new GaussianClosure(problem.process()).follow(mean, covariance, problem.start(), problem.end());
        return along(problem, new PredictedMotion(mean.length, moments), deviations);
    }

    /**
     * Follows a given motion.
     *
     * @param problem in free space; its box, whose walls must reflect, is forgotten
     * @param motion centre and scale
     * @param halfWidth half-width of the box in ξ, &gt; 0
     * @return the following box
     * @throws IllegalArgumentException if the dimensions differ, a wall does not reflect, or the width is not positive
     */
    public static FollowingDomain along(FokkerPlanckProblem problem, Motion motion, double halfWidth) {
        return new FollowingDomain(problem, motion, halfWidth);
    }

    /** {@return centre and scale} */
    public Motion motion() {
        return motion;
    }

    /** {@return the problem for q(ξ, t) on the box [−w, w]ᵈ with reflecting walls} */
    public FokkerPlanckProblem problem() {
        DiffusionProcess process = new MovingProcess(original.process(), motion);
        double[] upper = new double[process.dimension()];
        Arrays.fill(upper, halfWidth);
        double[] lower = new double[upper.length];
        Arrays.fill(lower, -halfWidth);
        return new FokkerPlanckProblem(
                process,
                inFrame(original.initial(), motion.at(original.start())),
                Domain.box(lower, upper, Boundary.REFLECTING),
                original.start(),
                original.end(),
                original.reaction() == Reaction.NONE ? Reaction.NONE : new MovingReaction(original.reaction(), motion));
    }

    /**
     * The box at a time.
     *
     * @param t time
     * @return [c − w S, c + w S] with reflecting walls
     */
    public Domain box(double t) {
        Motion.Frame frame = motion.at(t);
        double[] lower = new double[motion.dimension()];
        double[] upper = new double[lower.length];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = frame.centre()[i] - halfWidth * frame.scale()[i];
            upper[i] = frame.centre()[i] + halfWidth * frame.scale()[i];
        }
        return Domain.box(lower, upper, Boundary.REFLECTING);
    }

    /**
     * Maps cells of ξ to where they are in x.
     *
     * @param cells cells in ξ
     * @param t time
     * @return the moved cells, in the same order
     */
    public Grid grid(Grid cells, double t) {
        Motion.Frame frame = motion.at(t);
        Axis[] axes = new Axis[cells.dimension()];
        for (int i = 0; i < axes.length; i++) {
            double[] edges = cells.axis(i).edges();
            for (int e = 0; e < edges.length; e++) {
                edges[e] = frame.centre()[i] + frame.scale()[i] * edges[e];
            }
            axes[i] = Axis.of(edges);
        }
        return new Grid(List.of(axes));
    }

    /**
     * Maps a state back to x. The mass of every cell is that of its cell in ξ.
     *
     * @param system a discretisation of {@link #problem()}
     * @param u its state
     * @param t time
     * @return p on the moved cells
     */
    public GridDensity density(SemiDiscretisation system, double[] u, double t) {
        double inverse = 1 / motion.at(t).volume();
        double[] averages = system.cellAverages(u);
        for (int c = 0; c < averages.length; c++) {
            averages[c] *= inverse;
        }
        return new GridDensity(grid(system.grid(), t), averages);
    }

    /**
     * Density and gradient at points of x.
     *
     * @param system a discretisation of {@link #problem()}
     * @param u its state
     * @param t time
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param density receives p at 0 … n − 1; zero outside of the box
     * @param gradient receives ∇p, laid out like {@code x}
     */
    public void evaluate(
            SemiDiscretisation system,
            double[] u,
            double t,
            double[][] x,
            int n,
            double[] density,
            double[][] gradient) {
        Motion.Frame frame = motion.at(t);
        int d = motion.dimension();
        double[][] xi = new double[d][n];
        boolean[] outside = new boolean[n];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < n; j++) {
                double place = (x[i][j] - frame.centre()[i]) / frame.scale()[i];
                outside[j] |= Math.abs(place) > halfWidth;
                xi[i][j] = Math.max(-halfWidth, Math.min(halfWidth, place));
            }
        }
        system.evaluate(u, xi, n, density, gradient);
        double inverse = 1 / frame.volume();
        for (int j = 0; j < n; j++) {
            density[j] = outside[j] ? 0 : inverse * density[j];
            for (int i = 0; i < d; i++) {
                gradient[i][j] = outside[j] ? 0 : inverse * gradient[i][j] / frame.scale()[i];
            }
        }
    }

    /** {@return an upper bound of what a Gaussian with the predicted moments has outside of the box, d erfc(w/√2)} */
    public double gaussianTail() {
        return motion.dimension() * Erf.erfc(halfWidth / Math.sqrt(2));
    }

    /**
     * What a law has outside of the box: the truncation error in L1 that the box adds at this time is of this size, for as much is
     * missing outside and inside in excess.
     *
     * @param law a density that integrates to one
     * @param t time
     * @return 1 − ∫_box p, with an absolute error of about 10⁻¹³
     */
    public double outside(Density law, double t) {
        int d = motion.dimension();
        int[] cells = new int[d];
        // Enough for the cubature to begin with; it divides on.
        Arrays.fill(cells, d == 1 ? 64 : 16);
        Domain box = box(t);
        Grid grid = Grid.uniform(box.lowerCorner(), box.upperCorner(), cells);
        return 1 - grid.integral(CellAverages.of(law, grid));
    }

    /** The density of ξ = (x − c)/S. */
    private static Density inFrame(Density density, Motion.Frame frame) {
        int d = density.dimension();
        if (density instanceof GaussianMixture mixture) {
            double[][] inverse = new double[d][d];
            double[] shift = new double[d];
            for (int i = 0; i < d; i++) {
                inverse[i][i] = 1 / frame.scale()[i];
                shift[i] = -frame.centre()[i] / frame.scale()[i];
            }
            return mixture.affine(inverse, shift, new double[d][d]);
        }
        double log = Math.log(frame.volume());
        return new Density() {
            @Override
            public int dimension() {
                return d;
            }

            @Override
            public void evaluate(double[][] xi, int n, double[] logDensity, double[][] score) {
                density.evaluate(MovingProcess.places(frame, xi, n), n, logDensity, score);
                for (int j = 0; j < n; j++) {
                    logDensity[j] += log;
                    for (int i = 0; i < d; i++) {
                        score[i][j] *= frame.scale()[i];
                    }
                }
            }

            @Override
            public void logDensity(double[][] xi, int n, double[] logDensity) {
                density.logDensity(MovingProcess.places(frame, xi, n), n, logDensity);
                for (int j = 0; j < n; j++) {
                    logDensity[j] += log;
                }
            }
        };
    }

    /** Killing at the same rate, and the source of q: that of p times Π S_i. */
    private record MovingReaction(Reaction reaction, Motion motion) implements Reaction {

        @Override
        public boolean autonomous() {
            return false;
        }

        @Override
        public boolean kills() {
            return reaction.kills();
        }

        @Override
        public boolean creates() {
            return reaction.creates();
        }

        @Override
        public void killing(double t, double[][] xi, int n, double[] rate) {
            reaction.killing(t, MovingProcess.places(motion.at(t), xi, n), n, rate);
        }

        @Override
        public void source(double t, double[][] xi, int n, double[] source) {
            Motion.Frame frame = motion.at(t);
            reaction.source(t, MovingProcess.places(frame, xi, n), n, source);
            double volume = frame.volume();
            for (int j = 0; j < n; j++) {
                source[j] *= volume;
            }
        }
    }
}
