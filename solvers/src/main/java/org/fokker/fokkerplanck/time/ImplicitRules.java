package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;

/**
 * The simplest implicit rules. Coefficients are taken at the times that the order needs. The guess that is handed to each solve is
 * the last known state, so that with solves by approximate factorisation, whose error is O(h²) times the change, the orders stay.
 */
final class ImplicitRules {

    private ImplicitRules() {}

    /** u₁ − h F(t+h, u₁) = u₀. */
    static Stepper implicitEuler(ShiftedSolve system) {
        double[] rhs = new double[system.grid().size()];
        return (t, h, u) -> {
            System.arraycopy(u, 0, rhs, 0, u.length);
            system.solveShifted(t + h, h, rhs, u);
        };
    }

    /** u₁ − ½ h F(t+h, u₁) = u₀ + ½ h F(t, u₀). */
    static Stepper crankNicolson(ShiftedSolve system) {
        double[] rhs = new double[system.grid().size()];
        return (t, h, u) -> {
            system.apply(t, u, rhs);
            for (int i = 0; i < u.length; i++) {
                rhs[i] = u[i] + 0.5 * h * rhs[i];
            }
            system.solveShifted(t + h, 0.5 * h, rhs, u);
        };
    }

    /** Crank–Nicolson with Rannacher's start. */
    static Stepper rannacher(ShiftedSolve system) {
        return new DampedStart(implicitEuler(system), crankNicolson(system));
    }

    /** Π_i (I − h A_i(t+h))⁻¹ (u₀ + h R(t+h, u₀)), one direction after the other. */
    static Stepper splitImplicitEuler(DirectionalSolve system) {
        boolean remainder = system.hasSource() || system.hasMixedPart();
        double[] rest = new double[remainder ? system.grid().size() : 0];
        return (t, h, u) -> {
            if (remainder) {
                system.applyRemainder(t + h, u, rest);
                for (int i = 0; i < u.length; i++) {
                    u[i] += h * rest[i];
                }
            }
            for (int part = 0; part < system.parts(); part++) {
                system.solvePart(part, t + h, h, u);
            }
        };
    }
}
