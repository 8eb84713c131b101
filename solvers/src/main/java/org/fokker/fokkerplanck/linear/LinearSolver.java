package org.fokker.fokkerplanck.linear;

/** Solves with one square matrix M and with its transpose. One thread at a time may use an instance. */
public interface LinearSolver {

    /** {@return the number of unknowns} */
    int size();

    /** {@return whether solutions are exact up to rounding, rather than up to the tolerance of an iteration} */
    boolean exact();

    /**
     * Solves M x = b.
     *
     * @param rhs b; not changed unless it is {@code x}
     * @param x on entry a guess where the method is iterative, on return the solution; may be {@code rhs}
     * @throws org.fokker.method.NumericalException if M is singular or an iteration does not converge
     */
    void solve(double[] rhs, double[] x);

    /**
     * Solves Mᵀ x = b.
     *
     * @param rhs b; not changed unless it is {@code x}
     * @param x on entry a guess where the method is iterative, on return the solution; may be {@code rhs}
     * @throws org.fokker.method.NumericalException if M is singular or an iteration does not converge
     */
    void solveTransposed(double[] rhs, double[] x);
}
