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
        /** Sends it back. */
        REFLECTING,
        /** Removes it, also when it crossed and came back within a step (Brownian-bridge probability). */
        ABSORBING,
        /** Lets it in at the opposite side. */
        PERIODIC
    }

    /**
     * The two walls of one axis.
     *
     * @param lower position of the lower wall
     * @param upper position of the upper wall
     * @param atLower what the lower wall does
     * @param atUpper what the upper wall does
     */
    public record AxisWalls(double lower, double upper, Kind atLower, Kind atUpper) {}

    /** Copies the list. */
    public Walls {
        axes = List.copyOf(axes);
    }

    /** Returns whether no wall does anything. */
    public boolean open() {
        return axes.stream().allMatch(axis -> axis.atLower() == Kind.OPEN && axis.atUpper() == Kind.OPEN);
    }
}
