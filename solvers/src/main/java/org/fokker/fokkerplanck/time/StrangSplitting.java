package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation.WeightedSolve;

/**
 * Strang's splitting (1968) of {@link ModifiedPatankar} steps P along the lines of one direction after the other,
 *
 * <pre>
 *   P_1(h/2) ⋯ P_{k−1}(h/2) P_k(h) P_{k−1}(h/2) ⋯ P_1(h/2),
 * </pre>
 *
 * with all coefficients at t + h/2. The cost is that of sweeps along lines on every grid.
 */
final class StrangSplitting extends ModifiedPatankar {

    private final WeightedSolve system;

    /**
     * Binds the rule to a system.
     *
     * @param system the system; its parts must be the whole operator
     * @throws IllegalArgumentException if there is a mixed part, for which no line can be solved
     */
    StrangSplitting(WeightedSolve system) {
        super("strang", system);
        if (system.hasMixedPart()) {
            throw new IllegalArgumentException(
                    "strang splits an operator into directions, and the mixed derivatives of "
                            + system.getClass().getSimpleName()
                            + " have none: take a scheme that decomposes the tensor into directions, or modified-craig-sneyd");
        }
        this.system = system;
    }

    @Override
    void flow(double t, double h, double[] u) {
        int last = system.parts() - 1;
        for (int part = 0; part < last; part++) {
            line(part, t, 0.5 * h, u);
        }
        line(last, t, h, u);
        for (int part = last - 1; part >= 0; part--) {
            line(part, t, 0.5 * h, u);
        }
    }

    /** P along one direction. */
    private void line(int part, double t, double tau, double[] u) {
        advance((m, w) -> system.solveWeighted(part, t, tau, m, w), u);
    }
}
