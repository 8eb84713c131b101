package org.fokker.distribution;

import java.util.stream.DoubleStream;
import org.fokker.kernel.PackedMixture;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/** The differential entropy of a mixture, component by component: H = −Σ w_k E[log p(m_k + L_k Z)], Z standard normal. */
final class MixtureEntropy {

    /** Half-width of the box in whitened coordinates: the normal mass outside is 2·10⁻³³. */
    private static final double REACH = 12;

    /** Where a component rules, fades and has ended (1e-18 of its peak), in its deviations. */
    private static final double[] EDGES = {0, 3, 6, 9};

    /** Absolute tolerance of the quadrature of one component, before its weight. */
    private static final double[] TOLERANCE = {1e-11, 1e-8};

    /** Beyond so many components the initial tiles of the quadrature cost more than the samples. */
    private static final int[] MOST_COMPONENTS = {200, 24};

    private static final int SAMPLES = 200_000;

    /** A fixed seed: the entropy of a mixture is one number. */
    private static final RandomStream STREAM = new RandomStream(0x656e74726f7079L, 0);

    private MixtureEntropy() {}

    static Estimate of(GaussianMixture mixture) {
        int d = mixture.dimension();
        if (mixture.components() == 1) {
            double value =
                    0.5 * d * Math.log(2 * Math.PI * Math.E) + mixture.form(0).logDetRoot();
            return new Estimate(value, 0);
        }
        return d <= 2 && mixture.components() <= MOST_COMPONENTS[d - 1] ? byQuadrature(mixture) : bySampling(mixture);
    }

    private static Estimate byQuadrature(GaussianMixture mixture) {
        int d = mixture.dimension();
        double value = 0;
        double error = 0;
        for (int k = 0; k < mixture.components(); k++) {
            if (mixture.weight(k) > 0) {
                int component = k;
                Estimate mean = AdaptiveQuadrature.integrate(
                        (z, n, values) -> weightedLog(mixture, component, z, n, values),
                        breaks(mixture, k),
                        TOLERANCE[d - 1]);
                value -= mixture.weight(k) * mean.value();
                error += mixture.weight(k) * mean.standardError();
            }
        }
        return new Estimate(value, error);
    }

    /** The box in the coordinates of component k, cut where the other components have their centres and, for d = 1, edges. */
    private static double[][] breaks(GaussianMixture mixture, int k) {
        int d = mixture.dimension();
        double[] whitening = new double[d * (d + 1) / 2];
        mixture.form(k).whitening(PackedMixture.Shape.FULL, whitening, 0);
        double[] centre = mixture.mean(k);
        double[][] breaks = new double[d][];
        for (int i = 0; i < d; i++) {
            int row = i * (i + 1) / 2;
            DoubleStream.Builder cuts =
                    DoubleStream.builder().add(-REACH).add(REACH).add(0);
            for (int other = 0; other < mixture.components(); other++) {
                double[] mean = mixture.mean(other);
                double z = 0;
                for (int c = 0; c <= i; c++) {
                    z += whitening[row + c] * (mean[c] - centre[c]);
                }
                double deviation = d == 1 ? Math.sqrt(mixture.form(other).entry(0, 0)) * whitening[0] : 0;
                for (double edge : EDGES) {
                    cuts.add(z - edge * deviation).add(z + edge * deviation);
                }
            }
            breaks[i] = cuts.build()
                    .filter(cut -> Math.abs(cut) <= REACH)
                    .sorted()
                    .distinct()
                    .toArray();
        }
        return breaks;
    }

    /** φ(z) log p(m_k + L_k z). */
    private static void weightedLog(GaussianMixture mixture, int k, double[][] z, int n, double[] values) {
        int d = z.length;
        double[][] x = new double[d][n];
        double[] mean = mixture.mean(k);
        double[] point = new double[d];
        double[] square = new double[n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < d; i++) {
                point[i] = z[i][j];
                square[j] += point[i] * point[i];
            }
            mixture.form(k).colour(point);
            for (int i = 0; i < d; i++) {
                x[i][j] = mean[i] + point[i];
            }
        }
        mixture.logDensity(x, n, values);
        for (int j = 0; j < n; j++) {
            values[j] *= Math.exp(-0.5 * square[j] - 0.5 * d * Math.log(2 * Math.PI));
        }
    }

    private static Estimate bySampling(GaussianMixture mixture) {
        double[][] x = new double[mixture.dimension()][SAMPLES];
        double[] logDensity = new double[SAMPLES];
        mixture.sample(STREAM, 0, SAMPLES, x);
        mixture.logDensity(x, SAMPLES, logDensity);
        double sum = 0;
        for (double value : logDensity) {
            sum += value;
        }
        double mean = sum / SAMPLES;
        double squares = 0;
        for (double value : logDensity) {
            squares += (value - mean) * (value - mean);
        }
        return new Estimate(-mean, Math.sqrt(squares / (SAMPLES - 1.0) / SAMPLES));
    }
}
