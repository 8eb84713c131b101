package org.fokker.fokkerplanck.time;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.TaskRunner;

/**
 * Steps by the modified Patankar–Runge–Kutta rule MPRK22(1) (Burchard, Deleersnijder and Meister 2003; Kopecz and Meister 2018)
 * for a generator A of a jump process. No linear rule of order two that costs a fixed number of solves is positive for every step (Bolley
 * and Crouzeix 1978); this one weighs the jumps out of each cell:
 *
 * <pre>
 *   v = (I − τA)⁻¹ u,   (I − ½τ A diag(1 + u_i/v_i)) P u = u.
 * </pre>
 *
 * Both matrices have columns that sum to one (less what is killed) and no positive entry off the diagonal: for every step P keeps
 * mass and signs. An operator with a negative rate is no such generator, and is refused with its cell. With m = 2v/(u + v) the second solve is (diag(m) − τA) w = u, P u = m w. Where A u = 0 all weights are one, and u
 * stays.
 *
 * <p>Coefficients are frozen in the middle of the step. A source s, which must not be negative for a positive result, is added by halves
 * before and after: u₁ = S P S u with S u = u + ½ h s.
 */
abstract class ModifiedPatankar implements Stepper {

    /** Solves with a shifted operator. */
    @FunctionalInterface
    interface Inverse {

        /**
         * Computes w = (diag(m) − τA)⁻¹ w, with no rounding of a sign.
         *
         * @param m weights, one a cell, &gt; 0; not changed
         * @param w on entry a right-hand side, on return the solution
         */
        void apply(double[] m, double[] w);
    }

    private final String name;
    private final Edges system;
    private final TaskRunner runner;
    private final double[] weight;
    private final double[] implicit;
    private final double[] source;
    private boolean admissible;

    ModifiedPatankar(String name, Edges system) {
        this.name = name;
        this.system = system;
        runner = system.runner();
        weight = new double[system.grid().size()];
        implicit = new double[weight.length];
        source = new double[system.hasSource() ? weight.length : 0];
    }

    @Override
    public final void step(double t, double h, double[] u) {
        double middle = t + 0.5 * h;
        if (!admissible || !system.autonomous()) {
            // The sums are not needed; a rate that is negative is refused with its cell.
            JumpRates.leaving(name, system, middle, weight);
            admissible = true;
        }
        if (source.length > 0) {
            Arrays.fill(implicit, 0);
            system.apply(middle, implicit, source);
        }
        addSource(h, u);
        flow(middle, h, u);
        addSource(h, u);
    }

    private void addSource(double h, double[] u) {
        runner.ranges(source.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                u[i] += 0.5 * h * source[i];
            }
        });
    }

    /** Advances by h without the source, all coefficients at t. */
    abstract void flow(double t, double h, double[] u);

    /** u = P u. */
    final void advance(Inverse inverse, double[] u) {
        Arrays.fill(weight, 1);
        System.arraycopy(u, 0, implicit, 0, u.length);
        inverse.apply(weight, implicit);
        runner.ranges(u.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                // An empty cell that nothing reaches may have any weight.
                weight[i] = implicit[i] == 0 ? 1 : 2 * implicit[i] / (u[i] + implicit[i]);
            }
        });
        inverse.apply(weight, u);
        runner.ranges(u.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                u[i] *= weight[i];
            }
        });
    }
}
