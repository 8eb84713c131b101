package org.fokker.validation.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the virtual machine and the operating system say about themselves. */
public final class Host {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Host() {}

    /**
     * Names the virtual machine.
     *
     * @return its name and version
     */
    public static String jvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    }

    /**
     * Names the operating system.
     *
     * @return name, version and architecture
     */
    public static String os() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
    }

    /**
     * Names the processor: the first {@code model name} of {@code /proc/cpuinfo} where there is one, otherwise the
     * architecture.
     *
     * @return the model
     */
    public static String cpu() {
        if (Files.isReadable(CPU_INFO)) {
            try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.ISO_8859_1)) {
                return modelName(lines);
            } catch (IOException unreadable) {
                return architecture();
            }
        }
        return architecture();
    }

    static String modelName(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(Host::architecture);
    }

    private static String architecture() {
        return String.valueOf(System.getProperty("os.arch"));
    }
}
