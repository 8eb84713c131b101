package org.fokker.validation.route;

/** One way of computing the law of a scenario at its snapshots. */
public interface Route {

    /**
     * Refuses, before anything is computed, what can be known to be impossible.
     *
     * @param context seed, effort and threads
     * @throws IllegalArgumentException if the route cannot be run: a grid that does not fit in memory, methods that do not fit
     *     together
     */
    default void check(RunContext context) {}

    /**
     * Computes the laws.
     *
     * @param context seed, effort and threads
     * @return what was found
     * @throws org.fokker.method.NumericalException if the computation goes wrong
     */
    Solution solve(RunContext context);
}
