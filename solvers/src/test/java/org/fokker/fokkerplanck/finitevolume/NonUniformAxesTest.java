package org.fokker.fokkerplanck.finitevolume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.LineProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.grid.Axis;
import org.fokker.grid.CellAverages;
import org.fokker.grid.Spacing;
import org.fokker.grid.SpacingSettings;
import org.fokker.grid.Spacings;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.OrnsteinUhlenbeck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonUniformAxesTest {

    /** Every inner edge of equal cells moved by up to 0.4 of a width. */
    private static final Spacing RANDOM = new Spacing() {
        @Override
        public String name() {
            return "random";
        }

        @Override
        public Axis divide(double lower, double upper, int cells) {
            Random random = new Random(9);
            double[] edges = Axis.uniform(lower, upper, cells).edges();
            for (int i = 1; i < cells; i++) {
                edges[i] += (random.nextDouble() - 0.5) * 0.8 * (upper - lower) / cells;
            }
            return Axis.of(edges);
        }
    };

    private static final GaussianMixture HUMP =
            GaussianMixture.isotropic(new double[] {1}, new double[][] {{4}}, new double[] {0.5});

    /** An Ornstein–Uhlenbeck process well within the walls of a positive interval, on which all rules can be used. */
    private static final AffineGaussianProcess PROCESS = AffineGaussianProcess.around(OrnsteinUhlenbeck.of(1, 1), 5);

    private static LineProblem problem() {
        return LineProblem.of(PROCESS, HUMP, 0.5, 10, Boundary.REFLECTING);
    }

    private static double error(String scheme, Spacing spacing, int cells) {
        SemiDiscretisation system = problem().discretise(scheme, Mesh.of(spacing, cells));
        GaussianMixture exact = new MixtureDiffusion(PROCESS, HUMP).marginal(0.5);
        return Marches.error(system, Marches.march(system, "tr-bdf2", 200, 0, 0.5), exact);
    }

    private static Spacing smooth(String name) {
        SpacingSettings none = SpacingSettings.none();
        return Spacings.of(
                name,
                switch (name) {
                    case "sinh" -> none.with("points", 4, 6).with("strength", 10, 20);
                    case "half-line" -> none.with("scale", 5);
                    default -> none;
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sinh", "logarithmic", "half-line"})
    void finiteVolumesKeepTheirOrderOnSmoothAxes(String spacing) {
        for (String scheme : new String[] {"scharfetter-gummel", "structure-preserving", "central"}) {
            ObservedOrder.assertOrder(2, n -> error(scheme, smooth(spacing), n), 80, 113, 160, 226, 320);
        }
        // 200 steps of TR-BDF2 err by 1e-6.
        ObservedOrder.assertOrder(4, n -> error("central-4", smooth(spacing), n), 57, 80, 113, 160);
    }

    /** Largest difference of the scheme's fluxes through inner faces, from exact averages, to v p − D ∂p. */
    private static double fluxError(Spacing spacing, int cells) {
        SemiDiscretisation system = problem().discretise("scharfetter-gummel", Mesh.of(spacing, cells));
        double[] u = CellAverages.of(HUMP, system.grid());
        double[] worst = {0};
        ((SemiDiscretisation.Edges) system).edges(0, new SemiDiscretisation.EdgeVisitor() {
            @Override
            public void edge(int from, int to, double forward, double backward) {
                double x = system.grid().axis(0).edge(to);
                double p = Math.exp(HUMP.logDensity(x));
                double exact = p * ((5 - x) - 0.5 * HUMP.score(x)[0]);
                worst[0] = Math.max(worst[0], Math.abs(forward * u[from] - backward * u[to] - exact));
            }

            @Override
            public void exit(int from, int axis, boolean upper, double forward) {
                throw new AssertionError("nothing leaves");
            }
        });
        return worst[0];
    }

    @Test
    void randomWidthsCostTheFluxAnOrderAndTheDensityNone() {
        // The flux errs by (h_{i+1} − h_i)(p''/12 + …): first order on random widths, second on smooth ones. In the
        // density,
        // whose differences across faces err by δ/D times that, ½ (h²_{i+1} − h²_i) telescopes to h_i² p''/24: it keeps
        // second
        // order on any widths (supraconvergence) as long as diffusion rules.
        ObservedOrder.assertOrder(1, n -> fluxError(RANDOM, n), 200, 400, 800, 1600, 3200, 6400);
        ObservedOrder.assertOrder(2, n -> fluxError(smooth("half-line"), n), 200, 400, 800, 1600);
        double coarse = error("scharfetter-gummel", RANDOM, 100);
        double fine = error("scharfetter-gummel", RANDOM, 800);
        // Widths that differ at random change the constant by tens of per cent, and three halvings divide by 64.
        assertEquals(2, Math.log(coarse / fine) / Math.log(8), 0.15);
        SemiDiscretisation.Diagnostics uneven =
                problem().discretise("scharfetter-gummel", Mesh.of(RANDOM, 100)).diagnostics();
        assertTrue(uneven.largestCellAspect() > 2, uneven.toString());
        assertTrue(uneven.advice().toString().contains("differ in width"), uneven.toString());
        // Neighbours in the ratio 20^(1/100).
        SemiDiscretisation.Diagnostics even = problem()
                .discretise("scharfetter-gummel", Mesh.of(smooth("logarithmic"), 100))
                .diagnostics();
        assertEquals(Math.pow(20, 0.01), even.largestCellAspect(), 1e-12);
    }

    @Test
    void chebyshevNodesAreRefusedByName() {
        Mesh mesh = Mesh.of(Spacings.of("chebyshev", SpacingSettings.none()), 20);
        for (var entry : FiniteVolume.registry().entries()) {
            IllegalArgumentException refusal = assertThrows(
                    IllegalArgumentException.class, () -> entry.factory().on(mesh));
            assertTrue(
                    refusal.getMessage().contains(entry.name())
                            && refusal.getMessage().contains("'chebyshev'")
                            && refusal.getMessage().contains("'sinh'"),
                    refusal.getMessage());
        }
        SpaceDiscretisation.Factory fitted =
                FiniteVolume.registry().find("scharfetter-gummel").factory();
        assertEquals(
                "scharfetter-gummel on 20 (sinh) cells",
                fitted.on(Mesh.of(smooth("sinh"), 20)).toString());
    }
}
