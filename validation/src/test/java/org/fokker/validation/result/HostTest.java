package org.fokker.validation.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostTest {

    @Test
    void theProcessorIsTheFirstModelName() {
        Stream<String> lines =
                Stream.of("processor\t: 0", "model name\t: Example: CPU @ 3 GHz ", "model name\t: other");
        assertEquals("Example: CPU @ 3 GHz", Host.modelName(lines));
    }

    @Test
    void withoutAModelNameTheProcessorIsItsArchitecture() {
        assertEquals(System.getProperty("os.arch"), Host.modelName(Stream.of("model name\t:", "CPU part\t: 0xd0c")));
    }

    @Test
    void everyMachineHasNames() {
        Machine machine = Machine.current(2, "scalar");
        assertFalse(machine.cpu().isBlank());
        assertFalse(machine.jvm().isBlank());
        assertFalse(Host.os().isBlank());
    }
}
