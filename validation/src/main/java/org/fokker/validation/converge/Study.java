package org.fokker.validation.converge;

import java.util.List;

/**
 * A method on a problem, and a ladder of resolutions on which its errors are measured. Immutable, or safe for use by several
 * threads; what two levels share, such as a reference, is made once.
 */
public interface Study {

    /** {@return what the study is about} */
    Subject subject();

    /**
     * The levels, from the coarsest.
     *
     * @param quick whether a shorter and coarser ladder is wanted
     * @return at least three levels of decreasing size
     */
    List<Level> ladder(boolean quick);

    /**
     * Runs the method on one level. The result does not depend on anything but the arguments, save for the time that it took.
     *
     * @param level a level of the ladder
     * @param quick whether the ladder is the shorter one
     * @param seed key of every random number
     * @return errors and cost
     * @throws org.fokker.method.NumericalException if the method fails
     */
    Errors measure(Level level, boolean quick, long seed);
}
