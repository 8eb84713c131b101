package org.fokker.fokkerplanck.analysis;

import java.util.List;
import org.apache.commons.math3.complex.Complex;

/**
 * A vector of complex numbers that changes in place.
 *
 * @param re real parts
 * @param im imaginary parts
 */
record ComplexVector(double[] re, double[] im) {

    /** Σ_j (p_j + i q_j) v_j for real vectors v. */
    static ComplexVector combination(double[] p, double[] q, List<double[]> vectors) {
        int n = vectors.get(0).length;
        ComplexVector sum = new ComplexVector(new double[n], new double[n]);
        for (int j = 0; j < p.length; j++) {
            double[] vector = vectors.get(j);
            for (int i = 0; i < n; i++) {
                sum.re[i] += p[j] * vector[i];
                sum.im[i] += q[j] * vector[i];
            }
        }
        return sum;
    }

    int size() {
        return re.length;
    }

    ComplexVector copy() {
        return new ComplexVector(re.clone(), im.clone());
    }

    /** Σ_i x_i y_i, without conjugation. */
    Complex product(ComplexVector other) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < re.length; i++) {
            real += re[i] * other.re[i] - im[i] * other.im[i];
            imaginary += re[i] * other.im[i] + im[i] * other.re[i];
        }
        return new Complex(real, imaginary);
    }

    void multiply(Complex factor) {
        for (int i = 0; i < re.length; i++) {
            double real = re[i] * factor.getReal() - im[i] * factor.getImaginary();
            im[i] = re[i] * factor.getImaginary() + im[i] * factor.getReal();
            re[i] = real;
        }
    }

    void subtract(Complex factor, ComplexVector other) {
        for (int i = 0; i < re.length; i++) {
            re[i] -= other.re[i] * factor.getReal() - other.im[i] * factor.getImaginary();
            im[i] -= other.re[i] * factor.getImaginary() + other.im[i] * factor.getReal();
        }
    }

    /** Multiplies component i by d_i. */
    void scale(double[] d) {
        for (int i = 0; i < re.length; i++) {
            re[i] *= d[i];
            im[i] *= d[i];
        }
    }

    double modulus(int i) {
        return Math.hypot(re[i], im[i]);
    }
}
