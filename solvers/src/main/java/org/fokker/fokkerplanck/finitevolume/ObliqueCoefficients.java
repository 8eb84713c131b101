package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Reversible;

/**
 * The exponents of the fluxes along a vector e between cells: z = (H e)ᵀ D⁻¹ v in the middle of the edge, with v of
 * J = v p − D ∇p, or the drop Φ(x) − Φ(x + H e) of a reduced potential where one is known. Without it, what an axis with
 * D_ii = 0 in the middle of the edge drifts is told apart, v_i/h_i, and D is inverted on the other axes.
 *
 * <p>Not safe for several threads: each task has its own.
 */
final class ObliqueCoefficients {

    /** Pivots below this share of their diagonal entry are rounding, of a singular matrix. */
    private static final double SINGULAR = 1e-13;

    private final FokkerPlanckProblem problem;
    private final DiffusionProcess kinetic;
    private final Grid grid;
    private final ObliqueGeometry geometry;
    private final int d;
    private final int alongAxis;
    private final double[] width;
    private final double[][] x;
    private final double[][] velocity;
    private final double[][] tensor;
    private final double[] vector;
    private final double[][] pivots;
    private final double[] ahead;

    /** z of the last run. */
    final double[] exponent;
    /** v_i/h_i of the last run where e is a step along an axis i without diffusion, else 0. */
    final double[] transport;

    ObliqueCoefficients(FokkerPlanckProblem problem, DiffusionProcess kinetic, ObliqueGeometry geometry, int capacity) {
        this.problem = problem;
        this.kinetic = kinetic;
        this.geometry = geometry;
        grid = geometry.grid();
        d = grid.dimension();
        alongAxis = axisOf(geometry.offset());
        width = new double[d];
        Arrays.setAll(
                width,
                i -> (grid.axis(i).upper() - grid.axis(i).lower())
                        / grid.axis(i).cells());
        x = new double[d][capacity];
        velocity = new double[d][capacity];
        tensor = new double[Selling.terms(d)][capacity];
        vector = new double[d];
        pivots = new double[d][d];
        ahead = new double[capacity];
        exponent = new double[capacity];
        transport = new double[capacity];
    }

    /** The axis of which e is a unit vector, else −1. */
    private static int axisOf(int[] e) {
        int axis = -1;
        for (int i = 0; i < e.length; i++) {
            if (e[i] != 0) {
                if (axis >= 0 || Math.abs(e[i]) != 1) {
                    return -1;
                }
                axis = i;
            }
        }
        return axis;
    }

    /**
     * Evaluates a run of edges from neighbouring cells of a row.
     *
     * @param t time
     * @param row the row
     * @param from first column
     * @param n how many cells
     * @param length length of the edges over that of e, negative against e
     */
    void evaluate(double t, int row, int from, int n, double length) {
        Arrays.fill(transport, 0, n, 0);
        if (problem.process() instanceof Reversible reversible) {
            locate(row, from, n, 0, false);
            reversible.reducedPotential(x, n, exponent);
            locate(row, from, n, length, false);
            reversible.reducedPotential(x, n, ahead);
            for (int j = 0; j < n; j++) {
                exponent[j] -= ahead[j];
            }
        } else {
            locate(row, from, n, 0.5 * length, true);
            kinetic.drift(t, x, n, velocity);
            boolean uniform = kinetic.additiveNoise();
            kinetic.diffusionTensor(t, x, uniform ? 1 : n, tensor);
            for (int j = 0; j < n; j++) {
                if (j == 0 || !uniform) {
                    invert(t, j);
                }
                double z = 0;
                for (int i = 0; i < d; i++) {
                    z += vector[i] * (velocity[i][j] / width[i]);
                }
                exponent[j] = length * z;
                if (alongAxis >= 0 && tensor[SymmetricTensor.entry(d, alongAxis, alongAxis)][uniform ? 0 : j] == 0) {
                    transport[j] = Math.signum(length) * (velocity[alongAxis][j] / width[alongAxis]);
                }
            }
        }
        for (int j = 0; j < n; j++) {
            if (!Double.isFinite(exponent[j] + transport[j])) {
                throw new NumericalException("selling: exponent " + exponent[j] + " of the flux at x = "
                        + Arrays.toString(point(j)) + ", t = " + t);
            }
        }
    }

    /** Writes x = centre + share · H e, on circles within the box if so wished. */
    private void locate(int row, int from, int n, double share, boolean wrapped) {
        int[] e = geometry.offset();
        for (int i = 0; i < d; i++) {
            Axis axis = grid.axis(i);
            boolean circle = wrapped && problem.domain().boundaries().get(i).periodic();
            double ahead = share * e[i] * width[i];
            if (i < d - 1) {
                double place = axis.centre(geometry.index(i, row, from)) + ahead;
                Arrays.fill(x[i], 0, n, circle ? wrap(axis, place) : place);
            } else {
                for (int j = 0; j < n; j++) {
                    double place = axis.centre(from + j) + ahead;
                    x[i][j] = circle ? wrap(axis, place) : place;
                }
            }
        }
    }

    private static double wrap(Axis axis, double place) {
        double length = axis.upper() - axis.lower();
        return place > axis.upper() ? place - length : place < axis.lower() ? place + length : place;
    }

    /** Solves (H⁻¹ D H⁻¹) y = e on the axes that diffuse at point j, by elimination without pivoting. */
    private void invert(double t, int j) {
        int[] e = geometry.offset();
        for (int i = 0; i < d; i++) {
            boolean diffuses = tensor[SymmetricTensor.entry(d, i, i)][j] != 0;
            vector[i] = diffuses ? e[i] : 0;
            for (int k = i; k < d; k++) {
                pivots[i][k] = tensor[SymmetricTensor.entry(d, i, k)][j] / width[i] / width[k];
            }
        }
        for (int k = 0; k < d; k++) {
            double own = tensor[SymmetricTensor.entry(d, k, k)][j] / width[k] / width[k];
            if (own == 0) {
                continue;
            }
            if (!(pivots[k][k] > SINGULAR * own)) {
                throw new IllegalArgumentException("selling: the diffusion tensor at x = " + Arrays.toString(point(j))
                        + ", t = " + t + " is not positive definite: only directions along the axes may be without"
                        + " diffusion; rotate the coordinates so that the degenerate direction is one");
            }
            for (int i = k + 1; i < d; i++) {
                double factor = pivots[k][i] / pivots[k][k];
                vector[i] -= factor * vector[k];
                for (int l = i; l < d; l++) {
                    pivots[i][l] -= factor * pivots[k][l];
                }
            }
        }
        for (int k = d - 1; k >= 0; k--) {
            if (pivots[k][k] == 0) {
                vector[k] = 0;
                continue;
            }
            for (int i = k + 1; i < d; i++) {
                vector[k] -= pivots[k][i] * vector[i];
            }
            vector[k] /= pivots[k][k];
        }
    }

    private double[] point(int j) {
        double[] point = new double[d];
        Arrays.setAll(point, i -> x[i][j]);
        return point;
    }
}
