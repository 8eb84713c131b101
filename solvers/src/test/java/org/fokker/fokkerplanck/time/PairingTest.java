package org.fokker.fokkerplanck.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.FourierSpectral;
import org.fokker.grid.Grid;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.OrnsteinUhlenbeck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PairingTest {

    private static final SpaceDiscretisation FITTED = FiniteVolume.scharfetterGummel(40);
    private static final SpaceDiscretisation CENTRAL =
            FiniteVolume.registry().find("central").factory().cells(20);

    private static FokkerPlanckProblem relaxation(int d, double rate) {
        double[] lower = new double[d];
        double[] upper = new double[d];
        Arrays.fill(lower, -5);
        Arrays.fill(upper, 5);
        return new FokkerPlanckProblem(
                AffineGaussianProcess.of(OrnsteinUhlenbeck.of(rate, Math.sqrt(2)), d),
                GaussianMixture.standardNormal(d),
                Domain.box(lower, upper, Boundary.REFLECTING),
                0,
                1);
    }

    private static Pairing pair(SpaceDiscretisation space, int d, String time) {
        return Pairing.of(space, space.discretise(relaxation(d, 1), TimeSystems.WORKERS), TimeIntegrators.of(time, 10));
    }

    private static String refusal(Executable demand) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, demand).getMessage());
    }

    @Test
    void positivityOfCrankNicolsonIsRefusedWithPositiveRulesOfItsOrder() {
        String message = refusal(() -> pair(FITTED, 1, "crank-nicolson").require(Property.PRESERVES_POSITIVITY));
        assertTrue(
                message.startsWith("scharfetter-gummel with crank-nicolson does not promise preserves positivity"),
                message);
        assertTrue(message.contains("time integrators that do: uniformisation, patankar, strang"), message);
    }

    @Test
    void positivityOfCentralFluxesIsRefusedByTheirName() {
        String message = refusal(() -> pair(CENTRAL, 1, "implicit-euler").require(Property.PRESERVES_POSITIVITY));
        assertTrue(message.contains("central is not the generator of a jump process"), message);
        assertFalse(message.contains("time integrators"), message);
    }

    @Test
    void positivityNeedsExactSolves() {
        pair(FITTED, 1, "implicit-euler").require(Property.PRESERVES_POSITIVITY).require(Property.DAMPS_STIFF_MODES);
        pair(FITTED, 2, "split-implicit-euler").require(Property.PRESERVES_POSITIVITY);
        pair(FITTED, 2, "patankar").require(Property.PRESERVES_POSITIVITY).requireTimeOrder(2);
        Pairing factored = pair(FITTED, 2, "implicit-euler");
        String message = refusal(() -> factored.require(Property.PRESERVES_POSITIVITY));
        assertTrue(message.contains("approximate factorisation") && message.contains("split-implicit-euler"), message);
        assertEquals(1, factored.warnings().size());
        refusal(() -> factored.require(Property.DAMPS_STIFF_MODES));
    }

    /** A scheme of directions whose order falls with mixed derivatives. */
    private static TimeIntegrator reducedByMixedParts() {
        return new OneStepIntegrator<>(
                "reduced",
                Promises.none().order(Property.TIME_ORDER, 2).order(Property.TIME_ORDER_MIXED, 1),
                Stepping.fixed(1),
                DirectionalSolve.class,
                ImplicitRules::splitImplicitEuler);
    }

    @Test
    void mixedDerivativesReduceTheOrderOfRulesThatTreatThemExplicitly() {
        SemiDiscretisation without = FITTED.discretise(relaxation(2, 1), TimeSystems.WORKERS);
        Pairing.of(FITTED, without, reducedByMixedParts()).requireTimeOrder(2);
        Pairing reduced = Pairing.of(FITTED, new Mixed((DirectionalSolve) without), reducedByMixedParts());
        assertEquals(1, reduced.promises().order(Property.TIME_ORDER).orElseThrow());
        assertTrue(
                reduced.warnings().get(0).contains("mixed derivatives"),
                reduced.warnings().toString());
        String message = refusal(() -> reduced.requireTimeOrder(2));
        assertTrue(
                message.contains("reduced is of order 1 in the time step, and 2 is demanded: mixed derivatives")
                        && message.contains("time integrators that do"),
                message);
    }

    @Test
    void exponentialsMeetAnyOrderForConstantCoefficients() {
        pair(FITTED, 1, "uniformisation").requireTimeOrder(17);
        refusal(() -> pair(FITTED, 1, "tr-bdf2").requireTimeOrder(3));
    }

    @Test
    void missingCapabilitiesAreNamedWithTheIntegratorsThatFit() {
        SpaceDiscretisation modes = FourierSpectral.of(16);
        String message = refusal(() -> pair(modes, 1, "tr-bdf2"));
        assertTrue(
                message.contains("tr-bdf2 needs a space discretisation that offers ShiftedSolve")
                        && message.contains("integrating-factor-rk4"),
                message);
    }

    @Test
    void largePecletNumbersAreWarnedOfWithACure() {
        SemiDiscretisation drifting = FITTED.discretise(relaxation(1, 8), TimeSystems.WORKERS);
        // |f| h/D = 8 · 4.75 · 0.25 at the last inner face.
        Pairing pair = Pairing.of(FITTED, drifting, TimeIntegrators.of("tr-bdf2", 1));
        assertTrue(
                pair.warnings().get(0).contains("9.5") && pair.warnings().get(0).contains("4.75 times as many cells"),
                pair.warnings().toString());
        assertEquals(
                0,
                pair(FiniteVolume.scharfetterGummel(40), 1, "tr-bdf2")
                        .warnings()
                        .size());
    }

    @Test
    void rulesForJumpProcessesRefuseNegativeRatesWithTheCell() {
        SemiDiscretisation oscillating = CENTRAL.discretise(relaxation(1, 8), TimeSystems.WORKERS);
        for (String name : List.of("uniformisation", "patankar", "strang")) {
            String message = refusal(() -> TimeIntegrators.of(name, 3)
                    .integrate(oscillating, oscillating.initial(), new double[] {0, 1}, (t, index, u) -> {}));
            assertTrue(
                    message.contains(name + " needs the generator of a jump process")
                            && message.contains("scharfetter-gummel"),
                    message);
        }
    }

    @Test
    void explicitRulesSayTheirLongestStep() {
        SemiDiscretisation system = FITTED.discretise(relaxation(1, 1), TimeSystems.WORKERS);
        Pairing explicit = Pairing.of(FITTED, system, TimeIntegrators.of("explicit-euler", 1));
        assertEquals(2 / system.spectralBound(0), explicit.longestStep(0));
        assertEquals(Double.POSITIVE_INFINITY, pair(FITTED, 1, "rkl2").longestStep(0));
    }

    /** A system as it is, but for saying that it has mixed derivatives. */
    private record Mixed(DirectionalSolve plain) implements DirectionalSolve {

        @Override
        public boolean hasMixedPart() {
            return true;
        }

        @Override
        public int parts() {
            return plain.parts();
        }

        @Override
        public void applyPart(int part, double t, double[] u, double[] du) {
            plain.applyPart(part, t, u, du);
        }

        @Override
        public void applyRemainder(double t, double[] u, double[] du) {
            plain.applyRemainder(t, u, du);
        }

        @Override
        public void solvePart(int part, double t, double c, double[] w) {
            plain.solvePart(part, t, c, w);
        }

        @Override
        public void applyLinear(double t, double[] u, double[] du) {
            plain.applyLinear(t, u, du);
        }

        @Override
        public boolean hasSource() {
            return plain.hasSource();
        }

        @Override
        public Grid grid() {
            return plain.grid();
        }

        @Override
        public double[] initial() {
            return plain.initial();
        }

        @Override
        public void apply(double t, double[] u, double[] du) {
            plain.apply(t, u, du);
        }

        @Override
        public double mass(double[] u) {
            return plain.mass(u);
        }

        @Override
        public double[] cellAverages(double[] u) {
            return plain.cellAverages(u);
        }

        @Override
        public void evaluate(double[] u, double[][] x, int n, double[] density, double[][] gradient) {
            plain.evaluate(u, x, n, density, gradient);
        }

        @Override
        public double spectralBound(double t) {
            return plain.spectralBound(t);
        }
    }
}
