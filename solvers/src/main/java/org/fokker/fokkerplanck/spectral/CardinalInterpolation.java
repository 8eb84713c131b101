package org.fokker.fokkerplanck.spectral;

import org.fokker.grid.Axis;
import org.fokker.grid.Grid;

/**
 * Values of the trigonometric interpolant between its nodes, by tensor products of cardinal functions: for N nodes and
 * θ = 2π (x − x_j)/L they are sin(Nθ/2) cot(θ/2)/N for even N and sin(Nθ/2)/(N sin(θ/2)) for odd N. Outside of the box the
 * interpolant goes on periodically.
 */
final class CardinalInterpolation {

    private final Grid grid;
    private final double[][] weights;

    CardinalInterpolation(Grid grid) {
        this.grid = grid;
        weights = new double[grid.dimension()][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = new double[grid.axis(i).cells()];
        }
    }

    /** Moves to point j of x. */
    void moveTo(double[][] x, int j) {
        for (int i = 0; i < weights.length; i++) {
            cardinals(grid.axis(i), x[i][j], weights[i]);
        }
    }

    /** Value of the interpolant of nodal values at the current point. */
    double value(double[] nodal) {
        return TensorContraction.of(nodal, weights);
    }

    private static void cardinals(Axis axis, double x, double[] weights) {
        int n = weights.length;
        double unit = Math.PI / (axis.upper() - axis.lower());
        for (int j = 0; j < n; j++) {
            double half = unit * (x - axis.centre(j));
            double sine = Math.sin(half);
            if (sine == 0) {
                weights[j] = 1;
            } else {
                double cardinal = Math.sin(n * half) / (n * sine);
                weights[j] = n % 2 == 0 ? cardinal * Math.cos(half) : cardinal;
            }
        }
    }
}
