package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Extrapolation;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Case T-12: dX = −½β(t) X dt + √β(t) dW, β = 0.1 + 19.9 t, from ½N(−2, 0.04) + ½N(2, 0.04), which stays a mixture. */
class VariancePreservingMixtureTest {

    private static final AffineGaussianProcess PROCESS =
            AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1);

    private static final GaussianMixture TARGET =
            GaussianMixture.isotropic(new double[] {0.5, 0.5}, new double[][] {{-2}, {2}}, new double[] {0.2, 0.2});

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(1);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    /** Cells of width 1/k whose centres are the multiples of 1/k, from −6 to 6. */
    private static SemiDiscretisation system(int k, double time) {
        double end = 6 + 0.5 / k;
        Domain domain = Domain.box(new double[] {-end}, new double[] {end}, Boundary.REFLECTING);
        return FiniteVolume.scharfetterGummel(12 * k + 1)
                .discretise(new FokkerPlanckProblem(PROCESS, TARGET, domain, 0, time), workers);
    }

    private static double cell(int k, double time, double x) {
        SemiDiscretisation system = system(k, time);
        // The rule of third order leaves ∫β³ dt/steps³ < 10⁻⁹ of the density, below what the extrapolation leaves.
        double[] u = Marches.march(system, "sdirk-3", 1000, 0, time);
        return u[system.grid().axis(0).cellOf(x)];
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 1, 0.0305878743861",
        "0.1, 2, 0.512648832390",
        "0.25, 0, 0.0688479737282",
        "0.25, 1, 0.232003757588",
        "0.25, 2, 0.208065310819",
        "0.5, 0, 0.349732792888",
        "0.5, 1, 0.242465128237",
        "0.5, 2, 0.0737659396253"
    })
    void densitiesOfTheMixtureAreTheLimitsOfRefinement(double time, double x, double reference) {
        assertEquals(
                reference,
                Math.exp(new MixtureDiffusion(PROCESS, TARGET).marginal(time).logDensity(x)),
                1e-12);
        Extrapolation.of(k -> cell(k, time, x), 20, 3).assertLimit(reference, 1e-9, 1e-4);
    }

    @Test
    void theTailBetweenTheModesIsFoundAtAHundredThousandthOfThePeaks() {
        // At t = 0.1, 2.8e-6 of 0.53: the error of time is 10⁻⁹ of the peaks.
        Extrapolation.of(k -> cell(k, 0.1, 0), 20, 4).assertLimit(2.8224636886e-6, 1e-9, 1e-2);
    }

    @Test
    void refinementOfCellsAndStepsIsOfSecondOrder() {
        for (double time : new double[] {0.1, 0.25, 0.5}) {
            ObservedOrder.assertOrder(
                    2,
                    k -> {
                        SemiDiscretisation system = system(k, time);
                        return Marches.error(
                                system,
                                Marches.march(system, "tr-bdf2", 3 * k, 0, time),
                                new MixtureDiffusion(PROCESS, TARGET).marginal(time));
                    },
                    16,
                    20,
                    26,
                    32,
                    40);
        }
    }
}
