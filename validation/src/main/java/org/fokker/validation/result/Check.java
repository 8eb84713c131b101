package org.fokker.validation.result;

/** A result that can fail: what a scenario passes by. */
public interface Check {

    /** {@return whether what was found is what the errors of both sides explain} */
    boolean passed();
}
