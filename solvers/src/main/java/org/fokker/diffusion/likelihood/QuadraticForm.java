package org.fokker.diffusion.likelihood;

/**
 * The function εᵀF ε + fᵀε + f_0.
 *
 * @param matrix F, symmetric, d × d by rows
 * @param linear f, d
 * @param constant f_0
 */
@SuppressWarnings("ArrayRecordComponent") // read by this package only, which does not change it
record QuadraticForm(double[] matrix, double[] linear, double constant) {

    /** Returns the difference from another form. */
    QuadraticForm minus(QuadraticForm other) {
        double[] f = matrix.clone();
        double[] g = linear.clone();
        for (int i = 0; i < f.length; i++) {
            f[i] -= other.matrix[i];
        }
        for (int i = 0; i < g.length; i++) {
            g[i] -= other.linear[i];
        }
        return new QuadraticForm(f, g, constant - other.constant);
    }

    /** Returns the mean over a standard normal ε. */
    double mean() {
        int d = linear.length;
        double sum = constant;
        for (int i = 0; i < d; i++) {
            sum += matrix[i * d + i];
        }
        return sum;
    }

    /** Returns a form in |ε|² that is nowhere less than the modulus: |εᵀF ε| ≤ ‖F‖ |ε|² in Frobenius' norm, |fᵀε| ≤ ½ |f| (1 + |ε|²). */
    QuadraticForm majorant() {
        int d = linear.length;
        double curvature = 0;
        for (double f : matrix) {
            curvature += f * f;
        }
        double slope = 0;
        for (double f : linear) {
            slope += f * f;
        }
        double half = 0.5 * Math.sqrt(slope);
        double[] diagonal = new double[d * d];
        for (int i = 0; i < d; i++) {
            diagonal[i * d + i] = Math.sqrt(curvature) + half;
        }
        return new QuadraticForm(diagonal, new double[d], half + Math.abs(constant));
    }
}
