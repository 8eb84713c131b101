package org.fokker.fokkerplanck.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.fokker.fokkerplanck.linear.LinearOperator;
import org.fokker.method.NumericalException;

/**
 * An orthonormal basis of the space that belongs to the eigenvalues of largest modulus of an operator B, by Arnoldi's method with
 * full orthogonalisation. One Krylov space holds one vector of each eigenvalue however often it is repeated; so once the wanted
 * vectors have converged they are projected out, and further spaces are searched from new starts until none holds an eigenvalue
 * that belongs to the wanted ones.
 */
final class InvariantSubspace {

    /** Residual of a Ritz vector over the modulus of its value at which it counts as converged. */
    private static final double CONVERGED = 1e-13;

    /** Eigenvalues whose moduli are closer than this belong together and are not separated. */
    private static final double CLUSTER = 1e-7;

    private static final int LARGEST_SPACE = 300;

    private final LinearOperator operator;
    private final double[] start;
    private final boolean symmetric;
    private final List<double[]> basis = new ArrayList<>();
    private final List<Double> moduli = new ArrayList<>();

    /**
     * Prepares a search.
     *
     * @param operator B
     * @param start a vector with a share of every eigenvector; further ones are made from it
     * @param symmetric whether B is symmetric
     */
    InvariantSubspace(LinearOperator operator, double[] start, boolean symmetric) {
        this.operator = operator;
        this.start = start;
        this.symmetric = symmetric;
    }

    /**
     * Searches.
     *
     * @param wanted how many eigenvalues at least
     * @return the basis; more than {@code wanted} vectors where a pair or a cluster would be separated
     * @throws NumericalException if a space of 300 vectors does not hold them
     */
    List<double[]> leading(int wanted) {
        int most = Math.min(wanted, start.length);
        for (int pass = 0; basis.size() < start.length; pass++) {
            int before = basis.size();
            expand(pass, Math.max(1, most - before), threshold(most));
            if (basis.size() == before) {
                break;
            }
        }
        return basis;
    }

    /** The modulus that a further eigenvalue must have to belong to the wanted ones. */
    private double threshold(int wanted) {
        if (moduli.size() < wanted) {
            return 0;
        }
        List<Double> sorted = moduli.stream().sorted(Comparator.reverseOrder()).toList();
        return sorted.get(wanted - 1) * (1 - CLUSTER);
    }

    /** One Krylov space: adds its converged vectors above the threshold. */
    private void expand(int pass, int wanted, double threshold) {
        int most = Math.min(LARGEST_SPACE, start.length - basis.size());
        List<double[]> space = new ArrayList<>();
        // Column by column.
        double[][] projected = new double[most][];
        space.add(first(pass));
        for (int m = 1; m <= most; m++) {
            double[] next = new double[start.length];
            operator.apply(space.get(m - 1), next);
            double size = norm(next);
            orthogonalise(next, basis);
            projected[m - 1] = orthogonalise(next, space);
            double rest = norm(next);
            projected[m - 1][m] = rest;
            boolean invariant = rest <= 1e-14 * size || m == most;
            if (invariant || (m >= 2 * wanted + 6 && m % 4 == 0)) {
                Ritz ritz = new Ritz(projected, m, symmetric);
                int settled = ritz.settled(invariant && rest <= 1e-14 * size ? 0 : rest, wanted, threshold);
                if (settled >= 0) {
                    keep(space, ritz, settled);
                    return;
                }
                if (m == most) {
                    throw new NumericalException("Arnoldi's method: " + wanted
                            + " eigenvalues have not converged in a space of " + m
                            + " vectors; the largest residual is "
                            + ritz.largestResidual(rest, wanted) + " of the modulus");
                }
            }
            for (int i = 0; i < next.length; i++) {
                next[i] /= rest;
            }
            space.add(next);
        }
    }

    private void keep(List<double[]> space, Ritz ritz, int count) {
        for (int r = 0; r < count; r++) {
            double[] vector = new double[start.length];
            for (int j = 0; j < ritz.size; j++) {
                double factor = ritz.vectors[ritz.order[r]][j];
                double[] column = space.get(j);
                for (int i = 0; i < vector.length; i++) {
                    vector[i] += factor * column[i];
                }
            }
            double size = norm(vector);
            orthogonalise(vector, basis);
            double rest = norm(vector);
            if (rest <= 1e-8 * size) {
                throw new NumericalException("Arnoldi's method: eigenvectors " + (r + 1)
                        + " and earlier ones are parallel; the operator is defective or nearly so");
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= rest;
            }
            basis.add(vector);
            moduli.add(ritz.modulus[ritz.order[r]]);
        }
    }

    /** The start of a pass: the given one, then others that oscillate against it irregularly. */
    private double[] first(int pass) {
        double[] vector = start.clone();
        for (int i = 0; i < vector.length && pass > 0; i++) {
            vector[i] *= Math.sin(1 + i * (pass + Math.sqrt(2)));
        }
        orthogonalise(vector, basis);
        double size = norm(vector);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= size;
        }
        return vector;
    }

    /** Projects onto the complement of orthonormal vectors, twice; the components along them, and one more place. */
    private static double[] orthogonalise(double[] x, List<double[]> vectors) {
        double[] components = new double[vectors.size() + 1];
        for (int repeat = 0; repeat < 2; repeat++) {
            for (int j = 0; j < vectors.size(); j++) {
                double[] v = vectors.get(j);
                double component = 0;
                for (int i = 0; i < x.length; i++) {
                    component += v[i] * x[i];
                }
                for (int i = 0; i < x.length; i++) {
                    x[i] -= component * v[i];
                }
                components[j] += component;
            }
        }
        return components;
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double each : x) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }

    /** Eigenvalues and vectors of the projection, the vectors of a complex pair as real and imaginary part. */
    private static final class Ritz {
        final int size;
        final double[] modulus;
        final double[][] vectors;
        final Integer[] order;

        Ritz(double[][] projected, int size, boolean symmetric) {
            this.size = size;
            double[][] matrix = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= Math.min(i + 1, size - 1); j++) {
                    matrix[j][i] = projected[i][j];
                }
            }
            for (int i = 0; i < size && symmetric; i++) {
                for (int j = 0; j < i; j++) {
                    matrix[i][j] = 0.5 * (matrix[i][j] + matrix[j][i]);
                    matrix[j][i] = matrix[i][j];
                }
            }
            EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix, false));
            modulus = new double[size];
            vectors = new double[size][];
            for (int i = 0; i < size; i++) {
                modulus[i] = Math.hypot(eigen.getRealEigenvalue(i), eigen.getImagEigenvalue(i));
                vectors[i] = eigen.getV().getColumn(i);
            }
            order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
            Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -modulus[i]));
        }

        /** How many leading vectors to keep, none of a cluster cut off; −1 if some of them have not converged. */
        int settled(double rest, int wanted, double threshold) {
            int count = 0;
            while (count < size
                    && modulus[order[count]] > threshold
                    && (count < wanted || modulus[order[count]] >= modulus[order[wanted - 1]] * (1 - CLUSTER))) {
                count++;
            }
            for (int r = 0; r < Math.max(count, Math.min(wanted, size)); r++) {
                double residual = residual(rest, r);
                double margin = r < count ? CONVERGED * modulus[order[r]] : 0.1 * (threshold - modulus[order[r]]);
                if (residual > margin) {
                    return -1;
                }
            }
            return count;
        }

        double largestResidual(double rest, int wanted) {
            double largest = 0;
            for (int r = 0; r < Math.min(wanted, size); r++) {
                largest = Math.max(largest, residual(rest, r) / modulus[order[r]]);
            }
            return largest;
        }

        /** |B x − θ x| by the last component of the eigenvector, which is all that leads out of the space. */
        private double residual(double rest, int r) {
            return rest * Math.abs(vectors[order[r]][size - 1]) / norm(vectors[order[r]]);
        }
    }
}
