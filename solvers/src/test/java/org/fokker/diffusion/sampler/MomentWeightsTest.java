package org.fokker.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentWeightsTest {

    private static final GaussIntegrator GAUSS = new GaussIntegratorFactory().legendre(40, 0, 1);

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-6, 1e-3, 0.1, 0.5, 0.99, 1, 1.01, 2, 5, 9})
    void momentsAreIntegralsOfAnExponentialWeight(double x) {
        double[] moments = new MomentWeights(4).exponential(x);
        for (int j = 0; j < 4; j++) {
            int power = j;
            double integral = GAUSS.integrate(v -> x * Math.exp(-x * (1 - v)) * Math.pow(v, power));
            // The recurrence multiplies the rounding of the first moment by j!/x^j ≤ 6, the quadrature has forty terms.
            assertEquals(1, moments[j] / integral, 1e-14, "moment " + j);
        }
    }

    @Test
    void weightsIntegratePolynomialsExactly() {
        double[] nodes = {0, -0.8, -1.9, 1};
        MomentWeights weights = new MomentWeights(4);
        double[] m = weights.exponential(0.7).clone();
        double[] w = weights.through(nodes, 4).clone();
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            double v = nodes[i];
            sum += w[i] * (2 - v + 3 * v * v - 0.5 * v * v * v);
        }
        assertEquals(2 * m[0] - m[1] + 3 * m[2] - 0.5 * m[3], sum, 1e-14); // roundings of numbers of order ten
    }

    @Test
    void adamsBashforthHasItsTextbookWeights() {
        MomentWeights weights = new MomentWeights(3);
        weights.plain();
        double[] w = weights.through(new double[] {0, -1, -2}, 3);
        // Hairer, Nørsett and Wanner, Solving Ordinary Differential Equations I, table III.1.1; roundings.
        assertEquals(23.0 / 12, w[0], 1e-15);
        assertEquals(-16.0 / 12, w[1], 1e-15);
        assertEquals(5.0 / 12, w[2], 1e-15);
    }
}
