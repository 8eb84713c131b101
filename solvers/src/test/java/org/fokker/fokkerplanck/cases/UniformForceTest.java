package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.LineProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A uniform force F between reflecting walls: p ∝ exp(F x/D), at cell Péclet numbers F h/D from 0.1 to 50 (case T-27). */
class UniformForceTest {

    private static final int CELLS = 20;

    private static SemiDiscretisation system(String scheme, double peclet) {
        return LineProblem.of(
                        LineProblem.constant(peclet * CELLS, 1),
                        GaussianMixture.isotropic(new double[] {1}, new double[][] {{0.5}}, new double[] {0.1}),
                        0,
                        1,
                        Boundary.REFLECTING)
                .discretise(scheme, CELLS);
    }

    /** The largest relative error of the ratio of neighbours in equilibrium, a/b for the rates of their edge. */
    private static double errorOfRatios(String scheme, double peclet) {
        double[] worst = {0};
        ((SemiDiscretisation.Edges) system(scheme, peclet)).edges(0, new SemiDiscretisation.EdgeVisitor() {
            @Override
            public void edge(int from, int to, double forward, double backward) {
                assertEquals(from + 1, to);
                worst[0] = Math.max(worst[0], Math.abs(forward / backward * Math.exp(-peclet) - 1));
            }

            @Override
            public void exit(int from, int axis, boolean upper, double forward) {
                throw new AssertionError("nothing leaves");
            }
        });
        return worst[0];
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 2, 5, 10, 50})
    void exponentiallyFittedFluxesAreExact(double peclet) {
        // The exponential of Pe carries Pe roundings, 50 · 1e-16 at most. Square-root has the right equilibrium as
        // well: what
        // it has wrong are its drift and its diffusion.
        for (String scheme : new String[] {"scharfetter-gummel", "structure-preserving", "square-root"}) {
            assertEquals(0, errorOfRatios(scheme, peclet), 1e-12, scheme);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 2, 5, 10, 50})
    void upwindAndCentralRatiosAreTheirRationalApproximationsOfTheExponential(double peclet) {
        // p_right/p_left = a/b: 1 + Pe for upwind, (2 + Pe)/(2 − Pe) for central.
        assertEquals(
                Math.abs((1 + peclet) * Math.exp(-peclet) - 1), errorOfRatios("upwind", peclet), 1e-12 * (1 + peclet));
        if (peclet < 2) {
            assertEquals(
                    Math.abs((2 + peclet) / (2 - peclet) * Math.exp(-peclet) - 1),
                    errorOfRatios("central", peclet),
                    1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 2, 2.5, 50})
    void diagnosticsSayHowManyCellsAreWanting(double peclet) {
        SemiDiscretisation.Diagnostics met =
                system("scharfetter-gummel", peclet).diagnostics();
        // F h/D by one product and one quotient.
        assertEquals(peclet, met.cellPeclet(), 1e-14 * peclet);
        assertEquals(Math.max(1, peclet / 2), met.refinement(), 1e-14 * peclet);
        assertEquals(peclet <= 2, met.advice().isEmpty(), met.advice().toString());
        assertTrue(
                peclet != 50 || met.advice().get(0).contains("25.0 times as many cells"),
                met.advice().toString());
        int enough = (int) Math.ceil(met.refinement() * CELLS);
        SemiDiscretisation finer = LineProblem.of(
                        LineProblem.constant(peclet * CELLS, 1), GaussianMixture.point(0.5), 0, 1, Boundary.REFLECTING)
                .discretise("scharfetter-gummel", enough);
        assertTrue(
                finer.diagnostics().cellPeclet() <= 2 * (1 + 1e-14),
                finer.diagnostics().toString());
    }
}
