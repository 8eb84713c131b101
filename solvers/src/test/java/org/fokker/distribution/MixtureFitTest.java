package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;

class MixtureFitTest {

    @Test
    void oldFaithfulHasTwoComponents() throws IOException {
        double[][] x =
                EmpiricalDistribution.of(oldFaithful(), 272).standardised().points();
        MixtureFit.Selection selection = MixtureFit.standard(1).select(x, 272, 3);
        assertEquals(2, selection.best().components());
        // Independent iteration in NumPy without a floor, 12 random starts; in the units of the file −1289.79675,
        // −1130.26396
        // (the value that mclust publishes) and −1114.43987. The floor of 1e-6 in units of the variances costs at most
        // ½ n tr(C⁻¹)·1e-6, about 0.01 for the narrowest component; the stopping rule adds below 1e-6.
        double[] expected = {-544.9934804976516, -385.4606956297797, -369.6366083483207};
        for (int k = 1; k <= 3; k++) {
            MixtureFit.Fit fit = selection.byComponents().get(k - 1);
            assertEquals(expected[k - 1], fit.logLikelihood(), 0.01);
            assertTrue(fit.converged(), "K = " + k);
            // p = K − 1 + 2K + 3K.
            assertEquals((6 * k - 1) * Math.log(272) - 2 * fit.logLikelihood(), fit.bic(), 1e-10);
        }
    }

    @Test
    void withoutFloorTheStationaryPointIsExact() throws IOException {
        double[][] x =
                EmpiricalDistribution.of(oldFaithful(), 272).standardised().points();
        MixtureFit.Fit fit = new MixtureFit(1, 3, 0).fit(x, 272, 2);
        // Linear convergence with a factor below 0.9: stopped at an increment 3e-8, the rest is below 3e-7.
        assertEquals(-385.4606956297797, fit.logLikelihood(), 3e-7);
        int large = fit.mixture().weight(0) > 0.5 ? 0 : 1;
        // The curvature in the weight is n/(w (1 − w)) = 1200: √(2 · 3e-7/1200) = 2e-5.
        assertEquals(0.64412714, fit.mixture().weight(large), 2e-5);
    }

    @Test
    void oneComponentIsTheGaussianOfTheMoments() {
        double[][] x = {{1, 2, 3, 6}, {0, 1, 4, 4}};
        MixtureFit.Fit fit = new MixtureFit(1, 1, 0).fit(x, 4, 1);
        EmpiricalDistribution data = EmpiricalDistribution.of(x, 4);
        assertArrayEquals(data.mean(), fit.mixture().mean(), 1e-15);
        assertArrayEquals(data.covariance()[0], fit.mixture().covariance(0)[0], 1e-15 * 4);
        assertTrue(fit.converged());
    }

    @Test
    void aKnownMixtureIsRecovered() {
        GaussianMixture truth =
                GaussianMixture.of(new double[] {0.3, 0.7}, new double[][] {{-2, 0}, {2, 1}}, new double[][][] {
                    {{0.5, 0.2}, {0.2, 0.3}}, {{1, -0.4}, {-0.4, 0.8}}
                });
        int n = 2000;
        double[][] x = new double[2][n];
        truth.sample(new RandomStream(9, 4), 0, n, x);
        MixtureFit.Selection selection = new MixtureFit(5, 3, 1e-6).select(x, n, 3);
        assertEquals(2, selection.best().components());
        GaussianMixture fitted = selection.best().mixture();
        int left = fitted.mean(0)[0] < 0 ? 0 : 1;
        // Standard errors: weight √(0.21/2000) = 0.0103, mean √(0.5/600) = 0.029; six of them.
        assertEquals(0.3, fitted.weight(left), 6 * 0.0103);
        assertEquals(-2, fitted.mean(left)[0], 6 * 0.029);
        double[] logTruth = new double[n];
        truth.logDensity(x, n, logTruth);
        double atTruth = 0;
        for (double value : logTruth) {
            atTruth += value;
        }
        // Wilks: twice the gain is χ² with 11 degrees of freedom; above 50 with probability 6e-7, and never negative.
        double gain = selection.best().logLikelihood() - atTruth;
        assertTrue(gain > 0 && gain < 25, "gain " + gain);
    }

    /** The greatest log-likelihood is −½ n [d log 2π + d + Σ_{i≤r} log λ_i + (d − r) log σ²] (Tipping and Bishop 1999, eq. 9). */
    @Test
    void oneComponentWithPrincipalDirectionsHasTheClosedLikelihood() {
        int n = 200;
        int d = 5;
        double[][] x = new double[d][n];
        GaussianMixture.standardNormal(d).sample(new RandomStream(3, 1), 0, n, x);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < n; j++) {
                // Deviations 2, 4/3, 1, … and some correlation.
                x[i][j] = 4 * x[i][j] / (i + 2) + (i > 0 ? 0.5 * x[i - 1][j] : 0);
            }
        }
        double[] lambda = new EigenDecomposition(
                        new Array2DRowRealMatrix(EmpiricalDistribution.of(x, n).covariance()))
                .getRealEigenvalues();
        for (int rank = 0; rank < d; rank++) {
            double logDeterminant = 0;
            double rest = 0;
            for (int i = 0; i < d; i++) {
                logDeterminant += i < rank ? Math.log(lambda[i]) : 0;
                rest += i < rank ? 0 : lambda[i] / (d - rank);
            }
            logDeterminant += (d - rank) * Math.log(rest);
            MixtureFit.Fit fit = new MixtureFit(1, 1, 0).principal(rank).fit(x, n, 1);
            double expected = -0.5 * n * (d * (Math.log(2 * Math.PI) + 1) + logDeterminant);
            // Sums of 200 terms of order ten, a few roundings each.
            assertEquals(expected, fit.logLikelihood(), 1e-12 * Math.abs(expected));
            assertEquals((d + d * rank - rank * (rank - 1) / 2.0 + 1) * Math.log(n) - 2 * expected, fit.bic(), 1e-8);
        }
        assertEquals(
                new MixtureFit(1, 1, 0).fit(x, n, 1).logLikelihood(),
                new MixtureFit(1, 1, 0).principal(d - 1).fit(x, n, 1).logLikelihood(),
                1e-9);
        assertThrows(
                IllegalArgumentException.class,
                () -> new MixtureFit(1, 1, 0).principal(d).fit(x, n, 1));
    }

    @Test
    void repeatedPointsDoNotCollapseAComponent() {
        double[][] x = {{0, 0, 0, 0, 1, 2, 3, 4, 5, 6}};
        MixtureFit.Fit fit = MixtureFit.standard(1).fit(x, 10, 2);
        assertTrue(Double.isFinite(fit.logLikelihood()));
        for (int k = 0; k < 2; k++) {
            // The floor is 1e-6 of the variance 4.49.
            assertTrue(
                    fit.mixture().covariance(k)[0][0] >= 4e-6,
                    "variance " + fit.mixture().covariance(k)[0][0]);
        }
    }

    @Test
    void theSeedDeterminesTheFit() throws IOException {
        double[][] x = oldFaithful();
        MixtureFit method = new MixtureFit(7, 2, 1e-6);
        assertEquals(
                method.fit(x, 272, 3).logLikelihood(), method.fit(x, 272, 3).logLikelihood(), 0);
    }

    @Test
    void tooFewPointsAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> MixtureFit.standard(1).fit(new double[][] {{1, 2, 3}}, 3, 2));
        assertThrows(IllegalArgumentException.class, () -> new MixtureFit(1, 0, 0));
    }

    private static double[][] oldFaithful() throws IOException {
        try (InputStream file = Objects.requireNonNull(MixtureFitTest.class.getResourceAsStream("faithful.csv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().skip(1).toList();
            double[][] x = new double[2][lines.size()];
            for (int j = 0; j < lines.size(); j++) {
                String[] fields = lines.get(j).split(",", -1);
                x[0][j] = Double.parseDouble(fields[0]);
                x[1][j] = Double.parseDouble(fields[1]);
            }
            return x;
        }
    }
}
