package org.fokker.diffusion.score;

import org.fokker.random.RandomStream;

/**
 * Pairs of denoising score matching (P. Vincent, Neural Computation 23 (2011) 1661–1674): data points x_0, drawn with
 * replacement, and their noised places, both as a regression sees them.
 */
final class NoisedPairs {

    private final ScoreProblem problem;
    private final Preconditioning preconditioning;
    private final RandomStream points;
    private final RandomStream noise;

    /**
     * Prepares the draws.
     *
     * @param problem data and noise
     * @param preconditioning of the problem
     * @param stream draws points; the next one draws noise
     */
    NoisedPairs(ScoreProblem problem, Preconditioning preconditioning, RandomStream stream) {
        this.problem = problem;
        this.preconditioning = preconditioning;
        points = stream;
        noise = stream.withStream(stream.stream() + 1);
    }

    /**
     * Draws pairs at one time.
     *
     * @param t time
     * @param first number of the first pair; a pair is a pure function of the stream and its number
     * @param n how many
     * @param z receives the inputs, d × n
     * @param f receives the targets, d × n
     */
    void draw(double t, long first, int n, double[][] z, double[][] f) {
        Preconditioning.At at = preconditioning.at(t);
        double s = Math.sqrt(problem.process().schedule().variance(t));
        double[] shift = problem.process().shift(t);
        int d = problem.dimension();
        problem.data().sample(points, first, n, f);
        double[] spare = new double[d % 2 == 0 ? 0 : n];
        for (int i = 0; i < d; i += 2) {
            noise.normals(first, i / 2, n, z[i], i + 1 < d ? z[i + 1] : spare);
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < n; j++) {
                z[i][j] = (at.scale() * f[i][j] + shift[i] + s * z[i][j] - at.centre()[i]) / at.radius();
            }
        }
        preconditioning.target(at, z, f, n);
    }
}
