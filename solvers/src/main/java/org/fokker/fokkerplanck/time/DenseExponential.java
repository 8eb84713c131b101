package org.fokker.fokkerplanck.time;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.fokker.method.NumericalException;

/**
 * exp(A) of small dense matrices by the diagonal Padé approximant N(A)/N(−A) of degree 6, scaled until |A|₁ ≤ ½ and squared back.
 * At ½ the approximant differs from exp by less than 10⁻¹⁵ (Moler and Van Loan 2003, method 3).
 */
final class DenseExponential {

    private static final int DEGREE = 6;

    private DenseExponential() {}

    static DMatrixRMaj of(DMatrixRMaj matrix) {
        double norm = NormOps_DDRM.inducedP1(matrix);
        int squarings = norm > 0.5 ? Math.getExponent(norm) + 2 : 0;
        DMatrixRMaj a = matrix.copy();
        CommonOps_DDRM.scale(Math.scalb(1.0, -squarings), a);
        int n = a.getNumRows();
        DMatrixRMaj power = CommonOps_DDRM.identity(n);
        DMatrixRMaj numerator = CommonOps_DDRM.identity(n);
        DMatrixRMaj denominator = CommonOps_DDRM.identity(n);
        DMatrixRMaj product = new DMatrixRMaj(n, n);
        double c = 1;
        for (int k = 1; k <= DEGREE; k++) {
            c *= (DEGREE - k + 1) / (double) (k * (2 * DEGREE - k + 1));
            CommonOps_DDRM.mult(power, a, product);
            power.setTo(product);
            CommonOps_DDRM.addEquals(numerator, c, power);
            CommonOps_DDRM.addEquals(denominator, k % 2 == 0 ? c : -c, power);
        }
        DMatrixRMaj result = new DMatrixRMaj(n, n);
        if (!CommonOps_DDRM.solve(denominator, numerator, result)) {
            throw new NumericalException("the exponential of a matrix of norm " + norm + " has no Padé approximant");
        }
        for (int k = 0; k < squarings; k++) {
            CommonOps_DDRM.mult(result, result, product);
            result.setTo(product);
        }
        return result;
    }
}
