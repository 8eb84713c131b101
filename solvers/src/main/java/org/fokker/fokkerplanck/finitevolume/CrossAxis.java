package org.fokker.fokkerplanck.finitevolume;

import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.grid.Axis;

/**
 * What a cross flux needs of one axis: the derivative (G g)_c = l_c g_{c−1} + m_c g_c + r_c g_{c+1} at the centres of cells, the
 * mean g_f = θ_f g_c + (1 − θ_f) g_{c+1} on their upper faces, and the difference (C g)_c = (g_f − g_{f−1})/h_c of such means
 * in which those on walls are zero. Derivatives are of second order; beside a reflecting wall they are one-sided, beside
 * one that absorbs the density on the wall is 0.
 */
final class CrossAxis {

    final int cells;
    final boolean periodic;
    final boolean uniform;
    /** l, m and r. */
    final double[][] derivative;
    /** s where G g = s (g_above − g_below) with the neighbours that {@link #above} and {@link #below} name, 0 elsewhere. */
    final double[] slope;
    /** Weights in C of the neighbour below, the cell itself and the neighbour above. */
    final double[][] difference;
    /** θ on the upper face of each cell, 0 on a wall. */
    final double[] meanOwn;
    /** 1 − θ on the upper face of each cell, 0 on a wall. */
    final double[] meanNext;
    /** 1/h. */
    final double[] inverseWidth;

    private final Axis axis;

    CrossAxis(Axis axis, Domain.Sides sides) {
        this.axis = axis;
        AxisGeometry geometry = new AxisGeometry(axis, sides);
        cells = axis.cells();
        periodic = sides.periodic();
        uniform = axis.isUniform();
        derivative = new double[3][cells];
        slope = new double[cells];
        difference = new double[3][cells];
        meanOwn = new double[cells];
        meanNext = new double[cells];
        inverseWidth = new double[cells];
        for (int c = 0; c < cells; c++) {
            inverseWidth[c] = 1 / axis.width(c);
            boolean open = periodic || c < cells - 1;
            meanOwn[c] = open ? geometry.leftWeight(c + 1) : 0;
            meanNext[c] = open ? 1 - geometry.leftWeight(c + 1) : 0;
            differentiate(geometry, sides, c);
        }
        for (int c = 0; c < cells; c++) {
            int below = c > 0 ? c - 1 : cells - 1;
            difference[0][c] = -inverseWidth[c] * meanOwn[below];
            difference[1][c] = inverseWidth[c] * (meanOwn[c] - meanNext[below]);
            difference[2][c] = inverseWidth[c] * meanNext[c];
        }
    }

    private void differentiate(AxisGeometry geometry, Domain.Sides sides, int c) {
        double below = geometry.distance(c);
        double above = geometry.distance(c + 1);
        boolean wallBelow = c == 0 && sides.lower() == Boundary.REFLECTING;
        boolean wallAbove = c == cells - 1 && sides.upper() == Boundary.REFLECTING;
        if (wallBelow || wallAbove) {
            derivative[0][c] = wallBelow || c == 0 ? 0 : -1 / below;
            derivative[2][c] = wallAbove || c == cells - 1 ? 0 : 1 / above;
            derivative[1][c] = -derivative[0][c] - derivative[2][c];
            slope[c] = derivative[2][c] - derivative[0][c];
            return;
        }
        derivative[0][c] = c > 0 || periodic ? -above / (below * (below + above)) : 0;
        derivative[1][c] = (above - below) / (below * above);
        derivative[2][c] = c < cells - 1 || periodic ? below / (above * (below + above)) : 0;
        slope[c] = regular(c) ? 0.5 * inverseWidth[c] : 0;
    }

    /** The neighbour below; at a wall the weights of what lies beyond are zero, and any cell will do. */
    int below(int c) {
        return c > 0 ? c - 1 : periodic ? cells - 1 : 0;
    }

    /** The neighbour above; at a wall the weights of what lies beyond are zero, and any cell will do. */
    int above(int c) {
        return c < cells - 1 ? c + 1 : periodic ? 0 : c;
    }

    /** {@return whether the weights of a cell are ∓1/2h and 0, as they are inside of an axis of equal cells} */
    boolean regular(int c) {
        return uniform && (periodic || (c > 0 && c < cells - 1));
    }

    /** {@return the largest sum of absolute values of a column of C, by mass} */
    double differenceBound() {
        double bound = 0;
        for (int c = 0; c < cells; c++) {
            // The value in a cell enters the means of its two faces, each of which is taken from one cell and given to
            // another.
            bound = Math.max(bound, 2 * (meanOwn[c] + meanNext[below(c)]) * inverseWidth[c]);
        }
        return bound;
    }

    /** {@return the largest sum of absolute values of a column of G, by mass} */
    double derivativeBound() {
        double[] column = new double[cells];
        for (int c = 0; c < cells; c++) {
            double width = axis.width(c);
            column[below(c)] += Math.abs(derivative[0][c]) * width;
            column[c] += Math.abs(derivative[1][c]) * width;
            column[above(c)] += Math.abs(derivative[2][c]) * width;
        }
        double bound = 0;
        for (int c = 0; c < cells; c++) {
            bound = Math.max(bound, column[c] * inverseWidth[c]);
        }
        return bound;
    }
}
