package org.fokker.validation.scenario;

import java.util.List;

/**
 * Linear measurements y = A x + n, and the methods that sample the law of x after each.
 *
 * @param noise σ, the deviation of n
 * @param posteriors the methods
 */
public record InverseSpec(double noise, List<PosteriorSpec> posteriors) {

    /**
     * Copies the list.
     *
     * @param noise σ, the deviation of n
     * @param posteriors the methods
     */
    public InverseSpec {
        posteriors = List.copyOf(posteriors);
    }
}
