package org.fokker.validation.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointTextTest {

    @Test
    void longPointsAreWrittenByTheirBeginning() {
        assertEquals("(1.0)", PointText.of(List.of(1.0), Object::toString));
        assertEquals("(1.0, 2.0, 3.0, 4.0)", PointText.of(List.of(1.0, 2.0, 3.0, 4.0), Object::toString));
        assertEquals(
                "(0.5, 0.5, … 64 in all)",
                PointText.of(Stream.generate(() -> 0.5).limit(64).toList(), Object::toString));
    }
}
