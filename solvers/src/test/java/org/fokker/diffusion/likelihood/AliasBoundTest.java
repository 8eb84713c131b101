package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.fokker.distribution.GaussianMixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error of the trapezoidal rule for Mellin–Barnes integrals, where the logarithms are numbers and all is known. */
class AliasBoundTest {

    private static final double[] SIGMA = {0.2, 0.6, 0.2};

    /** Value of the rule for 1/Σ e^{L_j} with L_1 = 0, and the sum of the moduli of its terms. */
    private static double[] rule(double first, double third, double step) {
        double sum = 0;
        double size = 0;
        double[] gamma = new double[2];
        int reach = (int) Math.ceil(16 / step); // |Γ Γ Γ| decays like e^{−π|τ|}: 1e-22 is left, below rounding
        for (int m = -reach; m <= reach; m++) {
            for (int n = -reach; n <= reach; n++) {
                double[] tau = {m * step, -(m + n) * step, n * step};
                double re = -SIGMA[0] * first - SIGMA[2] * third;
                double im = -tau[0] * first - tau[2] * third;
                for (int j = 0; j < 3; j++) {
                    ComplexGamma.log(SIGMA[j], tau[j], gamma);
                    re += gamma[0];
                    im += gamma[1];
                }
                sum += Math.exp(re) * Math.cos(im);
                size += Math.exp(re);
            }
        }
        double factor = Math.pow(step / (2 * Math.PI), 2);
        return new double[] {factor * sum, factor * size};
    }

    private static AliasBound bound(double first, double third) {
        double[][] weights = AliasBound.simplex(3);
        return new AliasBound(
                SIGMA,
                weights,
                Arrays.stream(weights)
                        .mapToDouble(s -> -s[0] * first - s[2] * third)
                        .toArray());
    }

    // The phases reach 2 × 16 × 63 and cost that many units of rounding of every term.
    @ParameterizedTest
    @CsvSource({"-0.3, 0.2", "-8, -3", "-40, -12", "-62.8, -31.4", "-70, 0"})
    void boundCoversTheErrorOfEveryStep(double first, double third) {
        double exact = 1 / (Math.exp(first) + 1 + Math.exp(third));
        for (double step : new double[] {0.4, 0.3, 0.2, 0.15, 0.1}) {
            double[] rule = rule(first, third, step);
            double error = Math.abs(rule[0] - exact);
            double rounding = 2100 * Math.ulp(1.0) * rule[1];
            double stated = bound(first, third).at(step);
            assertTrue(error <= stated + rounding, "step " + step + ": error " + error + ", bound " + stated);
        }
    }

    @Test
    void twoStepsThatAgreeAreNotBelieved() {
        // The largest alias lies at c = 2π (10, 5): m = (4, 2) for the step 0.4, and (2, 1) for its half.
        double first = -62.8;
        double third = -31.4;
        double coarse = rule(first, third, 0.4)[0];
        double fine = rule(first, third, 0.2)[0];
        double exact = 1 / (Math.exp(first) + 1 + Math.exp(third));
        assertTrue(Math.abs(fine - exact) > 2 * Math.abs(fine - coarse), fine + " and " + coarse);
        assertTrue(bound(first, third).at(0.2) >= Math.abs(fine - exact));
    }

    @Test
    void weightsCoverTheSimplexWithItsCorners() {
        assertEquals(11, AliasBound.simplex(2).length);
        double[][] weights = AliasBound.simplex(3);
        assertEquals(66, weights.length); // 12 over 2
        for (double[] s : weights) {
            assertEquals(1, Arrays.stream(s).sum(), 4 * Math.ulp(1.0)); // rounding of three quotients and two sums
        }
    }

    @Test
    void componentsFarAwayLeaveTheSquaredErrorOfTheOneAtThePoint() {
        GaussianMixture all = LikelihoodEstimatorsTest.mixture(8);
        int ruler = 1;
        double[] x = all.mean(ruler);
        double logSnr = 13;
        GaussianMixture one =
                GaussianMixture.of(new double[] {1}, new double[][] {x}, new double[][][] {all.covariance(ruler)});
        double alone = new BarnesIntegral(1e-12)
                .squaredError(NoiseExpectation.Channel.of(one, x, logSnr))
                .value();
        double together = new BarnesIntegral(1e-12)
                .squaredError(NoiseExpectation.Channel.of(all, x, logSnr))
                .value();
        // The others have responsibilities below 1e-14 at x, and s = e^{−6.5} changes little of that; Q, of the order
        // s² |C⁻¹(x − m)|²,
        // is less than one. What may remain is the tolerance, 1e-12 for each of two integrals.
        double[] responsibility = responsibilities(all, x);
        assertTrue(responsibility[0] + responsibility[2] < 1e-14, Arrays.toString(responsibility));
        assertEquals(alone, together, 2e-12);
    }

    private static double[] responsibilities(GaussianMixture law, double[] x) {
        double[] share = new double[law.components()];
        for (int k = 0; k < share.length; k++) {
            GaussianMixture component = GaussianMixture.of(
                    new double[] {1}, new double[][] {law.mean(k)}, new double[][][] {law.covariance(k)});
            share[k] = law.weight(k) * Math.exp(component.logDensity(x) - law.logDensity(x));
        }
        return share;
    }
}
