package org.fokker.fokkerplanck;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * A process of arbitrary drift and tensor for tests.
 *
 * @param dimension d
 * @param interpretation reading of the noise
 * @param additiveNoise whether D depends on t only
 * @param field drift and tensor at one point
 */
public record TestProcess(int dimension, Interpretation interpretation, boolean additiveNoise, Field field)
        implements DiffusionProcess {

    /** Drift and tensor at one point. */
    public interface Field {

        /** f(x, t). */
        double[] drift(double t, double[] x);

        /** D(x, t), upper triangle by rows. */
        double[] tensor(double t, double[] x);

        /** Whether neither depends on t. */
        default boolean autonomous() {
            return false;
        }
    }

    /** One-dimensional process from two functions of x. */
    public static TestProcess line(
            Interpretation interpretation, DoubleUnaryOperator drift, DoubleUnaryOperator diffusion) {
        return new TestProcess(1, interpretation, false, new Field() {
            @Override
            public double[] drift(double t, double[] x) {
                return new double[] {drift.applyAsDouble(x[0])};
            }

            @Override
            public double[] tensor(double t, double[] x) {
                return new double[] {diffusion.applyAsDouble(x[0])};
            }

            @Override
            public boolean autonomous() {
                return true;
            }
        });
    }

    /** Drift A x + b and a constant tensor. */
    public static TestProcess affine(double[][] a, double[] b, double... tensor) {
        return new TestProcess(b.length, Interpretation.ITO, true, new Field() {
            @Override
            public double[] drift(double t, double[] x) {
                double[] f = b.clone();
                for (int i = 0; i < f.length; i++) {
                    for (int j = 0; j < f.length; j++) {
                        f[i] += a[i][j] * x[j];
                    }
                }
                return f;
            }

            @Override
            public double[] tensor(double t, double[] x) {
                return tensor;
            }

            @Override
            public boolean autonomous() {
                return true;
            }
        });
    }

    @Override
    public boolean autonomous() {
        return field.autonomous();
    }

    @Override
    public int noiseDimension() {
        return dimension;
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        for (int j = 0; j < n; j++) {
            double[] value = field.drift(t, point(x, j));
            for (int i = 0; i < dimension; i++) {
                f[i][j] = value[i];
            }
        }
    }

    /** The diagonal root of a diagonal tensor. */
    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        for (int j = 0; j < n; j++) {
            double[] tensor = field.tensor(t, point(x, j));
            for (int i = 0; i < dimension; i++) {
                for (int k = 0; k < dimension; k++) {
                    b[i * dimension + k][j] = i == k ? Math.sqrt(2 * tensor[i * dimension - i * (i - 1) / 2]) : 0;
                }
            }
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        for (int j = 0; j < n; j++) {
            double[] value = field.tensor(t, point(x, j));
            for (int i = 0; i < value.length; i++) {
                tensor[i][j] = value[i];
            }
        }
    }

    private static double[] point(double[][] x, int j) {
        double[] point = new double[x.length];
        Arrays.setAll(point, i -> x[i][j]);
        return point;
    }
}
