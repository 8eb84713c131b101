package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.diffusion.TimeSpacing;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The variance of the diffusion loss, with the tricks of the trade and without. */
class DiffusionLossTest {

    private static final RandomStream STREAM = new RandomStream(5, 9);

    private static final GaussianMixture TWO_MODES =
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.2, 0.4});

    private static final GaussianMixture THREE_MODES = GaussianMixture.isotropic(
            new double[] {0.3, 0.5, 0.2}, new double[][] {{-2}, {0}, {1.5}}, new double[] {0.2, 0.5, 0.1});

    private static final Schedule LINEAR = VariancePreserving.linear(0.1, 20);

    private static LikelihoodProblem problem(GaussianMixture target, double start, double end) {
        return new LikelihoodProblem(new MixtureDiffusion(AffineGaussianProcess.of(LINEAR, 1), target), start, end);
    }

    private static DiffusionLoss.Result mean(
            LikelihoodProblem problem, TimeSpacing spacing, TimeSampling sampling, boolean raoBlackwell, int samples) {
        try (Workers workers = Workers.of(2)) {
            return new DiffusionLoss(spacing, sampling, raoBlackwell, samples).mean(problem, STREAM, workers);
        }
    }

    // Variances for each draw, two modes, uniform t in [1e-3, 1] under the linear schedule and uniform log-SNR between
    // log u = 13.3 and −5. With f = |e|²/2t near t = 1e-3 the kurtosis of f is 333 times 105/9 for the fourth and
    // eighth
    // moments of e: the variance of 50 000 draws is known to 0.28 of itself in the plain form, hence the factor of 2
    // (the
    // table has its own error), and to (333/5e4)^½ = 0.08 with the trace. Where the density follows f or 1/t only the
    // moments of e are left, (12/5e4)^½ = 0.016 with five of it 0.08, and the bins of importance sampling cost some per
    // cent.
    @ParameterizedTest
    @CsvSource({
        "TIME, PLAIN, false, 901, 0.7",
        "TIME, STRATIFIED, false, 620, 0.7",
        "TIME, IMPORTANCE, false, 38.9, 0.2",
        "TIME, PLAIN, true, 291, 0.4",
        "TIME, STRATIFIED, true, 2.55, 0.2",
        "LOG_SNR, PLAIN, false, 119.5, 0.1",
        "LOG_SNR, STRATIFIED, false, 108.5, 0.1",
        "LOG_SNR, IMPORTANCE, false, 87.2, 0.1",
        "LOG_SNR, PLAIN, true, 14.0, 0.1",
        "LOG_SNR, STRATIFIED, true, 3.1, 0.1"
    })
    void variancesAreThoseOfTheTable(
            String spacing, TimeSampling sampling, boolean raoBlackwell, double variance, double tolerance) {
        boolean time = spacing.equals("TIME");
        LikelihoodProblem problem = time
                ? problem(TWO_MODES, 1e-3, 1)
                : problem(TWO_MODES, LINEAR.timeOfLogSnr(6.65), LINEAR.timeOfLogSnr(-2.5));
        DiffusionLoss.Result result =
                mean(problem, time ? TimeSpacings.TIME : TimeSpacings.LOG_SNR, sampling, raoBlackwell, 50_000);
        assertEquals(0, Math.log(result.variancePerSample() / variance), tolerance);
    }

    /** ∫ E tr M dλ between log u = 13.3 and −5 by the trapezoidal rule in z and Simpson's in λ. */
    private static double quadrature(GaussianMixture target) {
        LikelihoodProblem problem = problem(target, 1e-3, 1);
        int nodes = 1200;
        int intervals = 600;
        double h = 18.3 / 2 / intervals;
        double sum = 0;
        double[][] z = new double[1][nodes];
        double[][] score = new double[1][nodes];
        double[][] hessian = new double[1][nodes];
        double[] density = new double[nodes];
        for (int i = 0; i <= intervals; i++) {
            double t = LINEAR.timeOfLogSnr(-2.5 + i * h);
            GaussianMixture law = problem.law().marginal(t);
            for (int j = 0; j < nodes; j++) {
                z[0][j] = 18.0 * (j + 0.5) / nodes - 9;
            }
            law.logDensity(z, nodes, density);
            new MixtureCurvature(law.packed()).evaluate(z, nodes, score, hessian);
            double mean = 0;
            for (int j = 0; j < nodes; j++) {
                mean += 18.0 / nodes * Math.exp(density[j]) * (1 + LINEAR.variance(t) * hessian[0][j]);
            }
            sum += (i == 0 || i == intervals ? 1 : i % 2 == 0 ? 2 : 4) * h / 3 * mean;
        }
        return sum;
    }

    // Simpson's rule with h = 0.015 on a function that changes over units: h⁴/180 times the range, 3e-9. The Gaussian
    // loss is
    // ½ log (1 + u v)/(1 + u' v), in closed form.
    @Test
    void lossIsWhatTheTableSays() {
        assertEquals(6.13177202, quadrature(TWO_MODES), 1e-8);
        double gaussian = 0.5 * (Math.log1p(Math.exp(13.3) / 4) - Math.log1p(Math.exp(-5) / 4));
        assertEquals(5.95601463, gaussian, 1e-8);
        assertEquals(
                gaussian,
                quadrature(GaussianMixture.isotropic(new double[] {1}, new double[][] {{0}}, new double[] {0.5})),
                1e-8);
    }

    @Test
    void allWaysEstimateTheSameLoss() {
        LikelihoodProblem problem = problem(TWO_MODES, LINEAR.timeOfLogSnr(6.65), LINEAR.timeOfLogSnr(-2.5));
        for (TimeSampling sampling : TimeSampling.values()) {
            for (TimeSpacing spacing : new TimeSpacing[] {TimeSpacings.LOG_SNR, TimeSpacings.KARRAS}) {
                DiffusionLoss.Result result = mean(problem, spacing, sampling, true, 20_000);
                // 6.13177202 by quadrature between log u = 13.3 and −5; five standard errors, false alarm below 1e-6.
                assertEquals(
                        6.13177202,
                        result.loss().value(),
                        5 * result.loss().standardError(),
                        sampling + ", " + spacing.name());
            }
        }
    }

    @Test
    void raoBlackwellWithStratifiedTimeCutsTheVarianceAHundredfold() {
        LikelihoodProblem problem = problem(THREE_MODES, 1e-3, 1);
        double plain = mean(problem, TimeSpacings.TIME, TimeSampling.PLAIN, false, 50_000)
                .variancePerSample();
        double cut = mean(problem, TimeSpacings.TIME, TimeSampling.STRATIFIED, true, 50_000)
                .variancePerSample();
        assertTrue(plain > 100 * cut, plain + " against " + cut);
    }

    // d/dt KL(p_t ‖ q_t) = −½ g² E|∇ log p_t − ∇ log q_t|² for two laws of one process, in closed form for Gaussians.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void scoreErrorIsTheDivergenceThatIsLostOnTheWay(boolean raoBlackwell) {
        GaussianMixture truth = GaussianMixture.isotropic(new double[] {1}, new double[][] {{0}}, new double[] {0.5});
        GaussianMixture believed =
                GaussianMixture.isotropic(new double[] {1}, new double[][] {{0.2}}, new double[] {0.7});
        AffineGaussianProcess process = AffineGaussianProcess.of(LINEAR, 1);
        MixtureDiffusion law = new MixtureDiffusion(process, truth);
        MixtureDiffusion model = new MixtureDiffusion(process, believed);
        LikelihoodProblem problem = new LikelihoodProblem(law, model, 0.02, 0.8);
        double lost = divergence(law.marginal(0.02), model.marginal(0.02))
                - divergence(law.marginal(0.8), model.marginal(0.8));
        DiffusionLoss.Result result =
                mean(problem, TimeSpacings.LOG_SNR, TimeSampling.STRATIFIED, raoBlackwell, 20_000);
        // Five standard errors, false alarm below 1e-6.
        assertEquals(lost, result.scoreError().value(), 5 * result.scoreError().standardError());
        assertTrue(result.scoreError().standardError() < 0.2 * lost, "an error to be seen: " + result);
    }

    private static double divergence(GaussianMixture p, GaussianMixture q) {
        double v = p.covariance()[0][0];
        double w = q.covariance()[0][0];
        double m = p.mean()[0] - q.mean()[0];
        return 0.5 * ((v + m * m) / w - 1 - Math.log(v / w));
    }

    @Test
    void boundWithAnInexactModelKnowsWhatItsErrorCosts() {
        AffineGaussianProcess process = AffineGaussianProcess.of(LINEAR, 1);
        LikelihoodProblem problem = new LikelihoodProblem(
                new MixtureDiffusion(process, THREE_MODES), new MixtureDiffusion(process, TWO_MODES), 1e-3, 1);
        try (Workers workers = Workers.of(2)) {
            LikelihoodEstimate estimate = new ContinuousBound(20_000, TimeSampling.STRATIFIED, TimeSpacings.LOG_SNR)
                    .estimate(problem, new double[] {0.3}, STREAM, workers);
            // False alarm at most 1e-6, see LikelihoodEstimate.explains.
            assertTrue(estimate.explains(THREE_MODES.logDensity(0.3)), estimate.toString());
            assertTrue(Math.abs(estimate.expectedGap()) > 0.05, "a score error to be seen: " + estimate);
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> new ForwardPath(10, 1).estimate(problem, new double[] {0.3}, STREAM, workers))
                    .getMessage();
            assertTrue(message.startsWith("forward-path needs the exact score"), message);
        }
    }

    @Test
    void conditionalExpectationAtAPointIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new DiffusionLoss(TimeSpacings.TIME, TimeSampling.PLAIN, true, 100)
                        .at(problem(TWO_MODES, 1e-3, 1), new double[] {0}, STREAM, Workers.of(1)));
    }
}
