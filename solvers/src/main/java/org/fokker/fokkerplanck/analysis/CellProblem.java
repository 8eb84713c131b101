package org.fokker.fokkerplanck.analysis;

import java.util.Optional;
import org.fokker.fokkerplanck.linear.LinearSolver;
import org.fokker.fokkerplanck.linear.StateReduction;
import org.fokker.method.NumericalException;

/** Solves −L χ = r for a chain that loses nothing, with ⟨π, r⟩ = 0; χ is fixed by ⟨π, χ⟩ = 0. */
final class CellProblem {

    private static final double SHIFT = 1e-8;
    private static final double SETTLED = 1e-13;
    private static final int MOST = 30;

    private final Chain chain;
    private final double[] mass;

    /**
     * States the problem.
     *
     * @param mass π, of sum one
     */
    CellProblem(Chain chain, double[] mass) {
        this.chain = chain;
        this.mass = mass;
    }

    double[] solve(double[] rhs) {
        Optional<StateReduction> reduction = chain.reduction(0);
        if (reduction.isEmpty()) {
            return iterate(rhs);
        }
        double[] chi = new double[rhs.length];
        reduction.get().solvePinned(rhs, chi);
        centre(chi);
        return chi;
    }

    /** χ ← (σ − L)⁻¹ (r + σ χ), whose error in a mode of eigenvalue λ shrinks by σ/|σ − λ|. */
    double[] iterate(double[] rhs) {
        double[] chi = new double[rhs.length];
        double largest = 0;
        for (int i = 0; i < rhs.length; i++) {
            largest = Math.max(largest, -chain.generator().get(i, i));
        }
        double shift = SHIFT * largest;
        LinearSolver solver = chain.solver(shift);
        double[] b = new double[rhs.length];
        for (int k = 0; k < MOST; k++) {
            double[] before = chi.clone();
            for (int i = 0; i < b.length; i++) {
                b[i] = rhs[i] + shift * chi[i];
            }
            solver.solve(b, chi);
            centre(chi);
            double change = 0;
            double size = 0;
            for (int i = 0; i < chi.length; i++) {
                change += mass[i] * Math.abs(chi[i] - before[i]);
                size += mass[i] * Math.abs(chi[i]);
            }
            if (change <= SETTLED * size) {
                return chi;
            }
        }
        throw new NumericalException("cell problem: no fixed point after " + MOST + " solves with the shift " + shift);
    }

    private void centre(double[] chi) {
        double mean = 0;
        for (int i = 0; i < chi.length; i++) {
            mean += mass[i] * chi[i];
        }
        for (int i = 0; i < chi.length; i++) {
            chi[i] -= mean;
        }
    }
}
