package org.fokker.fokkerplanck.time;

import java.util.Arrays;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.FourierSpectral;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.OrnsteinUhlenbeck;
import org.fokker.process.VariancePreserving;

/** Systems on which time integrators are measured. */
final class TimeSystems {

    static final Workers WORKERS = Workers.of(1);

    private TimeSystems() {}

    /** dX = −X dt + √2 dW on [−6, 6]. */
    static SemiDiscretisation ornsteinUhlenbeck(GaussianMixture initial, int cells) {
        DiffusionProcess process = AffineGaussianProcess.of(OrnsteinUhlenbeck.of(1, Math.sqrt(2)), 1);
        Domain domain = Domain.box(new double[] {-6}, new double[] {6}, Boundary.REFLECTING);
        return FiniteVolume.scharfetterGummel(cells)
                .discretise(new FokkerPlanckProblem(process, initial, domain, 0, 0.5), WORKERS);
    }

    /** N(mean, variance) in d dimensions, the same along all axes. */
    static GaussianMixture bump(int d, double mean, double variance) {
        double[] means = new double[d];
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            means[i] = mean / (i + 1);
            covariance[i][i] = variance;
        }
        return GaussianMixture.of(new double[] {1}, new double[][] {means}, new double[][][] {covariance});
    }

    /** The variance-preserving process whose rate runs from 0.1 to 20. */
    static SemiDiscretisation variancePreserving(boolean spectral, int d, int cells) {
        double[] means = d == 1 ? new double[] {0.7} : new double[] {0.7, -0.4};
        double[][] covariance = d == 1 ? new double[][] {{0.3}} : new double[][] {{0.4, 0.2}, {0.2, 0.5}};
        GaussianMixture target =
                GaussianMixture.of(new double[] {1}, new double[][] {means}, new double[][][] {covariance});
        double[] corner = d == 1 ? new double[] {6} : new double[] {6, 6};
        double[] opposite = Arrays.stream(corner).map(x -> -x).toArray();
        FokkerPlanckProblem problem = new FokkerPlanckProblem(
                AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), d),
                target,
                Domain.box(opposite, corner, Boundary.REFLECTING),
                0,
                0.3);
        return (spectral ? FourierSpectral.of(cells) : FiniteVolume.scharfetterGummel(cells))
                .discretise(problem, WORKERS);
    }

    /**
     * Drift and diffusion whose operators at different times do not commute, on [−4, 4]^d with an absorbing wall above; with or
     * without killing and a source that depend on time.
     */
    static SemiDiscretisation driven(int d, int cells, boolean reacts) {
        return driven(d, reacts, cells);
    }

    static SemiDiscretisation driven(int d, boolean reacts, int... cells) {
        DiffusionProcess process = new TestProcess(d, Interpretation.ITO, false, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                double[] f = new double[d];
                Arrays.setAll(f, i -> 1.5 * Math.cos(4 * t + i) - x[i] + 0.3 * Math.sin(x[(i + 1) % d]));
                return f;
            }

            @Override
            public double[] tensor(double t, double[] x) {
                double[] tensor = new double[d * (d + 1) / 2];
                for (int i = 0; i < d; i++) {
                    tensor[i * d - i * (i - 1) / 2] = 0.6 + 0.25 * Math.sin(3 * t + x[i]);
                }
                return tensor;
            }
        });
        double[] lower = new double[d];
        Arrays.fill(lower, -4);
        double[] upper = new double[d];
        Arrays.fill(upper, 4);
        Domain domain = Domain.box(lower, upper, reacts ? Boundary.ABSORBING : Boundary.REFLECTING);
        FokkerPlanckProblem problem = new FokkerPlanckProblem(
                process, bump(d, 0.8, 0.4), domain, 0, 0.5, reacts ? pulsating() : Reaction.NONE);
        return FiniteVolume.scharfetterGummel(cells).discretise(problem, WORKERS);
    }

    private static Reaction pulsating() {
        return new Reaction() {
            @Override
            public boolean autonomous() {
                return false;
            }

            @Override
            public boolean kills() {
                return true;
            }

            @Override
            public boolean creates() {
                return true;
            }

            @Override
            public void killing(double t, double[][] x, int n, double[] rate) {
                for (int j = 0; j < n; j++) {
                    rate[j] = 0.5 + 0.4 * Math.sin(5 * t + x[0][j]);
                }
            }

            @Override
            public void source(double t, double[][] x, int n, double[] source) {
                for (int j = 0; j < n; j++) {
                    double square = 0;
                    for (double[] axis : x) {
                        square += axis[j] * axis[j];
                    }
                    source[j] = Math.exp(-square) * (1 + Math.sin(6 * t));
                }
            }
        };
    }

    /** exp(tA) u by Taylor's series on slices with t|A|/slices ≤ ½, where twenty terms leave 2⁻²⁰/20! &lt; 10⁻²⁴. */
    static double[] exponential(SemiDiscretisation system, double[] start, double t) {
        int slices = (int) Math.ceil(2 * t * system.spectralBound(0));
        double[] u = start.clone();
        double[] next = new double[u.length];
        for (int s = 0; s < slices; s++) {
            double[] term = u.clone();
            for (int k = 1; k <= 20; k++) {
                system.apply(0, term, next);
                for (int i = 0; i < u.length; i++) {
                    term[i] = next[i] * (t / slices / k);
                    u[i] += term[i];
                }
            }
        }
        return u;
    }
}
