package org.fokker.diffusion.likelihood;

import java.util.List;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.fokker.execution.Workers;
import org.fokker.method.NumericalException;
import org.fokker.method.Promises;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/**
 * The change of density along the probability flow dx/dt = v = f (x − c) − ½ g² ∇ log p_t,
 *
 * <pre>{@code log p_{t_0}(x) = log p_T(x_T) + ∫ div v dt,   div v = d f − ½ g² tr ∇² log p_t,}</pre>
 *
 * with the exact trace, integrated together with the path by the Dormand–Prince method of order 8(5,3) (Hairer, Nørsett and
 * Wanner 1993). The end law is p_T, so the prior mismatch is no part of the expected gap; the mismatch that is reported by itself is
 * log p_T(x_T)/π(x_T), the difference that generation from π would make. The expected gap is what early stopping leaves, log
 * p_0(x) − log p_{t_0}(x), and zero if start = 0. Its error is the difference from a second solution with the tenfold tolerance,
 * which is the error of the coarser of the two.
 */
final class ProbabilityFlow implements LikelihoodEstimator {

    static final String NAME = "probability-flow";

    private static final double LEAST_TOLERANCE = 1e-13;
    private static final double LARGEST_TOLERANCE = 1e-2;
    private static final double COARSENING = 10;
    private static final int MOST_EVALUATIONS = 5_000_000;
    /** Smallest step as a share of the interval: below it the step is lost in the rounding of the time. */
    private static final double LEAST_STEP = 1e-14;

    private final double tolerance;

    /**
     * Creates the estimator.
     *
     * @param tolerance absolute and relative tolerance of a step
     * @throws IllegalArgumentException if it is not between 1e-13 and 1e-2
     */
    ProbabilityFlow(double tolerance) {
        if (!(tolerance >= LEAST_TOLERANCE && tolerance <= LARGEST_TOLERANCE)) {
            throw new IllegalArgumentException("tolerance of " + NAME + " must lie between " + LEAST_TOLERANCE + " and "
                    + LARGEST_TOLERANCE + ", got " + tolerance);
        }
        this.tolerance = tolerance;
    }

    /**
     * The end of a path.
     *
     * @param point x_T, d
     * @param divergence ∫ div v dt
     * @param evaluations how often the score was evaluated
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of results within this package
    record Path(double[] point, double divergence, int evaluations) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return Promises.none();
    }

    /** Solves along one path; neither the stream nor the workers are used. */
    @Override
    public LikelihoodEstimate estimate(LikelihoodProblem problem, double[] x, RandomStream stream, Workers workers) {
        problem.checkPoint(x);
        Path path = transport(problem, x, tolerance);
        Path coarse = transport(problem, x, COARSENING * tolerance);
        double end = endLogDensity(problem, path);
        double value = end + path.divergence();
        double refinement = Math.abs(value - endLogDensity(problem, coarse) - coarse.divergence());
        double early = problem.earlyStopping(x);
        double mismatch = end - problem.referenceLogDensity(path.point());
        return new LikelihoodEstimate(
                value,
                0,
                Bound.EXACT,
                early,
                refinement,
                List.of(
                        new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, new Estimate(mismatch, 0)),
                        new NeglectedTerm(NeglectedTerm.EARLY_STOPPING, new Estimate(early, 0)),
                        new NeglectedTerm(NeglectedTerm.DISCRETISATION, new Estimate(0, refinement))),
                (long) path.evaluations() + coarse.evaluations());
    }

    /**
     * Follows the flow from (start, x) to the end.
     *
     * @param problem the model
     * @param x the point
     * @param accuracy absolute and relative tolerance of a step
     * @return where it ends
     * @throws NumericalException if the integrator fails
     */
    static Path transport(LikelihoodProblem problem, double[] x, double accuracy) {
        double span = problem.end() - problem.start();
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(LEAST_STEP * span, span, accuracy, accuracy);
        integrator.setMaxEvaluations(MOST_EVALUATIONS);
        int d = x.length;
        double[] state = new double[d + 1];
        System.arraycopy(x, 0, state, 0, d);
        try {
            integrator.integrate(new Flow(problem), problem.start(), state, problem.end(), state);
        } catch (MathIllegalArgumentException | MathIllegalStateException failure) {
            throw new NumericalException(NAME + " with tolerance " + accuracy + " failed on [" + problem.start() + ", "
                    + problem.end() + "]: " + failure.getMessage());
        }
        double[] end = new double[d];
        System.arraycopy(state, 0, end, 0, d);
        return new Path(end, state[d], integrator.getEvaluations());
    }

    private static double endLogDensity(LikelihoodProblem problem, Path path) {
        return problem.law().marginal(problem.end()).logDensity(path.point());
    }

    /** The velocity and its divergence. */
    private static final class Flow implements FirstOrderDifferentialEquations {

        private final LikelihoodProblem problem;
        private final int d;
        private final double[] centre;
        private final double[][] point;
        private final double[][] score;
        private final double[][] hessian;

        Flow(LikelihoodProblem problem) {
            this.problem = problem;
            d = problem.dimension();
            centre = problem.law().process().centre();
            point = new double[d][1];
            score = new double[d][1];
            hessian = new double[d * (d + 1) / 2][1];
        }

        @Override
        public int getDimension() {
            return d + 1;
        }

        @Override
        public void computeDerivatives(double t, double[] state, double[] derivative) {
            Schedule schedule = problem.schedule();
            double rate = schedule.driftRate(t);
            double half = 0.5 * schedule.squaredVolatility(t);
            for (int i = 0; i < d; i++) {
                point[i][0] = state[i];
            }
            new MixtureCurvature(problem.law().marginal(t).packed()).evaluate(point, 1, score, hessian);
            double trace = 0;
            for (int i = 0, diagonal = 0; i < d; i++, diagonal += i + 1) {
                derivative[i] = rate * (state[i] - centre[i]) - half * score[i][0];
                trace += hessian[diagonal][0];
            }
            derivative[d] = d * rate - half * trace;
            if (!Double.isFinite(derivative[d])) {
                throw new NumericalException(
                        "the divergence of the probability flow is " + derivative[d] + " at t = " + t);
            }
        }
    }
}
