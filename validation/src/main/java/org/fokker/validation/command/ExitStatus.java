package org.fokker.validation.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.fokker.method.NumericalException;
import org.fokker.validation.scenario.ScenarioException;

/** What the program's exit status means. */
enum ExitStatus {
    /** All comparisons passed, all promises hold. */
    PASSED(0),
    /** A comparison failed, or a promise does not hold. */
    FAILED(1),
    /** The input is wrong. */
    WRONG_INPUT(2),
    /** A computation went wrong, or the program did. */
    INTERNAL(3),
    /** Something could not be read or written. */
    INPUT_OUTPUT(4);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Which status a failure leads to. */
    static ExitStatus of(Throwable failure) {
        boolean unreadable = failure instanceof ScenarioException wrong && wrong.inputFailed();
        if (unreadable || failure instanceof UncheckedIOException || failure instanceof IOException) {
            return INPUT_OUTPUT;
        }
        if (failure instanceof NumericalException) {
            return INTERNAL;
        }
        return failure instanceof IllegalArgumentException ? WRONG_INPUT : INTERNAL;
    }
}
