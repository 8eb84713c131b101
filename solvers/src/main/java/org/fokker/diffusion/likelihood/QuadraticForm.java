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
}
