package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.Systems;
import org.fokker.fokkerplanck.analysis.SteadyState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Case T-27: a uniform force between reflecting walls, p ∝ exp(F x/D), at any cell Péclet number F h/D. */
class UniformForceSteadyStateTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 2, 5, 10, 20, 50})
    void steadyStateIsTheBarometricFormulaAtAnyPecletNumber(double peclet) {
        int n = 10;
        double h = 1.0 / n;
        Edges system = Systems.line(Systems.constant(peclet / h, 1), 0, 1, Boundary.REFLECTING, Boundary.REFLECTING, n);
        double[] u = SteadyState.of(system, 0).density().averages();
        // Values at the centres, normalised to mass one.
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += h * Math.exp(peclet * (i - n + 1));
        }
        for (int i = 0; i < n; i++) {
            double exact = Math.exp(peclet * (i - n + 1)) / sum;
            // Relative to each value, down to e⁻⁴⁵⁰: the exponent itself rounds to 450 · 2⁻⁵³, and so do nine products.
            assertEquals(1, u[i] / exact, 1e-12, "cell " + i);
        }
    }
}
