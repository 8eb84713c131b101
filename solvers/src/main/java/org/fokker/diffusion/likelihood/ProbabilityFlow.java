package org.fokker.diffusion.likelihood;

import java.util.Arrays;
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
 * integrated together with the path by the Dormand–Prince method of order 8(5,3) (Hairer, Nørsett and Wanner 1993). The trace is
 * exact, or estimated by several probes, each of which stays the same along the path: the path does not know of them, the mean of
 * their integrals is unbiased, and its standard error comes from their spread. The end law is p_T, so the prior mismatch is no part of the expected gap; the mismatch that is reported by itself is
 * log p_T(x_T)/π(x_T), the difference that generation from π would make. The expected gap is what early stopping leaves, log
 * p_0(x) − log p_{t_0}(x), and zero if start = 0. Its error is the greater of the difference from a solution with the tenfold
 * tolerance, the error of the coarser one, and a tenth of that from one with the hundredfold: errors are proportional to the
 * tolerance on average, but of two neighbours they may agree by chance.
 */
final class ProbabilityFlow implements LikelihoodEstimator {

    static final String NAME = "probability-flow";

    private static final double LEAST_TOLERANCE = 1e-13;
    private static final double LARGEST_TOLERANCE = 1e-2;
    private static final double COARSENING = 10;
    private static final int MOST_EVALUATIONS = 5_000_000;
    /** Smallest step as a share of the interval: below it the step is lost in the rounding of the time. */
    private static final double LEAST_STEP = 1e-14;

    private static final int PURPOSE = 10;

    private final double tolerance;
    private final TraceEstimator trace;
    private final int probes;

    /**
     * Creates the estimator.
     *
     * @param tolerance absolute and relative tolerance of a step
     * @param trace how the trace is found
     * @param probes number of probes of an estimated trace, at least 2
     * @throws IllegalArgumentException if the tolerance is not between 1e-13 and 1e-2, or there are too few probes
     */
    ProbabilityFlow(double tolerance, TraceEstimator trace, int probes) {
        if (!(tolerance >= LEAST_TOLERANCE && tolerance <= LARGEST_TOLERANCE)) {
            throw new IllegalArgumentException("tolerance of " + NAME + " must lie between " + LEAST_TOLERANCE + " and "
                    + LARGEST_TOLERANCE + ", got " + tolerance);
        }
        if (probes < 2) {
            throw new IllegalArgumentException(
                    "probes of " + NAME + " must be at least 2, for their spread to be known, got " + probes);
        }
        this.tolerance = tolerance;
        this.trace = trace;
        this.probes = probes;
    }

    /**
     * Creates the estimator with the exact trace.
     *
     * @param tolerance absolute and relative tolerance of a step
     * @throws IllegalArgumentException if it is not between 1e-13 and 1e-2
     */
    ProbabilityFlow(double tolerance) {
        this(tolerance, TraceEstimator.EXACT, 2);
    }

    /**
     * The end of a path.
     *
     * @param point x_T, d
     * @param divergence ∫ div v dt by each of the estimates of the trace
     * @param evaluations how often the score was evaluated
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of results within this package
    record Path(double[] point, double[] divergence, int evaluations) {

        /** Returns the mean of the estimates with its standard error. */
        Estimate mean() {
            return divergence.length == 1
                    ? Estimate.exact(divergence[0])
                    : new Estimate(
                            Estimate.ofMean(divergence).value(),
                            PathSample.studentFactor(divergence.length)
                                    * Estimate.ofMean(divergence).standardError());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return Promises.none();
    }

    /** Solves along one path, without the workers, and without the stream if the trace is exact. */
    @Override
    public LikelihoodEstimate estimate(LikelihoodProblem problem, double[] x, RandomStream stream, Workers workers) {
        problem.requireExactModel(NAME, x);
        TraceProbes traces = new TraceProbes(trace, x.length, probes, stream, NoisingPaths.firstPath(PURPOSE));
        Path path = transport(problem, x, tolerance, traces);
        Path coarse = transport(problem, x, COARSENING * tolerance, traces);
        Path coarsest = transport(problem, x, COARSENING * COARSENING * tolerance, traces);
        double end = endLogDensity(problem, path);
        Estimate divergence = path.mean();
        double value = end + divergence.value();
        double standardError = divergence.standardError();
        double refinement = Math.max(
                Math.abs(value - logDensity(problem, coarse)),
                Math.abs(value - logDensity(problem, coarsest)) / COARSENING);
        double early = problem.earlyStopping(x);
        double mismatch = end - problem.referenceLogDensity(path.point());
        return new LikelihoodEstimate(
                value,
                standardError,
                Bound.EXACT,
                early,
                refinement,
                List.of(
                        new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, new Estimate(mismatch, 0)),
                        new NeglectedTerm(NeglectedTerm.EARLY_STOPPING, new Estimate(early, 0)),
                        new NeglectedTerm(NeglectedTerm.DISCRETISATION, new Estimate(0, refinement)),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                (long) path.evaluations() + coarse.evaluations() + coarsest.evaluations());
    }

    /**
     * Follows the flow from (start, x) to the end.
     *
     * @param problem the model
     * @param x the point
     * @param accuracy absolute and relative tolerance of a step
     * @param traces how the trace is found
     * @return where it ends
     * @throws NumericalException if the integrator fails
     */
    static Path transport(LikelihoodProblem problem, double[] x, double accuracy, TraceProbes traces) {
        double span = problem.end() - problem.start();
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(LEAST_STEP * span, span, accuracy, accuracy);
        integrator.setMaxEvaluations(MOST_EVALUATIONS);
        int d = x.length;
        double[] state = new double[d + traces.count()];
        System.arraycopy(x, 0, state, 0, d);
        try {
            integrator.integrate(new Flow(problem, traces), problem.start(), state, problem.end(), state);
        } catch (MathIllegalArgumentException | MathIllegalStateException failure) {
            throw new NumericalException(NAME + " with tolerance " + accuracy + " failed on [" + problem.start() + ", "
                    + problem.end() + "]: " + failure.getMessage());
        }
        double[] end = new double[d];
        System.arraycopy(state, 0, end, 0, d);
        return new Path(end, Arrays.copyOfRange(state, d, state.length), integrator.getEvaluations());
    }

    private static double logDensity(LikelihoodProblem problem, Path path) {
        return endLogDensity(problem, path) + path.mean().value();
    }

    private static double endLogDensity(LikelihoodProblem problem, Path path) {
        return problem.law().marginal(problem.end()).logDensity(path.point());
    }

    /** The velocity and its divergence. */
    private static final class Flow implements FirstOrderDifferentialEquations {

        private final LikelihoodProblem problem;
        private final TraceProbes traces;
        private final int d;
        private final double[] centre;
        private final double[][] point;
        private final double[][] score;
        private final double[][] hessian;

        Flow(LikelihoodProblem problem, TraceProbes traces) {
            this.problem = problem;
            this.traces = traces;
            d = problem.dimension();
            centre = problem.law().process().centre();
            point = new double[d][1];
            score = new double[d][1];
            hessian = new double[d * (d + 1) / 2][1];
        }

        @Override
        public int getDimension() {
            return d + traces.count();
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
            for (int i = 0; i < d; i++) {
                derivative[i] = rate * (state[i] - centre[i]) - half * score[i][0];
            }
            traces.estimate(hessian, derivative, d);
            for (int p = d; p < derivative.length; p++) {
                derivative[p] = d * rate - half * derivative[p];
                if (!Double.isFinite(derivative[p])) {
                    throw new NumericalException(
                            "the divergence of the probability flow is " + derivative[p] + " at t = " + t);
                }
            }
        }
    }
}
