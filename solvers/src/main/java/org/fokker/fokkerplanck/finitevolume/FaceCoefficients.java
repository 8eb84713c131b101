package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Reversible;

/**
 * Drift and diffusion on the faces of one axis, with all that the reading of the noise and the knowledge of a potential
 * bring in: the flux is J = v p − D ∂p with v = f − κ ∂D, where κ is 1 for Itô, ½ for Stratonovich and 0 for
 * Hänggi–Klimontovich, and ∂D is the difference of D between the nodes of the face.
 *
 * <p>Where a reduced potential Φ is known, v = −D ∇Φ is D times the difference of Φ between the nodes, its exact mean along the
 * edge: with Scharfetter and Gummel's flux exp(−Φ) is then in equilibrium to the last bits. Where none is known, a flux may
 * ask for the mean of (f − κ ∂D)/D along the edge by quadrature ({@link Flux#quadraturePoints}); edges on which D vanishes
 * somewhere have no such mean and keep v = f − κ ∂D on the face.
 *
 * <p>Not safe for several threads: each task has its own.
 */
final class FaceCoefficients {

    private final DiffusionProcess process;
    private final int axis;
    private final int d;
    private final DiagonalDiffusion diagonal;
    private final double diffusionShare;
    private final double[][] x;
    private final double[][] vector;
    private final double[][] tensor;
    private final double[] left;
    private final GaussIntegrator rule;
    private final double[] mean;

    /** v on the faces of the last run. */
    final double[] velocity;
    /** D on the faces of the last run. */
    final double[] diffusion;

    /**
     * Creates room for runs of faces.
     *
     * @param quadraturePoints points along an edge, 0 for values on faces
     * @param capacity largest number of faces in a run
     */
    FaceCoefficients(DiffusionProcess process, int axis, int quadraturePoints, int capacity) {
        this.process = process;
        this.axis = axis;
        d = process.dimension();
        diagonal = new DiagonalDiffusion(process, axis);
        diffusionShare = diagonal.share();
        x = new double[d][capacity];
        vector = new double[d][capacity];
        tensor = new double[d * (d + 1) / 2][capacity];
        left = new double[capacity];
        velocity = new double[capacity];
        diffusion = new double[capacity];
        boolean quadrature = quadraturePoints > 0 && !(process instanceof Reversible);
        rule = new GaussIntegratorFactory().legendre(Math.max(1, quadraturePoints), 0, 1);
        mean = new double[quadrature ? capacity : 0];
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
            diagonal.check(t, x, tensor, 1);
            Arrays.fill(diffusion, 0, n, tensor[diagonal.row()][0]);
        } else {
            stateDependent(t, geometry, firstFace, faceStep, n);
        }
        if (process instanceof Reversible reversible) {
            potentialDifferences(reversible, geometry, firstFace, faceStep, n);
        }
        if (mean.length > 0) {
            edgeMeans(t, geometry, firstFace, faceStep, n);
        }
        for (int j = 0; j < n; j++) {
            if (!Double.isFinite(velocity[j])) {
                x[axis][j] = geometry.face(firstFace + faceStep * j);
                throw new NumericalException("drift " + velocity[j] + DiagonalDiffusion.at(t, x, j));
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

    /** Replaces v by D on the face times the mean of (f − κ ∂D)/D along the edge, where there is one. */
    private void edgeMeans(double t, AxisGeometry geometry, int firstFace, int faceStep, int n) {
        double[] along = x[axis];
        double[] own = tensor[diagonal.row()];
        Arrays.fill(mean, 0, n, 0);
        for (int q = 0; q < rule.getNumberOfPoints(); q++) {
            for (int j = 0; j < n; j++) {
                int face = firstFace + faceStep * j;
                along[j] = geometry.leftNode(face) + rule.getPoint(q) * geometry.distance(face);
            }
            process.drift(t, x, n, vector);
            if (!process.additiveNoise()) {
                process.diffusionTensor(t, x, n, tensor);
            }
            for (int j = 0; j < n; j++) {
                double d = process.additiveNoise() ? diffusion[j] : own[j];
                mean[j] += d > 0 ? rule.getWeight(q) * vector[axis][j] / d : Double.NaN;
            }
        }
        if (diffusionShare != 0) {
            for (int side = 1; side >= -1; side -= 2) {
                for (int j = 0; j < n; j++) {
                    int face = firstFace + faceStep * j;
                    along[j] = side > 0 ? geometry.rightNode(face) : geometry.leftNode(face);
                }
                process.diffusionTensor(t, x, n, tensor);
                for (int j = 0; j < n; j++) {
                    double log = Math.log(own[j]) / geometry.distance(firstFace + faceStep * j);
                    mean[j] -= side * diffusionShare * log;
                }
            }
        }
        for (int j = 0; j < n; j++) {
            velocity[j] = Double.isFinite(mean[j]) ? diffusion[j] * mean[j] : velocity[j];
        }
    }

    private void stateDependent(double t, AxisGeometry geometry, int firstFace, int faceStep, int n) {
        double[] along = x[axis];
        double[] own = tensor[diagonal.row()];
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
        diagonal.check(t, x, tensor, n);
        System.arraycopy(own, 0, diffusion, 0, n);
    }
}
