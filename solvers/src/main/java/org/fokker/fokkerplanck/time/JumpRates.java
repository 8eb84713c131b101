package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation.EdgeVisitor;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;

/** How often cells are left, for rules that need the generator of a jump process. */
final class JumpRates {

    private JumpRates() {}

    /**
     * Sums the rates at which each cell is left, for other cells and for good.
     *
     * @param name of the rule
     * @param system the system
     * @param t time
     * @param leaving receives the sums, one a cell
     * @throws IllegalArgumentException if a rate is negative or not a number: the operator is no generator
     */
    static void leaving(String name, Edges system, double t, double[] leaving) {
        system.killing(t, leaving);
        system.edges(t, new EdgeVisitor() {
            @Override
            public void edge(int from, int to, double forward, double backward) {
                leave(from, forward);
                leave(to, backward);
            }

            @Override
            public void exit(int from, int axis, boolean upper, double forward) {
                leave(from, forward);
            }

            private void leave(int cell, double mass) {
                if (!(mass >= 0)) {
                    throw new IllegalArgumentException(
                            name
                                    + " needs the generator of a jump process; mass leaves the cell with centre "
                                    + Marching.centreOf(system.grid(), cell) + " at the rate " + mass
                                    + ". Take a space discretisation that preserves positivity, such as scharfetter-gummel, or finer cells");
                }
                leaving[cell] += mass / system.grid().volume(cell);
            }
        });
    }
}
