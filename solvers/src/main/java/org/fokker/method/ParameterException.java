package org.fokker.method;

import java.util.List;

/**
 * Thrown for a parameter of something made from settings that it does not have, or whose value it cannot
 * take; says which parameter it is.
 */
public final class ParameterException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Its kebab-case name. */
    private final String parameter;

    /** What is wrong with it. */
    private final String complaint;

    /** The parameters that there are. */
    private final List<String> known;

    /**
     * Creates the exception.
     *
     * @param parameter its kebab-case name, such as "beta-max"
     * @param complaint what is wrong with it, to be read after the name: "must be positive, got -1"
     */
    public ParameterException(String parameter, String complaint) {
        this(parameter, complaint, List.of(parameter));
    }

    private ParameterException(String parameter, String complaint, List<String> known) {
        super(parameter + " " + complaint);
        this.parameter = parameter;
        this.complaint = complaint;
        this.known = List.copyOf(known);
    }

    /**
     * The refusal of a parameter that does not exist.
     *
     * @param process name of what is made
     * @param parameter the kebab-case name that was given
     * @param known the parameters that there are
     * @return the exception, which suggests the nearest name
     */
    public static ParameterException unknown(String process, String parameter, List<String> known) {
        return new ParameterException(
                parameter, "is no parameter of " + process + UnknownNameException.suggestion(parameter, known), known);
    }

    /** {@return the kebab-case name of the parameter} */
    public String parameter() {
        return parameter;
    }

    /** {@return the parameters that there are; if this one is not among them, that is what is wrong} */
    public List<String> known() {
        return known;
    }

    /** {@return what is wrong with it, to be read after the name} */
    public String complaint() {
        return complaint;
    }

    /**
     * Refuses a value that is not positive and finite.
     *
     * @param parameter its kebab-case name
     * @param value its value
     * @return the value
     * @throws ParameterException if it is not positive and finite
     */
    public static double checkPositive(String parameter, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new ParameterException(parameter, "must be positive and finite, got " + value);
        }
        return value;
    }
}
