package org.fokker.fokkerplanck;

import java.util.function.DoubleUnaryOperator;
import org.fokker.distribution.Density;

/**
 * A density in one dimension by its logarithm, for cell averages.
 *
 * @param log log p, −∞ where there is none
 */
public record LineDensity(DoubleUnaryOperator log) implements Density {

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public void logDensity(double[][] x, int n, double[] result) {
        for (int j = 0; j < n; j++) {
            result[j] = log.applyAsDouble(x[0][j]);
        }
    }

    @Override
    public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
        throw new UnsupportedOperationException("cell averages need the density only");
    }
}
