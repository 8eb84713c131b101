package org.fokker.fokkerplanck.finitevolume;

import java.util.Locale;

/** How finite volumes in more than one dimension solve (I − c A) w = r. In one dimension the solve is direct. */
public enum ShiftedSolver {
    /**
     * One approximate factorisation Π_k (I − c A_k)⁻¹ of the residual, along all directions of lines. It errs by O(c²) times the
     * change, so that rules of second order keep their order; with the mixed derivatives of a cross stencil, which have no
     * lines, it errs by O(c) and they lose one.
     */
    FACTORED,
    /**
     * Biconjugate gradients preconditioned by such a factorisation, until the L1 norm of the residual is 10⁻¹³ of that of r, or
     * 2⁻⁴⁸ (1 + c ‖A‖₁) where rounding does not allow so much. Mass is kept to rounding. The result has the sign of the exact one up
     * to twice that tolerance in the L1 norm, where A is the generator of a jump process.
     */
    ITERATIVE;

    /** {@return the name in lower case, as scenario files write it} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
