package org.fokker.fokkerplanck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fokker.grid.Axis;
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

    /** {@return what runs the tasks of vector operations on states, on as many threads as the sweeps of the operator} */
    default TaskRunner runner() {
        return TaskRunner.SERIAL;
    }

    /** {@return what is worth knowing of the discretisation, such as the largest cell Péclet number} */
    default Diagnostics diagnostics() {
        return Diagnostics.NONE;
    }

    /**
     * Facts about a discretisation.
     *
     * @param cellPeclet the largest |v| δ/D met so far, with the effective drift v and the distance δ of the nodes of a face; NaN
     *     where it has no meaning, infinite where diffusion vanishes
     * @param largestCellAspect largest ratio of the widths of neighbouring cells along an axis, 1 if all are equal
     */
    record Diagnostics(double cellPeclet, double largestCellAspect) {
        /** Nothing known. */
        public static final Diagnostics NONE = new Diagnostics(Double.NaN, 1);

        /**
         * Up to here central fluxes have rates that are not negative, and the numerical diffusion of exponentially fitted
         * ones, (z/2) coth(z/2) − 1 of D, stays below a third: the range in which their error falls with h².
         */
        public static final double RESOLVED_PECLET = 2;

        private static final double ROUNDING = 1e-12;

        /** Beyond this ratio, cells cannot belong to a smooth map that is resolved. */
        private static final double SMOOTH_ASPECT = 1.5;

        /**
         * The facts of a grid.
         *
         * @param cellPeclet the largest |v| δ/D met so far
         * @param grid the cells
         * @return the diagnostics
         */
        public static Diagnostics of(double cellPeclet, Grid grid) {
            double aspect = 1;
            for (Axis axis : grid.axes()) {
                aspect = Math.max(aspect, axis.largestRatio());
            }
            return new Diagnostics(cellPeclet, aspect);
        }

        /**
         * How many times as many cells along an axis, divided by the same rule, bring all cell Péclet numbers to at most
         * {@link #RESOLVED_PECLET}.
         *
         * @return a factor ≥ 1; infinite where diffusion vanishes, NaN where the number has no meaning
         */
        public double refinement() {
            return Double.isNaN(cellPeclet) ? Double.NaN : Math.max(1, cellPeclet / RESOLVED_PECLET);
        }

        /**
         * What the facts mean for the error of a scheme without limiter; limited fluxes do not fear drift.
         *
         * @return sentences for people; empty if there is nothing to warn of
         */
        public List<String> advice() {
            List<String> advice = new ArrayList<>();
            if (cellPeclet > RESOLVED_PECLET * (1 + ROUNDING)) {
                String cure = Double.isInfinite(cellPeclet)
                        ? "where diffusion vanishes no number of cells changes that, a limited flux such as 'weno-5' or"
                                + " 'van-leer' does"
                        : String.format(Locale.ROOT, "%.3g times as many cells bring it to 2", refinement());
                advice.add(String.format(
                        Locale.ROOT,
                        "the cell Péclet number reaches %.3g: there, exponentially fitted fluxes are upwind and of first"
                                + " order, and central ones lose positivity; %s",
                        cellPeclet,
                        cure));
            }
            if (largestCellAspect > SMOOTH_ASPECT) {
                advice.add(String.format(
                        Locale.ROOT,
                        "neighbouring cells differ in width by a factor of up to %.3g: fluxes between them are of first order"
                                + " until the factor tends to 1, and so is the density where nothing diffuses",
                        largestCellAspect));
            }
            return advice;
        }
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
         * Applies the mixed part and the directional parts with weights of their own, without the source: with A_0 = A − Σ_i A_i,
         * du = mixed·A_0(t) u + directional·Σ_i A_i(t) u. One pass over the state where the discretisation can.
         *
         * @param t time
         * @param mixed weight of the mixed part
         * @param directional weight of the directional parts
         * @param u unknowns
         * @param du receives the sum; must not be {@code u}
         */
        default void applyWeighted(double t, double mixed, double directional, double[] u, double[] du) {
            applyLinear(t, u, du);
            double whole = hasMixedPart() ? mixed : directional;
            double rest = directional - whole;
            runner().ranges(du.length, (from, end) -> {
                for (int i = from; i < end; i++) {
                    du[i] *= whole;
                }
            });
            double[] image = new double[rest == 0 ? 0 : u.length];
            for (int part = 0; part < parts() && rest != 0; part++) {
                applyPart(part, t, u, image);
                runner().ranges(du.length, (from, end) -> {
                    for (int i = from; i < end; i++) {
                        du[i] += rest * image[i];
                    }
                });
            }
        }

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
     * Capability: solves along lines in which each unknown has a weight of its own, as modified Patankar rules need them. Every
     * edge lies in one part, and the parts have nothing else but killing: if no rate of an edge is negative, every part is the
     * generator of a jump process.
     */
    interface WeightedSolve extends DirectionalSolve, Edges {

        /**
         * Solves (diag(m) − c A_part(t)) w = r, exactly up to rounding. Signs are kept as by {@link #solvePart}.
         *
         * @param part which part, 0 … parts() − 1
         * @param t time at which the part is evaluated
         * @param c shift, ≥ 0
         * @param m weights, one an unknown, &gt; 0; not changed
         * @param w on entry r, on return the solution
         */
        void solveWeighted(int part, double t, double c, double[] m, double[] w);
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
