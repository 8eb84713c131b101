package org.fokker.validation.expression;

import java.util.Collections;
import java.util.List;

/**
 * The noise of a diffusion by formulas: its matrix B, d × m, and its tensor D = ½ B Bᵀ, either of which may be given.
 *
 * @param matrix B
 * @param tensor D
 */
public record Noise(FormulaMatrix matrix, FormulaMatrix tensor) {

    private static final Expression ROOT_OF_TWO = Expression.of(Math.sqrt(2));

    /**
     * Equal and independent noise on every axis.
     *
     * @param volatility σ, a formula
     * @param dimension d
     * @return B = σ I
     */
    public static Noise isotropic(Expression volatility, int dimension) {
        return ofMatrix(FormulaMatrix.diagonal(Collections.nCopies(dimension, volatility)));
    }

    /**
     * Independent noise on every axis.
     *
     * @param volatilities σ_i, d formulas
     * @return B = diag σ
     */
    public static Noise diagonal(List<Expression> volatilities) {
        return ofMatrix(FormulaMatrix.diagonal(volatilities));
    }

    /**
     * Noise by its matrix.
     *
     * @param matrix B, d × m
     * @return the noise with D = ½ B Bᵀ
     */
    public static Noise ofMatrix(FormulaMatrix matrix) {
        return new Noise(matrix, matrix.halfSquare());
    }

    /**
     * Noise by its tensor. B is √2 times the lower triangular Cholesky factor; where a pivot is a formula it has to be positive.
     *
     * @param tensor D, d × d
     * @return the noise
     * @throws IllegalArgumentException if D is not symmetric as it is written, or has a constant pivot that is negative
     */
    public static Noise ofTensor(FormulaMatrix tensor) {
        if (!tensor.isSymmetric()) {
            throw new IllegalArgumentException("the tensor is not symmetric: " + tensor);
        }
        return new Noise(tensor.choleskyFactor().times(ROOT_OF_TWO), tensor);
    }

    /**
     * Says whether all readings of the noise agree.
     *
     * @return whether B does not depend on the point
     */
    public boolean additive() {
        return !matrix.dependsOnPoint();
    }

    /**
     * What Stratonovich's reading adds to the drift, ½ Σ_jk B_jk ∂_j B_ik; for diagonal noise that is ½ ∂_i D_ii, which has a value
     * also where D vanishes.
     */
    List<Expression> stratonovichDrift() {
        return diagonal() ? tensor.times(Expression.of(0.5)).divergence() : matrix.stratonovichDrift();
    }

    /**
     * Says whether the tensor determines Stratonovich's reading, as it does where each axis has a noise of its own.
     *
     * @return whether B is square and diagonal
     */
    public boolean diagonal() {
        return matrix.height() == matrix.width() && matrix.isDiagonal();
    }
}
