package org.fokker.fokkerplanck;

/** What happens at one side of the domain. */
public enum Boundary {
    /** Zero total flux, J·n = 0 (which is not ∂n p = 0). */
    REFLECTING,
    /** p = 0: what arrives is lost. */
    ABSORBING,
    /** Joined to the opposite side; both sides of an axis or none. */
    PERIODIC
}
