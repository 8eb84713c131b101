package org.fokker.validation.analysis;

import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.grid.Grid;
import org.fokker.validation.expression.Expression;
import org.fokker.validation.expression.ExpressionPotential;

/** E[g] = Σ |c| p̄_c g(x_c) with g at the centres of the cells: of second order, as the densities are. */
final class Expectations {

    private Expectations() {}

    /** |c| g(x_c), one a cell. */
    record Weights(double... values) {

        double sum(double... averages) {
            double sum = 0;
            for (int c = 0; c < values.length; c++) {
                sum += values[c] * averages[c];
            }
            return sum;
        }

        double sumOfMagnitudes(double... averages) {
            double sum = 0;
            for (int c = 0; c < values.length; c++) {
                sum += Math.abs(values[c] * averages[c]);
            }
            return sum;
        }
    }

    static MarchAnalyst.Functional of(Expression observable, SemiDiscretisation system) {
        Weights weights = weights(observable, system.grid());
        return state -> weights.sum(system.cellAverages(state));
    }

    static Weights weights(Expression observable, Grid grid) {
        int d = grid.dimension();
        int n = grid.size();
        double[][] x = new double[d][n];
        for (int c = 0; c < n; c++) {
            int rest = c;
            for (int i = d - 1; i >= 0; i--) {
                x[i][c] = grid.axis(i).centre(rest % grid.axis(i).cells());
                rest /= grid.axis(i).cells();
            }
        }
        double[] weight = new double[n];
        new ExpressionPotential(observable, d).energy(x, n, weight);
        for (int c = 0; c < n; c++) {
            weight[c] *= grid.volume(c);
        }
        return new Weights(weight);
    }
}
