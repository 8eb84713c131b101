package org.fokker.validation.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.fokker.diffusion.sampler.Samplers;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.method.Promises.Property;
import org.fokker.validation.converge.Laboratory;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.StudyResult;
import org.fokker.validation.converge.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Every order that a sampler promises is measured, and holds. */
class SamplerStudiesTest {

    private static final List<Property> MEASURED =
            List.of(Property.FLOW_ORDER, Property.WASSERSTEIN_ORDER, Property.DIVERGENCE_ORDER);

    private static Stream<Study> studies() {
        return Studies.all().stream().filter(study -> study.subject().kind().equals("sampler"));
    }

    @Test
    void everyPromisedOrderHasAStudy() {
        List<String> promised = Samplers.registry().entries().stream()
                .flatMap(entry -> MEASURED.stream()
                        .filter(entry.promises()::has)
                        .map(property -> entry.name() + " " + property + " "
                                + entry.promises().order(property).orElseThrow()))
                .toList();
        List<String> studied = studies()
                .map(Study::subject)
                .map(subject -> subject.method() + " " + subject.promise().property() + " "
                        + subject.promise().order())
                .toList();
        assertEquals(promised, studied);
    }

    /** Scalar and SIMD kernels give the same bits, so that one of the two runs of the tests is enough for all ladders. */
    @Test
    @DisabledIfSystemProperty(named = "fokker.kernel", matches = "simd")
    void everyPromiseHolds() {
        try (Workers workers = Workers.of(2)) {
            List<StudyResult> results = new Laboratory(true, 1).run(studies().toList(), workers, Progress.NONE);
            for (StudyResult result : results) {
                assertTrue(
                        result.passed(),
                        result.name() + ": promised " + result.promised() + ", measured " + result.measured() + ", "
                                + result.verdict().words());
            }
            // The flow shows its orders exactly; only chains may be kinder on a linear problem.
            assertTrue(results.stream()
                    .filter(result -> result.promise().property() == Property.FLOW_ORDER)
                    .allMatch(result -> result.verdict() == Verdict.HOLDS));
        }
    }
}
