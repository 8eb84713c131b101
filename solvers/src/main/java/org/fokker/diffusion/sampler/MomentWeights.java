package org.fokker.diffusion.sampler;

/**
 * Weights of function values whose polynomial through some nodes is integrated exactly against a weight function: Σ_j c_ij m_j
 * with the Lagrange polynomials L_i(v) = Σ_j c_ij v^j and the moments m_j. Scratch of one thread.
 *
 * <p>Steps are scaled to length one: the step leads from v = 0 to v = 1, and earlier nodes have v &lt; 0.
 */
final class MomentWeights {

    /** Below this, the recurrence of the moments loses more digits than its start has errors. */
    private static final double SMALL = 1;

    /** Σ (−x)^m/(j + 1)…(j + 1 + m) with x ≤ 1 has reached the rounding after so many terms. */
    private static final int TERMS = 20;

    private final double[] moment;
    private final double[] polynomial;
    private final double[] weight;

    /**
     * Makes room.
     *
     * @param most largest number of nodes
     */
    MomentWeights(int most) {
        moment = new double[most];
        polynomial = new double[most];
        weight = new double[most];
    }

    /**
     * The moments of an exponential weight, m_j = ∫_0^1 x e^{−x(1 − v)} v^j dv = x j! φ_{j+1}(−x), relatively accurate for every x.
     *
     * @param x the step times the rate, &gt; 0
     * @return the moments, as many as there may be nodes, by reference: the caller may change them before {@link #through}
     */
    double[] exponential(double x) {
        moment[0] = -Math.expm1(-x);
        for (int j = 1; j < moment.length; j++) {
            // Integration by parts: m_j = 1 − (j/x) m_{j−1}.
            moment[j] = x < SMALL ? x * series(x, j) : 1 - j / x * moment[j - 1];
        }
        return moment;
    }

    /** j! φ_{j+1}(−x) = Σ_m (−x)^m/((j + 1) … (j + 1 + m)). */
    private static double series(double x, int j) {
        double sum = 0;
        for (int m = TERMS; m >= 0; m--) {
            sum = (1 - x * sum) / (j + 1 + m);
        }
        return sum;
    }

    /** The moments of the weight one, m_j = 1/(j + 1); by reference. */
    double[] plain() {
        for (int j = 0; j < moment.length; j++) {
            moment[j] = 1.0 / (j + 1);
        }
        return moment;
    }

    /**
     * The weights for the moments that were asked for last.
     *
     * @param v different nodes, ≥ count
     * @param count how many nodes, at most as many as there is room for
     * @return the weights, by reference
     */
    double[] through(double[] v, int count) {
        for (int i = 0; i < count; i++) {
            int degree = 0;
            polynomial[0] = 1;
            for (int k = 0; k < count; k++) {
                if (k != i) {
                    multiply(v[k], v[i] - v[k], ++degree);
                }
            }
            double sum = 0;
            for (int j = 0; j < count; j++) {
                sum += polynomial[j] * moment[j];
            }
            weight[i] = sum;
        }
        return weight;
    }

    /** Multiplies the polynomial by (v − root)/scale. */
    private void multiply(double root, double scale, int degree) {
        polynomial[degree] = polynomial[degree - 1] / scale;
        for (int j = degree - 1; j > 0; j--) {
            polynomial[j] = (polynomial[j - 1] - root * polynomial[j]) / scale;
        }
        polynomial[0] *= -root / scale;
    }
}
