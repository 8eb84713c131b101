package org.fokker.fokkerplanck.time;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Case T-39: six steps to T = 1 in Heston's model, d ln S = (r − q − ½v) dt + √v dW, dv = κ(θ − v) dt + σ√v dW′, with κ = 1, θ = v₀ =
 * 0.005, σ = 0.4, correlation −0.75, q = 0.1, r = 0, on 200 × 13 cells. The second derivative Γ of the price of a call by the strike
 * is the density of S; undamped rules leave the waves of its kink there, which is the point mass at S₀ = 100 here. They are
 * flagged where neighbours 0.1 apart between 99 and 101 differ by more than 0.01 (the test of QuantLib).
 */
class SpuriousOscillationsTest {

    private static final double FLAGGED = 0.01;
    private static final int STEPS = 6;

    /** ln S within seven deviations √(θT) = 0.07 of its start, v up to 0.3, four deviations above its mean. */
    private static SemiDiscretisation heston() {
        TestProcess process = new TestProcess(2, Interpretation.ITO, false, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                return new double[] {-0.1 - 0.5 * x[1], 0.005 - x[1]};
            }

            @Override
            public double[] tensor(double t, double[] x) {
                double v = Math.max(0, x[1]);
                return new double[] {0.5 * v, -0.75 * 0.4 * 0.5 * v, 0.4 * 0.4 * 0.5 * v};
            }

            @Override
            public boolean autonomous() {
                return true;
            }
        });
        double start = Math.log(100);
        Domain domain = Domain.box(new double[] {start - 0.5, 0}, new double[] {start + 0.5, 0.3}, Boundary.REFLECTING);
        return FiniteVolume.crossStencil(Mesh.uniform(200, 13))
                .discretise(
                        new FokkerPlanckProblem(process, GaussianMixture.point(start, 0.005), domain, 0, 1),
                        TimeSystems.WORKERS);
    }

    /** The largest difference of the density of S between neighbours 0.1 apart from 99 to 101. */
    private static double largestJump(SemiDiscretisation system, double[] u) {
        Grid grid = system.grid();
        int columns = grid.axis(1).cells();
        double[] marginal = new double[grid.axis(0).cells()];
        for (int c = 0; c < u.length; c++) {
            marginal[c / columns] += u[c] * grid.axis(1).width(c % columns);
        }
        GridDensity density = new GridDensity(new Grid(List.of(grid.axis(0))), marginal);
        double[] values = new double[21];
        Arrays.setAll(values, i -> density.interpolate(Math.log(99 + 0.1 * i)) / (99 + 0.1 * i));
        double jump = 0;
        for (int i = 1; i < values.length; i++) {
            jump = Math.max(jump, Math.abs(values[i] - values[i - 1]));
        }
        return jump;
    }

    @Test
    void undampedRulesRingAtTheKink() {
        SemiDiscretisation system = heston();
        Map<String, Function<DirectionalSolve, Stepper>> rules = Map.of(
                "craig-sneyd", AlternatingDirections::craigSneyd,
                "hundsdorfer-verwer", AlternatingDirections::hundsdorferVerwer,
                "modified-craig-sneyd", AlternatingDirections::modifiedCraigSneyd,
                "douglas", AlternatingDirections::douglas,
                "crank-nicolson", whole -> ImplicitRules.crankNicolson((ShiftedSolve) whole));
        rules.forEach((name, rule) -> {
            Stepper stepper = rule.apply((DirectionalSolve) system);
            double[] u = system.initial();
            for (int i = 0; i < STEPS; i++) {
                stepper.step((double) i / STEPS, 1.0 / STEPS, u);
            }
            double jump = largestJump(system, u);
            assertTrue(jump > FLAGGED, name + ": " + jump);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "implicit-euler",
                "tr-bdf2",
                "crank-nicolson",
                "craig-sneyd",
                "hundsdorfer-verwer",
                "modified-craig-sneyd",
                "douglas"
            })
    void rulesThatDampStiffModesAndDampedStartsDoNot(String name) {
        SemiDiscretisation system = heston();
        double jump = largestJump(system, Marches.march(system, name, STEPS, 0, 1));
        // 2.2e-4 is the slope of the density itself; a twentieth of what is flagged.
        assertTrue(jump < FLAGGED / 20, name + ": " + jump);
    }
}
