package org.fokker.validation.scenario;

import java.util.List;
import java.util.Optional;

/**
 * Linear measurements y = A x + n, n ~ N(0, σ² I), and the methods that sample the law of x after each.
 *
 * @param matrix the rows of A, each of length d; empty if every problem draws a matrix of its own
 * @param random rows of the matrices that are drawn; 0 if A is given
 * @param noise σ, the deviation of n
 * @param values y, if it is given
 * @param problems how many truths are drawn, or taken from the held-out samples, and measured; 1 if y is given
 * @param posteriors the methods, with different names
 */
public record InverseSpec(
        List<double[]> matrix,
        int random,
        double noise,
        Optional<double[]> values,
        int problems,
        List<PosteriorSpec> posteriors) {

    /**
     * Copies the lists.
     *
     * @param matrix the rows of A
     * @param random rows of the matrices that are drawn
     * @param noise σ, the deviation of n
     * @param values y, if it is given
     * @param problems how many truths are measured
     * @param posteriors the methods
     */
    public InverseSpec {
        matrix = List.copyOf(matrix);
        posteriors = List.copyOf(posteriors);
    }
}
