package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Noise error, scaled posterior covariance and exact decoder against the posterior mixture itself. */
class MixtureCurvatureTest {

    private static final double TIME = 0.2;

    private static LikelihoodProblem problem(GaussianMixture target) {
        double[] centre = new double[target.dimension()];
        java.util.Arrays.fill(centre, 0.4);
        AffineGaussianProcess process = AffineGaussianProcess.around(VariancePreserving.linear(0.1, 20), centre);
        return new LikelihoodProblem(new MixtureDiffusion(process, target), TIME, 1);
    }

    private static double[][] noise(int d) {
        double[][] noise = new double[d][3];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < 3; j++) {
                noise[i][j] = Math.cos(2 + i + 4 * j);
            }
        }
        return noise;
    }

    private static double[] column(double[][] rows, int j) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = rows[i][j];
        }
        return column;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void tweedieGivesMeanAndCovarianceOfThePosterior(int d) {
        GaussianMixture target = LikelihoodEstimatorsTest.mixture(d);
        LikelihoodProblem problem = problem(target);
        double[] x = LikelihoodEstimatorsTest.point(d);
        NoisedPoint place = new NoisedPoint(problem, x, TIME);
        double[][] noise = noise(d);
        double[][] z = place.place(noise);
        NoisedDraws draws = place.draws(noise);
        double ratio = Math.exp(-problem.schedule().logSnr(TIME));
        for (int j = 0; j < 3; j++) {
            GaussianMixture posterior = problem.law().posterior(TIME, column(z, j));
            for (int i = 0, row = 0; i < d; i++) {
                // Rounding of a few hundred operations on numbers of order one.
                assertEquals(x[i] - posterior.mean()[i], -ratio * draws.error()[i][j], 1e-12);
                for (int k = 0; k <= i; k++, row++) {
                    assertEquals(posterior.covariance()[i][k], ratio * ratio * draws.covariance()[row][j], 1e-12);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void exactDecoderIsThePosteriorDensityAndObeysBayes(int d) {
        GaussianMixture target = LikelihoodEstimatorsTest.mixture(d);
        LikelihoodProblem problem = problem(target);
        double[] x = LikelihoodEstimatorsTest.point(d);
        double[][] noise = noise(d);
        NoisedPoint place = new NoisedPoint(problem, x, TIME);
        double[][] z = place.place(noise);
        double[] loss = new double[3];
        new ExactDecoder(problem, x).addLoss(noise, loss);
        for (int j = 0; j < 3; j++) {
            double square = 0;
            for (double[] component : noise) {
                square += component[j] * component[j];
            }
            double conditional = -0.5 * square - d * (0.5 * Math.log(2 * Math.PI) + Math.log(place.deviation()));
            double bayes = target.logDensity(x)
                    + conditional
                    - problem.law().marginal(TIME).logDensity(column(z, j));
            // Rounding of a few hundred operations on numbers of order ten.
            assertEquals(bayes, -loss[j], 1e-11);
            assertEquals(problem.law().posterior(TIME, column(z, j)).logDensity(x), -loss[j], 1e-11);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void isotropicAndDiagonalFormsAgreeWithTheFullOne(int d) {
        double[] weights = {0.4, 0.6};
        double[][] means = new double[2][d];
        double[][] variances = new double[2][d];
        double[][][] covariances = new double[2][d][d];
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < d; i++) {
                means[k][i] = Math.sin(k + 2 * i);
                variances[k][i] = 0.2 + 0.3 * k + 0.1 * i;
                covariances[k][i][i] = variances[k][i];
            }
        }
        double[][] z = noise(d);
        double[][] score = new double[d][3];
        double[][] full = new double[d * (d + 1) / 2][3];
        double[][] diagonal = new double[d * (d + 1) / 2][3];
        new MixtureCurvature(GaussianMixture.of(weights, means, covariances).packed()).evaluate(z, 3, score, full);
        new MixtureCurvature(GaussianMixture.diagonal(weights, means, variances).packed())
                .evaluate(z, 3, score, diagonal);
        for (int row = 0; row < full.length; row++) {
            for (int j = 0; j < 3; j++) {
                assertEquals(full[row][j], diagonal[row][j], 1e-13); // rounding, numbers of order one
            }
        }
    }
}
