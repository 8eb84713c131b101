package org.fokker.distribution;

import java.util.Arrays;
import org.fokker.method.NumericalException;

/**
 * The unnormalised density exp(−(U − U_0)/kT) and its integrals over boxes by the tensor product of Gauss' rule.
 *
 * @param potential U
 * @param temperature kT
 * @param ground U_0, near the smallest energy, so that nothing overflows
 */
record BoltzmannFactor(Potential potential, double temperature, double ground) {

    /**
     * Evaluates.
     *
     * @param x points by component
     * @param n how many points
     * @param values receives the factors
     * @throws NumericalException if an energy is NaN or −∞
     */
    void evaluate(double[][] x, int n, double[] values) {
        potential.energy(x, n, values);
        for (int j = 0; j < n; j++) {
            if (!(values[j] > Double.NEGATIVE_INFINITY)) {
                throw new NumericalException("energy is " + values[j] + " at " + at(x, j));
            }
            values[j] = Math.exp((ground - values[j]) / temperature);
        }
    }

    private static String at(double[][] x, int j) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < x.length; i++) {
            text.append(i == 0 ? "" : ", ").append(x[i][j]);
        }
        return text.append(')').toString();
    }

    /** The nodes, weights and values of one box; scratch of one thread. */
    final class Rule {

        private final double[][] x;
        private final double[] values;
        private final double[] weights;
        private int count;

        Rule() {
            int d = potential.dimension();
            int most = (int) Math.pow(GaussLegendre.POINTS, d);
            this.x = new double[d][most];
            this.values = new double[most];
            this.weights = new double[most];
        }

        /**
         * Integrates over a box. An axis with equal ends is not integrated over.
         *
         * @param lower lower corner
         * @param upper upper corner
         * @return the integral
         */
        double integrate(double[] lower, double[] upper) {
            count = 1;
            double volume = 1;
            for (int i = 0; i < lower.length; i++) {
                if (lower[i] != upper[i]) {
                    count *= GaussLegendre.POINTS;
                    volume *= 0.5 * (upper[i] - lower[i]);
                }
            }
            Arrays.fill(weights, 0, count, volume);
            int stride = 1;
            for (int i = 0; i < lower.length; i++) {
                boolean fixed = lower[i] == upper[i];
                double middle = 0.5 * (lower[i] + upper[i]);
                double half = 0.5 * (upper[i] - lower[i]);
                for (int j = 0; j < count; j++) {
                    int index = j / stride % GaussLegendre.POINTS;
                    x[i][j] = fixed ? lower[i] : middle + half * GaussLegendre.node(index);
                    weights[j] *= fixed ? 1 : GaussLegendre.weight(index);
                }
                stride *= fixed ? 1 : GaussLegendre.POINTS;
            }
            evaluate(x, count, values);
            double sum = 0;
            for (int j = 0; j < count; j++) {
                values[j] *= weights[j];
                sum += values[j];
            }
            return sum;
        }

        /**
         * Adds the first and second moments of the last box that was integrated.
         *
         * @param origin about which point
         * @param first ∫ (x − o), added to
         * @param second ∫ (x − o)(x − o)ᵀ, added to
         */
        void addMoments(double[] origin, double[] first, double[][] second) {
            for (int i = 0; i < x.length; i++) {
                double sum = 0;
                for (int j = 0; j < count; j++) {
                    sum += values[j] * (x[i][j] - origin[i]);
                }
                first[i] += sum;
                for (int c = 0; c <= i; c++) {
                    double product = 0;
                    for (int j = 0; j < count; j++) {
                        product += values[j] * (x[i][j] - origin[i]) * (x[c][j] - origin[c]);
                    }
                    second[i][c] += product;
                }
            }
        }
    }
}
