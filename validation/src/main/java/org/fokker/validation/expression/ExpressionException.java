package org.fokker.validation.expression;

/** Thrown for a text that is not a formula; the message begins with the column of the fault. */
public final class ExpressionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Where the fault is, from 1. */
    private final int column;

    /**
     * Creates the exception.
     *
     * @param column where the fault is, from 1
     * @param message what is wrong there and what was expected
     */
    public ExpressionException(int column, String message) {
        super("column " + column + ": " + message);
        this.column = column;
    }

    /**
     * Returns where the fault is.
     *
     * @return the column, from 1
     */
    public int column() {
        return column;
    }
}
