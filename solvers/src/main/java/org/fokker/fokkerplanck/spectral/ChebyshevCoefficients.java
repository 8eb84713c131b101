package org.fokker.fokkerplanck.spectral;

import java.util.Arrays;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;

/**
 * Drift at the edges of every axis, diffusion at the nodes and, where the reading of the noise asks for it, at the edges, and
 * the killing rate at the nodes, for the last time asked for. The flux along axis i is J_i = f_i p − κ ∂_i(D_ii p) − (1 − κ)
 * D_ii ∂_i p − Σ_{j≠i} ∂_j(D_ij p), with κ = 1 for Itô, ½ for Stratonovich and 0 for Hänggi–Klimontovich: D itself is never
 * differentiated.
 */
final class ChebyshevCoefficients {

    private static final int CHUNK = 2048;

    private final DiffusionProcess process;
    private final Reaction reaction;
    private final Points nodes;
    private final Points[] edges;
    private final TaskRunner runner;
    private final int d;
    private boolean mixed;

    /** κ. */
    final double inside;
    /** f_i at the edges of axis i and the nodes of the others. */
    final double[][] drift;
    /** D, upper triangle by rows, at the nodes; one number each for additive noise. */
    final double[][] tensor;
    /** D_ii where f_i stands; empty for κ = 1. */
    final double[][] atEdges;
    /** One share of the killing rate at the nodes, of as many as there are axes; empty if nothing is killed. */
    final double[] killing;

    ChebyshevCoefficients(FokkerPlanckProblem problem, Points nodes, Points[] edges, TaskRunner runner) {
        process = problem.process();
        reaction = problem.reaction();
        this.nodes = nodes;
        this.edges = edges;
        this.runner = runner;
        d = edges.length;
        inside = process.additiveNoise() ? 1 : process.interpretation().slopeShare();
        drift = new double[d][];
        atEdges = new double[d][];
        for (int i = 0; i < d; i++) {
            drift[i] = new double[edges[i].size()];
            atEdges[i] = new double[inside == 1 ? 0 : edges[i].size()];
        }
        tensor = new double[d * (d + 1) / 2][process.additiveNoise() ? 1 : nodes.size()];
        killing = new double[reaction.kills() ? nodes.size() : 0];
    }

    /** {@return where D_ij, i ≤ j, stands in the upper triangle by rows} */
    int row(int i, int j) {
        return i * d - i * (i - 1) / 2 + j - i;
    }

    /** {@return whether mixed derivatives have been met} */
    boolean mixed() {
        return mixed;
    }

    /** {@return the largest |D_ij|} */
    double largestDiffusion(int i, int j) {
        return Math.max(largest(tensor[row(i, j)]), i == j ? largest(atEdges[i]) : 0);
    }

    /** {@return the largest absolute value} */
    static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Evaluates everything at a time. */
    void update(double t) {
        for (int i = 0; i < d; i++) {
            sample(edges[i], "drift", t, process::drift, only(i, d, drift[i]));
            if (atEdges[i].length > 0) {
                sample(edges[i], "diffusion", t, process::diffusionTensor, only(row(i, i), tensor.length, atEdges[i]));
                requireNonNegative(atEdges[i], edges[i], t);
            }
        }
        // For additive noise any point serves.
        Points where = process.additiveNoise()
                ? new Points(Arrays.stream(nodes.coordinates())
                        .map(along -> new double[] {along[0]})
                        .toArray(double[][]::new))
                : nodes;
        sample(where, "diffusion", t, process::diffusionTensor, tensor);
        for (int i = 0; i < d; i++) {
            requireNonNegative(tensor[row(i, i)], where, t);
            for (int j = i + 1; j < d; j++) {
                mixed |= largest(tensor[row(i, j)]) > 0;
            }
        }
        if (d > 1 && inside != 1) {
            requireDiagonalNoise(t);
        }
        if (killing.length > 0) {
            sample(nodes, "killing rate", t, (s, x, n, values) -> reaction.killing(s, x, n, values[0]), killing);
            requireNonNegative("killing rate", "", killing, nodes, t);
            for (int c = 0; c < killing.length; c++) {
                killing[c] /= d;
            }
        }
    }

    /** Writes the source at the nodes. */
    void source(double t, double[] source) {
        sample(nodes, "source", t, (s, x, n, values) -> reaction.source(s, x, n, values[0]), source);
    }

    private static double[][] only(int row, int rows, double[] wanted) {
        double[][] to = new double[rows][0];
        to[row] = wanted;
        return to;
    }

    /** What is evaluated at n points. */
    @FunctionalInterface
    private interface Field {
        void at(double t, double[][] x, int n, double[][] values);
    }

    /** Evaluates a field of as many rows as {@code to} has; rows of length zero are not kept. */
    private void sample(Points points, String what, double t, Field field, double[]... to) {
        int size = points.size();
        runner.run((size + CHUNK - 1) / CHUNK, task -> {
            int first = task * CHUNK;
            int n = Math.min(CHUNK, size - first);
            double[][] x = new double[d][n];
            points.write(first, n, x);
            double[][] values = new double[to.length][n];
            field.at(t, x, n, values);
            for (int row = 0; row < to.length; row++) {
                if (to[row].length > 0) {
                    requireFinite(what, values[row], points, first, t);
                    System.arraycopy(values[row], 0, to[row], first, n);
                }
            }
        });
    }

    private static void requireFinite(String what, double[] values, Points points, int first, double t) {
        for (int j = 0; j < values.length; j++) {
            if (!Double.isFinite(values[j])) {
                throw new NumericalException(what + " " + values[j] + at(points, first + j, t));
            }
        }
    }

    private static void requireNonNegative(double[] diffusion, Points points, double t) {
        requireNonNegative(
                "diffusion",
                ": the problem is ill-posed, small errors grow without bound; Fourier's method 'spectral' shows the growth",
                diffusion,
                points,
                t);
    }

    private static void requireNonNegative(String what, String reason, double[] values, Points points, double t) {
        for (int j = 0; j < values.length; j++) {
            if (values[j] < 0) {
                throw new IllegalArgumentException(what + " " + values[j] + at(points, j, t) + " is negative" + reason);
            }
        }
    }

    /** κ is right for every reading only if B itself is diagonal. */
    private void requireDiagonalNoise(double t) {
        int m = process.noiseDimension();
        double[][] b = new double[d * m][nodes.size()];
        sample(nodes, "noise", t, process::noise, b);
        for (int row = 0; row < b.length; row++) {
            for (int j = 0; row / m != row % m && j < b[row].length; j++) {
                if (b[row][j] != 0) {
                    throw new IllegalArgumentException("noise B_" + (row / m + 1) + (row % m + 1) + " = " + b[row][j]
                            + at(nodes, j, t) + ": read as " + process.interpretation()
                            + ", chebyshev treats diagonal noise only; give the process in Itô's form");
                }
            }
        }
    }

    private static String at(Points points, int index, double t) {
        return " at x = " + Arrays.toString(points.point(index)) + ", t = " + t;
    }
}
