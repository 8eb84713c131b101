package org.fokker.fokkerplanck.spectral;

import java.util.Arrays;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.grid.Axis;
import org.fokker.method.NumericalException;

/**
 * Interpolation, differentiation and integration along one axis. Density values live at the N Chebyshev points of the first kind,
 * x_k = −cos((k + ½)π/N), fluxes at the N + 1 of the second kind, e_j = −cos(jπ/N), which part the former and reach the
 * walls: they are the edges of cells, one around every node.
 *
 * <p>A density is the polynomial through its nodes that vanishes at the walls that absorb. Its rate of change is the
 * polynomial of the same kind whose integrals over the cells are the differences of the fluxes, so that mass changes by what
 * passes the walls and by nothing else.
 *
 * <p>All matrices come from the barycentric formula; differences of points are taken as sin a − sin b = 2 sin ½(a − b)
 * cos ½(a + b), which keeps their relative accuracy where the points crowd, and with it that of the derivatives
 * (J.-P. Berrut and L. N. Trefethen, SIAM Review 46 (2004) 501, §§ 4, 5 and 9).
 */
final class ChebyshevLine {

    /**
     * Points for the integral over a cell. In a cell the polynomial of highest degree makes half a wave, which ten points
     * integrate to rounding.
     */
    private static final int QUADRATURE = 16;

    private final int nodes;
    private final double middle;
    private final double half;
    private final Domain.Sides sides;
    private final Axis cells;
    /** Arcs sines of the points through which densities are interpolated: the nodes, and before and after them absorbing walls. */
    private final double[] arc;

    private final double[] weight;
    /** Position of the first node among those points. */
    private final int offset;

    private final LineMatrix toEdges;
    private final LineMatrix slopeAtEdges;
    private final LineMatrix slopeAtPoints;
    private final LineMatrix slopeAtNodes;
    private final LineMatrix averages;
    private final LineMatrix divergence;

    /**
     * Prepares the matrices.
     *
     * @param lower lower end
     * @param upper upper end
     * @param nodes N ≥ 1
     * @param sides what happens at the ends, not periodic
     */
    ChebyshevLine(double lower, double upper, int nodes, Domain.Sides sides) {
        this.nodes = nodes;
        this.sides = sides;
        middle = 0.5 * (lower + upper);
        half = 0.5 * (upper - lower);
        offset = sides.lower() == Boundary.ABSORBING ? 1 : 0;
        arc = new double[nodes + offset + (sides.upper() == Boundary.ABSORBING ? 1 : 0)];
        Arrays.fill(arc, 0.5 * Math.PI);
        arc[0] = -0.5 * Math.PI;
        for (int k = 0; k < nodes; k++) {
            arc[offset + k] = Math.PI * (2 * k + 1 - nodes) / (2 * nodes);
        }
        weight = weights(arc);
        double[] edgeArc = new double[nodes + 1];
        double[] edge = new double[nodes + 1];
        for (int j = 0; j <= nodes; j++) {
            edgeArc[j] = Math.PI * (2 * j - nodes) / (2 * nodes);
            edge[j] = middle + half * Math.sin(edgeArc[j]);
        }
        edge[0] = lower;
        edge[nodes] = upper;
        cells = Axis.of(edge);
        toEdges = nodal(edgeArc, this::cardinals);
        slopeAtEdges = nodal(edgeArc, this::slopes);
        slopeAtPoints = nodal(arc, this::slopes);
        slopeAtNodes = nodal(Arrays.copyOfRange(arc, offset, offset + nodes), this::slopes);
        averages = averagesMatrix(edgeArc);
        divergence = divergenceMatrix();
    }

    private static double[] weights(double[] arc) {
        double[] weight = new double[arc.length];
        for (int j = 0; j < arc.length; j++) {
            // The factor 2 is the inverse of the capacity of [−1, 1]: products neither overflow nor vanish.
            double product = 1;
            for (int k = 0; k < arc.length; k++) {
                product *= k == j ? 1 : 2 * difference(arc[j], arc[k]);
            }
            weight[j] = 1 / product;
        }
        return weight;
    }

    /** sin a − sin b. */
    private static double difference(double a, double b) {
        return 2 * Math.sin(0.5 * (a - b)) * Math.cos(0.5 * (a + b));
    }

    /** Writes to {@code row} what the points contribute to a functional at sin(arc). */
    @FunctionalInterface
    private interface Functional {
        void write(double at, double[] row);
    }

    /** The functional at several places, for values at the nodes: absorbing walls contribute zero. */
    private LineMatrix nodal(double[] at, Functional functional) {
        double[][] matrix = new double[at.length][];
        double[] row = new double[arc.length];
        for (int i = 0; i < at.length; i++) {
            functional.write(at[i], row);
            matrix[i] = Arrays.copyOfRange(row, offset, offset + nodes);
        }
        return new LineMatrix(matrix);
    }

    /** ℓ_k(sin at). */
    private void cardinals(double at, double[] row) {
        double sum = 0;
        for (int k = 0; k < arc.length; k++) {
            double distance = difference(at, arc[k]);
            if (distance == 0) {
                Arrays.fill(row, 0);
                row[k] = 1;
                return;
            }
            row[k] = weight[k] / distance;
            sum += row[k];
        }
        for (int k = 0; k < arc.length; k++) {
            row[k] /= sum;
        }
    }

    /**
     * dℓ_k/dx at a place that is one of the points or well apart from all of them: Σ_j ℓ_j(y) (p(y) − p_j)/(y − z_j), and at a
     * point (w_k/w_i)/(z_i − z_k) with a diagonal that annihilates constants.
     */
    private void slopes(double at, double[] row) {
        int own = -1;
        for (int k = 0; k < arc.length; k++) {
            own = arc[k] == at ? k : own;
        }
        if (own >= 0) {
            double sum = 0;
            for (int k = 0; k < arc.length; k++) {
                row[k] = k == own ? 0 : weight[k] / weight[own] / (half * difference(at, arc[k]));
                sum += row[k];
            }
            row[own] = -sum;
            return;
        }
        double[] cardinal = new double[arc.length];
        cardinals(at, cardinal);
        double sum = 0;
        for (int k = 0; k < arc.length; k++) {
            row[k] = cardinal[k] / (half * difference(at, arc[k]));
            sum += row[k];
        }
        for (int k = 0; k < arc.length; k++) {
            row[k] = cardinal[k] * sum - row[k];
        }
    }

    private LineMatrix averagesMatrix(double[] edgeArc) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(QUADRATURE, -0.5, 0.5);
        double[][] matrix = new double[nodes][nodes];
        double[] row = new double[arc.length];
        for (int cell = 0; cell < nodes; cell++) {
            double from = Math.sin(edgeArc[cell]);
            double width = difference(edgeArc[cell + 1], edgeArc[cell]);
            for (int q = 0; q < QUADRATURE; q++) {
                cardinals(Math.asin(from + width * (0.5 + rule.getPoint(q))), row);
                for (int k = 0; k < nodes; k++) {
                    matrix[cell][k] += rule.getWeight(q) * row[offset + k];
                }
            }
        }
        return new LineMatrix(matrix);
    }

    /** From fluxes at the edges to the nodal values of the polynomial with averages (J_{j+1} − J_j)/h_j; 0 passes closed walls. */
    private LineMatrix divergenceMatrix() {
        DMatrixRMaj a = new DMatrixRMaj(nodes, nodes);
        DMatrixRMaj differences = new DMatrixRMaj(nodes, nodes + 1);
        for (int cell = 0; cell < nodes; cell++) {
            for (int k = 0; k < nodes; k++) {
                a.set(cell, k, averages.get(cell, k));
            }
            differences.set(cell, cell, closed(cell) ? 0 : -1 / cells.width(cell));
            differences.set(cell, cell + 1, closed(cell + 1) ? 0 : 1 / cells.width(cell));
        }
        DMatrixRMaj result = new DMatrixRMaj(nodes, nodes + 1);
        if (!CommonOps_DDRM.solve(a, differences, result)) {
            throw new NumericalException("averages over " + nodes + " Chebyshev cells do not determine a polynomial");
        }
        double[][] rows = new double[nodes][nodes + 1];
        for (int k = 0; k < nodes; k++) {
            for (int j = 0; j <= nodes; j++) {
                rows[k][j] = result.get(k, j);
            }
        }
        return new LineMatrix(rows);
    }

    /** {@return N, the number of nodes and of cells} */
    int nodes() {
        return nodes;
    }

    /** {@return the number of points through which a density is interpolated: the nodes and the absorbing walls} */
    int points() {
        return arc.length;
    }

    /** {@return the cells, one around every node} */
    Axis cells() {
        return cells;
    }

    /** {@return the coordinate of a node} */
    double node(int k) {
        return middle + half * Math.sin(arc[offset + k]);
    }

    /** Whether no flux passes an edge, because it is a reflecting wall. */
    private boolean closed(int edge) {
        return (edge == 0 && sides.lower() == Boundary.REFLECTING)
                || (edge == nodes && sides.upper() == Boundary.REFLECTING);
    }

    /** {@return from nodal values to values at the edges, (N + 1) × N} */
    LineMatrix toEdges() {
        return toEdges;
    }

    /** {@return from nodal values to derivatives at the edges, (N + 1) × N} */
    LineMatrix slopeAtEdges() {
        return slopeAtEdges;
    }

    /** {@return from nodal values to derivatives at the nodes, N × N} */
    LineMatrix slopeAtNodes() {
        return slopeAtNodes;
    }

    /** {@return from nodal values to derivatives at all interpolation points, {@link #points()} × N} */
    LineMatrix slopeAtPoints() {
        return slopeAtPoints;
    }

    /** {@return from nodal values to averages over the cells, N × N} */
    LineMatrix averages() {
        return averages;
    }

    /** {@return from fluxes at the edges to nodal values of their divergence, N × (N + 1); what is given at reflecting walls counts as zero} */
    LineMatrix divergence() {
        return divergence;
    }

    /**
     * Cardinal functions of all interpolation points.
     *
     * @param x a coordinate in the box
     * @param values receives ℓ_0(x) …, {@link #points()} of them; those of the nodes begin at {@link #firstNode()}
     */
    void interpolate(double x, double[] values) {
        cardinals(Math.asin(Math.max(-1, Math.min(1, (x - middle) / half))), values);
    }

    /** {@return the position of the first node among the interpolation points} */
    int firstNode() {
        return offset;
    }
}
