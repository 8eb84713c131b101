package org.fokker.fokkerplanck.finitevolume;

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
        double[] a = part.forward;
        double[] b = part.backward;
        if (from == 0) {
            endCell(part, base, rates, 0, u, du);
        }
        if (end == part.cells && part.cells > 1) {
            endCell(part, base, rates, part.cells - 1, u, du);
        }
        for (int c = Math.max(from, 1); c < Math.min(end, part.cells - 1); c++) {
            double own = u[base + c];
            double in = a[rates + c] * u[base + c - 1] - b[rates + c] * own;
            double out = a[rates + c + 1] * own - b[rates + c + 1] * u[base + c + 1];
            du[base + c] += (in - out) * part.inverseWidth(c);
        }
    }

    /** A first or last cell, one of whose neighbours is across the seam or missing. */
    private static void endCell(AxisOperator part, int base, int rates, int c, double[] u, double[] du) {
        double own = u[base + c];
        double in = part.forward[rates + c] * u[base + before(part, c)] - part.backward[rates + c] * own;
        double out = part.forward[rates + c + 1] * own - part.backward[rates + c + 1] * u[base + after(part, c)];
        du[base + c] += (in - out) * part.inverseWidth(c);
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
            double aIn = a[lower];
            double bIn = b[lower];
            double aOut = a[upper];
            double bOut = b[upper];
            for (int j = 0; j < n; j++) {
                double in = aIn * u[left + j] - bIn * u[own + j];
                double out = aOut * u[own + j] - bOut * u[right + j];
                du[own + j] += (in - out) * inverse;
            }
        } else {
            for (int j = 0; j < n; j++) {
                double in = a[lower + j] * u[left + j] - b[lower + j] * u[own + j];
                double out = a[upper + j] * u[own + j] - b[upper + j] * u[right + j];
                du[own + j] += (in - out) * inverse;
            }
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
