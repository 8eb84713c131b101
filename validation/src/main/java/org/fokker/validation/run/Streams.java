package org.fokker.validation.run;

/**
 * First random streams of the parts of a run: far enough from each other that no two share one, and above those of the particle
 * routes, which are counted from one.
 */
final class Streams {

    /** Estimators of likelihoods: one for each point. */
    static final int LIKELIHOODS = 1_000_000;

    /** Models of the score. */
    static final int MODELS = 2_000_000;

    /** Samplers. */
    static final int SAMPLERS = 3_000_000;

    /** Errors of the models. */
    static final int SCORES = 4_000_000;

    /** Truths, errors and matrices of measurements. */
    static final int MEASUREMENTS = 5_000_000;

    /** Exact draws and directions by which posterior samplers are judged. */
    static final int JUDGEMENTS = 5_900_000;

    /** Posterior samplers. */
    static final int POSTERIORS = 6_000_000;

    /** Images that are only shown. */
    static final int IMAGES = 7_000_000;

    private Streams() {}
}
