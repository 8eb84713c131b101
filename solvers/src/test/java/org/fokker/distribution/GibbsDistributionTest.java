package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;
import org.fokker.method.NumericalException;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GibbsDistributionTest {

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.893464969574, 4.16574806895",
        "0.25, 0.832745487128, 5.36516023783",
        "0.1, 0.871362908042, 15.1701961737",
        "0.05, 0.936833940412, 123.785301995"
    })
    void doubleWellHasItsPublishedMoments(double temperature, double square, double partition) {
        GibbsDistribution law =
                new GibbsDistribution(new DoubleWell(1), temperature, new double[] {-6}, new double[] {6});
        // Case T-19, 12 digits; the mass beyond ∓6 is below e^{−300/0.5}.
        assertEquals(square, law.covariance()[0][0], 1e-12);
        assertEquals(partition, Math.exp(law.logPartition()), 2e-11 * partition);
        assertEquals(0, law.mean()[0], 1e-13);
        assertTrue(law.partitionError() <= 1e-13, "error " + law.partitionError());
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.0236074058823, 0.287597079589, 0.507416485289",
        "0.25, 0.0717060636016, 0.194917289679, 0.556317810657",
        "0.5, 0.0915459140161, 0.150933695684, 0.643799985470"
    })
    void ringHasItsPublishedDensities(double temperature, double centre, double crest, double square) {
        GibbsDistribution law =
                new GibbsDistribution(new Ring(2), temperature, new double[] {-6, -6}, new double[] {6, 6});
        // Case T-25, 12 digits.
        assertEquals(centre, Math.exp(law.logDensity(0, 0)), 1e-11 * centre);
        assertEquals(crest, Math.exp(law.logDensity(0.6, 0.8)), 1e-11 * crest);
        // |x|² is a normal of mean 1 and variance 2 kT, cut off at 0.
        double deviation = Math.sqrt(2 * temperature);
        double ratio = Math.exp(-0.5 / (deviation * deviation))
                / Math.sqrt(2 * Math.PI)
                / (0.5 * Erf.erfc(-1 / deviation / Math.sqrt(2)));
        assertEquals(0.5 * (1 + deviation * ratio), law.covariance()[0][0], 1e-13);
        assertEquals(square, law.covariance()[1][1], 3e-12);
        assertEquals(0, law.covariance()[1][0], 1e-12);
    }

    @Test
    void quadraticIsATruncatedGaussian() {
        GibbsDistribution law = new GibbsDistribution(
                new Quadratic(new double[] {2, 5}, new double[] {0.5, 0}), 0.3, new double[] {0, -1}, new double[] {1, 3
                });
        double[] deviation = {Math.sqrt(0.3 / 2), Math.sqrt(0.3 / 5)};
        double expected = 0;
        double[][] ends = {{-0.5, 0.5}, {-1, 3}};
        for (int i = 0; i < 2; i++) {
            double mass =
                    0.5 * Erf.erf(ends[i][0] / deviation[i] / Math.sqrt(2), ends[i][1] / deviation[i] / Math.sqrt(2));
            expected += Math.log(mass * deviation[i] * Math.sqrt(2 * Math.PI));
        }
        // Erf of Commons Math is good to about 1e-15.
        assertEquals(expected, law.logPartition(), 1e-13);
        assertEquals(Double.NEGATIVE_INFINITY, law.logDensity(1.1, 0), 0);
        assertArrayEquals(new double[] {0, 0}, law.score(1.1, 0), 0);
        assertArrayEquals(new double[] {-2 * 0.1 / 0.3, -5 * 0.2 / 0.3}, law.score(0.6, 0.2), 1e-14);
    }

    @Test
    void energiesFarFromZeroDoNotOverflow() {
        Potential shifted = new Potential() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public void energy(double[][] x, int n, double[] energy) {
                for (int j = 0; j < n; j++) {
                    energy[j] = 5000 + 0.5 * x[0][j] * x[0][j];
                }
            }

            @Override
            public void gradient(double[][] x, int n, double[][] gradient) {
                System.arraycopy(x[0], 0, gradient[0], 0, n);
            }
        };
        GibbsDistribution law = new GibbsDistribution(shifted, 1, new double[] {-9}, new double[] {9});
        // log Z = −5000 + ½ log 2π up to roundings of 5000.
        assertEquals(0.5 * Math.log(2 * Math.PI) - 5000, law.logPartition(), 2e-12);
    }

    @Test
    void samplesFollowTheLawOnTheLine() {
        GibbsDistribution law = new GibbsDistribution(new DoubleWell(1), 0.25, new double[] {-4}, new double[] {4});
        int n = 50_000;
        double[][] x = new double[1][n];
        law.sample(new RandomStream(3, 7), 0, n, x);
        // Kolmogorov–Smirnov against the closed-by-quadrature distribution function: P(√n D > 2.7) = 2 e^{−2·2.7²} =
        // 9e-7.
        double[] sorted = x[0].clone();
        Arrays.sort(sorted);
        double distance = 0;
        double cdf = 0;
        double from = -4;
        for (int j = 0; j < n; j++) {
            cdf += simpson(law, from, sorted[j]);
            from = sorted[j];
            distance = Math.max(distance, Math.max(Math.abs(cdf - (double) j / n), Math.abs(cdf - (j + 1.0) / n)));
        }
        assertTrue(Math.sqrt(n) * distance < 2.7, "√n D = " + Math.sqrt(n) * distance);
    }

    @Test
    void sampleMomentsFollowTheLawInThePlane() {
        GibbsDistribution law =
                new GibbsDistribution(new MuellerBrown(), 0.2, new double[] {-1.7, -0.4}, new double[] {1.3, 2.1});
        int n = 20_000;
        double[][] x = new double[2][n];
        law.sample(new RandomStream(3, 8), 0, n, x);
        double[] mean = law.mean();
        double[][] covariance = law.covariance();
        for (int i = 0; i < 2; i++) {
            double sum = 0;
            double cross = 0;
            double square = 0;
            for (int j = 0; j < n; j++) {
                double product = (x[0][j] - mean[0]) * (x[i][j] - mean[i]);
                sum += x[i][j] - mean[i];
                cross += product;
                square += product * product;
            }
            // 6 standard errors: false alarm 2e-9 each.
            assertEquals(0, sum / n, 6 * Math.sqrt(covariance[i][i] / n));
            assertEquals(covariance[0][i], cross / n, 6 * Math.sqrt(square) / n);
        }
        double[][] part = new double[2][10];
        law.sample(new RandomStream(3, 8), 500, 10, part);
        assertEquals(x[1][505], part[1][5], 0);
    }

    /** U = x⁴/4 − x²/2 + (y² + z²)/2 at kT = ½: ∫ e^{−2(x⁴/4 − x²/2)} = 4.16574806895, ⟨x²⟩ = 0.893464969574, ⟨y²⟩ = ½. */
    @Test
    void aLawOfThreeAxesHasThePartitionFunctionOfItsFactors() {
        double[] corner = {4.5, 5, 5};
        GibbsDistribution law = new GibbsDistribution(new DoubleWell(3), 0.5, new double[] {-4.5, -5, -5}, corner);
        // The references have twelve digits; e^{−25} of the Gaussian factors is outside of the box.
        assertEquals(Math.log(4.16574806895 * Math.PI), law.logPartition(), 1e-10);
        assertEquals(0.893464969574, law.covariance()[0][0], 1e-10);
        assertEquals(0.5, law.covariance()[1][1], 1e-8);
    }

    @Test
    void whatCannotBeNormalisedIsRefused() {
        double[] low = {-1};
        double[] high = {1};
        assertThrows(IllegalArgumentException.class, () -> new GibbsDistribution(new DoubleWell(1), 0, low, high));
        assertThrows(IllegalArgumentException.class, () -> new GibbsDistribution(new DoubleWell(1), 1, high, low));
        assertThrows(
                IllegalArgumentException.class,
                () -> new GibbsDistribution(new DoubleWell(4), 1, new double[4], new double[] {1, 1, 1, 1}));
        // A well of width 1e-11 is beyond the finest cells.
        assertThrows(
                NumericalException.class,
                () -> new GibbsDistribution(new Quadratic(new double[] {1e22}, new double[] {0.1234}), 1, low, high));
    }

    private static double simpson(GibbsDistribution law, double a, double b) {
        double middle = 0.5 * (a + b);
        return (b - a)
                / 6
                * (Math.exp(law.logDensity(a)) + 4 * Math.exp(law.logDensity(middle)) + Math.exp(law.logDensity(b)));
    }
}
