package org.fokker.distribution;

import org.fokker.kernel.PackedMixture.Shape;

/**
 * A covariance matrix C in the cheapest of three forms. Either positive definite, C = L Lᵀ, or singular on purpose: a point
 * mass, on which everything that needs C⁻¹ throws {@link IllegalStateException}. Immutable.
 */
sealed interface Covariance permits IsotropicCovariance, DiagonalCovariance, FullCovariance {

    /** {@return d} */
    int dimension();

    /** {@return the form} */
    Shape shape();

    /** {@return whether C is positive definite} */
    boolean regular();

    /**
     * One entry.
     *
     * @param i row
     * @param j column
     * @return C_ij
     */
    double entry(int i, int j);

    /**
     * The covariance of a X + √v ε.
     *
     * @param a factor
     * @param v variance of the independent isotropic noise, ≥ 0
     * @return a² C + v I
     */
    Covariance diffuse(double a, double v);

    /**
     * The covariance of X given a X + √v ε: (C⁻¹ + (a²/v) I)⁻¹ = v C (a² C + v I)⁻¹, which needs neither a subtraction nor
     * C⁻¹.
     *
     * @param a factor
     * @param v variance of the noise, &gt; 0
     * @return the posterior covariance
     */
    Covariance posterior(double a, double v);

    /**
     * The covariance of some components of X.
     *
     * @param axes which components, in the wanted order
     * @return the submatrix
     */
    Covariance marginal(int[] axes);

    /** {@return log det L = ½ log det C} */
    double logDetRoot();

    /**
     * Writes the whitening matrix W = L⁻¹ in the layout of the kernels.
     *
     * @param target a form that holds this one
     * @param out receives {@code target.size(d)} numbers
     * @param offset where the first of them goes
     */
    void whitening(Shape target, double[] out, int offset);

    /**
     * Multiplies by L, in place.
     *
     * @param z vector, d; receives L z
     */
    void colour(double[] z);

    /**
     * Multiplies by C.
     *
     * @param x vector, d
     * @return C x
     */
    double[] times(double[] x);

    /**
     * Multiplies by C⁻¹.
     *
     * @param x vector, d
     * @return C⁻¹ x
     */
    double[] solve(double[] x);

    /**
     * Adds a multiple of C⁻¹ to a matrix.
     *
     * @param factor the multiple
     * @param sum d × d, added to
     */
    void addInverse(double factor, double[][] sum);

    /** {@return C as a new d × d array} */
    default double[][] matrix() {
        int d = dimension();
        double[][] matrix = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                matrix[i][j] = entry(i, j);
            }
        }
        return matrix;
    }

    /** Refuses a point mass where a density is needed. */
    default void requireRegular() {
        if (!regular()) {
            throw new IllegalStateException(
                    "a point mass has no density: its covariance is singular. Diffuse it first, "
                            + "for instance by affine(1, shift, variance) with a positive variance");
        }
    }

    /**
     * Checks a matrix and brings it to its cheapest form.
     *
     * @param matrix d × d; copied
     * @param d expected dimension
     * @param owner whose covariance it is, for messages
     * @return the covariance
     * @throws IllegalArgumentException if it is not a finite symmetric matrix that is zero or positive definite
     */
    static Covariance of(double[][] matrix, int d, String owner) {
        double largest = 0;
        if (matrix.length != d) {
            throw new IllegalArgumentException(
                    "covariance of " + owner + " has " + matrix.length + " rows, expected " + d);
        }
        for (double[] row : matrix) {
            if (row.length != d) {
                throw new IllegalArgumentException(
                        "covariance of " + owner + " has a row of " + row.length + " entries, expected " + d);
            }
            for (double entry : row) {
                if (!Double.isFinite(entry)) {
                    throw new IllegalArgumentException(
                            "covariance of " + owner + " has the entry " + entry + ", expected finite numbers");
                }
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        boolean diagonal = true;
        boolean isotropic = true;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                // A product such as A C Aᵀ is symmetric up to some tens of roundings of its largest entry.
                if (Math.abs(matrix[i][j] - matrix[j][i]) > 1e-12 * largest) {
                    throw new IllegalArgumentException("covariance of " + owner + " is not symmetric: entry (" + i
                            + ", " + j + ") is " + matrix[i][j] + ", entry (" + j + ", " + i + ") is " + matrix[j][i]);
                }
                diagonal &= matrix[i][j] == 0 && matrix[j][i] == 0;
            }
            isotropic &= matrix[i][i] == matrix[0][0];
        }
        if (!diagonal) {
            return FullCovariance.of(matrix, owner);
        }
        if (isotropic) {
            return IsotropicCovariance.of(d, matrix[0][0], owner);
        }
        double[] variances = new double[d];
        for (int i = 0; i < d; i++) {
            variances[i] = matrix[i][i];
        }
        return DiagonalCovariance.of(variances, owner);
    }
}
