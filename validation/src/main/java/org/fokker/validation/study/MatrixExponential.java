package org.fokker.validation.study;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;
import org.fokker.fokkerplanck.linear.SparseMatrix;
import org.fokker.method.NumericalException;

/**
 * The exponential of a dense matrix by scaling and squaring of the diagonal Padé approximant of degree 13 (Higham, SIAM J. Matrix
 * Anal. Appl. 26 (2005) 1179–1193, algorithm 2.3). For generators of jump processes, whose exponentials have columns of sum one and
 * no negative entries, squaring is harmless; the error is some n roundings.
 */
final class MatrixExponential {

    /** Below this 1-norm the approximant errs by less than the rounding unit: θ₁₃ of table 2.3. */
    private static final double THETA = 5.371920351148152;

    /** Coefficients of the numerator, from the constant on; the denominator has them with alternating signs. */
    private static final double[] PADE = {
        64764752532480000.0,
        32382376266240000.0,
        7771770303897600.0,
        1187353796428800.0,
        129060195264000.0,
        10559470521600.0,
        670442572800.0,
        33522128640.0,
        1323241920.0,
        40840800.0,
        960960.0,
        16380.0,
        182.0,
        1.0
    };

    private MatrixExponential() {}

    /**
     * The exponential.
     *
     * @param a a square matrix
     * @return e^a
     * @throws NumericalException if the denominator is singular, as it is for entries that are not finite
     */
    static DMatrixRMaj of(DMatrixRMaj a) {
        double norm = NormOps_DDRM.inducedP1(a);
        int squarings = norm > THETA ? (int) Math.ceil(Math.log(norm / THETA) / Math.log(2)) : 0;
        DMatrixRMaj x = a.copy();
        CommonOps_DDRM.scale(Math.scalb(1.0, -squarings), x);
        DMatrixRMaj result = pade(x);
        DMatrixRMaj square = result.createLike();
        for (int s = 0; s < squarings; s++) {
            CommonOps_DDRM.mult(result, result, square);
            DMatrixRMaj spare = result;
            result = square;
            square = spare;
        }
        return result;
    }

    /** U = X (X⁶ (b₁₃X⁶ + b₁₁X⁴ + b₉X²) + b₇X⁶ + b₅X⁴ + b₃X² + b₁), V likewise with the even ones, and (V − U)⁻¹ (V + U). */
    private static DMatrixRMaj pade(DMatrixRMaj x) {
        DMatrixRMaj x2 = product(x, x);
        DMatrixRMaj x4 = product(x2, x2);
        DMatrixRMaj x6 = product(x2, x4);
        DMatrixRMaj odd = product(x, polynomial(1, x2, x4, x6));
        DMatrixRMaj even = polynomial(0, x2, x4, x6);
        DMatrixRMaj numerator = even.copy();
        CommonOps_DDRM.addEquals(numerator, odd);
        CommonOps_DDRM.subtractEquals(even, odd);
        DMatrixRMaj result = x.createLike();
        if (!CommonOps_DDRM.solve(even, numerator, result) || MatrixFeatures_DDRM.hasUncountable(result)) {
            throw new NumericalException("the exponential of a matrix of 1-norm " + NormOps_DDRM.inducedP1(x)
                    + " cannot be computed: the denominator of Padé's approximant is singular");
        }
        return result;
    }

    private static DMatrixRMaj polynomial(int parity, DMatrixRMaj x2, DMatrixRMaj x4, DMatrixRMaj x6) {
        DMatrixRMaj high = x2.createLike();
        CommonOps_DDRM.addEquals(high, PADE[12 + parity], x6);
        CommonOps_DDRM.addEquals(high, PADE[10 + parity], x4);
        CommonOps_DDRM.addEquals(high, PADE[8 + parity], x2);
        DMatrixRMaj sum = product(x6, high);
        CommonOps_DDRM.addEquals(sum, PADE[6 + parity], x6);
        CommonOps_DDRM.addEquals(sum, PADE[4 + parity], x4);
        CommonOps_DDRM.addEquals(sum, PADE[2 + parity], x2);
        for (int i = 0; i < sum.getNumRows(); i++) {
            sum.add(i, i, PADE[parity]);
        }
        return sum;
    }

    private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj c = a.createLike();
        CommonOps_DDRM.mult(a, b, c);
        return c;
    }

    /** The operator of a discretisation, from its product with every unit vector. */
    static DMatrixRMaj matrix(Linear system, double t) {
        int n = system.grid().size();
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        double[] unit = new double[n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            unit[j] = 1;
            system.applyLinear(t, unit, column);
            unit[j] = 0;
            for (int i = 0; i < n; i++) {
                matrix.set(i, j, column[i]);
            }
        }
        return matrix;
    }

    /** A sparse matrix as a dense one. */
    static DMatrixRMaj matrix(SparseMatrix sparse) {
        DMatrixRMaj matrix = new DMatrixRMaj(sparse.size(), sparse.size());
        for (int i = 0; i < sparse.size(); i++) {
            for (int e = sparse.start(i); e < sparse.start(i + 1); e++) {
                matrix.set(i, sparse.column(e), sparse.value(e));
            }
        }
        return matrix;
    }

    /** e^{ta} u. */
    static double[] apply(DMatrixRMaj a, double t, double[] u) {
        DMatrixRMaj scaled = a.copy();
        CommonOps_DDRM.scale(t, scaled);
        DMatrixRMaj result = new DMatrixRMaj(u.length, 1);
        CommonOps_DDRM.mult(of(scaled), DMatrixRMaj.wrap(u.length, 1, u), result);
        return result.getData();
    }
}
