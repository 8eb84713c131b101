package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a result directory came from: all that is needed to repeat the run.
 *
 * @param program {@link #PROGRAM}; by it a result directory is recognised
 * @param version version of Fokker
 * @param commit revision of the source, or null if not known
 * @param commandLine the arguments of the program
 * @param seed seed of every random number
 * @param jdk version and vendor of the Java runtime
 * @param os operating system
 * @param machine virtual machine, processor, threads and vector width
 * @param started when the run began, in ISO 8601 with its offset
 * @param wallSeconds wall time of the run
 * @param cpuSeconds processor time of the run over all threads; NaN if not known
 * @param scenarios text of each scenario as it was read, by name
 * @param files files of the directory, relative to it and sorted; filled in by {@link ResultDirectory}
 */
@JsonPropertyOrder({
    "program",
    "version",
    "commit",
    "commandLine",
    "seed",
    "jdk",
    "os",
    "machine",
    "started",
    "wallSeconds",
    "cpuSeconds",
    "scenarios",
    "files"
})
public record Manifest(
        String program,
        String version,
        @Nullable String commit,
        List<String> commandLine,
        long seed,
        String jdk,
        String os,
        Machine machine,
        String started,
        double wallSeconds,
        double cpuSeconds,
        Map<String, String> scenarios,
        List<String> files) {

    /** Name of the program. */
    public static final String PROGRAM = "fokker";

    /**
     * Copies the lists and the map, which keeps its order.
     *
     * @param program {@link #PROGRAM}
     * @param version version of Fokker
     * @param commit revision of the source
     * @param commandLine the arguments of the program
     * @param seed seed of every random number
     * @param jdk version and vendor of the Java runtime
     * @param os operating system
     * @param machine virtual machine
     * @param started when the run began
     * @param wallSeconds wall time of the run
     * @param cpuSeconds processor time of the run over all threads
     * @param scenarios text of each scenario as it was read
     * @param files files of the directory
     */
    public Manifest {
        commandLine = List.copyOf(commandLine);
        scenarios = Collections.unmodifiableMap(new LinkedHashMap<>(scenarios));
        files = List.copyOf(files);
    }

    /**
     * Describes a run on this Java runtime and operating system.
     *
     * @param version version of Fokker
     * @param commit revision of the source, or null if not known
     * @param commandLine the arguments of the program
     * @param seed seed of every random number
     * @param machine virtual machine, processor, threads and vector width
     * @param started when the run began, in ISO 8601 with its offset
     * @param wallSeconds wall time of the run
     * @param cpuSeconds processor time of the run over all threads; NaN if not known
     * @param scenarios text of each scenario as it was read, by name
     * @return the manifest, without files
     */
    public static Manifest of(
            String version,
            @Nullable String commit,
            List<String> commandLine,
            long seed,
            Machine machine,
            String started,
            double wallSeconds,
            double cpuSeconds,
            Map<String, String> scenarios) {
        String jdk = System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + ")";
        return new Manifest(
                PROGRAM,
                version,
                commit,
                commandLine,
                seed,
                jdk,
                Host.os(),
                machine,
                started,
                wallSeconds,
                cpuSeconds,
                scenarios,
                List.of());
    }

    Manifest withFiles(List<String> present) {
        return new Manifest(
                program,
                version,
                commit,
                commandLine,
                seed,
                jdk,
                os,
                machine,
                started,
                wallSeconds,
                cpuSeconds,
                scenarios,
                present);
    }
}
