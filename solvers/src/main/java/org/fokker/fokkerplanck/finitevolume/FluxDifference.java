package org.fokker.fokkerplanck.finitevolume;

import org.fokker.kernel.StencilKernels;

/** Applies directional parts: du += A_i u, on a range of cells along axis 0. */
final class FluxDifference {

    private FluxDifference() {}

    /**
     * Adds A_i u for the cells whose index along axis 0 is in a range.
     *
     * @param part A_i
     * @param axis i
     * @param firstSlab first index along axis 0
     * @param endSlab one past the last
     * @param slab cells of one index along axis 0
     */
    static void add(AxisOperator part, int axis, int firstSlab, int endSlab, int slab, double[] u, double[] du) {
        if (part.decay.length > 0) {
            for (int c = firstSlab * slab; c < endSlab * slab; c++) {
                du[c] -= part.decay[c] * u[c];
            }
        }
        if (axis == 0) {
            if (part.stride == 1) {
                line(part, 0, firstSlab, endSlab, u, du);
            } else {
                for (int c = firstSlab; c < endSlab; c++) {
                    row(part, 0, c, u, du);
                }
            }
            return;
        }
        int block = part.cells * part.stride;
        for (int o = firstSlab * slab / block; o < endSlab * slab / block; o++) {
            if (part.stride == 1) {
                line(part, o, 0, part.cells, u, du);
            } else {
                for (int c = 0; c < part.cells; c++) {
                    row(part, o, c, u, du);
                }
            }
        }
    }

    /** Cells of one line, side by side. */
    private static void line(AxisOperator part, int block, int from, int end, double[] u, double[] du) {
        int base = block * part.cells;
        int rates = part.ratesAt(block, 0);
        if (from == 0) {
            endCell(part, base, rates, 0, u, du);
        }
        if (end == part.cells && part.cells > 1) {
            endCell(part, base, rates, part.cells - 1, u, du);
        }
        int c = Math.max(from, 1);
        int n = Math.max(0, Math.min(end, part.cells - 1) - c);
        int own = base + c;
        int lower = rates + c;
        StencilKernels.addJumps(
                n,
                part.forward,
                part.backward,
                lower,
                lower + 1,
                u,
                own - 1,
                own,
                own + 1,
                part.inverseWidths(),
                c,
                du);
    }

    /** A first or last cell, one of whose neighbours is across the seam or missing. */
    private static void endCell(AxisOperator part, int base, int rates, int c, double[] u, double[] du) {
        StencilKernels.addJumps(
                1,
                part.forward,
                part.backward,
                rates + c,
                rates + c + 1,
                u,
                base + before(part, c),
                base + c,
                base + after(part, c),
                part.inverseWidths(),
                c,
                du);
    }

    /** The cells with one index along the axis, neighbours a stride apart. */
    private static void row(AxisOperator part, int block, int c, double[] u, double[] du) {
        int n = part.stride;
        int base = block * part.cells * n;
        int own = base + c * n;
        int left = base + before(part, c) * n;
        int right = base + after(part, c) * n;
        int lower = part.ratesAt(block, c);
        int upper = part.ratesAt(block, c + 1);
        double inverse = part.inverseWidth(c);
        double[] a = part.forward;
        double[] b = part.backward;
        if (part.shared) {
            StencilKernels.addSharedJumpsOfRow(n, a, b, lower, upper, u, left, own, right, inverse, du);
        } else {
            StencilKernels.addJumpsOfRow(n, a, b, lower, upper, u, left, own, right, inverse, du);
        }
    }

    /** The left neighbour; at a wall the rate towards it is zero and any cell will do. */
    private static int before(AxisOperator part, int c) {
        return c > 0 ? c - 1 : part.periodic() ? part.cells - 1 : 0;
    }

    /** The right neighbour; at a wall the rate towards it is zero and any cell will do. */
    private static int after(AxisOperator part, int c) {
        return c < part.cells - 1 ? c + 1 : part.periodic() ? 0 : c;
    }
}
