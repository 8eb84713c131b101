package org.fokker.fokkerplanck.time;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;

/** The ways in which implicit rules solve with I − c A(t). */
final class ShiftedSystem {

    private final ShiftedSolve system;

    /** s(t), if there is a source. */
    private final double[] source;

    ShiftedSystem(ShiftedSolve system) {
        this.system = system;
        source = new double[system.hasSource() ? system.grid().size() : 0];
    }

    int size() {
        return system.grid().size();
    }

    void apply(double t, double[] u, double[] du) {
        system.apply(t, u, du);
    }

    /** Solves w − c F(t, w) = r from the guess w, once: for rules of second order whose guess is off by O(h). */
    void solve(double t, double c, double[] rhs, double[] w) {
        system.solveShifted(t, c, rhs, w);
    }

    /**
     * Solves w − c F(t, w) = r from the guess w for rules of third order. An approximate factorisation leaves O(c²) of what the
     * guess was off; repeated from its own result, O(c⁴). Each repetition multiplies the error of a mode with shifts a and b
     * along two axes by ab/((1 + a)(1 + b)) &lt; 1.
     */
    void solveTwice(double t, double c, double[] rhs, double[] w) {
        system.solveShifted(t, c, rhs, w);
        if (!system.exactSolve()) {
            system.solveShifted(t, c, rhs, w);
        }
    }

    /** Writes w = (I − c A(t))⁻¹ v, or with the factors of that matrix: w = Π_i (I − c A_i(t))⁻¹ v. Uses neither old w nor s. */
    void solveLinear(double t, double c, double[] v, double[] w) {
        Arrays.fill(w, 0);
        if (source.length == 0) {
            system.solveShifted(t, c, v, w);
            return;
        }
        system.apply(t, w, source);
        for (int i = 0; i < source.length; i++) {
            source[i] = v[i] - c * source[i];
        }
        system.solveShifted(t, c, source, w);
    }
}
