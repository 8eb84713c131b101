package org.fokker.fokkerplanck;

import java.util.List;

/**
 * A box with a boundary condition on every side.
 *
 * @param lower lower corner, d
 * @param upper upper corner, d
 * @param boundaries for each axis the conditions at its lower and upper side
 */
public record Domain(List<Double> lower, List<Double> upper, List<Sides> boundaries) {

    /**
     * The two sides of one axis.
     *
     * @param lower condition at the lower side
     * @param upper condition at the upper side
     */
    public record Sides(Boundary lower, Boundary upper) {

        /**
         * Refuses an axis that is periodic at one side only.
         *
         * @param lower condition at the lower side
         * @param upper condition at the upper side
         */
        public Sides {
            if ((lower == Boundary.PERIODIC) != (upper == Boundary.PERIODIC)) {
                throw new IllegalArgumentException(
                        "an axis is periodic on both sides or on none, got " + lower + " and " + upper);
            }
        }

        /**
         * {@return the same condition on both sides}
         *
         * @param boundary the condition
         */
        public static Sides both(Boundary boundary) {
            return new Sides(boundary, boundary);
        }

        /** {@return whether the axis is a circle} */
        public boolean periodic() {
            return lower == Boundary.PERIODIC;
        }
    }

    /**
     * Copies the lists and checks that the box is not empty.
     *
     * @param lower lower corner, d
     * @param upper upper corner, d
     * @param boundaries for each axis the conditions at its lower and upper side
     */
    public Domain {
        lower = List.copyOf(lower);
        upper = List.copyOf(upper);
        boundaries = List.copyOf(boundaries);
        if (lower.size() != upper.size() || lower.size() != boundaries.size() || lower.isEmpty()) {
            throw new IllegalArgumentException("lower, upper and boundary have " + lower.size() + ", " + upper.size()
                    + " and " + boundaries.size() + " entries; they must agree");
        }
        for (int i = 0; i < lower.size(); i++) {
            if (!(lower.get(i) < upper.get(i)) || Double.isInfinite(upper.get(i) - lower.get(i))) {
                throw new IllegalArgumentException(
                        "axis " + i + " needs lower < upper, got [" + lower.get(i) + ", " + upper.get(i) + "]");
            }
        }
    }

    /**
     * A box with the same condition everywhere.
     *
     * @param lower lower corner
     * @param upper upper corner
     * @param boundary the condition
     * @return the box
     */
    public static Domain box(double[] lower, double[] upper, Boundary boundary) {
        List<Sides> sides = java.util.Collections.nCopies(lower.length, Sides.both(boundary));
        return new Domain(
                java.util.Arrays.stream(lower).boxed().toList(),
                java.util.Arrays.stream(upper).boxed().toList(),
                sides);
    }

    /** {@return d} */
    public int dimension() {
        return lower.size();
    }

    /** {@return the lower corner as a new array} */
    public double[] lowerCorner() {
        return lower.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** {@return the upper corner as a new array} */
    public double[] upperCorner() {
        return upper.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
