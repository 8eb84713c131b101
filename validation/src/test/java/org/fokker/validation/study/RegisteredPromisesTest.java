package org.fokker.validation.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.fokker.diffusion.score.ScoreEstimators;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.SpectralMethods;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.method.UnknownNameException;
import org.fokker.particle.SdeSchemes;
import org.fokker.validation.converge.Laboratory;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The promises of all registered schemes are measured, and hold. */
class RegisteredPromisesTest {

    private static final Set<Property> MEASURED = Set.of(
            Property.SPACE_ORDER,
            Property.SPECTRAL_ACCURACY,
            Property.TIME_ORDER,
            Property.TIME_ORDER_MIXED,
            Property.TIME_ORDER_FROM_POINT_MASS,
            Property.EXACT_IF_AUTONOMOUS,
            Property.TOLERANCE_ORDER,
            Property.STRONG_ORDER,
            Property.STRONG_ORDER_ADDITIVE,
            Property.STRONG_ORDER_COMMUTATIVE,
            Property.WEAK_ORDER,
            Property.WEAK_ORDER_ADDITIVE,
            Property.SAMPLE_ORDER,
            Property.NOISE_ORDER,
            Property.BANDWIDTH_ORDER);

    /** Scalar and SIMD kernels give the same bits, so that one of the two runs of the tests is enough for all ladders. */
    @Test
    @DisabledIfSystemProperty(named = "fokker.kernel", matches = "simd")
    void everyPromiseHoldsOnTheShortLadders() {
        try (Workers workers = Workers.of(2)) {
            List<String> broken = new Laboratory(true, 1)
                    .run(Studies.all(), workers, Progress.NONE).stream()
                            .filter(result -> !result.passed())
                            .map(result -> result.name() + ": promised " + result.promised() + ", measured "
                                    + result.measured() + ", "
                                    + result.verdict().words() + " " + result.levels())
                            .toList();
            assertEquals(List.of(), broken);
        }
    }

    @Test
    void everyPromisedOrderHasAStudy() {
        List<Study> studies = Studies.all();
        List<String> missing = new ArrayList<>();
        Stream.of(
                        FiniteVolume.registry(),
                        SpectralMethods.registry(),
                        TimeIntegrators.registry(),
                        SdeSchemes.registry(),
                        ScoreEstimators.registry())
                .flatMap(registry -> registry.entries().stream())
                .forEach(entry -> MEASURED.stream()
                        .filter(entry.promises()::has)
                        .filter(property -> studies.stream().noneMatch(study -> measures(study, entry, property)))
                        .forEach(property -> missing.add(entry.name() + ": " + property)));
        assertEquals(List.of(), missing);
    }

    private static boolean measures(Study study, Registry.Entry<?> entry, Property property) {
        return study.subject().method().equals(entry.name())
                && study.subject().promise().property() == property;
    }

    @Test
    void namesAreUniqueAndFindTheirStudies() {
        List<String> names =
                Studies.all().stream().map(study -> study.subject().name()).toList();
        assertEquals(names.size(), Set.copyOf(names).size());
        assertEquals(1, Studies.find(List.of("central.circle")).size());
        assertEquals(3, Studies.find(List.of("central", "central.circle")).size());
        String message =
                String.valueOf(assertThrows(UnknownNameException.class, () -> Studies.find(List.of("centrel.circle")))
                        .getMessage());
        assertTrue(message.contains("'central.circle'"), message);
    }

    /** The poles of the coefficients, cos x = −1/a, are arcosh(1/a) away from the circle; n nodes resolve n/2 waves. */
    @Test
    void spectralErrorsFallAtTheRateOfTheNearestPole() {
        try (Workers workers = Workers.of(1)) {
            StudyResult result = new Laboratory(true, 1)
                    .run(Studies.find(List.of("spectral.circle")), workers, Progress.NONE)
                    .get(0);
            double a = 0.5;
            double arcosh = Math.log(1 / a + Math.sqrt(1 / (a * a) - 1));
            // Algebraic factors of n = 8 … 40 in front of the exponential are worth a few hundredths of the rate.
            assertEquals(
                    0.5 * arcosh, Objects.requireNonNull(result.exponential()).rate(), 0.03);
        }
    }
}
