package org.fokker.diffusion.likelihood;

import java.util.Arrays;
import java.util.List;
import org.fokker.diffusion.TimeSpacing;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * The variational bound in continuous time,
 *
 * <pre>{@code log p_0(x) = E log p(x|z_0) − KL(q(z_T|x) ‖ π) − ∫ E|e|² dλ + E log p_T(z_T)/π(z_T),}</pre>
 *
 * with the integral from λ(end) to λ(start); it equals ½ ∫ E|x − E[X_0|z]|² du. The last expectation is over q(z_T | x): it is the
 * expected gap, the only one, and estimated by itself. The decoder is the exact conditional law of the data.
 *
 * <p>The integral is unbiased. By default whole paths are drawn through shifted lattices, see {@link ShiftedLattice}; Student's
 * quantile allows for the number of lattices that the standard error comes from. With a {@link TimeSampling}, each draw has a time of its
 * own, see {@link DiffusionLoss}, and the decoder and the prior mismatch have draws of their own. In that form the score may be that of an
 * inexact model; what its error costs is a second part of the expected gap.
 */
final class ContinuousBound implements LikelihoodEstimator {

    static final String NAME = "elbo-continuous";

    /** The error of a mean has to be known. */
    private static final int LEAST_SAMPLES = 256;

    private static final int PURPOSE = 1;
    private static final int SHIFTS = 2;

    private static final int DECODER = 17;
    private static final int END = 18;

    private final int samples;
    private final @Nullable DiffusionLoss loss;

    /**
     * Creates the estimator with shifted lattices.
     *
     * @param samples number of draws of noised points, all times together; at least one path for each lattice is drawn
     * @throws IllegalArgumentException if it is not positive
     */
    ContinuousBound(int samples) {
        this.samples = LikelihoodSettings.positive(NAME, "samples", samples);
        loss = null;
    }

    /**
     * Creates the estimator with a time for each draw.
     *
     * @param samples number of draws of noised points; of each of decoder and mismatch an eighth of it, at least 256
     * @param sampling how the times are drawn
     * @param spacing the density of the times, where it does not follow the integrand
     * @throws IllegalArgumentException if there are less than 256 draws
     */
    ContinuousBound(int samples, TimeSampling sampling, TimeSpacing spacing) {
        if (samples < LEAST_SAMPLES) {
            throw new IllegalArgumentException("samples of " + NAME + " with a time sampling must be at least "
                    + LEAST_SAMPLES + ", got " + samples);
        }
        this.samples = samples;
        loss = new DiffusionLoss(spacing, sampling, false, samples);
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
    public boolean stopsEarly() {
        return true;
    }

    @Override
    public LikelihoodEstimate estimate(LikelihoodProblem problem, double[] x, RandomStream stream, Workers workers) {
        if (loss != null) {
            return independent(loss, problem, x, stream, workers);
        }
        ShiftedLattice lattice = new ShiftedLattice(NAME, problem, x, samples);
        Moments moments = lattice.costs(stream, PURPOSE, SHIFTS, workers);
        double factor = PathSample.studentFactor(ShiftedLattice.REPLICATES);
        double standardError = factor * moments.deviationOfMean(ShiftedLattice.LOSS);
        double together = factor * moments.deviationOfCombination(-1, 1);
        // Mismatch and bound come from the same paths: the two squared errors must cover the variance of the sum.
        double mismatchError = Math.max(
                factor * moments.deviationOfMean(ShiftedLattice.MISMATCH),
                Math.sqrt(Math.max(0, together * together - standardError * standardError)));
        Estimate mismatch = new Estimate(moments.mean(ShiftedLattice.MISMATCH), mismatchError);
        return new LikelihoodEstimate(
                -moments.mean(ShiftedLattice.LOSS),
                standardError,
                Bound.LOWER,
                mismatch.value(),
                mismatchError,
                List.of(
                        new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, mismatch),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                lattice.evaluations());
    }

    private LikelihoodEstimate independent(
            DiffusionLoss diffusion, LikelihoodProblem problem, double[] x, RandomStream stream, Workers workers) {
        DiffusionLoss.Result integral = diffusion.at(problem, x, stream, workers);
        int draws = Math.max(LEAST_SAMPLES, samples / DiffusionLoss.PILOT_SHARE);
        double factor = PathSample.studentFactor(draws);
        double[] decoder = new double[draws];
        new ExactDecoder(problem, x).addLoss(normals(stream, DECODER, x.length, draws), decoder);
        NoisedPoint end = new NoisedPoint(problem, x, problem.end());
        double[][] z = end.place(normals(stream, END, x.length, draws));
        double[] ratio = new double[draws];
        problem.law().marginal(problem.end()).logDensity(z, draws, ratio);
        double[] point = new double[x.length];
        for (int j = 0; j < draws; j++) {
            for (int i = 0; i < point.length; i++) {
                point[i] = z[i][j];
            }
            ratio[j] -= problem.referenceLogDensity(point);
        }
        Estimate ratios = Estimate.ofMean(ratio);
        Estimate mismatch = new Estimate(ratios.value(), factor * ratios.standardError());
        Estimate scoreError = new Estimate(
                integral.scoreError().value(), factor * integral.scoreError().standardError());
        Estimate reconstruction = Estimate.ofMean(decoder);
        double standardError = factor
                * Math.hypot(reconstruction.standardError(), integral.loss().standardError());
        return new LikelihoodEstimate(
                -reconstruction.value()
                        - problem.priorDivergence(x)
                        - integral.loss().value(),
                standardError,
                Bound.LOWER,
                mismatch.value() + scoreError.value(),
                Math.hypot(mismatch.standardError(), scoreError.standardError()),
                List.of(
                        new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, mismatch),
                        new NeglectedTerm(NeglectedTerm.SCORE_ERROR, scoreError),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                integral.samples() + 2L * draws);
    }

    private static double[][] normals(RandomStream stream, int purpose, int d, int n) {
        double[][] noise = new double[d + d % 2][n];
        for (int c = 0; c < noise.length / 2; c++) {
            stream.normals(NoisingPaths.firstPath(purpose), c, n, noise[2 * c], noise[2 * c + 1]);
        }
        return Arrays.copyOf(noise, d);
    }
}
