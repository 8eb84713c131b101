package org.fokker.particle;

import static org.fokker.method.Promises.Property.STRONG_ORDER;
import static org.fokker.method.Promises.Property.STRONG_ORDER_ADDITIVE;
import static org.fokker.method.Promises.Property.STRONG_ORDER_COMMUTATIVE;
import static org.fokker.process.Interpretation.ITO;
import static org.fokker.process.Interpretation.STRATONOVICH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.method.Promises.Property;
import org.fokker.statistics.Estimate;
import org.fokker.statistics.OrderFit;
import org.junit.jupiter.api.Test;

/** E|X_h − X| on one Brownian path per particle, all step sizes coupled, against the exact solution. */
class StrongOrderTest {

    private static final int FINE_STEPS = 256;
    private static final int[] COARSENINGS = {16, 8, 4, 2};
    private static final int GROUPS = 16;

    /** X(1) as a function of (X(0), W(1)). */
    private interface Solution extends DoubleBinaryOperator {}

    /** What the first component of the paths x should be at the end, given by how far the steps are coarsened. */
    private interface Reference {
        double[] of(int coarsening, double[][] x);
    }

    @Test
    void eulerMaruyamaOnGeometricBrownianMotion() {
        ScalarSde lin = new ScalarSde((x, t) -> 1.01 * x, (x, t) -> 0.87 * x, ITO, false);
        Solution exact = (x0, w) -> x0 * Math.exp(1.01 - 0.5 * 0.87 * 0.87 + 0.87 * w);
        // Pre-asymptotic at h = 1/16: exact mean-square errors of this equation give a local order near 0.45.
        check(new EulerMaruyama(), STRONG_ORDER, lin, 0.5, exact(0.5, exact), 0.07);
    }

    @Test
    void eulerMaruyamaOnTheWave() {
        ScalarSde wave = new ScalarSde(
                (x, t) -> -0.01 * Math.sin(x) * Math.pow(Math.cos(x), 3),
                (x, t) -> 0.1 * Math.cos(x) * Math.cos(x),
                ITO,
                false);
        check(new EulerMaruyama(), STRONG_ORDER, wave, 1, exact(1, StrongOrderTest::wave), 0.05);
    }

    @Test
    void eulerMaruyamaWithAdditiveNoise() {
        ScalarSde add = new ScalarSde(
                (x, t) -> 0.05 / Math.sqrt(1 + t) - 0.5 * x / (1 + t), (x, t) -> 0.005 / Math.sqrt(1 + t), ITO, true);
        Solution exact = (x0, w) -> (x0 + 0.05 * (1 + 0.1 * w)) / Math.sqrt(2);
        check(new EulerMaruyama(), STRONG_ORDER_ADDITIVE, add, 1, exact(1, exact), 0.05);
    }

    @Test
    void heunOnGeometricBrownianMotion() {
        ScalarSde lin = new ScalarSde((x, t) -> 1.01 * x, (x, t) -> 0.87 * x, STRATONOVICH, false);
        Solution exact = (x0, w) -> x0 * Math.exp(1.01 + 0.87 * w);
        check(new StochasticHeun(), STRONG_ORDER_COMMUTATIVE, lin, 0.5, exact(0.5, exact), 0.07);
    }

    @Test
    void heunOnTheWave() {
        ScalarSde wave = new ScalarSde((x, t) -> 0, (x, t) -> 0.1 * Math.cos(x) * Math.cos(x), STRATONOVICH, false);
        check(new StochasticHeun(), STRONG_ORDER_COMMUTATIVE, wave, 1, exact(1, StrongOrderTest::wave), 0.05);
    }

    @Test
    void ornsteinUhlenbeckPathsConvergeAtTheOrdersOfAdditiveNoise() {
        // ∫ e^{2s} dW is no function of W(1): the path of half the step is the reference, whose differences have the same order.
        ScalarSde decay = new ScalarSde((x, t) -> -2 * x, (x, t) -> 1, ITO, true);
        for (SdeScheme scheme : List.of(new EulerMaruyama(), new StochasticHeun())) {
            Reference halved = (coarsening, x) -> positions(scheme, decay, 1, coarsening / 2)[0];
            check(scheme, STRONG_ORDER_ADDITIVE, decay, 1, halved, 0.05);
        }
    }

    private static double wave(double x0, double w) {
        return Math.atan(0.1 * w + Math.tan(x0));
    }

    private static Reference exact(double x0, Solution solution) {
        return (coarsening, x) -> Arrays.stream(x[1]).map(w -> solution.applyAsDouble(x0, w)).toArray();
    }

    /**
     * Each of 16 groups of 1024 paths gives a slope; their mean must be the promise within the stated bias of a finite h plus
     * 8 standard errors. Student's law with 15 degrees of freedom leaves 9e-7 beyond ±8.
     */
    private static void check(
            SdeScheme scheme, Property property, ScalarSde sde, double x0, Reference reference, double bias) {
        double[] h = new double[COARSENINGS.length];
        double[][] errors = new double[GROUPS][COARSENINGS.length];
        for (int level = 0; level < COARSENINGS.length; level++) {
            h[level] = (double) COARSENINGS[level] / FINE_STEPS;
            double[][] x = positions(scheme, sde, x0, COARSENINGS[level]);
            double[] right = reference.of(COARSENINGS[level], x);
            for (int j = 0; j < right.length; j++) {
                errors[j / SnapshotObserver.GROUP][level] += Math.abs(x[0][j] - right[j]);
            }
        }
        Estimate.Accumulator slopes = Estimate.accumulator();
        for (double[] group : errors) {
            slopes.add(OrderFit.ofAll(h, group).order());
        }
        Estimate order = slopes.estimate();
        double promised = scheme.promises().order(property).orElseThrow();
        assertEquals(promised, order.value(), bias + 8 * order.standardError(), order.toString());
        assertTrue(order.standardError() < 0.03, "the order is not resolved: " + order);
    }

    private static double[][] positions(SdeScheme scheme, ScalarSde sde, double x0, int coarsening) {
        int paths = GROUPS * SnapshotObserver.GROUP;
        CloudObserver cloud = new CloudObserver(2, 1, 0, paths);
        try (Workers workers = Workers.of(1)) {
            SdeSimulation.of(sde.from(x0, 1), scheme)
                    .steps(FINE_STEPS)
                    .coarsening(coarsening)
                    .particles(paths)
                    .seed(20)
                    .build()
                    .run(workers, Progress.NONE, cloud);
        }
        return cloud.positions(0);
    }
}
