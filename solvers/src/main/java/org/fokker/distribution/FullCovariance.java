package org.fokker.distribution;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.fokker.kernel.PackedMixture.Shape;

/** A positive definite C = L Lᵀ with its Cholesky factor L and the whitening matrix W = L⁻¹. */
final class FullCovariance implements Covariance {

    private final DMatrixRMaj matrix;
    private final DMatrixRMaj root;
    private final DMatrixRMaj whitening;

    /** Keeps and symmetrises the matrix. */
    private FullCovariance(DMatrixRMaj matrix, String owner) {
        int d = matrix.numRows;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                double entry = 0.5 * (matrix.get(i, j) + matrix.get(j, i));
                matrix.set(i, j, entry);
                matrix.set(j, i, entry);
            }
        }
        this.matrix = matrix;
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(d, true);
        if (!cholesky.decompose(matrix.copy())) {
            throw new IllegalArgumentException(
                    "covariance of " + owner + " is neither zero nor positive definite: its smallest eigenvalue is "
                            + smallestEigenvalue(matrix));
        }
        this.root = cholesky.getT(null);
        this.whitening = invertLower(root);
    }

    static FullCovariance of(double[][] matrix, String owner) {
        return new FullCovariance(new DMatrixRMaj(matrix), owner);
    }

    private static DMatrixRMaj invertLower(DMatrixRMaj l) {
        int d = l.numRows;
        DMatrixRMaj w = new DMatrixRMaj(d, d);
        for (int j = 0; j < d; j++) {
            w.set(j, j, 1 / l.get(j, j));
            for (int i = j + 1; i < d; i++) {
                double sum = 0;
                for (int c = j; c < i; c++) {
                    sum -= l.get(i, c) * w.get(c, j);
                }
                w.set(i, j, sum / l.get(i, i));
            }
        }
        return w;
    }

    private static double smallestEigenvalue(DMatrixRMaj matrix) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(matrix.numRows, false, true);
        if (!eigen.decompose(matrix.copy())) {
            return Double.NaN;
        }
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
            smallest = Math.min(smallest, eigen.getEigenvalue(i).getReal());
        }
        return smallest;
    }

    @Override
    public int dimension() {
        return matrix.numRows;
    }

    @Override
    public Shape shape() {
        return Shape.FULL;
    }

    @Override
    public boolean regular() {
        return true;
    }

    @Override
    public double entry(int i, int j) {
        return matrix.get(i, j);
    }

    @Override
    public Covariance diffuse(double a, double v) {
        int d = dimension();
        double square = a * a;
        if (square == 0) {
            return new IsotropicCovariance(d, v);
        }
        DMatrixRMaj diffused = matrix.copy();
        CommonOps_DDRM.scale(square, diffused);
        for (int i = 0; i < d; i++) {
            diffused.add(i, i, v);
        }
        return new FullCovariance(diffused, "an affine image");
    }

    @Override
    public Covariance posterior(double a, double v) {
        int d = dimension();
        Covariance diffused = diffuse(a, v);
        DMatrixRMaj posterior = new DMatrixRMaj(d, d);
        double[] column = new double[d];
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < d; i++) {
                column[i] = matrix.get(i, j);
            }
            double[] solution = diffused.solve(column);
            for (int i = 0; i < d; i++) {
                posterior.set(i, j, v * solution[i]);
            }
        }
        return new FullCovariance(posterior, "a posterior component");
    }

    @Override
    public Covariance marginal(int[] axes) {
        double[][] chosen = new double[axes.length][axes.length];
        for (int i = 0; i < axes.length; i++) {
            for (int j = 0; j < axes.length; j++) {
                chosen[i][j] = matrix.get(axes[i], axes[j]);
            }
        }
        return Covariance.of(chosen, axes.length, "a marginal");
    }

    @Override
    public double logDetRoot() {
        double sum = 0;
        for (int i = 0; i < root.numRows; i++) {
            sum += Math.log(root.get(i, i));
        }
        return sum;
    }

    @Override
    public void whitening(Shape target, double[] out, int offset) {
        if (target != Shape.FULL) {
            throw new IllegalArgumentException("a full matrix is not " + target);
        }
        int next = offset;
        for (int i = 0; i < whitening.numRows; i++) {
            for (int j = 0; j <= i; j++) {
                out[next++] = whitening.get(i, j);
            }
        }
    }

    @Override
    public void colour(double[] z) {
        for (int i = root.numRows - 1; i >= 0; i--) {
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum += root.get(i, j) * z[j];
            }
            z[i] = sum;
        }
    }

    @Override
    public double[] times(double[] x) {
        int d = dimension();
        double[] product = new double[d];
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int j = 0; j < d; j++) {
                sum += matrix.get(i, j) * x[j];
            }
            product[i] = sum;
        }
        return product;
    }

    @Override
    public double[] solve(double[] x) {
        int d = dimension();
        double[] y = new double[d];
        for (int i = 0; i < d; i++) {
            double sum = x[i];
            for (int j = 0; j < i; j++) {
                sum -= root.get(i, j) * y[j];
            }
            y[i] = sum / root.get(i, i);
        }
        for (int i = d - 1; i >= 0; i--) {
            double sum = y[i];
            for (int j = i + 1; j < d; j++) {
                sum -= root.get(j, i) * y[j];
            }
            y[i] = sum / root.get(i, i);
        }
        return y;
    }

    @Override
    public void addInverse(double factor, double[][] sum) {
        int d = dimension();
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double entry = 0;
                for (int c = Math.max(i, j); c < d; c++) {
                    entry += whitening.get(c, i) * whitening.get(c, j);
                }
                sum[i][j] += factor * entry;
            }
        }
    }
}
