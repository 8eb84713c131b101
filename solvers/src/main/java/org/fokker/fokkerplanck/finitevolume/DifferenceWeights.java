package org.fokker.fokkerplanck.finitevolume;

/** Weights of the derivatives of the polynomial through values at arbitrary nodes (Fornberg 1988). */
final class DifferenceWeights {

    private DifferenceWeights() {}

    /**
     * Computes weights.
     *
     * @param x where the derivatives are taken
     * @param nodes n different points
     * @param highest highest derivative
     * @return w[m][j] with p⁽ᵐ⁾(x) = Σ_j w[m][j] p(nodes[j]) for polynomials p of degree n − 1, m = 0 … highest
     */
    static double[][] of(double x, double[] nodes, int highest) {
        double[][] weight = new double[highest + 1][nodes.length];
        weight[0][0] = 1;
        double previous = 1;
        for (int n = 1; n < nodes.length; n++) {
            double product = 1;
            double own = nodes[n] - x;
            double before = nodes[n - 1] - x;
            int derivatives = Math.min(n, highest);
            for (int j = 0; j < n; j++) {
                double gap = nodes[n] - nodes[j];
                product *= gap;
                if (j == n - 1) {
                    for (int m = derivatives; m > 0; m--) {
                        weight[m][n] = previous / product * (m * weight[m - 1][n - 1] - before * weight[m][n - 1]);
                    }
                    weight[0][n] = -previous / product * before * weight[0][n - 1];
                }
                for (int m = derivatives; m > 0; m--) {
                    weight[m][j] = (own * weight[m][j] - m * weight[m - 1][j]) / gap;
                }
                weight[0][j] *= own / gap;
            }
            previous = product;
        }
        return weight;
    }
}
