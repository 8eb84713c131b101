package org.fokker.diffusion.score;

import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;

/** A trained network as a denoiser. */
final class PerceptronDenoiser implements Denoiser {

    private final AffineGaussianProcess process;
    private final Preconditioning preconditioning;
    private final NoiseEmbedding embedding;
    private final Perceptron network;

    PerceptronDenoiser(
            AffineGaussianProcess process,
            Preconditioning preconditioning,
            NoiseEmbedding embedding,
            Perceptron network) {
        this.process = process;
        this.preconditioning = preconditioning;
        this.embedding = embedding;
        this.network = network;
    }

    @Override
    public AffineGaussianProcess process() {
        return process;
    }

    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        int d = x.length;
        Preconditioning.At at = preconditioning.at(t);
        double[][] input = new double[d + NoiseEmbedding.SIZE][n];
        Preconditioning.input(at, x, n, input);
        embedding.fill(process.schedule().logSnr(t), input, d, 0, n);
        network.evaluate(input, n, mean);
        preconditioning.output(at, input, n, mean);
    }
}
