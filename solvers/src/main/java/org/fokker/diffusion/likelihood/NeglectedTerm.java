package org.fokker.diffusion.likelihood;

import org.fokker.statistics.Estimate;

/**
 * One of the reasons why a likelihood estimate is not the log-density of the data, measured by itself.
 *
 * @param name prior-mismatch, early-stopping, score-error, discretisation or sampling
 * @param amount its size in nats with its error: what it adds to exact log-density − estimate; for sampling, zero with
 *     the standard error of the estimate
 */
public record NeglectedTerm(String name, Estimate amount) {

    /** E log p_T/π: generation starts from the reference law and not from the noised data. */
    public static final String PRIOR_MISMATCH = "prior-mismatch";
    /** log p_0 − log p_{t_0}: the likelihood is that of slightly noised data. */
    public static final String EARLY_STOPPING = "early-stopping";
    /** What the error of the model's score costs. */
    public static final String SCORE_ERROR = "score-error";
    /** The finite number of time steps, or the tolerance of the integrator. */
    public static final String DISCRETISATION = "discretisation";
    /** The finite number of draws. */
    public static final String SAMPLING = "sampling";
}
