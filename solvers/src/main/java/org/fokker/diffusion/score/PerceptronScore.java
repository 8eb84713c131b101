package org.fokker.diffusion.score;

import org.fokker.execution.Workers;
import org.fokker.method.NumericalException;
import org.fokker.method.Promises;
import org.fokker.process.Denoiser;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;

/**
 * A small neural network, trained by denoising score matching with Adam (D. P. Kingma and J. Ba, ICLR 2015) at log-SNRs that are
 * drawn evenly: F(z, λ) of {@link Preconditioning} by a {@link Perceptron} with two hidden layers. Its rate falls like a half
 * cosine to zero. One thread trains it, so that it has the same bits everywhere.
 *
 * @param width units of each hidden layer, ≥ 1
 * @param steps number of steps of the optimiser, ≥ 1
 * @param batch pairs in a step, ≥ 1, in up to sixteen groups of one noise each
 * @param rate first step size of Adam, &gt; 0
 */
record PerceptronScore(int width, int steps, int batch, double rate) implements ScoreEstimator {

    static final String NAME = "perceptron";

    /** Noises in one batch: enough for the gradient to see the whole range, few enough for arrays to stay long. */
    private static final int NOISES = 16;

    PerceptronScore {
        if (width < 1 || steps < 1 || batch < 1 || !(rate > 0)) {
            throw new IllegalArgumentException("a perceptron needs width, steps and batch >= 1 and a rate > 0, got "
                    + width + ", " + steps + ", " + batch + " and " + rate);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return Promises.none();
    }

    @Override
    public Denoiser estimate(ScoreProblem problem, RandomStream stream, Workers workers) {
        int d = problem.dimension();
        Schedule schedule = problem.process().schedule();
        double first = schedule.logSnr(problem.end());
        double last = schedule.logSnr(problem.start());
        NoiseEmbedding embedding = new NoiseEmbedding(first, last);
        Preconditioning preconditioning = new Preconditioning(problem);
        NoisedPairs pairs = new NoisedPairs(problem, preconditioning, stream.withStream(stream.stream() + 1));
        Perceptron network = Perceptron.draw(stream, d + NoiseEmbedding.SIZE, width, width, d);
        Perceptron.Gradient gradient = network.gradient(batch);
        Adam adam = new Adam(network.parameters().length);
        RandomStream noises = stream.withStream(stream.stream() + 3);
        int groups = Math.min(NOISES, batch);
        int share = (batch + groups - 1) / groups;
        double[][] input = new double[d + NoiseEmbedding.SIZE][batch];
        double[][] target = new double[d][batch];
        double[][] z = new double[d][share];
        double[][] f = new double[d][share];
        double[] u = new double[1];
        for (int step = 0; step < steps; step++) {
            noises.uniforms(step, 0, 1, u);
            for (int group = 0, from = 0; from < batch; group++, from += share) {
                int n = Math.min(share, batch - from);
                // Noises in strata: one random place in each sixteenth of the range.
                double lambda = first + (last - first) * (group + u[0]) / groups;
                double t = Math.max(problem.start(), Math.min(problem.end(), schedule.timeOfLogSnr(lambda)));
                pairs.draw(t, (long) step * batch + from, n, z, f);
                for (int i = 0; i < d; i++) {
                    System.arraycopy(z[i], 0, input[i], from, n);
                    System.arraycopy(f[i], 0, target[i], from, n);
                }
                embedding.fill(lambda, input, d, from, n);
            }
            double loss = gradient.ofSquares(input, target, batch);
            if (!Double.isFinite(loss)) {
                throw new NumericalException("the loss of the perceptron is " + loss + " after " + step
                        + " steps; take a rate below " + rate);
            }
            adam.step(network.parameters(), gradient.values(), 0.5 * rate * (1 + Math.cos(Math.PI * step / steps)));
        }
        return new PerceptronDenoiser(problem.process(), preconditioning, embedding, network);
    }
}
