package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A remark about a scenario, such as the number of mixture components chosen or the mass cut off by the domain.
 *
 * @param kind what it is about, in one or two words
 * @param text the remark
 */
@JsonPropertyOrder({"kind", "text"})
public record Note(String kind, String text) {

    /** The kind of a remark on something that works, but with a loss that may not be expected. */
    public static final String WARNING = "warning";

    /** The kind of a remark on what methods that sample posterior laws do on several measurements. */
    public static final String POSTERIORS = "posteriors";
}
