package org.fokker.diffusion.likelihood;

import org.fokker.statistics.Estimate;

/**
 * The trapezoidal rule in every component of the noise, for d ≤ 2. For an entire function times a normal density its error is
 * about exp(−2π²/h²), and where responsibilities change over a width w of the noise about exp(−2π²w/h) times what the normal density
 * leaves of that place. The step is halved until two results agree; as the digits double with each halving, the difference is the error
 * of the coarser one and a large over-estimate of that of the finer, which is returned.
 */
final class TensorQuadrature implements NoiseExpectation {

    /** Most components of the noise that a tensor rule is used for. */
    static final int MOST_DIMENSIONS = 2;

    /** Beyond it a normal density leaves 2 Φ(−9) = 2e-19, times squared errors of up to its square. */
    private static final double RANGE = 9;

    private static final int COARSEST = 12;
    private static final int MOST_POINTS = 1 << 20;

    private final double tolerance;

    /**
     * Creates the rule.
     *
     * @param tolerance largest difference between two results that ends the refinement
     */
    TensorQuadrature(double tolerance) {
        this.tolerance = tolerance;
    }

    @Override
    public Estimate squaredError(Channel channel) {
        int d = channel.x().length;
        double coarse = mean(channel, COARSEST);
        for (int half = 2 * COARSEST; ; half *= 2) {
            double fine = mean(channel, half);
            double difference = Math.abs(fine - coarse);
            if (difference <= tolerance || Math.pow(4.0 * half + 1, d) > MOST_POINTS) {
                return new Estimate(fine, difference);
            }
            coarse = fine;
        }
    }

    /** The rule with 2 · half + 1 nodes for each component. */
    private static double mean(Channel channel, int half) {
        int d = channel.x().length;
        int nodes = 2 * half + 1;
        int n = d == 1 ? nodes : nodes * nodes;
        double[] node = new double[nodes];
        double[] weight = new double[nodes];
        double total = 0;
        for (int i = 0; i < nodes; i++) {
            node[i] = RANGE * (i - half) / half;
            weight[i] = Math.exp(-0.5 * node[i] * node[i]);
            total += weight[i];
        }
        double[][] z = new double[d][n];
        double[][] score = new double[d][n];
        for (int i = 0; i < d; i++) {
            int stride = i == 0 ? 1 : nodes;
            for (int j = 0; j < n; j++) {
                z[i][j] = channel.a() * channel.x()[i] + channel.s() * node[j / stride % nodes];
            }
        }
        channel.law().evaluate(z, n, new double[n], score);
        double sum = 0;
        for (int j = 0; j < n; j++) {
            double density = 1;
            double square = 0;
            for (int i = 0; i < d; i++) {
                int index = i == 0 ? j % nodes : j / nodes;
                density *= weight[index] / total;
                double error = node[index] + channel.s() * score[i][j];
                square += error * error;
            }
            sum += density * square;
        }
        return sum;
    }
}
