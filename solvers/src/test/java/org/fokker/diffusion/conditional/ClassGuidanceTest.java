package org.fokker.diffusion.conditional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassGuidanceTest {

    private static final Schedule VP = VariancePreserving.linear(0.1, 20);
    private static final AffineGaussianProcess PROCESS = AffineGaussianProcess.of(VP, 1);

    /** Class 0 has the two outer modes, class 1 the middle one, and they overlap. */
    private static final MixtureClasses CLASSES = new MixtureClasses(
            GaussianMixture.isotropic(
                    new double[] {0.3, 0.3, 0.4}, new double[][] {{-1.5}, {0.2}, {1.8}}, new double[] {0.6, 0.5, 0.7}),
            0,
            1,
            0);

    private static final double STEP = 0.05;
    private static final double[][] X = {{-2.5, -1.1, -0.4, 0.1, 0.6, 1.3, 2.2}};
    private static final int N = X[0].length;

    private static TiltedMixture tilted(double weight, double step) {
        return new TiltedMixture(PROCESS, CLASSES, 0, weight, step);
    }

    private static Denoiser guided(double weight) {
        return new ClassifierFreeGuidance(
                new MixtureDiffusion(PROCESS, CLASSES.mixture()),
                new MixtureDiffusion(PROCESS, CLASSES.given(0)),
                weight);
    }

    private static double[] score(Denoiser denoiser, double t) {
        double[][] score = new double[1][N];
        denoiser.score(t, X, N, score);
        return score[0];
    }

    @Test
    void theLawOfAClassIsTheMixtureOfItsComponents() {
        GaussianMixture ofClass = CLASSES.given(0);
        assertEquals(0.7, CLASSES.probability(0), 1e-16);
        for (double x : X[0]) {
            double expected = (0.3 * normal(x, -1.5, 0.6) + 0.4 * normal(x, 1.8, 0.7)) / 0.7;
            assertEquals(Math.log(expected), ofClass.logDensity(x), 1e-13);
        }
        assertThrows(IllegalArgumentException.class, () -> CLASSES.given(2));
        assertThrows(IllegalArgumentException.class, () -> new MixtureClasses(CLASSES.mixture(), 0, 1));
    }

    private static double normal(double x, double mean, double deviation) {
        return new NormalDistribution(null, mean, deviation).density(x);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.1, 0.4, 1})
    void weightsZeroAndOneAreTheModelAndTheModelOfTheClass(double t) {
        double[] model = score(new MixtureDiffusion(PROCESS, CLASSES.mixture()), t);
        double[] ofClass = score(new MixtureDiffusion(PROCESS, CLASSES.given(0)), t);
        // The scores of denoisers lose rounding of x̂ · a/s², up to 1e4 at the first time.
        double tolerance = 1e-14 / VP.variance(t) * 10;
        assertArrayEquals(model, score(tilted(0, STEP), t), tolerance);
        assertArrayEquals(ofClass, score(tilted(1, STEP), t), tolerance);
        assertArrayEquals(model, score(guided(0), t), tolerance);
        assertArrayEquals(ofClass, score(guided(1), t), tolerance);
    }

    @Test
    void theTiltedLawIsAProbabilityAtEveryTimeAndStartsAsItsDefinition() {
        TiltedMixture law = tilted(3, STEP);
        double h = 0.05;
        double[][] line = new double[1][401];
        Arrays.setAll(line[0], i -> -10 + h * i);
        double[] log = new double[401];
        for (double t : new double[] {0, 0.05, 0.3, 1}) {
            law.marginal(t).logDensity(line, 401, log);
            double sum = 0;
            for (double value : log) {
                sum += h * Math.exp(value);
            }
            // The trapezoidal rule on the whole line: e^{−2π r/h} with the strip r ≥ 0.3 in which the density has no
            // pole, 4e-17.
            assertEquals(1, sum, 1e-12, "t = " + t);
        }
        double x = 0.7;
        double all = CLASSES.mixture().logDensity(x);
        double own = Math.log(0.7) + CLASSES.given(0).logDensity(x);
        assertEquals(all + 3 * (own - all) - law.logMass(), law.marginal(0).logDensity(x), 1e-13);
        // One noised a little is the same up to s² = 1e-7 times second derivatives of order 10.
        assertEquals(law.marginal(0).logDensity(x), law.marginal(1e-6).logDensity(x), 1e-5);
    }

    @Test
    void guidanceWithoutAClassifierIsNotTheScoreOfTheNoisedTiltedDensity() {
        double weight = 3;
        double[] times = {1e-5, 0.1, 0.2, 0.4};
        double[] largest = new double[times.length];
        for (int k = 0; k < times.length; k++) {
            double[] exact = score(tilted(weight, STEP), times[k]);
            double[] finer = score(tilted(weight, STEP / 2), times[k]);
            double[] field = score(guided(weight), times[k]);
            for (int j = 0; j < N; j++) {
                // Quadrature has converged to rounding, amplified by 1/s².
                assertEquals(finer[j], exact[j], 1e-12 / VP.variance(times[k]));
                largest[k] = Math.max(largest[k], Math.abs(field[j] - exact[j]));
            }
        }
        // As t → 0 both become s + w (s_c − s): the difference is O(s²), s² = 1e-6.
        assertTrue(largest[0] < 1e-3, Arrays.toString(largest));
        // In between they differ by a fair part of the scores themselves, which are of order 1.
        assertTrue(largest[1] > 0.2 && largest[2] > 0.2 && largest[3] > 0.2, Arrays.toString(largest));
    }

    @Test
    void theFlowOfTheTiltedScoreArrivesAtTheTiltedDensityAndThatOfTheFieldDoesNot() {
        double weight = 3;
        TiltedMixture law = tilted(weight, STEP);
        double h = 0.02;
        double[][] line = new double[1][801];
        Arrays.setAll(line[0], i -> -8 + h * i);
        double[] log = new double[801];
        law.marginal(0).logDensity(line, 801, log);
        double mean = 0;
        double square = 0;
        for (int i = 0; i < 801; i++) {
            mean += h * Math.exp(log[i]) * line[0][i];
            square += h * Math.exp(log[i]) * line[0][i] * line[0][i];
        }
        // Quadrature at a step of 0.2 still has an error of e^{−2π · 0.8/0.2} = 1e-11 where the density's zeros are 0.8
        // deviations off.
        double[] exact = flowMoments(tilted(weight, 0.2));
        double[] field = flowMoments(guided(weight));
        // The mean square of the midpoints of 100 strips of the normal law misses 1.3e-2 of it in the tails; 40
        // Runge–Kutta steps err less.
        assertEquals(mean, exact[0], 1.6e-2);
        assertEquals(square, exact[1], 1.6e-2 * square);
        // The guided flow spreads a quarter wider.
        assertTrue(field[1] > 1.2 * square && field[0] > mean + 0.05, Arrays.toString(field));
    }

    /** Mean and mean square of 100 normal quantiles carried by the probability flow from t = 1 to 1e-4, fourth order. */
    private static double[] flowMoments(Denoiser denoiser) {
        int n = 100;
        double[][] x = new double[1][n];
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        Arrays.setAll(x[0], j -> normal.inverseCumulativeProbability((j + 0.5) / n));
        double first = Math.sqrt(1e-4);
        int steps = 40;
        for (int k = steps; k > 0; k--) {
            double from = Math.pow(first + (1 - first) * k / steps, 2);
            double to = Math.pow(first + (1 - first) * (k - 1) / steps, 2);
            double h = to - from;
            double[] k1 = velocity(denoiser, from, x[0]);
            double[] k2 = velocity(denoiser, from + h / 2, moved(x[0], h / 2, k1));
            double[] k3 = velocity(denoiser, from + h / 2, moved(x[0], h / 2, k2));
            double[] k4 = velocity(denoiser, to, moved(x[0], h, k3));
            for (int j = 0; j < n; j++) {
                x[0][j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
            }
        }
        double mean = Arrays.stream(x[0]).sum() / n;
        double square = Arrays.stream(x[0]).map(v -> v * v).sum() / n;
        return new double[] {mean, square};
    }

    private static double[] velocity(Denoiser denoiser, double t, double[] x) {
        double[][] score = new double[1][x.length];
        denoiser.score(t, new double[][] {x}, x.length, score);
        double[] velocity = new double[x.length];
        Arrays.setAll(velocity, j -> VP.driftRate(t) * x[j] - 0.5 * VP.squaredVolatility(t) * score[0][j]);
        return velocity;
    }

    private static double[] moved(double[] x, double h, double[] v) {
        double[] moved = new double[x.length];
        Arrays.setAll(moved, j -> x[j] + h * v[j]);
        return moved;
    }
}
