package org.fokker.diffusion.likelihood;

/**
 * E[(εᵀF ε + fᵀε + f_0) exp(γ + βᵀε + ½ εᵀ(I − P)ε)] over a standard normal ε, for a complex symmetric P with positive definite
 * real part: with μ = P⁻¹ β it is exp(γ + ½ βᵀμ)/√det P · [tr F P⁻¹ + μᵀF μ + fᵀμ + f_0]. The pivots of P have positive real parts, as
 * Schur complements of such a matrix do, so the product of their principal roots is the right root of the determinant. Scratch of one
 * thread.
 */
final class ComplexGaussian {

    private final int d;
    /** P on entry, its factors L D Lᵀ afterwards: real and imaginary parts of the lower triangle, d × d by rows. */
    final double[] re;

    final double[] im;
    final double[] betaRe;
    final double[] betaIm;
    private final double[] muRe;
    private final double[] muIm;
    private final double[] columnRe;
    private final double[] columnIm;

    /** Real and imaginary part of the result. */
    double valueRe;

    double valueIm;

    /**
     * Makes room.
     *
     * @param d the dimension
     */
    ComplexGaussian(int d) {
        this.d = d;
        re = new double[d * d];
        im = new double[d * d];
        betaRe = new double[d];
        betaIm = new double[d];
        muRe = new double[d];
        muIm = new double[d];
        columnRe = new double[d];
        columnIm = new double[d];
    }

    /** Factorises P = L D Lᵀ in place and returns through {@link #valueRe}, {@link #valueIm} the logarithm of 1/√det P. */
    private void factorise() {
        double logRe = 0;
        double logIm = 0;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sumRe = re[i * d + j];
                double sumIm = im[i * d + j];
                for (int c = 0; c < j; c++) {
                    // L_ic D_c L_jc; below the diagonal the row i holds L_ic D_c until it is divided.
                    double aRe = re[i * d + c];
                    double aIm = im[i * d + c];
                    double bRe = i == j ? scaledRe(i, c) : re[j * d + c];
                    double bIm = i == j ? scaledIm(i, c) : im[j * d + c];
                    sumRe -= aRe * bRe - aIm * bIm;
                    sumIm -= aRe * bIm + aIm * bRe;
                }
                re[i * d + j] = sumRe;
                im[i * d + j] = sumIm;
            }
            for (int c = 0; c < i; c++) {
                double lRe = scaledRe(i, c);
                double lIm = scaledIm(i, c);
                re[i * d + c] = lRe;
                im[i * d + c] = lIm;
            }
            double pivotRe = re[i * d + i];
            double pivotIm = im[i * d + i];
            logRe -= 0.25 * Math.log(pivotRe * pivotRe + pivotIm * pivotIm);
            logIm -= 0.5 * Math.atan2(pivotIm, pivotRe);
        }
        valueRe = logRe;
        valueIm = logIm;
    }

    /** Real part of entry (i, c) over pivot c. */
    private double scaledRe(int i, int c) {
        double pRe = re[c * d + c];
        double pIm = im[c * d + c];
        return (re[i * d + c] * pRe + im[i * d + c] * pIm) / (pRe * pRe + pIm * pIm);
    }

    private double scaledIm(int i, int c) {
        double pRe = re[c * d + c];
        double pIm = im[c * d + c];
        return (im[i * d + c] * pRe - re[i * d + c] * pIm) / (pRe * pRe + pIm * pIm);
    }

    /** Solves P y = y in place. */
    private void solve(double[] yRe, double[] yIm) {
        for (int i = 0; i < d; i++) {
            for (int c = 0; c < i; c++) {
                yRe[i] -= re[i * d + c] * yRe[c] - im[i * d + c] * yIm[c];
                yIm[i] -= re[i * d + c] * yIm[c] + im[i * d + c] * yRe[c];
            }
        }
        for (int i = 0; i < d; i++) {
            double pRe = re[i * d + i];
            double pIm = im[i * d + i];
            double norm = pRe * pRe + pIm * pIm;
            double real = (yRe[i] * pRe + yIm[i] * pIm) / norm;
            yIm[i] = (yIm[i] * pRe - yRe[i] * pIm) / norm;
            yRe[i] = real;
        }
        for (int i = d - 1; i >= 0; i--) {
            for (int r = i + 1; r < d; r++) {
                yRe[i] -= re[r * d + i] * yRe[r] - im[r * d + i] * yIm[r];
                yIm[i] -= re[r * d + i] * yIm[r] + im[r * d + i] * yRe[r];
            }
        }
    }

    /**
     * Evaluates the expectation with the P and β that stand in the arrays of this object; P is destroyed.
     *
     * @param gammaRe real part of γ, to which the logarithm of another real factor may be added
     * @param gammaIm imaginary part of γ
     * @param form F, f and f_0
     */
    void expectation(double gammaRe, double gammaIm, QuadraticForm form) {
        factorise();
        double exponentRe = gammaRe + valueRe;
        double exponentIm = gammaIm + valueIm;
        System.arraycopy(betaRe, 0, muRe, 0, d);
        System.arraycopy(betaIm, 0, muIm, 0, d);
        solve(muRe, muIm);
        double sumRe = form.constant();
        double sumIm = 0;
        for (int i = 0; i < d; i++) {
            exponentRe += 0.5 * (betaRe[i] * muRe[i] - betaIm[i] * muIm[i]);
            exponentIm += 0.5 * (betaRe[i] * muIm[i] + betaIm[i] * muRe[i]);
            double rowRe = form.linear()[i];
            double rowIm = 0;
            java.util.Arrays.fill(columnRe, 0);
            java.util.Arrays.fill(columnIm, 0);
            columnRe[i] = 1;
            solve(columnRe, columnIm);
            for (int j = 0; j < d; j++) {
                double f = form.matrix()[i * d + j];
                rowRe += f * muRe[j];
                rowIm += f * muIm[j];
                sumRe += f * columnRe[j];
                sumIm += f * columnIm[j];
            }
            sumRe += rowRe * muRe[i] - rowIm * muIm[i];
            sumIm += rowRe * muIm[i] + rowIm * muRe[i];
        }
        double modulus = Math.exp(exponentRe);
        double cosine = Math.cos(exponentIm);
        double sine = Math.sin(exponentIm);
        valueRe = modulus * (sumRe * cosine - sumIm * sine);
        valueIm = modulus * (sumRe * sine + sumIm * cosine);
    }
}
