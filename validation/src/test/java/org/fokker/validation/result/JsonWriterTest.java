package org.fokker.validation.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    /** The published layout of results.json. */
    private static final String LAYOUT = """
            { "schema": 1, "version": "…", "seed": 1,
              "machine": { "jvm": "…", "cpu": "…", "threads": 2, "simd": "512 bit" },
              "scenarios": [ {
                "name": "three-modes", "title": "…", "passed": true,
                "routes":      [ { "name": "grid", "kind": "finite-volume", "seconds": 0.1, "unknowns": 400, "steps": 400,
                                   "massDefect": 1e-15, "minimum": 0.0 } ],
                "comparisons": [ { "time": 0.5, "reference": "exact", "route": "grid", "l1": 0, "l2": 0, "linf": 0, "kl": 0,
                                   "hellinger": 0, "wasserstein1": 0, "scoreRms": 0, "expected": 0, "passed": true } ],
                "probes":      [ { "time": 0.5, "point": [0.3], "route": "grid", "density": 0.1, "standardError": 0,
                                   "score": [0.2] } ],
                "likelihood":  [ { "point": [0.3], "estimator": "elbo-discrete", "value": -1.2, "standardError": 0.001,
                                   "exact": -1.1, "bound": "lower", "expectedGap": 0.01, "passed": true } ],
                "masses":      [ { "time": 0.5, "route": "grid", "mass": 0.5, "standardError": 0, "reference": "exact",
                                   "difference": 0, "expected": 0, "passed": true } ],
                "analyses":    [ { "name": "modes", "kind": "spectrum", "quantity": "lambda-1", "value": 0.5, "expected": 0.5,
                                   "estimatedError": 0, "passed": true } ],
                "samplers":    [ { "name": "fast", "sampler": "dpmpp-2m", "model": "exact", "steps": 20, "evaluations": 20,
                                   "samples": 1000, "seconds": 0.5, "wasserstein1": 0.03, "standardError": 0, "floor": 0.02,
                                   "kolmogorov": 0.04, "stopping": 0.001, "expected": 0.1, "passed": true } ],
                "scores":      [ { "name": "learnt", "kind": "perceptron", "samples": 500, "time": 0.5, "squaredError": 0.2,
                                   "standardError": 0, "matchingError": 0.2, "matchingStandardError": 0, "energy": 1.5,
                                   "divergence": 0.4, "divergenceStandardError": 0, "expected": null, "passed": true } ],
                "posteriors":  [ { "problem": 1, "name": "filter", "kind": "twisted-filter", "samples": 100, "seconds": 0.5,
                                   "wasserstein1": 0.2, "standardError": 0, "floor": 0.15, "modeDivergence": 0.001,
                                   "effectiveSize": 64, "logEvidence": -3.5, "logEvidenceStandardError": 0.1,
                                   "exactLogEvidence": -3.4, "expected": null, "passed": true } ],
                "notes":       [ { "kind": "…", "text": "…" } ] } ] }
            """;

    private final JsonNode written = parse(write(Examples.results()));

    @Test
    void everyKeyOfTheLayoutIsWrittenInItsOrder() {
        assertSameKeys("", parse(LAYOUT), written, List.of("lambda", "cellPeclet", "terms"));
    }

    private static void assertSameKeys(String path, JsonNode layout, JsonNode actual, List<String> further) {
        if (layout.isObject()) {
            List<String> keys = names(actual);
            keys.removeAll(further);
            assertEquals(names(layout), keys, path);
            for (String key : names(layout)) {
                assertSameKeys(path + "/" + key, layout.get(key), actual.get(key), further);
            }
        } else if (layout.isArray() && !layout.isEmpty() && layout.get(0).isObject()) {
            assertFalse(actual.isEmpty(), path);
            for (JsonNode element : actual) {
                assertSameKeys(path + "[]", layout.get(0), element, further);
            }
        }
    }

    @Test
    void factsOfARouteStandBesideItsOtherMembers() {
        JsonNode route = written.at("/scenarios/0/routes/0");
        assertEquals(0.002, route.get("lambda").doubleValue());
        assertTrue(route.get("cellPeclet").get(1).isNull());
        assertFalse(route.has("more"));
    }

    @Test
    void whatIsNotKnownOrNotFiniteIsNull() {
        assertTrue(written.at("/machine/threads").isNull());
        assertTrue(written.at("/scenarios/0/routes/0/seconds").isNull());
        assertTrue(written.at("/scenarios/0/routes/1/massDefect").isNull());
        assertTrue(written.at("/scenarios/0/comparisons/0/wasserstein1").isNull());
        assertTrue(written.at("/scenarios/0/probes/0/score").isNull());
        assertTrue(written.at("/scenarios/0/likelihood/1/value").isNull());
        assertTrue(written.at("/scenarios/0/likelihood/1/bound").isNull());
    }

    @Test
    void neglectedTermsAreWrittenOnlyWhereThereAreAny() {
        assertEquals(
                1e-5,
                written.at("/scenarios/0/likelihood/0/terms/priorMismatch").doubleValue());
        assertFalse(written.at("/scenarios/0/likelihood/1").has("terms"));
    }

    @Test
    void numbersReadBackAsTheSameBits() {
        assertEquals(0.1 + 0.2, written.at("/scenarios/0/probes/0/density").doubleValue());
        assertEquals(1e-300, written.at("/scenarios/0/comparisons/0/expected").doubleValue());
    }

    @Test
    void numbersAreTheShortestDecimalsOnEveryJavaVersion() throws IOException {
        // Double.toString gives 1.9999999999999998E23 for the second one on Java 17 and 18, and 2.0E23 from 19 on.
        assertEquals("[0.002,2.0E23]", JsonWriter.compact(new double[] {2e-3, 2e23}));
    }

    @Test
    void equalResultsGiveEqualBytesEndingInOneLineFeed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonWriter.write(Examples.results(), bytes);
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(write(Examples.results()), text);
        assertTrue(text.endsWith("}\n"));
        assertFalse(text.contains("\r"));
    }

    @Test
    void aFactCannotTakeTheNameOfAnotherMember() {
        Map<String, Object> more = Map.of("minimum", 1);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new RouteResult("grid", "exact", null, 0, 0, 0, 0, more));
        assertTrue(e.getMessage().contains("minimum"), e.getMessage());
    }

    private static String write(Results results) {
        StringWriter text = new StringWriter();
        try {
            JsonWriter.write(results, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
