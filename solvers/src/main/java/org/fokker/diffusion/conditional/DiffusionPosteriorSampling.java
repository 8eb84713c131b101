package org.fokker.diffusion.conditional;

import org.fokker.diffusion.TimeGrid;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;

/**
 * Diffusion posterior sampling (DPS; H. Chung et al., ICLR (2023)): an ancestral step of the model, then a step −ζ ∇_{x_t} ‖y − A x̂(x_t)‖
 * whatever the step size. This is the form that programs use and compare; in the paper's algorithm ζ' ∇‖·‖²/‖·‖ is twice as long.
 * The law that it samples depends on ζ and on the grid and is not the posterior, which makes it the baseline to be beaten.
 *
 * @param strength ζ ≥ 0
 */
public record DiffusionPosteriorSampling(double strength) implements PosteriorSampler {

    static final String NAME = "dps";

    /**
     * Checks the strength.
     *
     * @param strength ζ ≥ 0
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public DiffusionPosteriorSampling {
        if (!(strength >= 0) || Double.isInfinite(strength)) {
            throw new IllegalArgumentException("strength of the guidance must be finite and >= 0, got " + strength);
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
    public PosteriorSamples sample(InverseProblem problem, TimeGrid grid, RandomStream stream, int n, Workers workers) {
        double[][] points = GuidedChain.run(problem.model().process(), () -> guide(problem), grid, stream, n, workers);
        return new PosteriorSamples(points, null, new double[0]);
    }

    private GuidedChain.Guide guide(InverseProblem problem) {
        LinearMeasurement measurement = problem.measurement();
        double[][] matrix = measurement.matrix();
        double[][] directions = measurement.directions();
        double[] values = measurement.values();
        int r = measurement.rank();
        // A = (A V) Vᵀ, because its rows lie in the span of the measured directions.
        double[][] image = new double[values.length][r];
        for (int m = 0; m < image.length; m++) {
            for (int i = 0; i < r; i++) {
                for (int l = 0; l < matrix[m].length; l++) {
                    image[m][i] += matrix[m][l] * directions[i][l];
                }
            }
        }
        Schedule schedule = problem.model().process().schedule();
        return (t, x, n, mean, force) -> {
            double s2 = schedule.variance(t);
            double[][][] products = new double[r][x.length][n];
            problem.model().moments(t, x, n, mean, products);
            if (s2 == 0) {
                return false;
            }
            double[][] along = new double[r][n];
            measurement.project(mean, n, along);
            double[][] pull = pull(image, values, along, n);
            // ∂x̂/∂x = (a/s²) Cov.
            double factor = strength * schedule.scale(t) / s2;
            for (int l = 0; l < x.length; l++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int i = 0; i < r; i++) {
                        sum += pull[i][j] * products[i][l][j];
                    }
                    force[l][j] = factor * sum;
                }
            }
            return true;
        };
    }

    /** Vᵀ Aᵀ e/‖e‖ with e = y − A x̂; zero where e is, at a minimum that has no gradient. */
    private static double[][] pull(double[][] image, double[] values, double[][] along, int n) {
        int r = along.length;
        double[][] pull = new double[r][n];
        double[] residual = new double[values.length];
        for (int j = 0; j < n; j++) {
            double squares = 0;
            for (int m = 0; m < residual.length; m++) {
                residual[m] = values[m];
                for (int i = 0; i < r; i++) {
                    residual[m] -= image[m][i] * along[i][j];
                }
                squares += residual[m] * residual[m];
            }
            if (squares > 0) {
                double inverse = 1 / Math.sqrt(squares);
                for (int m = 0; m < residual.length; m++) {
                    for (int i = 0; i < r; i++) {
                        pull[i][j] += image[m][i] * residual[m] * inverse;
                    }
                }
            }
        }
        return pull;
    }
}
