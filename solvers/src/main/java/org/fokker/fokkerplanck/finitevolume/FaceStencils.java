package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;

/**
 * Values and slopes on the faces of an axis as sums over cell averages, exact for polynomials of degree m − 1 on m cells of
 * any widths: the primitive, whose values at the edges are sums of averages times widths, is differentiated once and twice.
 * The cells stand evenly around the face; at walls that are not periodic they are the m cells nearest to it. On an absorbing
 * wall the value is zero, and the slope makes use of it.
 */
final class FaceStencils {

    /** m. */
    final int width;
    /** Number of the first cell of each face; negative, or beyond the last cell with those after it, across a seam. */
    final int[] first;
    /** Weights of the value, by face and cell of the stencil. */
    final double[][] value;
    /** Weights of the slope, by face and cell of the stencil. */
    final double[][] slope;

    /**
     * Computes the weights.
     *
     * @param geometry the axis and its sides
     * @param cells m, even; fewer are taken where the axis has fewer
     */
    FaceStencils(AxisGeometry geometry, int cells) {
        int n = geometry.cells();
        width = geometry.periodic() ? cells : Math.min(cells, n);
        first = new int[n + 1];
        value = new double[n + 1][];
        slope = new double[n + 1][];
        for (int f = 0; f <= n; f++) {
            if (geometry.periodic() && f == n) {
                // Both walls of a circle are one face, to the last bits.
                first[f] = first[0] + n;
                value[f] = value[0];
                slope[f] = slope[0];
                break;
            }
            int from = f - cells / 2;
            first[f] = geometry.periodic() ? from : Math.max(0, Math.min(n - width, from));
            double[] edge = new double[width + 1];
            int start = first[f];
            double origin = geometry.face(f);
            Arrays.setAll(edge, j -> geometry.continued(start + j) - origin);
            if (geometry.leftOutside(f) || geometry.rightOutside(f)) {
                value[f] = new double[width];
                slope[f] = slopeOfZero(edge, f == 0);
            } else {
                double[][] weights = DifferenceWeights.of(0, edge, 2);
                value[f] = ofAverages(weights[1], edge);
                slope[f] = ofAverages(weights[2], edge);
            }
        }
    }

    /** The slope at a wall where p = 0: the primitive from the wall is x² q(x), and p' = 2 q at the wall. */
    private static double[] slopeOfZero(double[] edge, boolean lower) {
        int m = edge.length - 1;
        double[] others = lower ? Arrays.copyOfRange(edge, 1, m + 1) : Arrays.copyOf(edge, m);
        double[] q = DifferenceWeights.of(0, others, 0)[0];
        double[] ofPrimitive = new double[m + 1];
        for (int j = 0; j < m; j++) {
            ofPrimitive[lower ? j + 1 : j] = 2 * q[j] / (others[j] * others[j]);
        }
        // The primitive is counted from the wall: at the upper one it is the sum from the first edge less the whole.
        if (!lower) {
            for (int j = 0; j < m; j++) {
                ofPrimitive[m] -= ofPrimitive[j];
            }
        }
        return ofAverages(ofPrimitive, edge);
    }

    /** Turns weights of the primitive at the edges into weights of the averages. */
    private static double[] ofAverages(double[] ofPrimitive, double[] edge) {
        int m = edge.length - 1;
        double[] weight = new double[m];
        double sum = 0;
        for (int c = m - 1; c >= 0; c--) {
            sum += ofPrimitive[c + 1];
            weight[c] = sum * (edge[c + 1] - edge[c]);
        }
        return weight;
    }
}
