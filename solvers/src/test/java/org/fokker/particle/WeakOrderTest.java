package org.fokker.particle;

import static org.fokker.method.Promises.Property.WEAK_ORDER;
import static org.fokker.method.Promises.Property.WEAK_ORDER_ADDITIVE;
import static org.fokker.process.Interpretation.ITO;
import static org.fokker.process.Interpretation.STRATONOVICH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.VariancePreserving;
import org.fokker.statistics.Estimate;
import org.fokker.statistics.OrderFit;
import org.junit.jupiter.api.Test;

class WeakOrderTest {

    /** Two- and three-point increments with the first three and five moments of the normal law; weights follow. */
    private static final double[] TWO_POINTS = {-1, 1};

    private static final double[] TWO_WEIGHTS = {0.5, 0.5};
    private static final double[] THREE_POINTS = {-Math.sqrt(3), 0, Math.sqrt(3)};
    private static final double[] THREE_WEIGHTS = {1.0 / 6, 2.0 / 3, 1.0 / 6};

    @Test
    void eulerMaruyamaOnTheSinhProblemGivesTheExactTreeExpectations() {
        ScalarSde sinh = new ScalarSde((x, t) -> 0.5 * x + Math.sqrt(x * x + 1), (x, t) -> Math.sqrt(x * x + 1), ITO, false);
        double exact = Math.exp(0.5) * Math.sinh(1);
        // Reference values to ten digits, computed independently over all 2ⁿ leaves; rounding of the table is 5e-11.
        assertEquals(-0.4206825602, tree(new EulerMaruyama(), sinh, 0, 4, x -> x, TWO_POINTS, TWO_WEIGHTS) - exact, 1e-10);
        assertEquals(-0.2442384546, tree(new EulerMaruyama(), sinh, 0, 8, x -> x, TWO_POINTS, TWO_WEIGHTS) - exact, 1e-10);
    }

    @Test
    void heunOnTheStratonovichSinhProblemIsWeakOrderOne() {
        ScalarSde sinh =
                new ScalarSde((x, t) -> Math.sqrt(x * x + 1), (x, t) -> Math.sqrt(x * x + 1), STRATONOVICH, false);
        double exact = Math.exp(0.5) * Math.sinh(1);
        double[] h = new double[3];
        double[] errors = new double[3];
        for (int level = 0; level < 3; level++) {
            int steps = 4 << level;
            h[level] = 1.0 / steps;
            errors[level] =
                    Math.abs(tree(new StochasticHeun(), sinh, 0, steps, x -> x, TWO_POINTS, TWO_WEIGHTS) - exact);
        }
        double promised = new StochasticHeun().promises().order(WEAK_ORDER).orElseThrow();
        // The expansion C h + C' h² leaves a slope within C' h/C ≈ 0.15 of 1 between h = 1/4 and 1/16.
        assertEquals(promised, OrderFit.ofAll(h, errors).order(), 0.15);
    }

    @Test
    void heunWithAdditiveNoiseIsWeakOrderTwoForANonlinearDrift() {
        // No closed form: successive differences of E X² over 3, 6 and 12 steps on all 3ⁿ leaves are a noise-free ladder.
        ScalarSde well = new ScalarSde((x, t) -> x - 0.2 * x * x * x + 0.3 * t, (x, t) -> 0.7 + 0.2 * t, ITO, true);
        double[] mean = new double[3];
        for (int level = 0; level < 3; level++) {
            mean[level] =
                    tree(new StochasticHeun(), well, 0.5, 3 << level, x -> x * x, THREE_POINTS, THREE_WEIGHTS);
        }
        double order = Math.log((mean[0] - mean[1]) / (mean[1] - mean[2])) / Math.log(2);
        double promised = new StochasticHeun().promises().order(WEAK_ORDER_ADDITIVE).orElseThrow();
        // The next term of the expansion, relative size h = 1/3 … 1/6, moves the order of the differences by at most 0.25.
        assertEquals(promised, order, 0.25);
    }

    @Test
    void varianceOfTheVariancePreservingProcessConvergesAtTheWeakOrders() {
        checkAffine(new EulerMaruyama(), new EulerMaruyama().promises().order(WEAK_ORDER).orElseThrow());
        checkAffine(new StochasticHeun(), new StochasticHeun().promises().order(WEAK_ORDER_ADDITIVE).orElseThrow());
    }

    @Test
    void eulerMaruyamaSecondMomentIsThatOfTheDiscreteLaw() {
        double mu = 1.5;
        double b = 0.1;
        int steps = 8;
        ScalarSde kp = new ScalarSde((x, t) -> mu * x, (x, t) -> b * x, ITO, false);
        Estimate.Accumulator squares = Estimate.accumulator();
        try (Workers workers = Workers.of(1)) {
            SdeSimulation.of(kp.from(0.1, 1), new EulerMaruyama())
                    .steps(steps)
                    .particles(100_000)
                    .seed(3)
                    .build()
                    .run(workers, Progress.NONE, (snapshot, time, first, x, n) -> {
                        for (int j = 0; j < n; j++) {
                            squares.add(x[0][j] * x[0][j]);
                        }
                    });
        }
        double h = 1.0 / steps;
        double discrete = 0.01 * Math.pow((1 + mu * h) * (1 + mu * h) + b * b * h, steps);
        // Five standard errors: false alarms 6e-7. The limit 0.01 e^{3 + b²} is a hundred standard errors away.
        assertEquals(0, squares.estimate().standardScore(discrete), 5);
    }

    /** The stepper as an affine map x → a x + c z gives the variance of the scheme without sampling. */
    private static void checkAffine(SdeScheme scheme, double promised) {
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 5), 1);
        double initial = 0.25;
        double scale = process.schedule().scale(1);
        double exact = scale * scale * initial + process.schedule().variance(1);
        double[] h = new double[4];
        double[] errors = new double[4];
        for (int level = 0; level < 4; level++) {
            int steps = 40 << level;
            h[level] = 1.0 / steps;
            double variance = initial;
            for (int s = 0; s < steps; s++) {
                double[][] x = {{1, 0}};
                scheme.stepper(process, 2).step(s * h[level], h[level], x, 2, new double[][] {{0, 1}});
                variance = x[0][0] * x[0][0] * variance + x[0][1] * x[0][1];
            }
            errors[level] = Math.abs(variance - exact);
        }
        // The slope over h = 1/40 … 1/320 differs from the order by the relative size β h/2 ≲ 0.06 of the next term.
        assertEquals(promised, OrderFit.ofAll(h, errors).order(), 0.06);
    }

    /** E φ(X(1)) over all sequences of increments, with the leaves as a block of particles. */
    private static double tree(
            SdeScheme scheme,
            DiffusionProcess process,
            double x0,
            int steps,
            DoubleUnaryOperator phi,
            double[] points,
            double[] weights) {
        int leaves = (int) Math.round(Math.pow(points.length, steps));
        double[][] x = new double[2][leaves];
        Arrays.fill(x[0], x0);
        double[] weight = new double[leaves];
        Arrays.fill(weight, 1);
        double[][] z = new double[1][leaves];
        SdeScheme.Stepper stepper = scheme.stepper(process, leaves);
        int period = 1;
        for (int s = 0; s < steps; s++) {
            for (int j = 0; j < leaves; j++) {
                int digit = j / period % points.length;
                z[0][j] = points[digit];
                weight[j] *= weights[digit];
            }
            period *= points.length;
            stepper.step((double) s / steps, 1.0 / steps, x, leaves, z);
        }
        double sum = 0;
        for (int j = 0; j < leaves; j++) {
            sum += weight[j] * phi.applyAsDouble(x[0][j]);
        }
        return sum;
    }
}
