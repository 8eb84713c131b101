package org.fokker.validation.report;

import java.util.Arrays;
import java.util.List;
import org.fokker.validation.result.Profile;

/**
 * The difference of two densities on the cells of the first. On equal cells it is exact; otherwise the reference is
 * interpolated along each axis by the cubic through the four nearest centres (error of fourth order in the reference's
 * cell width), and is not known outside of the reference's centres.
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
            other = interpolate(reference, profile.axes());
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

    /** Interpolates one axis after the other: values of shape (outer, from, inner) become (outer, to, inner). */
    private static double[] interpolate(Profile profile, List<double[]> axes) {
        double[] values = profile.density();
        int inner = 1;
        for (int axis = axes.size() - 1; axis >= 0; axis--) {
            double[] from = profile.axes().get(axis);
            double[] to = axes.get(axis);
            int outer = values.length / (from.length * inner);
            double[] next = new double[outer * to.length * inner];
            for (int j = 0; j < to.length; j++) {
                int first = firstOfStencil(from, to[j]);
                double[] weights = lagrange(from, first, to[j]);
                for (int o = 0; o < outer; o++) {
                    for (int i = 0; i < inner; i++) {
                        double sum = 0;
                        for (int k = 0; k < weights.length; k++) {
                            sum += weights[k] * values[(o * from.length + first + k) * inner + i];
                        }
                        next[(o * to.length + j) * inner + i] = sum;
                    }
                }
            }
            values = next;
            inner *= to.length;
        }
        return values;
    }

    private static int firstOfStencil(double[] nodes, double x) {
        int found = Arrays.binarySearch(nodes, x);
        int right = found >= 0 ? found : -found - 1;
        return Math.max(0, Math.min(right - STENCIL / 2, nodes.length - STENCIL));
    }

    private static double[] lagrange(double[] nodes, int first, double x) {
        int count = Math.min(STENCIL, nodes.length);
        double[] weights = new double[count];
        boolean outside = x < nodes[0] || x > nodes[nodes.length - 1];
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
