package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Reversible;

/**
 * Drift and diffusion on the faces of one axis, with all that the reading of the noise and the knowledge of a potential
 * bring in: the flux is J = v p − D ∂p with v = f − κ ∂D, where κ is 1 for Itô, ½ for Stratonovich and 0 for
 * Hänggi–Klimontovich, and ∂D is the difference of D between the nodes of the face.
 *
 * <p>Where a reduced potential Φ is known, v = −D ∇Φ is D times the difference of Φ between the nodes, its exact mean along the
 * edge: with Scharfetter and Gummel's flux exp(−Φ) is then in equilibrium to the last bits.
 *
 * <p>Not safe for several threads: each task has its own.
 */
final class FaceCoefficients {

    private final DiffusionProcess process;
    private final int axis;
    private final int d;
    private final double diffusionShare;
    private final double[][] x;
    private final double[][] vector;
    private final double[][] tensor;
    private final double[] left;

    /** v on the faces of the last run. */
    final double[] velocity;
    /** D on the faces of the last run. */
    final double[] diffusion;

    FaceCoefficients(DiffusionProcess process, int axis, int capacity) {
        this.process = process;
        this.axis = axis;
        d = process.dimension();
        diffusionShare = process.additiveNoise()
                ? 0
                : switch (process.interpretation()) {
                    case ITO -> 1;
                    case STRATONOVICH -> 0.5;
                    case HAENGGI_KLIMONTOVICH -> 0;
                };
        x = new double[d][capacity];
        vector = new double[d][capacity];
        tensor = new double[d * (d + 1) / 2][capacity];
        left = new double[capacity];
        velocity = new double[capacity];
        diffusion = new double[capacity];
    }

    /** Where the points of a run are to be written; the coordinate along the axis is set by {@link #evaluate}. */
    double[][] points() {
        return x;
    }

    /**
     * Evaluates v and D.
     *
     * @param t time
     * @param geometry faces of the axis
     * @param firstFace face of the first point
     * @param faceStep 1 if each point stands on the next face, 0 if all stand on the same one
     * @param n how many points
     */
    void evaluate(double t, AxisGeometry geometry, int firstFace, int faceStep, int n) {
        double[] along = x[axis];
        if (!(process instanceof Reversible)) {
            for (int j = 0; j < n; j++) {
                along[j] = geometry.face(firstFace + faceStep * j);
            }
            process.drift(t, x, n, vector);
            System.arraycopy(vector[axis], 0, velocity, 0, n);
        }
        if (process.additiveNoise()) {
            process.diffusionTensor(t, x, 1, tensor);
            check(t, 1);
            Arrays.fill(diffusion, 0, n, tensor[row(axis)][0]);
        } else {
            stateDependent(t, geometry, firstFace, faceStep, n);
        }
        if (process instanceof Reversible reversible) {
            potentialDifferences(reversible, geometry, firstFace, faceStep, n);
        }
        for (int j = 0; j < n; j++) {
            if (!Double.isFinite(velocity[j])) {
                throw new NumericalException("drift " + velocity[j] + at(t, j));
            }
        }
    }

    private void potentialDifferences(
            Reversible reversible, AxisGeometry geometry, int firstFace, int faceStep, int n) {
        double[] along = x[axis];
        for (int j = 0; j < n; j++) {
            along[j] = geometry.leftNode(firstFace + faceStep * j);
        }
        reversible.reducedPotential(x, n, left);
        for (int j = 0; j < n; j++) {
            along[j] = geometry.rightNode(firstFace + faceStep * j);
        }
        reversible.reducedPotential(x, n, velocity);
        // All faces of a run have the distance of the first, up to a rounding that would cost z its last bits.
        double distance = geometry.distance(firstFace);
        for (int j = 0; j < n; j++) {
            velocity[j] = diffusion[j] * ((left[j] - velocity[j]) / distance);
        }
    }

    private void stateDependent(double t, AxisGeometry geometry, int firstFace, int faceStep, int n) {
        double[] along = x[axis];
        double[] own = tensor[row(axis)];
        if (diffusionShare != 0 && !(process instanceof Reversible)) {
            for (int j = 0; j < n; j++) {
                along[j] = geometry.leftNode(firstFace + faceStep * j);
            }
            process.diffusionTensor(t, x, n, tensor);
            System.arraycopy(own, 0, left, 0, n);
            for (int j = 0; j < n; j++) {
                along[j] = geometry.rightNode(firstFace + faceStep * j);
            }
            process.diffusionTensor(t, x, n, tensor);
            for (int j = 0; j < n; j++) {
                double slope = (own[j] - left[j]) / geometry.distance(firstFace + faceStep * j);
                velocity[j] -= diffusionShare * slope;
            }
        }
        for (int j = 0; j < n; j++) {
            along[j] = geometry.face(firstFace + faceStep * j);
        }
        process.diffusionTensor(t, x, n, tensor);
        check(t, n);
        System.arraycopy(own, 0, diffusion, 0, n);
        if (d > 1 && diffusionShare != 1 && !(process instanceof Reversible)) {
            checkNoise(t, n);
        }
    }

    /** With a diagonal D, the correction κ ∂_i D_ii is right for every reading only if B itself is diagonal. */
    private void checkNoise(double t, int n) {
        int m = process.noiseDimension();
        double[][] b = new double[d * m][n];
        process.noise(t, x, n, b);
        for (int k = 0; k < m; k++) {
            for (int j = 0; k != axis && j < n; j++) {
                if (b[axis * m + k][j] != 0) {
                    throw new IllegalArgumentException(
                            "noise B_" + (axis + 1) + (k + 1) + " = " + b[axis * m + k][j] + at(t, j)
                                    + ": read as " + process.interpretation()
                                    + ", these finite volumes treat diagonal noise only; give the process in Itô's form");
                }
            }
        }
    }

    private void check(double t, int n) {
        double[] own = tensor[row(axis)];
        for (int j = 0; j < n; j++) {
            if (own[j] < 0) {
                throw new IllegalArgumentException("diffusion " + own[j] + at(t, j)
                        + " is negative: the problem is ill-posed, small errors grow without bound; finite volumes refuse it, a"
                        + " spectral discretisation shows the growth");
            }
            if (!Double.isFinite(own[j])) {
                throw new NumericalException("diffusion " + own[j] + at(t, j));
            }
            for (int other = 0; other < d; other++) {
                double cross = other == axis ? 0 : tensor[row(Math.min(axis, other), Math.max(axis, other))][j];
                if (cross != 0) {
                    throw new IllegalArgumentException(
                            "diffusion D_" + (axis + 1) + (other + 1) + " = " + cross + at(t, j)
                                    + " couples two axes; these finite volumes treat diagonal tensors only, a full tensor needs"
                                    + " another scheme");
                }
            }
        }
    }

    private String at(double t, int j) {
        double[] point = new double[d];
        Arrays.setAll(point, i -> x[i][j]);
        return " at x = " + Arrays.toString(point) + ", t = " + t;
    }

    private int row(int i) {
        return row(i, i);
    }

    /** Where D_ik, i ≤ k, stands in the upper triangle by rows. */
    private int row(int i, int k) {
        return i * d - i * (i - 1) / 2 + k - i;
    }
}
