package org.fokker.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.UnivariateMixture;
import org.fokker.method.Parameters;
import org.fokker.method.Promises.Property;
import org.fokker.process.MixtureDiffusion;
import org.fokker.statistics.OrderFit;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws of chains on two modes, where the denoiser is not linear. A chain whose steps are F(x) + C(x) z carries its density along
 * by p(y) = ∫ p(x) N(y; F(x), C(x)²) dx, and the trapezoid rule gives that integral with spectral accuracy.
 */
class TwoModesChainTest {

    private static final MixtureDiffusion LAW = FlowMap.variancePreserving().law();

    /** Beyond, p_t is below 1e-16 at all times. */
    private static final double REACH = 8.5;

    /** Normals beyond have no weight in double precision. */
    private static final double FARTHEST_NORMAL = 8.5;

    /** Nodes within a deviation, of the kernels and of half the narrower mode: the rule errs by e^{−2π² 1.5²} = 5e-20 and less. */
    private static final double NODES = 1.5;

    private static final double NARROW_MODE = 0.2;

    static Stream<Sampler> chains() {
        Parameters defaults = Parameters.none();
        return Stream.of(
                Samplers.of("reverse-euler-maruyama"),
                Samplers.of("reverse-euler-maruyama", defaults.with("lambda", 0.6)),
                Samplers.of("ddpm"),
                Samplers.of("ddpm", defaults.with("variance", ReverseVariance.UPPER.label())),
                Samplers.of("ddpm", defaults.with("variance", ReverseVariance.OPTIMAL.label())),
                Samplers.of("ddim", defaults.with("eta", 0.5)),
                Samplers.of("sde-dpmpp-1", defaults.with("lambda", 1.5)));
    }

    /** Scalar and SIMD kernels give the same bits, so that one of the two runs of the tests is enough. */
    @DisabledIfSystemProperty(named = "fokker.kernel", matches = "simd")
    @ParameterizedTest
    @MethodSource("chains")
    void lawIsOfThePromisedOrderInTotalVariationAndOfTwiceThatInDivergence(Sampler sampler) {
        double order = sampler.promises().order(Property.WASSERSTEIN_ORDER).orElseThrow();
        int[] steps = {48, 72, 96, 144, 192};
        double[] h = new double[steps.length];
        double[] variation = new double[steps.length];
        double[] divergence = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            h[i] = 1.0 / steps[i];
            double[] both = distances(sampler, steps[i]);
            variation[i] = both[0];
            divergence[i] = both[1];
        }
        OrderFit first = OrderFit.asymptotic(h, variation);
        OrderFit second = OrderFit.asymptotic(h, divergence);
        // The next terms of the series are a tenth of the first ones at 48 steps and shift local orders by that; the
        // intervals know.
        assertTrue(first.agreesWith(order, 0.1), () -> sampler.name() + " TV " + Arrays.toString(variation) + first);
        assertTrue(
                second.agreesWith(2 * order, 0.2),
                () -> sampler.name() + " KL " + Arrays.toString(divergence) + second);
    }

    /** Total variation and divergence of the end of a chain from p_ε. */
    private static double[] distances(Sampler sampler, int steps) {
        TimeGrid grid =
                TimeGrid.of(LAW.process().schedule(), TimeSpacings.QUADRATIC, FlowMap.START, FlowMap.END, steps);
        UnivariateMixture begin = LAW.marginal(FlowMap.END).univariate();
        double[] x = nodes(sampler, grid, 0);
        double[] p = Arrays.stream(x).map(begin::density).toArray();
        for (int k = 0; k < steps; k++) {
            double[] y = nodes(sampler, grid, k + 1);
            p = carried(sampler, grid, k, x, p, y);
            x = y;
        }
        GaussianMixture exact = LAW.marginal(FlowMap.START);
        double[] logDensity = new double[x.length];
        exact.logDensity(new double[][] {x}, x.length, logDensity);
        double variation = 0;
        double divergence = 0;
        double width = x[1] - x[0];
        for (int j = 0; j < x.length; j++) {
            double q = Math.exp(logDensity[j]);
            variation += 0.5 * Math.abs(p[j] - q) * width;
            divergence += p[j] > 0 ? (p[j] * (Math.log(p[j]) - logDensity[j]) - p[j] + q) * width : q * width;
        }
        return new double[] {variation, divergence};
    }

    /** Equal nodes that resolve the kernels of step k and the narrow mode; after the last step the mode alone. */
    private static double[] nodes(Sampler sampler, TimeGrid grid, int k) {
        double width = NARROW_MODE / NODES / 2;
        if (k < grid.steps()) {
            double[] x = {-1.5, -0.5, 0, 1};
            double[][] step = step(sampler, grid, k, x);
            width = Math.min(width, Arrays.stream(step[1]).min().orElseThrow() / NODES);
        }
        int half = (int) Math.ceil(REACH / width);
        double[] nodes = new double[2 * half + 1];
        Arrays.setAll(nodes, j -> (j - half) * (REACH / half));
        return nodes;
    }

    /** F and C at some points. */
    private static double[][] step(Sampler sampler, TimeGrid grid, int k, double[] x) {
        Sampler.Walk walk = sampler.walk(LAW, grid, x.length);
        double[][] still = {x.clone()};
        walk.step(k, still, x.length, new double[1][x.length]);
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        double[][] moved = {x.clone()};
        walk.step(k, moved, x.length, new double[][] {ones});
        for (int j = 0; j < x.length; j++) {
            moved[0][j] -= still[0][j];
        }
        return new double[][] {still[0], moved[0]};
    }

    private static double[] carried(Sampler sampler, TimeGrid grid, int k, double[] x, double[] p, double[] y) {
        double[][] step = step(sampler, grid, k, x);
        double width = x[1] - x[0];
        double spacing = y[1] - y[0];
        double[] sum = new double[y.length];
        for (int j = 0; j < x.length; j++) {
            double mean = step[0][j];
            double deviation = step[1][j];
            double weight = p[j] * width / (deviation * Math.sqrt(2 * Math.PI));
            if (weight < 1e-40) {
                continue;
            }
            int from = Math.max(0, (int) Math.ceil((mean - FARTHEST_NORMAL * deviation - y[0]) / spacing));
            int to = Math.min(y.length - 1, (int) Math.floor((mean + FARTHEST_NORMAL * deviation - y[0]) / spacing));
            for (int i = from; i <= to; i++) {
                double z = (y[i] - mean) / deviation;
                sum[i] += weight * Math.exp(-0.5 * z * z);
            }
        }
        return sum;
    }
}
