package org.fokker.validation.route;

/** One way of computing the law of a scenario at its snapshots. */
@FunctionalInterface
public interface Route {

    /**
     * Computes the laws.
     *
     * @param context seed, effort and threads
     * @return what was found
     * @throws org.fokker.method.NumericalException if the computation goes wrong
     */
    Solution solve(RunContext context);
}
