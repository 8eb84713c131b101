package org.fokker.fokkerplanck.analysis;

/**
 * One side of the box.
 *
 * @param axis the axis across which it stands
 * @param upper whether it stands at the upper end
 */
public record Wall(int axis, boolean upper) {

    /**
     * The wall at the lower end of an axis.
     *
     * @param axis its number
     * @return the wall
     */
    public static Wall lower(int axis) {
        return new Wall(axis, false);
    }

    /**
     * The wall at the upper end of an axis.
     *
     * @param axis its number
     * @return the wall
     */
    public static Wall upper(int axis) {
        return new Wall(axis, true);
    }

    @Override
    public String toString() {
        return (upper ? "upper" : "lower") + " wall of axis " + axis;
    }
}
