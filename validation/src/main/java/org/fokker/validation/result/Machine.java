package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The machine that a run used.
 *
 * @param jvm virtual machine, name and version
 * @param cpu model of the processor
 * @param threads number of worker threads; null in a run that is to be reproduced byte for byte on any number of them
 * @param simd width of the vector kernels, such as {@code 512 bit}, or {@code scalar}
 */
@JsonPropertyOrder({"jvm", "cpu", "threads", "simd"})
public record Machine(String jvm, String cpu, @Nullable Integer threads, String simd) {

    /**
     * Describes the machine that runs this code.
     *
     * @param threads number of worker threads, or null to leave it out
     * @param simd width of the vector kernels
     * @return the description
     */
    public static Machine current(@Nullable Integer threads, String simd) {
        return new Machine(Host.jvm(), Host.cpu(), threads, simd);
    }
}
