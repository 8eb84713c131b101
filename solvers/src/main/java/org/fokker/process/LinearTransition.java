package org.fokker.process;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The law of X_t given X_0 = x of a linear process, N(Φ x + m, Σ): Φ = e^{At}, m = ∫₀ᵗ e^{As} b ds, Σ = ∫₀ᵗ e^{As} 2D e^{Aᵀs} ds.
 *
 * <p>All three come from their power series over a step h = t/2^k with ‖A‖₁ h ≤ ¼ and k doublings, Σ(2h) = Σ(h) + Φ(h) Σ(h)
 * Φ(h)ᵀ and likewise for m. Sums of positive semidefinite matrices do not cancel: Σ keeps its relative accuracy for times however
 * long and, where D is degenerate, in the entries that are small as powers of a short time. It is the block exponential of Van
 * Loan (IEEE Trans. Automat. Control 23 (1978) 395) without its growing block e^{−At}.
 *
 * @param propagator Φ
 * @param mean m, d × 1
 * @param covariance Σ
 */
record LinearTransition(DMatrixRMaj propagator, DMatrixRMaj mean, DMatrixRMaj covariance) {

    private static final double LONGEST_STEP = 0.25;

    /** (2 ‖A‖ h)^n/(n + 1)! ≤ 2^{−n}/(n + 1)! is below 2^{−53} from n = 14 on. */
    private static final int TERMS = 16;

    static LinearTransition of(LinearProcess process, double t) {
        DMatrixRMaj a = new DMatrixRMaj(process.driftMatrix());
        double norm = NormOps_DDRM.inducedP1(a) * t;
        int doublings = norm > LONGEST_STEP ? Math.getExponent(norm / LONGEST_STEP) + 1 : 0;
        LinearTransition transition = series(a, process, Math.scalb(t, -doublings));
        for (int k = 0; k < doublings; k++) {
            transition = transition.doubled();
        }
        return transition;
    }

    /**
     * Φ = Σ_n (Ah)ⁿ/n!, m = Σ_n h (Ah)ⁿ b/(n + 1)!, Σ = Σ_n h S_n/(n + 1)! with S_0 = 2D, S_{n+1} = Ah S_n + S_n (Ah)ᵀ.
     */
    private static LinearTransition series(DMatrixRMaj a, LinearProcess process, double h) {
        int d = process.dimension();
        DMatrixRMaj step = a.copy();
        CommonOps_DDRM.scale(h, step);
        DMatrixRMaj power = CommonOps_DDRM.identity(d);
        DMatrixRMaj image = new DMatrixRMaj(d, 1, true, process.shift());
        DMatrixRMaj square = new DMatrixRMaj(process.tensor());
        CommonOps_DDRM.scale(2, square);
        DMatrixRMaj propagator = power.copy();
        DMatrixRMaj mean = new DMatrixRMaj(d, 1);
        DMatrixRMaj covariance = new DMatrixRMaj(d, d);
        double factor = h;
        for (int n = 0; n < TERMS; n++) {
            CommonOps_DDRM.addEquals(mean, factor, image);
            CommonOps_DDRM.addEquals(covariance, factor, square);
            power = product(step, power);
            image = product(step, image);
            DMatrixRMaj left = product(step, square);
            CommonOps_DDRM.transpose(left, square);
            CommonOps_DDRM.addEquals(square, left);
            CommonOps_DDRM.addEquals(propagator, factor / h, power);
            factor /= n + 2;
        }
        return new LinearTransition(propagator, mean, covariance);
    }

    private LinearTransition doubled() {
        DMatrixRMaj laterMean = product(propagator, mean);
        CommonOps_DDRM.addEquals(laterMean, mean);
        DMatrixRMaj moved = new DMatrixRMaj(covariance.numRows, covariance.numRows);
        CommonOps_DDRM.multTransB(product(propagator, covariance), propagator, moved);
        CommonOps_DDRM.addEquals(moved, covariance);
        return new LinearTransition(product(propagator, propagator), laterMean, moved);
    }

    private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
        CommonOps_DDRM.mult(a, b, product);
        return product;
    }

    /** {@return Φ x + m} */
    double[] meanFrom(double[] x) {
        DMatrixRMaj moved = product(propagator, new DMatrixRMaj(x.length, 1, true, x));
        CommonOps_DDRM.addEquals(moved, mean);
        return moved.getData();
    }

    /** {@return Φ C Φᵀ + Σ, symmetric} */
    double[][] covarianceFrom(double[][] c) {
        int d = c.length;
        DMatrixRMaj moved = new DMatrixRMaj(d, d);
        CommonOps_DDRM.multTransB(product(propagator, new DMatrixRMaj(c)), propagator, moved);
        CommonOps_DDRM.addEquals(moved, covariance);
        double[][] symmetric = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                symmetric[i][j] = 0.5 * (moved.get(i, j) + moved.get(j, i));
            }
        }
        return symmetric;
    }
}
