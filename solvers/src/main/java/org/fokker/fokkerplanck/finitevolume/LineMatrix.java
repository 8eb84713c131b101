package org.fokker.fokkerplanck.finitevolume;

import org.fokker.kernel.LineKernels;

/**
 * I − c A_i for one c and the rates as they are: the factors c/h of its rows and, where one line of rates serves all lines, the
 * elimination, which then is made once for all lines and steps.
 *
 * <p>On a circle T is the matrix without its last row and column, see {@link LineStrip}.
 */
final class LineMatrix {

    /** A_i. */
    final AxisOperator part;
    /** c. */
    final double c;
    /** c/h, one a cell. */
    final double[] scale;
    /** Unknowns of T. */
    final int size;
    /** Factors of T for {@link LineKernels#solveFactoredTridiagonal}; empty if each line has rates of its own. */
    final double[] factors;
    /** T⁻¹ q on a circle with shared rates. */
    final double[] corner;

    LineMatrix(AxisOperator part, double c) {
        this.part = part;
        this.c = c;
        int cells = part.cells;
        scale = new double[cells];
        for (int i = 0; i < cells; i++) {
            scale[i] = c * part.inverseWidth(i);
        }
        size = part.periodic() ? cells - 1 : cells;
        factors = new double[part.shared ? 3 * size : 0];
        corner = new double[part.shared && part.periodic() ? size : 0];
        if (part.shared) {
            factor();
        }
    }

    private void factor() {
        double[] lower = new double[size];
        double[] diagonal = new double[size];
        double[] upper = new double[size];
        for (int i = 0; i < size; i++) {
            lower[i] = -scale[i] * part.forward[i];
            diagonal[i] = Math.fma(scale[i], part.backward[i] + part.forward[i + 1], 1);
            upper[i] = -scale[i] * part.backward[i + 1];
        }
        LineKernels.factorTridiagonal(size, lower, diagonal, upper, factors);
        if (corner.length > 0) {
            corner[0] = -lower[0];
            corner[size - 1] = -upper[size - 1];
            LineKernels.solveFactoredTridiagonal(size, 1, 0, 1, factors, corner);
        }
    }
}
