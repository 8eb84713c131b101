package org.fokker.validation.expression;

import static org.fokker.validation.expression.Simplification.ZERO;
import static org.fokker.validation.expression.Simplification.difference;
import static org.fokker.validation.expression.Simplification.negation;
import static org.fokker.validation.expression.Simplification.product;
import static org.fokker.validation.expression.Simplification.quotient;
import static org.fokker.validation.expression.Simplification.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fokker.validation.expression.Expression.Constant;

/**
 * A matrix of simplified formulas, with the algebra that noise matrices and tensors need. Immutable.
 *
 * @param rows the entries by rows, all of the same length
 */
public record FormulaMatrix(List<List<Expression>> rows) {

    /** A constant pivot of a Cholesky factor below so many ulps of the diagonal entry is zero. */
    private static final double VANISHING = 16 * 0x1p-52;

    /**
     * Simplifies and copies the entries.
     *
     * @param rows the entries by rows
     * @throws IllegalArgumentException if there are none, or the rows have different lengths
     */
    public FormulaMatrix {
        rows = rows.stream()
                .map(row -> row.stream().map(Expression::simplified).toList())
                .toList();
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        for (List<Expression> row : rows) {
            if (row.isEmpty() || row.size() != columns) {
                throw new IllegalArgumentException("a matrix needs rows of one length, got " + rows);
            }
        }
        if (columns == 0) {
            throw new IllegalArgumentException("a matrix needs entries");
        }
    }

    /**
     * A diagonal matrix.
     *
     * @param diagonal its entries
     * @return the matrix
     */
    public static FormulaMatrix diagonal(List<Expression> diagonal) {
        int d = diagonal.size();
        return make(d, d, (i, j) -> i == j ? diagonal.get(i) : ZERO);
    }

    /** Makes a matrix from a rule for its entries. */
    static FormulaMatrix make(int rows, int columns, Rule rule) {
        List<List<Expression>> entries = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int row = i;
            entries.add(IntStream.range(0, columns)
                    .mapToObj(j -> rule.entry(row, j))
                    .toList());
        }
        return new FormulaMatrix(entries);
    }

    /** A rule for the entries of a matrix. */
    @FunctionalInterface
    interface Rule {

        Expression entry(int i, int j);
    }

    /** {@return the number of rows} */
    int height() {
        return rows.size();
    }

    /** {@return the number of columns} */
    int width() {
        return rows.get(0).size();
    }

    /** {@return one entry} */
    Expression at(int i, int j) {
        return rows.get(i).get(j);
    }

    /** {@return whether all entries off the diagonal are zero} */
    boolean isDiagonal() {
        return everyEntry((i, j) -> i == j || at(i, j).equals(ZERO));
    }

    /** {@return whether the matrix is σ I} */
    boolean isScalar() {
        return height() == width() && isDiagonal() && everyEntry((i, j) -> i != j || at(i, i).equals(at(0, 0)));
    }

    /**
     * Says whether the matrix equals its transpose.
     *
     * @return whether entries (i, j) and (j, i) are the same formula after simplification
     */
    public boolean isSymmetric() {
        return height() == width() && everyEntry((i, j) -> at(i, j).equals(at(j, i)));
    }

    /**
     * Says whether the matrix equals minus its transpose.
     *
     * @return whether entries (i, j) and (j, i) are opposite formulas after simplification
     */
    public boolean isAntisymmetric() {
        return height() == width()
                && everyEntry((i, j) -> i == j
                        ? at(i, i).equals(ZERO)
                        : at(i, j).equals(negation(at(j, i)))
                                || negation(at(i, j)).equals(at(j, i)));
    }

    /**
     * Says whether any coordinate occurs.
     *
     * @return whether an entry depends on the point
     */
    public boolean dependsOnPoint() {
        return !everyEntry((i, j) -> !at(i, j).dependsOnPoint());
    }

    /** {@return whether t occurs} */
    boolean dependsOnTime() {
        return !everyEntry((i, j) -> !at(i, j).dependsOnTime());
    }

    /** {@return the diagonal of a square matrix} */
    List<Expression> diagonalEntries() {
        return IntStream.range(0, height()).mapToObj(i -> at(i, i)).toList();
    }

    /** {@return whether formula i depends on no other coordinate than x_i} */
    static boolean dependsByRows(List<Expression> formulas) {
        return IntStream.range(0, formulas.size())
                .allMatch(i -> IntStream.range(0, formulas.size())
                        .noneMatch(j -> j != i && formulas.get(i).dependsOn(j)));
    }

    /** {@return the tensor ½ B Bᵀ of this noise matrix} */
    FormulaMatrix halfSquare() {
        return make(height(), height(), (i, j) -> {
            Expression entry = ZERO;
            for (int k = 0; k < width(); k++) {
                // Equal factors in equal order, so that the tensor is symmetric as written.
                entry = sum(entry, product(at(Math.min(i, j), k), at(Math.max(i, j), k)));
            }
            return product(new Constant(0.5), entry);
        });
    }

    /** {@return A v} */
    List<Expression> times(List<Expression> v) {
        return IntStream.range(0, height())
                .mapToObj(i -> {
                    Expression entry = ZERO;
                    for (int j = 0; j < width(); j++) {
                        entry = sum(entry, product(at(i, j), v.get(j)));
                    }
                    return entry;
                })
                .toList();
    }

    /** {@return the divergence of the rows, Σ_j ∂_j A_ij} */
    List<Expression> divergence() {
        return IntStream.range(0, height())
                .mapToObj(i -> {
                    Expression entry = ZERO;
                    for (int j = 0; j < width(); j++) {
                        entry = sum(entry, at(i, j).derivative(j));
                    }
                    return entry;
                })
                .toList();
    }

    /** {@return what Stratonovich's reading of this noise matrix adds to the drift, ½ Σ_jk B_jk ∂_j B_ik} */
    List<Expression> stratonovichDrift() {
        return IntStream.range(0, height())
                .mapToObj(i -> {
                    Expression entry = ZERO;
                    for (int j = 0; j < height(); j++) {
                        for (int k = 0; k < width(); k++) {
                            entry = sum(entry, product(at(j, k), at(i, k).derivative(j)));
                        }
                    }
                    return product(new Constant(0.5), entry);
                })
                .toList();
    }

    /** {@return A + B} */
    FormulaMatrix plus(FormulaMatrix other) {
        return make(height(), width(), (i, j) -> sum(at(i, j), other.at(i, j)));
    }

    /** {@return c A} */
    FormulaMatrix times(Expression c) {
        return make(height(), width(), (i, j) -> product(c, at(i, j)));
    }

    /**
     * The lower triangular L with L Lᵀ = A, by formulas. A pivot that is a formula is taken to be positive; one that is the number
     * zero has a column of zeros.
     *
     * @return L
     * @throws IllegalArgumentException if a pivot is a negative number, or zero with other entries in its column
     */
    FormulaMatrix choleskyFactor() {
        int d = height();
        Expression[][] factor = new Expression[d][d];
        for (int j = 0; j < d; j++) {
            Expression pivot = remainder(factor, j, j);
            if (pivot instanceof Constant c
                    && at(j, j) instanceof Constant own
                    && Math.abs(c.value()) <= VANISHING * Math.abs(own.value())) {
                pivot = ZERO;
            }
            if (pivot instanceof Constant c && c.value() < 0) {
                throw new IllegalArgumentException(
                        "the tensor is not positive semidefinite: its pivot " + (j + 1) + " is " + c.value());
            }
            for (int i = 0; i < d; i++) {
                factor[i][j] = i < j ? ZERO : i == j ? Simplification.apply(ElementaryFunction.SQRT, pivot) : ZERO;
            }
            for (int i = j + 1; i < d; i++) {
                Expression rest = remainder(factor, i, j);
                if (!pivot.equals(ZERO)) {
                    factor[i][j] = quotient(rest, factor[j][j]);
                } else if (!(rest instanceof Constant c && Math.abs(c.value()) <= VANISHING)) {
                    throw new IllegalArgumentException("the tensor is not positive semidefinite: entry (" + (i + 1)
                            + ", " + (j + 1) + ") is not zero, but the diffusion along axis " + (j + 1) + " is");
                }
            }
        }
        return make(d, d, (i, j) -> factor[i][j]);
    }

    /** A_ij − Σ_{k<j} L_ik L_jk. */
    private Expression remainder(Expression[][] factor, int i, int j) {
        Expression entry = at(i, j);
        for (int k = 0; k < j; k++) {
            entry = difference(entry, product(factor[i][k], factor[j][k]));
        }
        return entry;
    }

    private boolean everyEntry(Condition condition) {
        return IntStream.range(0, height())
                .allMatch(i -> IntStream.range(0, width()).allMatch(j -> condition.holds(i, j)));
    }

    /** A condition on an entry. */
    @FunctionalInterface
    private interface Condition {

        boolean holds(int i, int j);
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
