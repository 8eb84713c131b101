package org.fokker.validation.converge;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a measurement stands to a promise. */
public enum Verdict {
    /** The interval contains the promised order, or the error falls exponentially as promised. */
    HOLDS("holds", true),
    /** The whole interval lies above the promised order, which may be exceeded. */
    EXCEEDS("exceeds", true),
    /** The errors of all levels are as small as the study can tell. */
    EXACT("exact", true),
    /** The whole interval lies above an order that was promised exactly. */
    TOO_HIGH("too high", false),
    /** The whole interval lies below the promised order, or the error does not fall exponentially. */
    FAILS("fails", false),
    /** The interval is too wide to say anything. */
    UNRESOLVED("unresolved", false);

    private final String words;
    private final boolean passed;

    Verdict(String words, boolean passed) {
        this.words = words;
        this.passed = passed;
    }

    /** {@return the verdict in words} */
    @JsonValue
    public String words() {
        return words;
    }

    /** {@return whether the promise is kept} */
    public boolean passed() {
        return passed;
    }
}
