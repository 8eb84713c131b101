package org.fokker.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacing;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.distribution.GaussianLaw;
import org.fokker.distribution.GaussianMixture;
import org.fokker.method.Parameters;
import org.fokker.method.Promises.Property;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.fokker.statistics.OrderFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact laws of samplers on Gaussian data (as in E. Pierret and B. Galerne, ICML (2025)), from the exact p_T. */
class GaussianChainTest {

    private static final double EARLY = 1e-3;

    /** N(½, ¼²) under β from 0.1 to 20. */
    private static final MixtureDiffusion LINE = new MixtureDiffusion(
            AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1),
            GaussianMixture.gaussian(new double[] {0.5}, new double[][] {{0.0625}}));

    /** An oblique normal law under a process with a centre. */
    private static final MixtureDiffusion PLANE = new MixtureDiffusion(
            AffineGaussianProcess.around(VariancePreserving.linear(0.1, 20), 0.3, -0.7),
            GaussianMixture.gaussian(new double[] {0.5, -1}, new double[][] {{0.25, 0.1}, {0.1, 0.09}}));

    private static GaussianLaw law(MixtureDiffusion data, double t) {
        return GaussianLaw.of(data.marginal(t));
    }

    private static GaussianLaw end(Sampler sampler, MixtureDiffusion data, TimeSpacing spacing, int steps) {
        TimeGrid grid = TimeGrid.of(data.process().schedule(), spacing, EARLY, 1, steps);
        return AffineChain.law(sampler, data, grid, law(data, 1));
    }

    private static Sampler ddpm(ReverseVariance variance) {
        return Samplers.of("ddpm", Parameters.none().with("variance", variance.label()));
    }

    /** What an independent implementation prints for W2 and KL, to half a unit of the last digit. */
    @ParameterizedTest
    @CsvSource({
        "reverse-euler-maruyama, time, 64, 5.84e-3, 4.67e-4",
        "reverse-euler-maruyama, time, 256, 1.23e-3, 1.93e-5",
        "reverse-euler-maruyama, time, 1024, 2.95e-4, 1.09e-6",
        "ddpm, time, 64, 3.71e-2, 2.32e-2",
        "ddpm, time, 256, 1.23e-2, 2.44e-3",
        "ddpm, time, 1024, 3.46e-3, 1.92e-4",
        "ddim, time, 64, 1.92e-2, 6.04e-3",
        "ddim, time, 1024, 1.25e-3, 2.50e-5",
        "reverse-euler-maruyama, quadratic, 64, 5.17e-3, 4.10e-4",
        "ddpm, quadratic, 64, 1.62e-2, 4.30e-3"
    })
    void distancesAreThoseOfAnIndependentImplementation(
            String name, String spacing, int steps, String wasserstein, String divergence) {
        TimeSpacing where = TimeSpacings.registry().find(spacing).factory();
        GaussianLaw end = end(Samplers.of(name), LINE, where, steps);
        assertPrinted(wasserstein, end.wassersteinDistance(law(LINE, EARLY)), name + " W2");
        assertPrinted(divergence, end.divergence(law(LINE, EARLY)), name + " KL");
    }

    private static void assertPrinted(String printed, double value, String what) {
        BigDecimal expected = new BigDecimal(printed);
        assertEquals(expected.doubleValue(), value, 0.501 * expected.ulp().doubleValue(), what);
    }

    static Stream<Sampler> promising() {
        return Samplers.registry().entries().stream()
                .map(entry -> Samplers.of(entry.name()))
                .filter(sampler -> sampler.promises().has(Property.WASSERSTEIN_ORDER));
    }

    @ParameterizedTest
    @MethodSource("promising")
    void lawIsOfThePromisedOrderAndDivergenceOfTwiceThat(Sampler sampler) {
        int[] steps = {64, 96, 128, 192, 256};
        double[] h = new double[steps.length];
        double[] wasserstein = new double[steps.length];
        double[] divergence = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            h[i] = 1.0 / steps[i];
            GaussianLaw end = end(sampler, PLANE, TimeSpacings.QUADRATIC, steps[i]);
            wasserstein[i] = end.wassersteinDistance(law(PLANE, EARLY));
            divergence[i] = end.divergence(law(PLANE, EARLY));
        }
        OrderFit transport = OrderFit.asymptotic(h, wasserstein);
        OrderFit entropy = OrderFit.asymptotic(h, divergence);
        // Errors are a series in h whose second term is a twentieth of the first at 128 steps.
        double tolerance = 0.1;
        double order = sampler.promises().order(Property.WASSERSTEIN_ORDER).orElseThrow();
        assertTrue(transport.high() + tolerance >= order, sampler.name() + ": " + transport);
        assertTrue(entropy.high() + 2 * tolerance >= 2 * order, sampler.name() + ": " + entropy);
        assertEquals(2 * transport.order(), entropy.order(), 2 * tolerance, "a divergence is a squared distance");
    }

    @Test
    void ancestralChainIsTheStochasticExponentialIntegratorAndTheImplicitModelWithAllItsNoise() {
        GaussianLaw ancestral = end(ddpm(ReverseVariance.LOWER), PLANE, TimeSpacings.TIME, 50);
        for (Sampler same : List.of(
                Samplers.of("sde-dpmpp-1"),
                Samplers.of("ddim", Parameters.none().with("eta", 1)))) {
            GaussianLaw other = end(same, PLANE, TimeSpacings.TIME, 50);
            // Different orders of the same operations: some hundred roundings of numbers of order one.
            assertArrayEquals(ancestral.mean(), other.mean(), 1e-13);
            assertArrayEquals(ancestral.covariance()[0], other.covariance()[0], 1e-13);
            assertArrayEquals(ancestral.covariance()[1], other.covariance()[1], 1e-13);
        }
    }

    @Test
    void optimalVarianceMakesTheChainExactForGaussianDataWithAnyNumberOfSteps() {
        for (int steps : new int[] {1, 3, 20}) {
            GaussianLaw end = end(ddpm(ReverseVariance.OPTIMAL), PLANE, TimeSpacings.TIME, steps);
            // Roundings.
            assertEquals(0, end.wassersteinDistance(law(PLANE, EARLY)), 1e-13);
        }
    }

    @Test
    void optimalVarianceIsExactFromPureNoiseToo() {
        GaussianMixture data = PLANE.target();
        MixtureDiffusion cosine = new MixtureDiffusion(AffineGaussianProcess.of(VariancePreserving.cosine(), 2), data);
        TimeGrid grid = TimeGrid.through(cosine.process().schedule(), 1, 0.6, 0.3);
        GaussianLaw end = AffineChain.law(ddpm(ReverseVariance.OPTIMAL), cosine, grid, law(cosine, 1));
        assertEquals(0, end.wassersteinDistance(law(cosine, 0.3)), 1e-13); // roundings
    }

    @Test
    void whatEarlyStoppingLeavesIsTheDistanceOfTwoKnownLaws() {
        GaussianLaw end = end(ddpm(ReverseVariance.OPTIMAL), LINE, TimeSpacings.TIME, 5);
        double a = LINE.process().schedule().scale(EARLY);
        double s2 = LINE.process().schedule().variance(EARLY);
        double expected = Math.hypot((1 - a) * 0.5, Math.sqrt(a * a * 0.0625 + s2) - 0.25);
        // Roundings; the exact chain has no error of its own.
        assertEquals(expected, end.wassersteinDistance(law(LINE, 0)), 1e-14);
        assertEquals(2.08e-4, expected, 5e-7);
    }

    @Test
    void optimalVarianceNeedsPosteriorCovariances() {
        TimeGrid grid = TimeGrid.of(LINE.process().schedule(), TimeSpacings.TIME, EARLY, 1, 10);
        Denoiser plain = Denoiser.of(LINE.process(), LINE);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> ddpm(ReverseVariance.OPTIMAL).walk(plain, grid, 1))
                .getMessage();
        assertTrue(message.contains("optimal") && message.contains("TweedieDenoiser"), message);
    }

    @Test
    void everyShareOfNoiseHasTheSameMarginalLawInTheLimit() {
        for (String name :
                List.of("reverse-euler-maruyama", "reverse-stochastic-heun", "sde-dpmpp-1", "sde-dpmpp-2m")) {
            for (double lambda : new double[] {0, 0.5, 1, 1.5}) {
                Sampler sampler = Samplers.of(name, Parameters.none().with("lambda", lambda));
                double coarse = end(sampler, LINE, TimeSpacings.QUADRATIC, 100).wassersteinDistance(law(LINE, EARLY));
                double fine = end(sampler, LINE, TimeSpacings.QUADRATIC, 400).wassersteinDistance(law(LINE, EARLY));
                // A first order divides the distance by four; the next term of the series changes that by a tenth.
                assertTrue(fine < coarse / 3.6, name + " with λ = " + lambda + ": " + coarse + ", " + fine);
            }
        }
    }

    @Test
    void manyCorrectionsEndInTheStationaryLawOfLangevinSteps() {
        double ratio = 0.1;
        Sampler sampler = Samplers.of(
                "predictor-corrector",
                Parameters.none().with("corrections", 400).with("ratio", ratio));
        TimeGrid grid = TimeGrid.through(LINE.process().schedule(), 1, 0.9, 0.8, 0.7);
        double variance = law(LINE, 0.7).covariance()[0][0];
        double step = 2 * ratio * ratio * LINE.process().schedule().variance(0.7);
        GaussianLaw end = AffineChain.law(sampler, LINE, grid, law(LINE, 1));
        // x ← x − ε (x − m)/v + √(2ε) z has the stationary variance v/(1 − ε/(2v)). What the predictor left, of order
        // one, has
        // decayed by (1 − ε/v)^800 = 1e-7.
        assertEquals(variance / (1 - step / (2 * variance)), end.covariance()[0][0], 1e-6);
    }

    @Test
    void implicitModelTurnsGaussianDataByAnglesAndEqualOnesAreBest() {
        int steps = 12;
        TimeSpacing angle = TimeSpacings.angle(0.25);
        GaussianLaw end = end(Samplers.of("ddim"), LINE, angle, steps);
        double exact = Math.sqrt(law(LINE, EARLY).covariance()[0][0]);
        double from = Math.atan(0.25 * Math.exp(LINE.process().schedule().logSnr(1)));
        double to = Math.atan(0.25 * Math.exp(LINE.process().schedule().logSnr(EARLY)));
        // The deviation is multiplied by the cosine of the angle in each step; roundings.
        double expected = exact * Math.pow(Math.cos((to - from) / steps), steps);
        assertEquals(expected, Math.sqrt(end.covariance()[0][0]), 1e-13);
        double best = end.wassersteinDistance(law(LINE, EARLY));
        for (TimeSpacing other : List.of(
                TimeSpacings.TIME,
                TimeSpacings.QUADRATIC,
                TimeSpacings.LOG_SNR,
                TimeSpacings.KARRAS,
                TimeSpacings.ANGLE)) {
            double distance = end(Samplers.of("ddim"), LINE, other, steps).wassersteinDistance(law(LINE, EARLY));
            assertTrue(best < distance, other.name() + ": " + distance + " against " + best);
        }
    }

    @Test
    void angleReachesBothEnds() {
        TimeGrid grid = TimeGrid.of(VariancePreserving.cosine(), TimeSpacings.ANGLE, 0, 1, 4);
        // Equal angles are nearly equal times for the cosine schedule, whose authors shift it by 0.008 at the data.
        for (int k = 0; k <= 4; k++) {
            assertEquals(1 - 0.25 * k, grid.time(k), 0.02);
        }
    }

    @Test
    void consistentChurnDoesNotChangeTheLawInTheLimit() {
        Sampler sampler = Samplers.of("edm-heun", Parameters.none().with("churn", 5));
        double coarse = end(sampler, LINE, TimeSpacings.KARRAS, 100).wassersteinDistance(law(LINE, EARLY));
        double fine = end(sampler, LINE, TimeSpacings.KARRAS, 200).wassersteinDistance(law(LINE, EARLY));
        assertTrue(fine < coarse / 1.8, coarse + ", " + fine); // at least a first order, as promised
    }
}
