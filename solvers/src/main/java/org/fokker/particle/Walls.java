package org.fokker.particle;

import java.util.List;

/**
 * Walls of a box for particles.
 *
 * @param axes the walls of each axis; an empty list is free space
 */
public record Walls(List<AxisWalls> axes) {

    /** No walls at all. */
    public static final Walls NONE = new Walls(List.of());

    /** What a wall does to a particle that crosses it. */
    public enum Kind {
        /** Nothing. */
        OPEN,
        /**
         * Sends it back by a fold along the co-normal direction D n, so that the total flux J·n of the density vanishes
         * (symmetrised Euler; Bossy, Gobet and Talay 2004): weak order 1.
         */
        REFLECTING,
        /**
         * Removes it, also when it crossed and came back within a step, with the probability exp(−2 (x₀ − w)(x₁ − w)/(σ²h)) of
         * a Brownian bridge: exact for Brownian motion and one wall, weak order 1 in general (Gobet 2000).
         */
        ABSORBING,
        /** Lets it in at the opposite side. */
        PERIODIC
    }

    /**
     * The two walls of one axis.
     *
     * @param lower position of the lower wall; may be −∞ if it is open
     * @param upper position of the upper wall, &gt; lower; may be ∞ if it is open
     * @param atLower what the lower wall does
     * @param atUpper what the upper wall does
     */
    public record AxisWalls(double lower, double upper, Kind atLower, Kind atUpper) {

        /** No walls on this axis. */
        public static final AxisWalls OPEN =
                new AxisWalls(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Kind.OPEN, Kind.OPEN);

        /**
         * Checks that the walls are in order and that periodic walls come in pairs.
         *
         * @param lower position of the lower wall
         * @param upper position of the upper wall
         * @param atLower what the lower wall does
         * @param atUpper what the upper wall does
         */
        public AxisWalls {
            if (!(lower < upper)) {
                throw new IllegalArgumentException("walls need lower < upper, got [" + lower + ", " + upper + "]");
            }
            if ((atLower == Kind.PERIODIC) != (atUpper == Kind.PERIODIC)) {
                throw new IllegalArgumentException(
                        "both walls of an axis are periodic or none, got " + atLower + " and " + atUpper);
            }
            if ((atLower != Kind.OPEN && Double.isInfinite(lower))
                    || (atUpper != Kind.OPEN && Double.isInfinite(upper))) {
                throw new IllegalArgumentException("only open walls may be at infinity, got " + atLower + " at " + lower
                        + " and " + atUpper + " at " + upper);
            }
        }

        /**
         * Two walls that do the same.
         *
         * @param lower position of the lower wall
         * @param upper position of the upper wall
         * @param kind what both do
         * @return the walls
         */
        public static AxisWalls both(double lower, double upper, Kind kind) {
            return new AxisWalls(lower, upper, kind, kind);
        }

        /** Returns whether a wall of this axis absorbs. */
        boolean absorbs() {
            return atLower == Kind.ABSORBING || atUpper == Kind.ABSORBING;
        }

        /** Returns whether neither wall does anything. */
        boolean open() {
            return atLower == Kind.OPEN && atUpper == Kind.OPEN;
        }
    }

    /**
     * Copies the list.
     *
     * @param axes the walls of each axis
     */
    public Walls {
        axes = List.copyOf(axes);
    }

    /**
     * Walls of some axes.
     *
     * @param axes one entry for each axis of space
     * @return the walls
     */
    public static Walls of(AxisWalls... axes) {
        return new Walls(List.of(axes));
    }

    /** {@return whether no wall does anything} */
    public boolean open() {
        return axes.stream().allMatch(AxisWalls::open);
    }

    /** {@return whether a wall absorbs} */
    public boolean absorb() {
        return axes.stream().anyMatch(AxisWalls::absorbs);
    }
}
