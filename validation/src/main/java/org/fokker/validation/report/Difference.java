package org.fokker.validation.report;

import java.util.Arrays;
import java.util.List;
import org.fokker.validation.result.Profile;

/**
 * The difference of two densities on the cells of the first. On equal cells it is exact; otherwise the averages of the
 * reference are carried over to the cells of the first along each axis: the primitive of the reference, which its averages
 * give exactly at the edges of its cells, is interpolated there by the cubic through the four nearest edges. Averages are so
 * compared with averages, with an error of third order in the reference's cell width. Outside of its cells the reference is
 * not known.
 */
final class Difference {

    private static final int STENCIL = 4;

    private Difference() {}

    /**
     * Subtracts the reference.
     *
     * @param profile the density that is judged
     * @param reference the density it is compared with, of as many dimensions
     * @return profile − reference in the cells of the profile, NaN where the reference is not known
     */
    static double[] between(Profile profile, Profile reference) {
        double[] other = reference.density();
        if (!sameAxes(profile.axes(), reference.axes())) {
            other = interpolate(reference, profile);
        }
        double[] difference = new double[other.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = profile.density()[i] - other[i];
        }
        return difference;
    }

    private static boolean sameAxes(List<double[]> a, List<double[]> b) {
        for (int i = 0; i < a.size(); i++) {
            if (!Arrays.equals(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Carries averages over, one axis after the other: values of shape (outer, from, inner) become (outer, to, inner). */
    private static double[] interpolate(Profile profile, Profile cells) {
        double[] values = profile.density();
        int inner = 1;
        for (int axis = cells.dimension() - 1; axis >= 0; axis--) {
            double[] from = profile.edges(axis);
            double[] to = cells.edges(axis);
            int outer = values.length / ((from.length - 1) * inner);
            int[] first = new int[to.length];
            double[][] weights = new double[to.length][];
            for (int j = 0; j < to.length; j++) {
                first[j] = firstOfStencil(from, to[j]);
                weights[j] = lagrange(from, first[j], to[j]);
            }
            double[] primitive = new double[from.length];
            double[] next = new double[outer * (to.length - 1) * inner];
            for (int o = 0; o < outer; o++) {
                for (int i = 0; i < inner; i++) {
                    for (int k = 0; k + 1 < from.length; k++) {
                        double average = values[(o * (from.length - 1) + k) * inner + i];
                        primitive[k + 1] = primitive[k] + (from[k + 1] - from[k]) * average;
                    }
                    double left = sum(weights[0], primitive, first[0]);
                    for (int j = 0; j + 1 < to.length; j++) {
                        double right = sum(weights[j + 1], primitive, first[j + 1]);
                        next[(o * (to.length - 1) + j) * inner + i] = (right - left) / (to[j + 1] - to[j]);
                        left = right;
                    }
                }
            }
            values = next;
            inner *= to.length - 1;
        }
        return values;
    }

    private static double sum(double[] weights, double[] values, int first) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * values[first + k];
        }
        return sum;
    }

    private static int firstOfStencil(double[] nodes, double x) {
        int found = Arrays.binarySearch(nodes, x);
        int right = found >= 0 ? found : -found - 1;
        return Math.max(0, Math.min(right - STENCIL / 2, nodes.length - STENCIL));
    }

    private static double[] lagrange(double[] nodes, int first, double x) {
        int count = Math.min(STENCIL, nodes.length);
        double[] weights = new double[count];
        // Edges of boxes that agree may differ by rounding.
        double rounding = 1e-9 * (nodes[nodes.length - 1] - nodes[0]);
        boolean outside = x < nodes[0] - rounding || x > nodes[nodes.length - 1] + rounding;
        for (int k = 0; k < count; k++) {
            double weight = outside ? Double.NaN : 1;
            for (int l = 0; l < count; l++) {
                if (l != k) {
                    weight *= (x - nodes[first + l]) / (nodes[first + k] - nodes[first + l]);
                }
            }
            weights[k] = weight;
        }
        return weights;
    }
}
