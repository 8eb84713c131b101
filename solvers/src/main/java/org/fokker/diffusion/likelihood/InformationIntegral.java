package org.fokker.diffusion.likelihood;

import java.util.Arrays;
import java.util.List;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/**
 * The pointwise relation between information and mean squared error (D. Guo, S. Shamai and S. Verdú, IEEE Trans. Inf. Theory 51
 * (2005) 1261; X. Kong, R. Brekelmans and G. Ver Steeg, ICLR (2023)),
 *
 * <pre>{@code −log p_0(x) = (d/2) log 2πe v − ½ ∫ [d v/(1 + u v) − mse(u)] du,   mse(u) = E|x − E[X_0 | √u x + ε]|²,}</pre>
 *
 * over all 0 &lt; u &lt; ∞, for any reference variance v. Neither a process nor its times enter: nothing is stopped early, there
 * is no prior, and the expected gap is zero.
 *
 * <p>With ℓ = log u the integrand D = d u v/(1 + u v) − E|e|² decays like e^{−|ℓ|} and is analytic in a strip, so that the trapezoidal
 * rule in ℓ converges geometrically in 1/h, as exp(−2π²/h) for one Gaussian with isotropic covariance. The range is cut where closed
 * bounds of both tails fall below a hundredth of the tolerance, and h is halved until two results differ by less than it.
 *
 * <p>The expectation over the noise is computed by {@link TensorQuadrature} for d ≤ 2, by {@link BarnesIntegral} in more
 * dimensions for at most three components, and by {@link NoiseSample} in the remaining case, whose standard error is reported.
 */
final class InformationIntegral implements LikelihoodEstimator {

    static final String NAME = "i-mmse";

    private static final double LEAST_TOLERANCE = 1e-13;
    private static final double LARGEST_TOLERANCE = 1e-2;

    /** Share of the tolerance that each tail and each expectation may have. */
    private static final double SHARE = 1e-2;

    private static final double COARSEST = 1;
    private static final int MOST_HALVINGS = 5;
    private static final int PURPOSE = 6;

    private final double tolerance;
    private final int samples;

    /**
     * Creates the estimator.
     *
     * @param tolerance absolute tolerance of the quadratures, nats
     * @param samples number of draws of the noise where it is drawn
     * @throws IllegalArgumentException if the tolerance is not between 1e-13 and 1e-2 or the number not positive
     */
    InformationIntegral(double tolerance, int samples) {
        if (!(tolerance >= LEAST_TOLERANCE && tolerance <= LARGEST_TOLERANCE)) {
            throw new IllegalArgumentException("tolerance of " + NAME + " must lie between " + LEAST_TOLERANCE + " and "
                    + LARGEST_TOLERANCE + ", got " + tolerance);
        }
        this.tolerance = tolerance;
        this.samples = LikelihoodSettings.positive(NAME, "samples", samples);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return Promises.none();
    }

    @Override
    public LikelihoodEstimate estimate(LikelihoodProblem problem, double[] x, RandomStream stream, Workers workers) {
        problem.requireExactModel(NAME, x);
        GaussianMixture target = problem.law().target();
        InformationRange range = InformationRange.of(target, x, SHARE * tolerance);
        double constant = 0.5 * x.length * Math.log(2 * Math.PI * Math.E * range.variance());
        if (x.length > TensorQuadrature.MOST_DIMENSIONS && target.components() > BarnesIntegral.MOST_COMPONENTS) {
            NoiseSample sample = new NoiseSample(target, x, range, samples);
            return estimate(constant, sample.integral(stream, PURPOSE, workers), 0, sample.evaluations());
        }
        double inner = SHARE * tolerance;
        NoiseExpectation expectation =
                x.length <= TensorQuadrature.MOST_DIMENSIONS ? new TensorQuadrature(inner) : new BarnesIntegral(inner);
        double step = COARSEST;
        long nodes = range.intervals(step) + 1L;
        Estimate coarse = sum(expectation, target, x, range, step, 0, workers);
        for (int halving = 1; ; halving++) {
            // The new nodes lie between the old ones; the rule with half the step is the mean of the two.
            Estimate between = sum(expectation, target, x, range, step, 0.5, workers);
            Estimate fine = new Estimate(
                    0.5 * (coarse.value() + between.value()), 0.5 * (coarse.standardError() + between.standardError()));
            nodes += range.intervals(step);
            step /= 2;
            double difference = Math.abs(fine.value() - coarse.value());
            if (difference <= tolerance || halving == MOST_HALVINGS) {
                double refinement = 0.5 * (difference + fine.standardError() + 2 * SHARE * tolerance);
                return estimate(constant, Estimate.exact(fine.value()), refinement, nodes);
            }
            coarse = fine;
        }
    }

    private LikelihoodEstimate estimate(double constant, Estimate integral, double refinement, long evaluations) {
        double standardError = 0.5 * integral.standardError();
        return new LikelihoodEstimate(
                0.5 * integral.value() - constant,
                standardError,
                Bound.EXACT,
                0,
                refinement,
                List.of(
                        new NeglectedTerm(NeglectedTerm.DISCRETISATION, new Estimate(0, refinement)),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                evaluations);
    }

    /** Step times the sum of D over the nodes first + (offset + i) step, with the sum of the uncertainties. */
    private static Estimate sum(
            NoiseExpectation expectation,
            GaussianMixture target,
            double[] x,
            InformationRange range,
            double step,
            double offset,
            Workers workers) {
        int nodes = range.intervals(step) + (offset == 0 ? 1 : 0);
        double[] value = new double[nodes];
        double[] error = new double[nodes];
        workers.run(nodes, i -> {
            double logSnr = range.first() + (offset + i) * step;
            Estimate square = expectation.squaredError(NoiseExpectation.Channel.of(target, x, logSnr));
            value[i] = range.reference(logSnr) - square.value();
            error[i] = square.standardError();
        });
        return new Estimate(
                step * Arrays.stream(value).sum(), step * Arrays.stream(error).sum());
    }
}
