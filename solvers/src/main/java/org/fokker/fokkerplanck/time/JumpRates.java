package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation;

/** What rules for jump processes say of operators that are none. */
final class JumpRates {

    private JumpRates() {}

    /** The refusal of a rate that is negative or not a number. */
    static IllegalArgumentException negative(String name, SemiDiscretisation system, int cell, double rate) {
        return new IllegalArgumentException(
                name + " needs the generator of a jump process; mass leaves the cell with centre "
                        + Marching.centreOf(system.grid(), cell) + " at the rate " + rate
                        + ". Take a space discretisation that preserves positivity, such as scharfetter-gummel, or finer cells");
    }
}
