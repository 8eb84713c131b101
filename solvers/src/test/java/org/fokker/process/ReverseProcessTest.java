package org.fokker.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.fokker.distribution.GaussianMixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For Gaussian data N(m, v) the reverse drift is linear, A(τ) x + c(τ), and its moment equations can be integrated. */
class ReverseProcessTest {

    private static final double MEAN = 0.7;
    private static final double VARIANCE = 0.3;
    private static final double END = 0.8;

    private static final GaussianMixture DATA =
            GaussianMixture.gaussian(new double[] {MEAN}, new double[][] {{VARIANCE}});

    static Stream<Schedule> schedules() {
        return Stream.of(
                VariancePreserving.linear(0.1, 20),
                VariancePreserving.cosine(),
                SubVariancePreserving.linear(0.1, 20),
                VarianceExploding.geometric(0.01, 10),
                OrnsteinUhlenbeck.of(1.3, 0.8),
                Brownian.of(0.9),
                new ElucidatedDiffusion());
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void momentEquationsKeepTheForwardMarginalsForEveryLambda(Schedule schedule) {
        MixtureDiffusion law = new MixtureDiffusion(AffineGaussianProcess.around(schedule, 0.2), DATA);
        for (double lambda : new double[] {0, 0.5, 1, 2}) {
            ReverseProcess reverse = law.reverse(lambda, END);
            for (double tau : new double[] {0.05, 0.3, 0.55}) {
                double mean = law.marginal(END - tau).mean()[0];
                double variance = law.marginal(END - tau).covariance()[0][0];
                double meanRate = derivative(u -> law.marginal(END - u).mean()[0], tau);
                double varianceRate = derivative(u -> law.marginal(END - u).covariance()[0][0], tau);
                double volatility = reverse.volatility(tau);
                double squared = schedule.squaredVolatility(END - tau);
                // m' = A m + c and v' = 2 A v + λ² g². Sixth-order differences with h = 1e-3 of functions that vary on
                // the
                // scale 1/20: relative error 1e-9, in units of the rates, which are of size (1 + λ²) g².
                double scale = 1e-8 * (1 + lambda * lambda) * (1 + squared * (1 + 1 / variance));
                assertEquals(drift(reverse, tau, mean), meanRate, scale);
                assertEquals(2 * slope(reverse, tau) * variance + volatility * volatility, varianceRate, scale);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2})
    void twoTimeCorrelationOfGaussianDataHasItsClosedForm(double lambda) {
        VariancePreserving schedule = VariancePreserving.linear(0.1, 20);
        MixtureDiffusion law = new MixtureDiffusion(AffineGaussianProcess.of(schedule, 1), DATA);
        ReverseProcess reverse = law.reverse(lambda, END);
        double early = 0.2;
        double late = 0.7;
        // Cov(X_τ1, X_τ2) = exp(∫A) Var X_τ1, by Gauss' rule with 60 points of an analytic integrand.
        GaussIntegrator gauss = new GaussIntegratorFactory().legendre(60, END - late, END - early);
        double propagated = Math.exp(gauss.integrate(tau -> slope(reverse, tau)));
        double correlation = propagated
                * Math.sqrt(law.marginal(late).covariance()[0][0]
                        / law.marginal(early).covariance()[0][0]);
        double base = (growth(schedule, early) + VARIANCE - 1) / (growth(schedule, late) + VARIANCE - 1);
        double expected = Math.pow(base, 0.5 * lambda * lambda);
        // The slope is a difference of drifts with a rounding of 1e-15 · 100; relatively to the correlation.
        assertEquals(expected, correlation, 1e-12 * expected);
    }

    @Test
    void aClockThatPassesTheEndByRoundingIsAtTimeZero() {
        MixtureDiffusion law =
                new MixtureDiffusion(AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1), DATA);
        ReverseProcess reverse = law.reverse(1, 1);
        assertEquals(drift(reverse, 1, 0.4), drift(reverse, 1 + 1e-13, 0.4), 0);
        assertThrows(IllegalArgumentException.class, () -> drift(reverse, 1.01, 0.4));
    }

    @Test
    void meaninglessParametersAreRefused() {
        AffineGaussianProcess forward = AffineGaussianProcess.of(Brownian.of(1), 1);
        MixtureDiffusion law = new MixtureDiffusion(forward, DATA);
        assertThrows(IllegalArgumentException.class, () -> law.reverse(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> law.reverse(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> law.reverse(1, Double.POSITIVE_INFINITY));
    }

    /** e^{B(t)} = 1/a². */
    private static double growth(Schedule schedule, double t) {
        return Math.exp(-2 * schedule.logScale(t));
    }

    private static double drift(DiffusionProcess process, double tau, double x) {
        double[][] f = new double[1][1];
        process.drift(tau, new double[][] {{x}}, 1, f);
        return f[0][0];
    }

    private static double slope(DiffusionProcess process, double tau) {
        return drift(process, tau, 1) - drift(process, tau, 0);
    }

    private static double derivative(DoubleUnaryOperator f, double t) {
        double h = 1e-3;
        double sum = 45 * (f.applyAsDouble(t + h) - f.applyAsDouble(t - h))
                - 9 * (f.applyAsDouble(t + 2 * h) - f.applyAsDouble(t - 2 * h))
                + f.applyAsDouble(t + 3 * h)
                - f.applyAsDouble(t - 3 * h);
        return sum / (60 * h);
    }
}
