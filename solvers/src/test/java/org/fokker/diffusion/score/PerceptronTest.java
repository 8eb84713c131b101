package org.fokker.diffusion.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;

class PerceptronTest {

    /** Every component of the gradient against a central difference. */
    @Test
    void theGradientIsThatOfTheLoss() {
        Perceptron network = Perceptron.draw(new RandomStream(1, 1), 3, 5, 4, 2);
        double[] parameters = network.parameters();
        int n = 7;
        double[][] input = new double[4][n];
        double[][] target = new double[2][n];
        RandomStream stream = new RandomStream(2, 1);
        stream.normals(0, 0, n, input[0], input[1]);
        stream.normals(0, 1, n, input[2], input[3]);
        stream.normals(0, 2, n, target[0], target[1]);
        double[] draw = new double[parameters.length];
        stream.normals(100, 0, draw.length, draw, new double[draw.length]);
        for (int i = 0; i < parameters.length; i++) {
            // The last layer is drawn as zero, which would hide the layers before it.
            parameters[i] += 0.3 * draw[i];
        }
        Perceptron.Gradient gradient = network.gradient(n);
        gradient.ofSquares(input, target, n);
        double[] values = gradient.values().clone();
        double h = 1e-5;
        for (int i = 0; i < parameters.length; i++) {
            double place = parameters[i];
            parameters[i] = place + h;
            double above = gradient.ofSquares(input, target, n);
            parameters[i] = place - h;
            double below = gradient.ofSquares(input, target, n);
            parameters[i] = place;
            // h²/6 times a third derivative of order ten, and rounding 1e-15/h.
            assertEquals((above - below) / (2 * h), values[i], 1e-8);
        }
    }

    @Test
    void evaluationIsTheForwardPassOfTheGradient() {
        Perceptron network = Perceptron.draw(new RandomStream(1, 1), 2, 6, 1);
        double[] parameters = network.parameters();
        parameters[parameters.length - 2] = 0.7;
        double[][] input = {{0.3}, {-1.1}};
        double[][] output = new double[1][1];
        network.evaluate(input, 1, output);
        double loss = network.gradient(1).ofSquares(input, new double[][] {{0}}, 1);
        assertEquals(0.5 * output[0][0] * output[0][0], loss, 1e-16);
        assertEquals(0.7 * unit(parameters, input), output[0][0], 1e-15);
    }

    /** φ of the last hidden unit. */
    private static double unit(double[] parameters, double[][] input) {
        double y = parameters[15] * input[0][0] + parameters[16] * input[1][0] + parameters[17];
        return y / (1 + Math.exp(-y));
    }
}
