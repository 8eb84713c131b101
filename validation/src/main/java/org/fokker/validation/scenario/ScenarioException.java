package org.fokker.validation.scenario;

import java.io.IOException;

/** Thrown for a scenario that cannot be used; the message says where, what, and what was expected. */
public final class ScenarioException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception for wrong input.
     *
     * @param message {@code file:line: what is wrong, what was expected; did you mean …}
     */
    public ScenarioException(String message) {
        super(message);
    }

    /**
     * Creates the exception for something that another part has refused or failed to read.
     *
     * @param message which file, what, and why
     * @param cause the refusal or the failure
     */
    public ScenarioException(String message, Exception cause) {
        super(message, cause);
    }

    /**
     * Returns whether the input could not be read, as opposed to being wrong.
     *
     * @return true if a failure of input is the cause
     */
    public boolean inputFailed() {
        return getCause() instanceof IOException;
    }
}
