package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation.WeightedSolve;
import org.fokker.fokkerplanck.TaskRunner;

/**
 * Strang's splitting (1968) of steps along the lines of one direction after the other,
 *
 * <pre>
 *   u₁ = S · P_1(h/2) ⋯ P_{k−1}(h/2) P_k(h) P_{k−1}(h/2) ⋯ P_1(h/2) · S u,
 * </pre>
 *
 * with all coefficients at t + h/2 and S u = u + ½ h s the source. No linear rule of order two that costs a fixed number of solves is
 * positive for every step (Bolley and Crouzeix 1978), so P is the modified Patankar rule of Burchard, Deleersnijder and
 * Meister (2003), which weighs the jumps out of each cell:
 *
 * <pre>
 *   v = (I − τA)⁻¹ u,   (I − ½τ A diag(1 + u_i/v_i)) P u = u.
 * </pre>
 *
 * Both matrices have columns that sum to one (less what is killed) and no positive entry off the diagonal: for every step P keeps
 * mass and signs. With m = 2v/(u + v) the second solve is (diag(m) − τA) w = u, P u = m w.
 */
final class StrangSplitting implements Stepper {

    private final WeightedSolve system;
    private final TaskRunner runner;
    private final double[] weight;
    private final double[] source;

    /**
     * Binds the rule to a system.
     *
     * @param system the system; its parts must be the whole operator
     * @throws IllegalArgumentException if there is a mixed part, for which no line can be solved
     */
    StrangSplitting(WeightedSolve system) {
        if (system.hasMixedPart()) {
            throw new IllegalArgumentException(
                    "strang splits an operator into directions, and the mixed derivatives of "
                            + system.getClass().getSimpleName()
                            + " have none: take a scheme that decomposes the tensor into directions, or modified-craig-sneyd");
        }
        this.system = system;
        runner = system.runner();
        weight = new double[system.grid().size()];
        source = new double[system.hasSource() ? weight.length : 0];
    }

    @Override
    public void step(double t, double h, double[] u) {
        double middle = t + 0.5 * h;
        int last = system.parts() - 1;
        if (source.length > 0) {
            system.applyRemainder(middle, u, source);
        }
        addSource(h, u);
        for (int part = 0; part < last; part++) {
            line(part, middle, 0.5 * h, u);
        }
        line(last, middle, h, u);
        for (int part = last - 1; part >= 0; part--) {
            line(part, middle, 0.5 * h, u);
        }
        addSource(h, u);
    }

    private void addSource(double h, double[] u) {
        runner.ranges(source.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                u[i] += 0.5 * h * source[i];
            }
        });
    }

    /** P along one direction. */
    private void line(int part, double t, double tau, double[] u) {
        System.arraycopy(u, 0, weight, 0, u.length);
        system.solvePart(part, t, tau, weight);
        runner.ranges(u.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                // An empty cell that nothing reaches may have any weight.
                weight[i] = weight[i] == 0 ? 1 : 2 * weight[i] / (u[i] + weight[i]);
            }
        });
        system.solveWeighted(part, t, tau, weight, u);
        runner.ranges(u.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                u[i] *= weight[i];
            }
        });
    }
}
