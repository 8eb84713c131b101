package org.fokker.fokkerplanck.manufactured;

import java.util.Arrays;
import org.fokker.fokkerplanck.manufactured.ManufacturedSolution.Field;

/**
 * The variables of a formula at some consecutive points.
 *
 * @param x coordinates, d
 * @param t time
 */
record PointChunk(Jet[] x, Jet t) {

    /** Points evaluated together: the jets of a formula stay in the second-level cache. */
    private static final int SIZE = 512;

    /** Hears of chunks. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Called for each chunk.
         *
         * @param point the variables
         * @param first number of the first point
         */
        void visit(PointChunk point, int first);
    }

    /** {@return a formula at these points} */
    Jet of(Field field) {
        return field.at(x, t);
    }

    /**
     * Runs through points.
     *
     * @param t time
     * @param x points, d × (≥ n)
     * @param n how many points
     * @param depth order of the derivatives that are needed
     * @param visitor hears of the chunks in order
     */
    static void visit(double t, double[][] x, int n, int depth, Visitor visitor) {
        for (int first = 0; first < n; first += SIZE) {
            Jet[] variables = Jet.variables(t, x, first, Math.min(SIZE, n - first), depth);
            visitor.visit(new PointChunk(Arrays.copyOf(variables, x.length), variables[x.length]), first);
        }
    }

    /** Writes the values of a formula at n points. */
    static void values(Field field, double t, double[][] x, int n, double[] to) {
        visit(t, x, n, 0, (point, first) -> {
            double[] values = point.of(field).values();
            System.arraycopy(values, 0, to, first, values.length);
        });
    }
}
