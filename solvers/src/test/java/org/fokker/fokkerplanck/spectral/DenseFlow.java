package org.fokker.fokkerplanck.spectral;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;

/** The matrix of a small system and its exponential, which leaves the error of space alone. */
final class DenseFlow {

    /** Terms of the Taylor series for a norm below ½: the rest is 2⁻¹⁸/18! = 6e-22. */
    private static final int TERMS = 18;

    private DenseFlow() {}

    static DMatrixRMaj matrix(Linear system, double t) {
        int n = system.grid().size();
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        double[] unit = new double[n];
        double[] column = new double[n];
        for (int c = 0; c < n; c++) {
            unit[c] = 1;
            system.applyLinear(t, unit, column);
            unit[c] = 0;
            for (int r = 0; r < n; r++) {
                matrix.set(r, c, column[r]);
            }
        }
        return matrix;
    }

    /** exp(tA) u by scaling and squaring. */
    static double[] exponential(Linear system, double t, double[] u) {
        DMatrixRMaj a = matrix(system, 0);
        int n = u.length;
        double norm = t * NormOps_DDRM.normP1(a);
        int squarings = (int) Math.max(0, Math.ceil(Math.log(2 * norm) / Math.log(2)));
        CommonOps_DDRM.scale(Math.scalb(t, -squarings), a);
        DMatrixRMaj sum = CommonOps_DDRM.identity(n);
        DMatrixRMaj power = CommonOps_DDRM.identity(n);
        DMatrixRMaj next = new DMatrixRMaj(n, n);
        for (int k = 1; k <= TERMS; k++) {
            CommonOps_DDRM.mult(1.0 / k, power, a, next);
            DMatrixRMaj swap = power;
            power = next;
            next = swap;
            CommonOps_DDRM.addEquals(sum, power);
        }
        for (int s = 0; s < squarings; s++) {
            CommonOps_DDRM.mult(sum, sum, next);
            DMatrixRMaj swap = sum;
            sum = next;
            next = swap;
        }
        DMatrixRMaj result = new DMatrixRMaj(n, 1);
        CommonOps_DDRM.mult(sum, DMatrixRMaj.wrap(n, 1, u), result);
        return result.data;
    }
}
