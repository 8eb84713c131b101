package org.fokker.fokkerplanck.finitevolume;

import java.util.List;
import org.fokker.method.Method;

/**
 * A flux that sees more than the two cells of its face: J = v p − D ∂p with the value of p on the face from the side where v
 * comes from, and a slope by {@link FaceStencils}.
 */
interface WideScheme extends Method {

    /** Cells beyond the ends of a line that {@link States} may look at; they are filled across seams only. */
    int GHOSTS = 3;

    /** {@code central-4}, {@code weno-5} and {@code van-leer}. */
    static List<WideScheme> all() {
        return List.of(new FourthOrderCentral(), new WeightedEssentiallyNonOscillatory(), new VanLeer());
    }

    /** One line for people. */
    String summary();

    /** Number of cells of the slope's stencil, even. */
    int slopeCells();

    /**
     * Largest sum of absolute values of the derivatives of a state with respect to the cells that it is made from.
     *
     * @param weights those of the value in {@link FaceStencils}
     */
    double valueBound(double[] weights);

    /**
     * Whether averages of products across the axis are corrected, ⟨v p⟩ = ⟨v⟩⟨p⟩ + Σ_k δ_k v δ_k p/12 with the differences δ_k
     * per cell, which is needed beyond second order.
     */
    default boolean corrects() {
        return true;
    }

    /** Whether states are linear in the cells and the same from both sides. */
    default boolean linear() {
        return false;
    }

    /** Prepares an axis. */
    States states(AxisGeometry geometry, FaceStencils stencils);

    /** The values on the faces of a line. Safe for several threads. */
    @FunctionalInterface
    interface States {

        /**
         * Reconstructs values.
         *
         * @param u averages: cell c stands at {@code c + GHOSTS}
         * @param left receives, by face, the value that the cells see that lie mostly at its left
         * @param right receives that of the cells at its right
         */
        void evaluate(double[] u, double[] left, double[] right);
    }
}
