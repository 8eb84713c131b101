package org.fokker.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fokker.distribution.DoubleWell;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.GibbsDistribution;
import org.fokker.method.ParameterException;
import org.fokker.method.Parameters;
import org.fokker.method.UnknownNameException;
import org.junit.jupiter.api.Test;

/** The contract for every registered process and their reversals, and the registry itself. */
class ProcessesTest extends DiffusionProcessContract {

    @Override
    Stream<DiffusionProcess> processes() {
        Stream<DiffusionProcess> registered = Processes.registry().names().stream()
                .flatMap(name -> Stream.of(1, 3).map(d ->
                        (DiffusionProcess) Processes.of(name, ProcessSettings.of(d, Map.of()))));
        GaussianMixture target = GaussianMixture.isotropic(
                new double[] {0.5, 0.5}, new double[][] {{-1, 0}, {1, 0.5}}, new double[] {0.3, 0.5});
        AffineGaussianProcess forward = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2);
        MixtureDiffusion law = new MixtureDiffusion(forward, target);
        return Stream.concat(registered, Stream.of(law.reverse(0, 1), law.reverse(1, 1), law.reverse(1.7, 1)));
    }

    @Test
    void allProcessesOfTheScenarioFilesAreThere() {
        assertEquals(
                List.of(
                        "variance-preserving",
                        "variance-exploding",
                        "sub-variance-preserving",
                        "ornstein-uhlenbeck",
                        "edm",
                        "brownian",
                        "langevin"),
                Processes.registry().names());
    }

    @Test
    void schedulesBearTheirRegistryNames() {
        for (String name : Processes.registry().names()) {
            if (Processes.of(name, ProcessSettings.of(1, Map.of())) instanceof AffineGaussianProcess affine) {
                assertEquals(name, affine.schedule().name());
            }
        }
    }

    @Test
    void parametersReachTheSchedule() {
        AffineGaussianProcess vp = assertInstanceOf(
                AffineGaussianProcess.class,
                Processes.of("variance-preserving", ProcessSettings.of(2, Map.of("beta-min", 0.5, "beta-max", 3.0))));
        assertEquals(0.5, vp.schedule().squaredVolatility(0), 0);
        assertEquals(3, vp.schedule().squaredVolatility(1), 0);
        AffineGaussianProcess ou = assertInstanceOf(
                AffineGaussianProcess.class,
                Processes.of(
                        "ornstein-uhlenbeck",
                        new ProcessSettings(2, new Parameters(Map.of("rate", 2.0), Map.of()), new double[] {1, -1})));
        assertArrayEquals(new double[] {1, -1}, ou.centre(), 0);
        assertEquals(-2, ou.schedule().driftRate(0.3), 0);
        AffineGaussianProcess cosine = assertInstanceOf(
                AffineGaussianProcess.class,
                Processes.of(
                        "variance-preserving",
                        new ProcessSettings(1, new Parameters(Map.of(), Map.of("schedule", "cosine")), new double[0])));
        assertEquals(0, cosine.schedule().scale(1), 0);
    }

    @Test
    void unknownParametersAreRefusedWithTheNearestName() {
        ParameterException refusal = assertThrows(
                ParameterException.class,
                () -> Processes.of("variance-preserving", ProcessSettings.of(1, Map.of("beta-mim", 1.0))));
        assertEquals("beta-mim", refusal.parameter());
        assertEquals("beta-mim is no parameter of variance-preserving; did you mean 'beta-min'?", refusal.getMessage());
        assertThrows(UnknownNameException.class, () -> Processes.of("vp", ProcessSettings.of(1, Map.of())));
        assertEquals(
                "mean",
                refused("brownian", new ProcessSettings(1, new Parameters(Map.of(), Map.of()), new double[] {1})));
        assertThrows(
                UnknownNameException.class,
                () -> Processes.of(
                        "langevin",
                        new ProcessSettings(1, new Parameters(Map.of(), Map.of("potential", "hill")), new double[0])));
        assertThrows(IllegalArgumentException.class, () -> ProcessSettings.of(0, Map.of()));
    }

    @Test
    void refusalsNameTheParameterThatIsOutOfRange() {
        assertEquals("beta-max", refused("variance-preserving", numbers("beta-min", 2, "beta-max", 1)));
        assertEquals("beta-min", refused("sub-variance-preserving", numbers("beta-min", -1, "beta-max", 1)));
        assertEquals("sigma-max", refused("variance-exploding", numbers("sigma-min", 2, "sigma-max", 2)));
        assertEquals("sigma-min", refused("variance-exploding", numbers("sigma-min", 0, "sigma-max", 2)));
        assertEquals("rate", refused("ornstein-uhlenbeck", numbers("rate", 0, "volatility", 1)));
        assertEquals("volatility", refused("ornstein-uhlenbeck", numbers("rate", 1, "volatility", Double.NaN)));
        assertEquals("volatility", refused("langevin", ProcessSettings.of(1, Map.of("volatility", -1.0))));
    }

    @Test
    void aWordIsNoNumberAndANumberIsNoWord() {
        assertEquals("volatility", refused("brownian", words("volatility", "two")));
        assertEquals("schedule", refused("variance-preserving", ProcessSettings.of(1, Map.of("schedule", 1.0))));
        assertEquals("schedule", refused("variance-preserving", words("schedule", "sine")));
    }

    private static ProcessSettings numbers(String first, double a, String second, double b) {
        return ProcessSettings.of(1, Map.of(first, a, second, b));
    }

    private static ProcessSettings words(String name, String word) {
        return new ProcessSettings(1, new Parameters(Map.of(), Map.of(name, word)), new double[0]);
    }

    private static String refused(String process, ProcessSettings settings) {
        return assertThrows(ParameterException.class, () -> Processes.of(process, settings))
                .parameter();
    }

    @Test
    void langevinDriftIsTheScoreOfItsEquilibriumTimesTheTemperature() {
        LangevinProcess process = new LangevinProcess(new DoubleWell(2), 0.7);
        GibbsDistribution equilibrium = new GibbsDistribution(
                process.potential(), process.temperature(), new double[] {-3, -3}, new double[] {3, 3});
        double[][] x = {{0.3}, {-0.8}};
        double[][] f = new double[2][1];
        process.drift(0, x, 1, f);
        double[] score = equilibrium.score(0.3, -0.8);
        for (int i = 0; i < 2; i++) {
            // −∇U = kT ∇log p, three roundings.
            assertEquals(process.temperature() * score[i], f[i][0], 1e-15);
        }
    }
}
