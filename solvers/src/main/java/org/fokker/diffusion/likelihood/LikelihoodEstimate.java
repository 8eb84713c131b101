package org.fokker.diffusion.likelihood;

import java.util.List;
import org.fokker.method.NumericalException;

/**
 * An estimate of log p_0(x) in nats, together with its distance from it that theory predicts.
 *
 * @param value the estimate
 * @param standardError standard deviation of {@code value} from sampling
 * @param bound what the value is to the log-density
 * @param expectedGap predicted log p_0(x) − E[value]
 * @param gapError uncertainty of {@code expectedGap} (one standard deviation): sampling, and the size of the first neglected
 *     term of a refinement
 * @param neglected the single terms of the difference, each by itself
 * @param scoreEvaluations how many times the score was evaluated at a point
 */
public record LikelihoodEstimate(
        double value,
        double standardError,
        Bound bound,
        double expectedGap,
        double gapError,
        List<NeglectedTerm> neglected,
        long scoreEvaluations) {

    /**
     * How many standard deviations an explained difference may have. A normal variable exceeds 5 standard deviations with
     * probability 2 (1 − Φ(5)) = 5.7e-7; the estimators ask for so many draws that the estimated standard deviation (Student's
     * law with 400 degrees of freedom: 8.6e-7) keeps a comparison below a false alarm in a million.
     */
    public static final double STANDARD_DEVIATIONS = 5;

    /** Rounding of sums of some thousand terms of order one, relative to 1 + |value|. */
    private static final double ROUNDING = 1e-12;

    /**
     * Copies the list and checks the numbers.
     *
     * @param value the estimate
     * @param standardError its standard deviation
     * @param bound what it is to the log-density
     * @param expectedGap predicted log p_0(x) − E[value]
     * @param gapError uncertainty of {@code expectedGap}
     * @param neglected the single terms of the difference
     * @param scoreEvaluations cost
     * @throws NumericalException if a number is not finite
     */
    public LikelihoodEstimate {
        neglected = List.copyOf(neglected);
        if (!Double.isFinite(value + standardError + expectedGap + gapError)) {
            throw new NumericalException("likelihood estimate is not finite: value " + value + " ± " + standardError
                    + ", expected gap " + expectedGap + " ± " + gapError);
        }
    }

    /**
     * Whether sampling, refinement and the predicted gap together explain the difference from the exact log-density:
     * |exact − value − expectedGap| ≤ 5 (standardError² + gapError²)^½ + rounding. If all is well the answer is no with
     * probability at most 1e-6, see {@link #STANDARD_DEVIATIONS}. The part of {@code gapError} that comes from refinement is
     * no random variable but the first neglected term of the expansion, which five times itself exceeds all that follow
     * as long as the steps are in the asymptotic range.
     *
     * @param exact log p_0(x)
     * @return whether the difference is explained
     */
    public boolean explains(double exact) {
        return Math.abs(exact - value - expectedGap) <= tolerance(exact);
    }

    /**
     * The largest difference that is explained.
     *
     * @param exact log p_0(x), for the size of the rounding
     * @return the bound on |exact − value − expectedGap|
     */
    public double tolerance(double exact) {
        return STANDARD_DEVIATIONS * Math.hypot(standardError, gapError)
                + ROUNDING * (1 + Math.abs(exact) + Math.abs(value));
    }
}
