package org.fokker.validation.converge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.method.NumericalException;
import org.junit.jupiter.api.Test;

class LaboratoryTest {

    private static final List<Study> STUDIES = List.of(
            Synthetic.study("one", Synthetic.order(1), 0, h -> h),
            Synthetic.study("two", Synthetic.order(2), 0, h -> h * h),
            Synthetic.study("three", Synthetic.order(2), 0, h -> h));

    @Test
    void resultsStandInTheOrderOfTheStudiesForAnyNumberOfThreads() {
        DoubleAdder done = new DoubleAdder();
        List<StudyResult> one = run(1, done::add);
        assertEquals(1, done.sum(), 1e-12);
        assertEquals(List.of("one.formula", "two.formula", "three.formula"), names(one));
        assertEquals(one, run(3, Progress.NONE));
        assertEquals(
                List.of(true, true, false),
                one.stream().map(StudyResult::passed).toList());
    }

    @Test
    void quickLaddersAreShorter() {
        assertEquals(8, run(1, Progress.NONE).get(0).levels().size());
        try (Workers workers = Workers.of(1)) {
            assertEquals(
                    4,
                    new Laboratory(true, 1)
                            .run(STUDIES, workers, Progress.NONE)
                            .get(0)
                            .levels()
                            .size());
        }
    }

    @Test
    void aMethodThatFailsIsNamedWithItsLevel() {
        Study failing = Synthetic.study("broken", Synthetic.order(1), 0, h -> {
            throw new IllegalArgumentException("the step is unstable");
        });
        try (Workers workers = Workers.of(1)) {
            NumericalException failure = assertThrows(
                    NumericalException.class,
                    () -> new Laboratory(false, 1).run(List.of(failing), workers, Progress.NONE));
            String message = String.valueOf(failure.getMessage());
            assertTrue(message.contains("broken.formula, 4 steps: the step is unstable"), message);
        }
    }

    private static List<StudyResult> run(int threads, Progress progress) {
        try (Workers workers = Workers.of(threads)) {
            return new Laboratory(false, 1).run(STUDIES, workers, progress);
        }
    }

    private static List<String> names(List<StudyResult> results) {
        return results.stream().map(StudyResult::name).toList();
    }
}
