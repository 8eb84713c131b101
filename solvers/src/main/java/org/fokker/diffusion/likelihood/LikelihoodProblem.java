package org.fokker.diffusion.likelihood;

import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;

/**
 * The log-density of a diffusion model on [start, end], whose generation starts from the reference law π = N(c, v I) with the
 * centre c and the reference variance v of the process. The truth is an exact law p_t; what the model knows of it is a denoiser,
 * which may be the law itself or inexact. Most estimators need the Jacobian of the score and its exactness, and refuse an inexact
 * model.
 *
 * @param law the exact law p_t; p_0 is its target
 * @param model what the model takes the data behind a noised point for
 * @param start t_0, the early-stopping time; 0 for those estimators that need none
 * @param end T
 */
public record LikelihoodProblem(MixtureDiffusion law, Denoiser model, double start, double end) {

    /**
     * Checks the times, the target and the dimension of the model.
     *
     * @param law the exact law p_t
     * @param model what the model takes the data for
     * @param start t_0
     * @param end T
     * @throws IllegalArgumentException unless 0 ≤ start &lt; end &lt; ∞, if the target contains point masses, or if the dimensions differ
     */
    public LikelihoodProblem {
        if (!law.target().hasDensity()) {
            throw new IllegalArgumentException(
                    "the likelihood of a target with point masses is not finite: " + law.target());
        }
        if (model.process().dimension() != law.process().dimension()) {
            throw new IllegalArgumentException("dimensions differ: law "
                    + law.process().dimension() + ", model " + model.process().dimension());
        }
        if (!(start >= 0 && start < end && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a likelihood needs times 0 <= start < end < infinity, got start = " + start + ", end = " + end);
        }
    }

    /**
     * The problem with the exact score.
     *
     * @param law the exact law p_t
     * @param start t_0
     * @param end T
     * @throws IllegalArgumentException unless 0 ≤ start &lt; end &lt; ∞, or if the target contains point masses
     */
    public LikelihoodProblem(MixtureDiffusion law, double start, double end) {
        this(law, law, start, end);
    }

    /** {@return d} */
    public int dimension() {
        return law.process().dimension();
    }

    /** {@return the schedule of the process} */
    Schedule schedule() {
        return law.process().schedule();
    }

    /** {@return v, the variance of the reference law} */
    double referenceVariance() {
        return schedule().referenceVariance(end);
    }

    /**
     * The logarithm of the density of the reference law.
     *
     * @param z the point, d
     * @return log π(z)
     */
    double referenceLogDensity(double[] z) {
        double v = referenceVariance();
        return -0.5 * (dimension() * Math.log(2 * Math.PI * v) + squaredDistanceFromCentre(z) / v);
    }

    /**
     * The divergence of the noised point from the reference law.
     *
     * @param x the point, d
     * @return KL(q(z_T | x) ‖ π) = ½ [d (s²/v − 1 − log(s²/v)) + a² |x − c|²/v] at T
     */
    double priorDivergence(double[] x) {
        double v = referenceVariance();
        double excess = (schedule().variance(end) - v) / v;
        double a = schedule().scale(end);
        return 0.5 * (dimension() * (excess - Math.log1p(excess)) + a * a * squaredDistanceFromCentre(x) / v);
    }

    /**
     * What early stopping leaves.
     *
     * @param x the point, d
     * @return log p_0(x) − log p_{t_0}(x)
     */
    double earlyStopping(double[] x) {
        return start == 0 ? 0 : law.target().logDensity(x) - law.marginal(start).logDensity(x);
    }

    /** Returns whether the model is the law itself. */
    boolean exactModel() {
        return model == law;
    }

    /**
     * Checks a point, and refuses an inexact model.
     *
     * @param estimator name of an estimator that needs the exact score
     * @param x the point
     * @throws IllegalArgumentException if it does not have d finite coordinates, or the model is not the law
     */
    void requireExactModel(String estimator, double[] x) {
        checkPoint(x);
        if (!exactModel()) {
            throw new IllegalArgumentException(
                    estimator
                            + " needs the exact score, and the model is another; elbo-continuous with a time-sampling takes any");
        }
    }

    /**
     * Checks a point.
     *
     * @param x the point
     * @throws IllegalArgumentException if it does not have d finite coordinates
     */
    void checkPoint(double[] x) {
        if (x.length != dimension()) {
            throw new IllegalArgumentException(
                    "the point has " + x.length + " coordinates, the model has dimension " + dimension());
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException("coordinate " + i + " of the point is " + x[i]);
            }
        }
    }

    /**
     * Refuses a start at time 0.
     *
     * @param estimator name of an estimator whose paths begin where there is noise
     * @throws IllegalArgumentException if start = 0
     */
    void requireNoiseAtStart(String estimator) {
        if (start == 0) {
            throw new IllegalArgumentException(
                    estimator + " needs a start above 0, where the signal-to-noise ratio is finite, got start = 0");
        }
    }

    private double squaredDistanceFromCentre(double[] z) {
        AffineGaussianProcess process = law.process();
        double[] centre = process.centre();
        double sum = 0;
        for (int i = 0; i < centre.length; i++) {
            sum += (z[i] - centre[i]) * (z[i] - centre[i]);
        }
        return sum;
    }
}
