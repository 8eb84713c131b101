package org.fokker.fokkerplanck;

import org.fokker.grid.Grid;

/**
 * The system du/dt = A(t) u. Time integrators ask for further capabilities by type: {@link ShiftedSolve},
 * {@link DirectionalSolve}, {@link ExactPart}. One thread at a time may use an instance (it owns scratch arrays); caches are keyed on the time.
 */
public interface SemiDiscretisation {

    /** {@return the cells to which the unknowns belong; unknowns are numbered as the cells} */
    Grid grid();

    /** {@return the initial value as a new array} */
    double[] initial();

    /**
     * Applies the operator.
     *
     * @param t time
     * @param u unknowns
     * @param du receives A(t) u; must not be {@code u}
     */
    void apply(double t, double[] u, double[] du);

    /**
     * Total mass of a state, in the quadrature in which the scheme conserves it.
     *
     * @param u unknowns
     * @return ∫ p
     */
    double mass(double[] u);

    /**
     * Cell averages of a state on {@link #grid()}: for finite volumes the unknowns themselves, for a spectral method the
     * integrals of its interpolant.
     *
     * @param u unknowns
     * @return averages, one a cell, as a new array
     */
    double[] cellAverages(double[] u);

    /**
     * Density and its gradient at arbitrary points: for finite volumes a smooth reconstruction of at least second order,
     * for a spectral method its interpolant.
     *
     * @param u unknowns
     * @param x points by component: x[i][j] is component i of point j, d × (≥ n); inside the box
     * @param n how many points
     * @param density receives p at 0 … n − 1
     * @param gradient receives ∇p, laid out like {@code x}
     */
    void evaluate(double[] u, double[][] x, int n, double[] density, double[][] gradient);

    /**
     * An upper bound of the spectral radius of A(t), from which explicit integrators tell whether their step is stable.
     *
     * @param t time
     * @return a number ≥ max |λ|, in inverse units of time
     */
    double spectralBound(double t);

    /** {@return what is worth knowing of the discretisation, such as the largest cell Péclet number} */
    default Diagnostics diagnostics() {
        return Diagnostics.NONE;
    }

    /**
     * Facts about a discretisation.
     *
     * @param cellPeclet the largest |f| h / D met so far; NaN where it has no meaning
     * @param largestCellAspect reserved for grids that are not uniform: largest ratio of neighbouring widths, 1 if uniform
     */
    record Diagnostics(double cellPeclet, double largestCellAspect) {
        /** Nothing known. */
        public static final Diagnostics NONE = new Diagnostics(Double.NaN, 1);
    }

    /** Capability: solves with the shifted operator. */
    interface ShiftedSolve extends SemiDiscretisation {

        /**
         * Solves (I − c A(t)) w = r.
         *
         * <p>Where the solve is exact the guess does not matter. Where it is by approximate factorisation
         * (alternating directions) the result is w = g + Π_i (I − c A_i(t))⁻¹ [r − (I − c A(t)) g], which differs from
         * the exact solution by O(c²)·(w − g); with g = u_n the integrators keep order two.
         *
         * @param t time at which A is evaluated
         * @param c shift, ≥ 0
         * @param rhs r; not changed
         * @param w on entry the guess g, on return the solution
         */
        void solveShifted(double t, double c, double[] rhs, double[] w);

        /** {@return whether {@link #solveShifted} is exact up to rounding, so that promises of positivity hold} */
        boolean exactSolve();
    }

    /**
     * Capability: A(t) = Σ_i A_i(t), one part for each direction, with exact solves for every part by itself. Products of
     * such solves keep what each of them keeps: mass, and positivity where every A_i is the generator of a jump process.
     */
    interface DirectionalSolve extends SemiDiscretisation {

        /** {@return the number of parts} */
        int parts();

        /**
         * Solves (I − c A_part(t)) w = r, exactly up to rounding.
         *
         * @param part which part, 0 … parts() − 1
         * @param t time at which the part is evaluated
         * @param c shift, ≥ 0
         * @param w on entry r, on return the solution
         */
        void solvePart(int part, double t, double c, double[] w);
    }

    /** Capability: A(t) = L(t) + N(t) where exp(∫L) is applied exactly (Fourier modes of constant diffusion). */
    interface ExactPart extends SemiDiscretisation {

        /**
         * Applies exp(∫_{t0}^{t1} L dt) in place.
         *
         * @param t0 from
         * @param t1 to, either order
         * @param u unknowns, changed
         */
        void propagateExact(double t0, double t1, double[] u);

        /**
         * Applies the remaining operator.
         *
         * @param t time
         * @param u unknowns
         * @param du receives N(t) u
         */
        void applyRemainder(double t, double[] u, double[] du);
    }
}
