package org.fokker.diffusion.score;

import java.util.Arrays;
import org.fokker.random.RandomStream;

/**
 * A network of layers h ← φ(W h + b) with φ(y) = y/(1 + e^{−y}) (but none after the last), for a whole block of points at once:
 * arrays hold one unit of all points, so that every loop runs along the points.
 */
final class Perceptron {

    private final int[] sizes;
    /** Layer by layer the rows of W, each with its b behind it. */
    private final double[] parameters;

    private Perceptron(int[] sizes, double[] parameters) {
        this.sizes = sizes;
        this.parameters = parameters;
    }

    /**
     * Draws the first weights from N(0, 2/inputs), which keeps the size of what passes (He et al. 2015); those of the last layer
     * are zero, so that the training begins from the best linear denoiser.
     *
     * @param stream where the randomness comes from
     * @param sizes inputs, hidden units of each layer, outputs
     */
    static Perceptron draw(RandomStream stream, int... sizes) {
        int total = 0;
        for (int l = 1; l < sizes.length; l++) {
            total += sizes[l] * (sizes[l - 1] + 1);
        }
        double[] parameters = new double[total];
        double[] normals = new double[total];
        stream.normals(0, 0, total, normals, new double[total]);
        int place = 0;
        for (int l = 1; l < sizes.length - 1; l++) {
            double deviation = Math.sqrt(2.0 / sizes[l - 1]);
            for (int unit = 0; unit < sizes[l]; unit++) {
                for (int i = 0; i < sizes[l - 1]; i++, place++) {
                    parameters[place] = deviation * normals[place];
                }
                place++;
            }
        }
        return new Perceptron(sizes.clone(), parameters);
    }

    /** Returns the weights, by reference. */
    double[] parameters() {
        return parameters;
    }

    /**
     * Evaluates the network.
     *
     * @param input inputs × (≥ n)
     * @param n how many points
     * @param output receives outputs × n
     */
    void evaluate(double[][] input, int n, double[][] output) {
        double[][] values = input;
        int place = 0;
        for (int l = 1; l < sizes.length; l++) {
            double[][] next = l == sizes.length - 1 ? output : new double[sizes[l]][n];
            affine(place, values, l, n, next);
            if (l < sizes.length - 1) {
                for (double[] row : next) {
                    for (int j = 0; j < n; j++) {
                        row[j] = row[j] / (1 + Math.exp(-row[j]));
                    }
                }
            }
            place += sizes[l] * (sizes[l - 1] + 1);
            values = next;
        }
    }

    private void affine(int place, double[][] values, int layer, int n, double[][] next) {
        int inputs = sizes[layer - 1];
        for (int unit = 0; unit < sizes[layer]; unit++) {
            int row = place + unit * (inputs + 1);
            double[] sum = next[unit];
            Arrays.fill(sum, 0, n, parameters[row + inputs]);
            for (int i = 0; i < inputs; i++) {
                double w = parameters[row + i];
                double[] v = values[i];
                for (int j = 0; j < n; j++) {
                    sum[j] += w * v[j];
                }
            }
        }
    }

    /**
     * Prepares gradients of this network.
     *
     * @param batch largest number of points
     */
    Gradient gradient(int batch) {
        return new Gradient(batch);
    }

    /** Gradients by reverse accumulation, with scratch arrays of their own. */
    final class Gradient {

        private final double[] values = new double[parameters.length];
        /** Values of each layer after φ, and φ' of those that have one. */
        private final double[][][] units;

        private final double[][][] slopes;
        private final double[][][] errors;

        private Gradient(int batch) {
            units = new double[sizes.length][][];
            slopes = new double[sizes.length][][];
            errors = new double[sizes.length][][];
            for (int l = 1; l < sizes.length; l++) {
                units[l] = new double[sizes[l]][batch];
                slopes[l] = new double[sizes[l]][batch];
                errors[l] = new double[sizes[l]][batch];
            }
        }

        /** Returns the gradient of the last loss, laid out like the parameters. */
        double[] values() {
            return values;
        }

        /**
         * The loss ½ Σ |output − target|²/n and its gradient.
         *
         * @param input inputs × (≥ n)
         * @param target outputs × (≥ n)
         * @param n how many points
         */
        double ofSquares(double[][] input, double[][] target, int n) {
            units[0] = input;
            forward(n);
            int last = sizes.length - 1;
            double loss = 0;
            for (int i = 0; i < target.length; i++) {
                for (int j = 0; j < n; j++) {
                    double error = units[last][i][j] - target[i][j];
                    errors[last][i][j] = error / n;
                    loss += 0.5 * error * error / n;
                }
            }
            backward(n);
            return loss;
        }

        private void forward(int n) {
            int place = 0;
            for (int l = 1; l < sizes.length; l++) {
                affine(place, units[l - 1], l, n, units[l]);
                place += sizes[l] * (sizes[l - 1] + 1);
                if (l == sizes.length - 1) {
                    return;
                }
                for (int unit = 0; unit < sizes[l]; unit++) {
                    double[] row = units[l][unit];
                    double[] slope = slopes[l][unit];
                    for (int j = 0; j < n; j++) {
                        double y = row[j];
                        double sigmoid = 1 / (1 + Math.exp(-y));
                        row[j] = y * sigmoid;
                        slope[j] = sigmoid * (1 + y * (1 - sigmoid));
                    }
                }
            }
        }

        private void backward(int n) {
            int place = parameters.length;
            for (int l = sizes.length - 1; l > 0; l--) {
                int inputs = sizes[l - 1];
                place -= sizes[l] * (inputs + 1);
                for (int unit = 0; unit < sizes[l]; unit++) {
                    int row = place + unit * (inputs + 1);
                    double[] error = errors[l][unit];
                    double sum = 0;
                    for (int j = 0; j < n; j++) {
                        sum += error[j];
                    }
                    values[row + inputs] = sum;
                    for (int i = 0; i < inputs; i++) {
                        values[row + i] = dot(error, units[l - 1][i], n);
                    }
                }
                if (l > 1) {
                    propagate(place, l, n);
                }
            }
        }

        private void propagate(int place, int l, int n) {
            int inputs = sizes[l - 1];
            for (int i = 0; i < inputs; i++) {
                double[] sum = errors[l - 1][i];
                Arrays.fill(sum, 0, n, 0);
                for (int unit = 0; unit < sizes[l]; unit++) {
                    double w = parameters[place + unit * (inputs + 1) + i];
                    double[] error = errors[l][unit];
                    for (int j = 0; j < n; j++) {
                        sum[j] += w * error[j];
                    }
                }
                double[] slope = slopes[l - 1][i];
                for (int j = 0; j < n; j++) {
                    sum[j] *= slope[j];
                }
            }
        }

        /** Four sums at once, which the processor adds side by side. */
        private static double dot(double[] a, double[] b, int n) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int j = 0;
            for (; j + 3 < n; j += 4) {
                s0 += a[j] * b[j];
                s1 += a[j + 1] * b[j + 1];
                s2 += a[j + 2] * b[j + 2];
                s3 += a[j + 3] * b[j + 3];
            }
            for (; j < n; j++) {
                s0 += a[j] * b[j];
            }
            return (s0 + s1) + (s2 + s3);
        }
    }
}
