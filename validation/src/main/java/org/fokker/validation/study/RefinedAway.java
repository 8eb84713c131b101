package org.fokker.validation.study;

import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.time.TimeIntegrators;

/**
 * A march whose own error does not count: by the classical Runge–Kutta rule, which asks nothing of a discretisation but its
 * right-hand side, with twice as many steps again and again until that changes the result by less than is allowed.
 */
final class RefinedAway {

    private static final String RULE = "runge-kutta-4";

    /** The classical rule is stable up to 2.785; this leaves room for a spectrum that grows with time. */
    private static final double STABLE = 2.2;

    private static final int MOST_DOUBLINGS = 6;

    private RefinedAway() {}

    /**
     * What a march has led to.
     *
     * @param u the state at the end
     * @param steps steps of the march that led to it
     * @param change L1 change by the last doubling, which the error is below
     */
    record March(double[] u, int steps, double change) {}

    /** How much a doubling may change the result. */
    @FunctionalInterface
    interface Allowance {

        /** The allowed change of a state in L1. */
        double of(double[] u);
    }

    /** Marches from the initial state of a system. */
    static March march(SemiDiscretisation system, double start, double end, Allowance allowance) {
        double bound = Math.max(system.spectralBound(start), system.spectralBound(end));
        int steps = Math.max(20, (int) Math.ceil((end - start) * bound / STABLE));
        double[] coarse = march(system, start, end, steps);
        for (int doubling = 0; ; doubling++) {
            steps *= 2;
            double[] fine = march(system, start, end, steps);
            double change = GridErrors.distance(system, coarse, fine);
            // A change that no longer shrinks is one of rounding, and more steps only make it larger.
            if (!(change > allowance.of(fine)) || doubling == MOST_DOUBLINGS) {
                return new March(fine, steps, change);
            }
            coarse = fine;
        }
    }

    private static double[] march(SemiDiscretisation system, double start, double end, int steps) {
        double[] u = system.initial();
        TimeIntegrators.of(RULE, steps).integrate(system, u, new double[] {start, end}, (time, index, state) -> {});
        return u;
    }
}
