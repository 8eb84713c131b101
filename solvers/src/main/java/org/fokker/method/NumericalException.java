package org.fokker.method;

/** Thrown where a computation has gone wrong: a non-finite value, an iteration that did not converge. */
public final class NumericalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what went wrong, where, and with which value
     */
    public NumericalException(String message) {
        super(message);
    }
}
