package org.fokker.validation.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.UniformBox;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Brownian;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultBoxTest {

    private static final GaussianMixture FAR = GaussianMixture.isotropic(
            new double[] {0.5, 0.5}, new double[][] {{-6, 1}, {3, 40}}, new double[] {0.1, 2});

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.05, 0.1, 0.123, 0.2, 0.3, 0.5, 0.77, 1})
    void theDefaultBoxHoldsTheLawAtAllTimes(double t) {
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2);
        Spread spread = Spread.of(FAR);
        Box box = DefaultBox.of(FAR, affine(process), new TimeSpec(0, 1, List.of(1.0)), false)
                .orElseThrow();
        // Eight deviations leave 1.2e-15 on each of two axes; between the times that are looked at the law can reach a
        // little
        // further, but not by a whole deviation.
        assertTrue(spread.diffused(process, t).outside(list(box.lower()), list(box.upper())) < 1e-11);
    }

    @Test
    void theDefaultBoxIsNotMuchLargerThanTheLaw() {
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1);
        Box box = DefaultBox.of(
                        GaussianMixture.standardNormal(1), affine(process), new TimeSpec(0, 1, List.of(1.0)), true)
                .orElseThrow();
        // N(0, 1) stays itself, and the corners are rounded to half a unit.
        assertEquals(-8, box.lower()[0], 0.5);
        assertEquals(8, box.upper()[0], 0.5);
    }

    @Test
    void theMassOutsideOfABoxIsThatOfTheTails() {
        Spread normal = Spread.of(GaussianMixture.standardNormal(1));
        // Φ(−1) + Φ(−2) from tables, nine digits.
        assertEquals(0.158655254 + 0.022750132, normal.outside(List.of(-1.0), List.of(2.0)), 1e-9);
    }

    @Test
    void theMassOfADiffusedBoxIsThatOfTheConvolution() {
        Spread spread = Spread.of(new UniformBox(new double[] {0}, new double[] {1}))
                .orElseThrow()
                .diffused(AffineGaussianProcess.of(Brownian.of(0.5), 1), 1);
        double sum = 0;
        int cells = 2000;
        Spread point = Spread.normal(new double[] {0}, 0.5);
        for (int j = 0; j < cells; j++) {
            double u = (j + 0.5) / cells;
            sum += point.outside(List.of(-0.2 - u), List.of(1.3 - u)) / cells;
        }
        // The mid-point rule is off by f″/24 of the squared width 2.5e-7, with f″ of at most 4.
        assertEquals(sum, spread.outside(List.of(-0.2), List.of(1.3)), 1e-7);
        Spread sharp =
                Spread.of(new UniformBox(new double[] {0}, new double[] {2})).orElseThrow();
        assertEquals(0.25, sharp.outside(List.of(-1.0), List.of(1.5)));
    }

    @Test
    void theBoxOfLangevinDynamicsHoldsTheEquilibrium() {
        Scenario scenario = ScenarioReaderTest.read("""
                name = "well"
                [target]
                kind = "gaussian-mixture"
                weights = [1]
                means = [[-1]]
                deviations = [0.01]
                [process]
                kind = "langevin"
                potential = "double-well"
                volatility = 1.4142135623730951
                """);
        // At kT = 1 the density at x is at most e^(1/4 − U(x)) times its maximum; U(3.5) = 31.4.
        assertTrue(scenario.domain().lower().get(0) <= -3.4, scenario.domain().toString());
        assertTrue(scenario.domain().upper().get(0) >= 3.4, scenario.domain().toString());
        assertTrue(scenario.domain().upper().get(0) <= 6, scenario.domain().toString());
    }

    private static ProcessSpec affine(AffineGaussianProcess process) {
        return new ProcessSpec("test", process, Optional.empty());
    }

    private static List<Double> list(double[] corner) {
        return java.util.Arrays.stream(corner).boxed().toList();
    }
}
