package org.fokker.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KineticFormTest {

    private static final double[] WIDTH = {0.1, 0.05};
    private static final double[] NOWHERE = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    private static final double[] ANYWHERE = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};

    /**
     * Noise of two strengths along directions that turn from place to place, B = R(φ) diag(a, b) with φ = x y and a = 1 + ½ sin x,
     * b = ½: in Stratonovich's reading with f = 0, in Itô's with f_i = ½ Σ B_jk ∂_j B_ik.
     */
    record Turning(Interpretation interpretation) implements DiffusionProcess {

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public int noiseDimension() {
            return 2;
        }

        @Override
        public boolean additiveNoise() {
            return false;
        }

        private static double[][] noise(double x, double y) {
            double c = Math.cos(x * y);
            double s = Math.sin(x * y);
            double a = 1 + 0.5 * Math.sin(x);
            return new double[][] {{a * c, -0.5 * s}, {a * s, 0.5 * c}};
        }

        @Override
        public void drift(double t, double[][] x, int n, double[][] f) {
            for (int p = 0; p < n; p++) {
                double c = Math.cos(x[0][p] * x[1][p]);
                double s = Math.sin(x[0][p] * x[1][p]);
                double a = 1 + 0.5 * Math.sin(x[0][p]);
                double slope = 0.5 * Math.cos(x[0][p]);
                double[][] b = noise(x[0][p], x[1][p]);
                // ∂_j B_ik, by the product rule with ∇φ = (y, x).
                double[][] alongX = {
                    {slope * c - a * s * x[1][p], -0.5 * c * x[1][p]}, {slope * s + a * c * x[1][p], -0.5 * s * x[1][p]}
                };
                double[][] alongY = {{-a * s * x[0][p], -0.5 * c * x[0][p]}, {a * c * x[0][p], -0.5 * s * x[0][p]}};
                for (int i = 0; i < 2; i++) {
                    double sum = 0;
                    for (int k = 0; k < 2; k++) {
                        sum += b[0][k] * alongX[i][k] + b[1][k] * alongY[i][k];
                    }
                    f[i][p] = interpretation == Interpretation.ITO ? 0.5 * sum : 0;
                }
            }
        }

        @Override
        public void noise(double t, double[][] x, int n, double[][] b) {
            for (int p = 0; p < n; p++) {
                double[][] here = noise(x[0][p], x[1][p]);
                for (int i = 0; i < 4; i++) {
                    b[i][p] = here[i / 2][i % 2];
                }
            }
        }

        @Override
        public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
            for (int p = 0; p < n; p++) {
                double[][] b = noise(x[0][p], x[1][p]);
                tensor[0][p] = 0.5 * (b[0][0] * b[0][0] + b[0][1] * b[0][1]);
                tensor[1][p] = 0.5 * (b[0][0] * b[1][0] + b[0][1] * b[1][1]);
                tensor[2][p] = 0.5 * (b[1][0] * b[1][0] + b[1][1] * b[1][1]);
            }
        }
    }

    private static double[][] points(int n) {
        Random random = new Random(3);
        double[][] x = new double[2][];
        Arrays.setAll(x, i -> random.doubles(n, -2, 2).toArray());
        return x;
    }

    @Test
    void stratonovichAndItoFormsOfOneEquationHaveOneFlux() {
        double[][] x = points(50);
        double[][] one = new double[2][50];
        double[][] other = new double[2][50];
        KineticForm.of(new Turning(Interpretation.STRATONOVICH), WIDTH, NOWHERE, ANYWHERE)
                .drift(0, x, 50, one);
        KineticForm.of(new Turning(Interpretation.ITO), WIDTH, NOWHERE, ANYWHERE)
                .drift(0, x, 50, other);
        for (int i = 0; i < 2; i++) {
            // Third derivatives are below 40; δ²/6 of that is 1e-6.
            assertArrayEquals(one[i], other[i], 2e-6);
        }
    }

    @Test
    void nothingIsEvaluatedBeyondTheWalls() {
        DiffusionProcess guarded = new DiffusionProcess() {
            private final Turning turning = new Turning(Interpretation.STRATONOVICH);

            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public int noiseDimension() {
                return 2;
            }

            @Override
            public Interpretation interpretation() {
                return Interpretation.STRATONOVICH;
            }

            @Override
            public boolean additiveNoise() {
                return false;
            }

            @Override
            public void drift(double t, double[][] x, int n, double[][] f) {
                turning.drift(t, x, n, f);
            }

            @Override
            public void noise(double t, double[][] x, int n, double[][] b) {
                for (double[] component : x) {
                    for (int p = 0; p < n; p++) {
                        if (component[p] < 0 || component[p] > 1) {
                            throw new AssertionError("evaluated at " + component[p]);
                        }
                    }
                }
                turning.noise(t, x, n, b);
            }

            @Override
            public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
                turning.diffusionTensor(t, x, n, tensor);
            }
        };
        double[][] x = {{0, 1, 0.5, 1e-5, 0}, {1, 0, 0, 0.3, 1}};
        double[][] inside = new double[2][5];
        double[][] free = new double[2][5];
        KineticForm.of(guarded, WIDTH, new double[2], new double[] {1, 1}).drift(0, x, 5, inside);
        KineticForm.of(new Turning(Interpretation.STRATONOVICH), WIDTH, NOWHERE, ANYWHERE)
                .drift(0, x, 5, free);
        for (int i = 0; i < 2; i++) {
            // One-sided differences err by δ²/3 of third derivatives below 5.
            assertArrayEquals(free[i], inside[i], 1e-6);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> KineticForm.of(guarded, WIDTH, new double[2], new double[] {1e-5, 1}));
    }

    @Test
    void additiveNoiseCostsNothing() {
        DiffusionProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2);
        assertSame(process, KineticForm.of(process, WIDTH, NOWHERE, ANYWHERE));
        assertEquals(
                Interpretation.HAENGGI_KLIMONTOVICH,
                KineticForm.of(new Turning(Interpretation.ITO), WIDTH, NOWHERE, ANYWHERE)
                        .interpretation());
    }
}
