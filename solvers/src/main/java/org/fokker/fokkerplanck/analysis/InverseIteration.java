package org.fokker.fokkerplanck.analysis;

import java.util.Arrays;
import org.fokker.fokkerplanck.linear.LinearSolver;
import org.fokker.method.NumericalException;

/**
 * The null vector of Lᵀ by m ← (σ − Lᵀ)⁻¹ σ m. Each solve keeps the sum of m and shrinks every other mode, of eigenvalue λ, by
 * σ/|σ − λ|. The shift σ is real, positive and never zero: the matrix stays an M-matrix, and regular.
 */
final class InverseIteration {

    /** σ over the largest rate: below the gap of grids of thousands of cells a side, far above rounding. */
    private static final double SHIFT = 1e-10;

    /** Where the residual has come to what rounding leaves. */
    private static final double BALANCED = 1e-14;

    private static final int MOST = 20;

    private InverseIteration() {}

    /**
     * Stationary masses of a chain with one closed class that is all of it.
     *
     * @return masses of sum one
     * @throws NumericalException if the residual stays above 10⁻¹² of the traffic
     */
    static double[] stationaryMass(Chain chain) {
        int n = chain.size();
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, -chain.generator().get(i, i));
        }
        double shift = SHIFT * largest;
        LinearSolver solver = chain.solver(shift);
        double[] mass = new double[n];
        Arrays.fill(mass, 1.0 / n);
        double[] rhs = new double[n];
        double before = Double.POSITIVE_INFINITY;
        double residual = SteadyState.imbalance(chain.generator(), mass);
        for (int k = 0; k < MOST && residual > BALANCED && residual < 0.5 * before; k++) {
            for (int i = 0; i < n; i++) {
                rhs[i] = shift * mass[i];
            }
            solver.solveTransposed(rhs, mass);
            double sum = Arrays.stream(mass).sum();
            for (int i = 0; i < n; i++) {
                mass[i] /= sum;
            }
            before = residual;
            residual = SteadyState.imbalance(chain.generator(), mass);
        }
        if (!(residual <= 1e-12)) {
            throw new NumericalException("inverse iteration: " + residual
                    + " of the traffic between cells is not balanced, and further solves do not help");
        }
        return mass;
    }
}
