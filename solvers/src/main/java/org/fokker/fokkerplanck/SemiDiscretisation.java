package org.fokker.fokkerplanck;

import org.fokker.grid.Grid;

/**
 * The system du/dt = F(t, u), with F(t, u) = A(t) u + s(t) for all linear discretisations; s is the source of the problem, and
 * limited fluxes make F nonlinear. Time integrators and analyses ask for further capabilities by type: {@link Linear},
 * {@link ShiftedSolve}, {@link DirectionalSolve}, {@link ExactPart}, {@link Edges}. One thread at a time may use an instance
 * (it owns scratch arrays); caches are keyed on the time.
 */
public interface SemiDiscretisation {

    /** {@return the cells to which the unknowns belong; unknowns are numbered as the cells} */
    Grid grid();

    /** {@return the initial value as a new array} */
    double[] initial();

    /**
     * Evaluates the right-hand side.
     *
     * @param t time
     * @param u unknowns
     * @param du receives F(t, u); must not be {@code u}
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

    /** {@return whether F does not depend on t} */
    default boolean autonomous() {
        return false;
    }

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

    /** Capability: F(t, u) = A(t) u + s(t). */
    interface Linear extends SemiDiscretisation {

        /**
         * Applies the operator without the source.
         *
         * @param t time
         * @param u unknowns
         * @param du receives A(t) u; must not be {@code u}
         */
        void applyLinear(double t, double[] u, double[] du);

        /** {@return whether s is not zero} */
        boolean hasSource();
    }

    /** Capability: solves with the shifted operator. */
    interface ShiftedSolve extends Linear {

        /**
         * Solves w − c F(t, w) = r, that is (I − c A(t)) w = r + c s(t).
         *
         * <p>Where the solve is exact the guess does not matter. Where it is by approximate factorisation
         * (alternating directions) the result is w = g + Π_i (I − c A_i(t))⁻¹ [r − (g − c F(t, g))], which differs from
         * the exact solution by O(c²)·(w − g); with g = u_n the integrators keep order two.
         *
         * @param t time at which F is evaluated
         * @param c shift, ≥ 0
         * @param rhs r; not changed
         * @param w on entry the guess g, on return the solution
         */
        void solveShifted(double t, double c, double[] rhs, double[] w);

        /**
         * {@return whether {@link #solveShifted} is exact up to rounding, so that promises of positivity hold, or up to the tolerance
         * of an iteration near rounding, so that they hold up to it}
         */
        boolean exactSolve();
    }

    /**
     * Capability: F(t, u) = R(t, u) + Σ_i A_i(t) u, one part for each direction along which lines can be solved, with exact
     * solves for every part by itself. The remainder R holds what has no lines: the source, and the mixed derivatives of a
     * cross stencil. Products of solves keep what each of them keeps: mass, and positivity where every A_i is the generator
     * of a jump process.
     */
    interface DirectionalSolve extends Linear {

        /** {@return the number of parts} */
        int parts();

        /** {@return whether the remainder has a linear part, mixed derivatives, so that the parts alone are not A} */
        boolean hasMixedPart();

        /**
         * Applies one part.
         *
         * @param part which part, 0 … parts() − 1
         * @param t time at which the part is evaluated
         * @param u unknowns
         * @param du receives A_part(t) u; must not be {@code u}
         */
        void applyPart(int part, double t, double[] u, double[] du);

        /**
         * Applies the remainder.
         *
         * @param t time
         * @param u unknowns
         * @param du receives R(t, u); must not be {@code u}
         */
        void applyRemainder(double t, double[] u, double[] du);

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

    /**
     * Capability: the operator is a sum of two-point fluxes. All analyses of the generator — its matrix and transpose, currents,
     * entropy production, where mass leaves — are made from them.
     */
    interface Edges extends Linear {

        /**
         * Visits every edge once, in an order that does not depend on the number of threads.
         *
         * @param t time
         * @param visitor hears of the edges
         */
        void edges(double t, EdgeVisitor visitor);

        /**
         * Writes the killing rates.
         *
         * @param t time
         * @param rate receives k, one a cell
         */
        void killing(double t, double[] rate);
    }

    /** Hears of the edges of an operator. */
    interface EdgeVisitor {

        /**
         * An edge between two cells, on which mass flows from the one to the other at the rate a·u_from − b·u_to: mass over time
         * for densities u.
         *
         * @param from number of a cell
         * @param to number of another cell
         * @param forward a
         * @param backward b
         */
        void edge(int from, int to, double forward, double backward);

        /**
         * An edge through a wall that absorbs, on which mass leaves at the rate a·u_from.
         *
         * @param from number of a cell
         * @param axis the axis whose wall it is
         * @param upper whether it is the upper wall
         * @param forward a
         */
        void exit(int from, int axis, boolean upper, double forward);
    }

    /** Capability: F(t, u) = L(t) u + N(t, u) where exp(∫L) is applied exactly (Fourier modes of constant diffusion). */
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
         * Applies the rest.
         *
         * @param t time
         * @param u unknowns
         * @param du receives N(t, u)
         */
        void applyNonstiff(double t, double[] u, double[] du);
    }
}
