package org.fokker.validation.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small run with one value of every kind. */
final class Examples {

    private Examples() {}

    static Results results() {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("lambda", 2e-3);
        more.put("cellPeclet", List.of(0.5, Double.NaN));
        ScenarioResult scenario = new ScenarioResult(
                "three-modes",
                "Three modes, one \"title\"",
                false,
                List.of(
                        new RouteResult("grid, fine", "finite-volume", null, 400, 200, 1e-15, 0, more),
                        new RouteResult("particles", "particles", 0.25, 1000, 10, Double.NaN, 0, Map.of())),
                List.of(new Comparison(
                        0.5, "exact", "grid, fine", 0.1, 0.2, 0.3, 0.4, 0.5, Double.NaN, 0.7, 1e-300, false)),
                List.of(new Probe(0.5, List.of(0.3, -1.0), "grid, fine", 0.1 + 0.2, 0, null)),
                List.of(
                        new LikelihoodResult(
                                List.of(0.3),
                                "elbo-discrete",
                                -1.2,
                                0.001,
                                -1.1,
                                "lower",
                                0.01,
                                true,
                                Map.of("priorMismatch", 1e-5),
                                null),
                        new LikelihoodResult(
                                List.of(0.3), "flow", Double.NEGATIVE_INFINITY, 0, Double.NaN, null, 0, false)),
                List.of(
                        new Mass(0.5, "exact", 0.75, 0, null, null, null, true),
                        new Mass(0.5, "grid, fine", 0.5, 0, "exact", -0.25, 0.125, false)),
                List.of(new AnalysisResult("slow", "spectrum", "lambda-1", 0.5, null, 1e-3, true)),
                List.of(new SamplerResult(
                        "fast",
                        "dpmpp-2m",
                        "exact",
                        null,
                        20,
                        20,
                        1000,
                        0.5,
                        0.03,
                        0,
                        0.02,
                        0.04,
                        1e-3,
                        0.1,
                        null,
                        null,
                        true)),
                List.of(new ScoreResult(
                        "learnt", "perceptron", 500, 0.5, 0.2, 0.01, 0.19, 0.02, 1.5, 0.4, 0.03, null, true)),
                List.of(new PosteriorResult(
                        1,
                        "filter",
                        "twisted-filter",
                        100,
                        0.5,
                        0.2,
                        0.01,
                        0.15,
                        1e-3,
                        64.0,
                        -3.5,
                        0.1,
                        -3.4,
                        null,
                        true)),
                List.of(new Note("domain", "cuts off 1e-9")));
        return new Results(Results.SCHEMA, "0.1.0", 7, new Machine("jvm", "cpu", null, "scalar"), List.of(scenario));
    }

    static Gallery gallery() {
        double[] x = {0, 1};
        double[] y = {5, 6, 7};
        return new Gallery(
                "three-modes",
                List.of(),
                List.of(
                        new Profile("grid, fine", 0.5, List.of(x, y), new double[] {1, 2, 3, 4, 5, 6}, null),
                        new Profile(
                                "particles", 1e-4, List.of(x), new double[] {0.1, Double.NaN}, new double[] {2e-3, 0})),
                List.of(),
                List.of(new Ensemble("fast", new double[][] {{1, 2}, {3, 4}})),
                List.of());
    }

    static Manifest manifest() {
        return Manifest.of(
                "0.1.0",
                null,
                List.of("validate", "three-modes"),
                7,
                new Machine("jvm", "cpu", 2, "512 bit"),
                "2020-01-02T03:04:05Z",
                1.5,
                2.5,
                Map.of("three-modes", "name = \"three-modes\"\n"));
    }
}
