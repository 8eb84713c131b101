package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;

/**
 * One-step rules by shifted solves. Coefficients are taken at the times that the order needs. The guess that is handed to
 * each solve is the last known state, so that with solves by approximate factorisation, whose error is O(h²) times the
 * change, the orders stay.
 */
final class ImplicitRules {

    private ImplicitRules() {}

    /** (I − h A(t+h)) u₁ = u₀. */
    static Stepper implicitEuler(ShiftedSolve system) {
        double[] rhs = new double[system.grid().size()];
        return (t, h, u) -> {
            System.arraycopy(u, 0, rhs, 0, u.length);
            system.solveShifted(t + h, h, rhs, u);
        };
    }

    /** (I − ½ h A(t+h)) u₁ = u₀ + ½ h A(t) u₀. */
    static Stepper crankNicolson(ShiftedSolve system) {
        double[] rhs = new double[system.grid().size()];
        return (t, h, u) -> {
            trapezoid(system, t, h, t + h, u, rhs);
        };
    }

    /**
     * Crank–Nicolson whose first two steps are replaced by four implicit Euler steps of half the length (Rannacher 1984): they
     * damp what a start that is not smooth leaves in the stiff modes, which Crank–Nicolson itself would keep ringing.
     */
    static Stepper rannacher(ShiftedSolve system) {
        Stepper damping = implicitEuler(system);
        Stepper regular = crankNicolson(system);
        int[] made = {0};
        return (t, h, u) -> {
            if (made[0]++ < 2) {
                double half = t + 0.5 * h;
                damping.step(t, half - t, u);
                damping.step(half, t + h - half, u);
            } else {
                regular.step(t, h, u);
            }
        };
    }

    /**
     * Trapezoidal rule to t + γh, then the second backward difference formula through t, t + γh and t + h (Bank et al.
     * 1985): with γ = 2 − √2 both solves have the shift ½γh, and the rule is L-stable.
     */
    static Stepper trBdf2(ShiftedSolve system) {
        double gamma = 2 - Math.sqrt(2);
        double atStage = 1 / (gamma * (2 - gamma));
        double atStart = (1 - gamma) * (1 - gamma) / (gamma * (2 - gamma));
        double[] rhs = new double[system.grid().size()];
        double[] start = new double[rhs.length];
        return (t, h, u) -> {
            System.arraycopy(u, 0, start, 0, u.length);
            trapezoid(system, t, gamma * h, t + gamma * h, u, rhs);
            for (int i = 0; i < u.length; i++) {
                rhs[i] = atStage * u[i] - atStart * start[i];
            }
            system.solveShifted(t + h, 0.5 * gamma * h, rhs, u);
        };
    }

    /** Π_i (I − h A_i(t+h))⁻¹, one direction after the other. */
    static Stepper splitImplicitEuler(DirectionalSolve system) {
        return (t, h, u) -> {
            for (int part = 0; part < system.parts(); part++) {
                system.solvePart(part, t + h, h, u);
            }
        };
    }

    private static void trapezoid(ShiftedSolve system, double t, double h, double end, double[] u, double[] rhs) {
        system.apply(t, u, rhs);
        for (int i = 0; i < u.length; i++) {
            rhs[i] = u[i] + 0.5 * h * rhs[i];
        }
        system.solveShifted(end, 0.5 * h, rhs, u);
    }
}
