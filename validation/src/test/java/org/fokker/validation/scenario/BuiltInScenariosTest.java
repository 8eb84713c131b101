package org.fokker.validation.scenario;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.fokker.method.UnknownNameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInScenariosTest {

    static Stream<String> names() {
        return BuiltInScenarios.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyBuiltInScenarioIsRead(String name) {
        Scenario scenario = BuiltInScenarios.read(name, 1);
        assertAll(
                () -> assertEquals(name, scenario.name()),
                () -> assertEquals(name, scenario.origin()),
                () -> assertEquals(BuiltInScenarios.text(name), scenario.text()),
                () -> assertTrue(scenario.text().startsWith("# "), "the file says what it shows"),
                () -> assertTrue(scenario.text().contains("# Shows: "), "the file says what it shows"),
                () -> assertFalse(scenario.title().isEmpty()),
                () -> assertFalse(scenario.routes().isEmpty()
                        && scenario.samplers().isEmpty()
                        && scenario.inverse().isEmpty()),
                () -> assertEquals(scenario.dimension(), scenario.target().law().dimension()),
                () -> assertEquals(
                        scenario.dimension(), scenario.process().process().dimension()),
                () -> assertEquals(
                        scenario.routes().isEmpty(), scenario.probes().isEmpty()));
    }

    @Test
    void everyKindOfRouteIsShown() {
        List<String> kinds = Stream.of("three-modes", "reverse")
                .flatMap(name -> BuiltInScenarios.read(name, 1).routes().stream())
                .map(RouteSpec::kind)
                .distinct()
                .toList();
        assertTrue(kinds.containsAll(List.of("finite-volume", "spectral", "particles")), kinds.toString());
    }

    @Test
    void theReverseFamilyIsShownWithoutItsScoreToo() {
        List<Direction> directions = BuiltInScenarios.read("reverse", 1).routes().stream()
                .map(RouteSpec::direction)
                .toList();
        assertTrue(directions.stream().allMatch(Direction::reverse));
        assertEquals(
                1,
                directions.stream().filter(direction -> !direction.withScore()).count());
        assertEquals(
                List.of(0.0, 0.5, 1.0),
                directions.stream().map(Direction::lambda).distinct().sorted().toList());
    }

    @Test
    void unknownNamesAreRefusedWithTheNearest() {
        UnknownNameException fault =
                assertThrows(UnknownNameException.class, () -> BuiltInScenarios.read("three-mode", 1));
        assertEquals("unknown scenario 'three-mode'; did you mean 'three-modes'?", fault.getMessage());
    }
}
