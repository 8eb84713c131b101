package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All routes to one log-density. */
class RoutesTest {

    private static final RandomStream STREAM = new RandomStream(8, 8);

    private static Stream<LikelihoodEstimator> routes(int d, int cells) {
        LikelihoodSettings usual = LikelihoodSettings.defaults();
        Map<String, LikelihoodSettings> routes = new LinkedHashMap<>();
        routes.put("elbo-discrete", usual.withSteps(100).withSamples(25_600));
        routes.put("elbo-continuous", usual.withSamples(20_000).withTimeSampling(TimeSampling.STRATIFIED));
        routes.put("mcallester", usual.withSamples(1));
        routes.put("mcallester-chain", usual.withSteps(30).withSamples(1920));
        routes.put("i-mmse", usual.withTolerance(1e-9));
        routes.put("forward-path", usual.withSteps(200));
        routes.put("feynman-kac", usual.withSteps(200));
        routes.put("probability-flow", usual.withTolerance(1e-12));
        if (d <= 2) {
            routes.put("forward-grid", usual.withCells(cells).withSteps(16));
            routes.put("reverse-grid", usual.withCells(cells).withSteps(64));
        }
        return routes.entrySet().stream()
                .map(route -> LikelihoodEstimators.registry()
                        .find(route.getKey())
                        .factory()
                        .apply(route.getValue()));
    }

    private static void assertAgreement(int d, int points, int cells) {
        GaussianMixture target = d == 8 ? InformationIntegralTest.pair(d) : LikelihoodEstimatorsTest.mixture(d);
        try (Workers workers = Workers.of(2)) {
            for (int j = 0; j < points; j++) {
                double[] x = point(target, j);
                double exact = target.logDensity(x);
                for (LikelihoodEstimator route : routes(d, cells).toList()) {
                    LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(target, route.stopsEarly() ? 1e-3 : 0);
                    LikelihoodEstimate estimate = route.estimate(problem, x, STREAM.withStream(j), workers);
                    // False alarm at most 1e-6 for each, see LikelihoodEstimate.explains.
                    assertTrue(
                            estimate.explains(exact),
                            route.name() + " at point " + j + ", exact " + exact + ": " + estimate);
                    if (route.name().equals("i-mmse") || route.name().equals("probability-flow")) {
                        assertEquals(
                                exact, estimate.value(), 1e-9, route.name()); // tolerances of 1e-9 and 1e-12 a step
                    }
                }
            }
        }
    }

    @Test
    void allRoutesLeadToOneLogDensity() {
        assertAgreement(1, 2, 256);
        assertAgreement(2, 1, 96);
        assertAgreement(8, 1, 0);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void allRoutesLeadToOneLogDensityAtTwentyPoints(int d) {
        assertAgreement(d, 20, d == 1 ? 256 : 96);
    }

    /** Draws of the target: the points that a likelihood is asked for. Where there are no data, grids and paths refuse by name. */
    static double[] point(GaussianMixture target, int number) {
        double[][] draw = new double[target.dimension()][1];
        target.sample(new RandomStream(21, 3), number, 1, draw);
        return Arrays.stream(draw).mapToDouble(component -> component[0]).toArray();
    }
}
