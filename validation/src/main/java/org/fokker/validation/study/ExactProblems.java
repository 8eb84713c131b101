package org.fokker.validation.study;

import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.grid.CellAverages;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.LinearDiffusion;
import org.fokker.process.LinearProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.OrnsteinUhlenbeck;

/** Smooth problems with exact cell averages. */
final class ExactProblems {

    /** The anisotropic Ornstein–Uhlenbeck process turns and shears: neither its parts nor its axes commute. */
    static final double[][] TURNING = {{1, 0.5}, {-0.3, 0.8}};

    private ExactProblems() {}

    /**
     * dX = −X dt + √2 dW between reflecting walls, from two modes. At 7 from the origin the density is below 10⁻¹¹, which the
     * walls cannot change by more than that.
     */
    static ExactProblem mixture() {
        return mixture("mixture", 7, new double[] {0.5, 0.4});
    }

    /** The same in a box that leaves less than the rounding unit outside, for methods that converge to it. */
    static ExactProblem wideMixture() {
        return mixture("wide-mixture", 10, new double[] {0.8, 0.7});
    }

    private static ExactProblem mixture(String name, double wall, double[] deviations) {
        GaussianMixture target =
                GaussianMixture.isotropic(new double[] {0.4, 0.6}, new double[][] {{-1.5}, {1.2}}, deviations);
        AffineGaussianProcess process = AffineGaussianProcess.of(OrnsteinUhlenbeck.of(1, Math.sqrt(2)), 1);
        double end = 0.5;
        Domain domain = Domain.box(new double[] {-wall}, new double[] {wall}, Boundary.REFLECTING);
        GaussianMixture exact = new MixtureDiffusion(process, target).marginal(end);
        return new ExactProblem(
                name,
                "two Gaussians under an Ornstein–Uhlenbeck process",
                new FokkerPlanckProblem(process, target, domain, 0, end),
                grid -> CellAverages.of(exact, grid),
                1e-11);
    }

    /** Drift and diffusion that depend on the place, on a circle. */
    static ExactProblem circle() {
        return circle("circle", "a circle whose drift and diffusion vary", 1, 0.25, 0.5);
    }

    /** The same with little diffusion: transport, for methods made for it. */
    static ExactProblem transport() {
        return circle("transport", "transport around a circle, little diffusion", 1, 0.005, 0.3);
    }

    private static ExactProblem circle(String name, String title, double speed, double diffusion, double stretch) {
        CircleFlow flow = new CircleFlow(speed, diffusion, stretch, 0.8);
        double end = 1;
        Domain domain = Domain.box(new double[] {0}, new double[] {2 * Math.PI}, Boundary.PERIODIC);
        return new ExactProblem(
                name,
                title,
                new FokkerPlanckProblem(flow, flow.density(0), domain, 0, end),
                grid -> flow.averages(end, grid),
                1e-14);
    }

    /** A Gaussian that turns in the plane, diffusion along the axes. */
    static ExactProblem plane() {
        return turning("plane", "a Gaussian that turns in the plane", new double[][] {{1, 0}, {0, 0.8}});
    }

    /** The same with correlated noise, D₁₂/√(D₁₁D₂₂) = 0.78. */
    static ExactProblem tensor() {
        return turning("tensor", "a Gaussian that turns in the plane under correlated noise", new double[][] {
            {1, 0.7}, {0.7, 0.8}
        });
    }

    private static ExactProblem turning(String name, String title, double[][] diffusion) {
        LinearProcess process = turning(diffusion);
        double[] mean = {1, -0.5};
        double[][] covariance = {{0.25, 0}, {0, 0.25}};
        double end = 0.5;
        // The variance stays below 0.7: 6 from the origin is five deviations from the mean, density below 10⁻⁶ of its
        // peak.
        Domain domain = Domain.box(new double[] {-6, -6}, new double[] {6, 6}, Boundary.REFLECTING);
        GaussianMixture initial = GaussianMixture.gaussian(mean, covariance);
        GaussianMixture exact = new LinearDiffusion(process, initial).marginal(end);
        return new ExactProblem(
                name,
                title,
                new FokkerPlanckProblem(process, initial, domain, 0, end),
                grid -> CellAverages.of(exact, grid),
                1e-9);
    }

    /**
     * dX = −A X dt + B dW with the A of {@link #TURNING}, and B by the columns of the root of 2D that is lower triangular.
     *
     * @param diffusion D, positive definite, 2 × 2
     */
    static LinearProcess turning(double[][] diffusion) {
        double[][] drift = new double[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                drift[i][j] = -TURNING[i][j];
            }
        }
        double first = Math.sqrt(2 * diffusion[0][0]);
        double mixed = 2 * diffusion[1][0] / first;
        double[][] noise = {{first, 0}, {mixed, Math.sqrt(2 * diffusion[1][1] - mixed * mixed)}};
        return new LinearProcess(drift, new double[2], noise);
    }
}
