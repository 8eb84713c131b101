package org.fokker.validation.study;

import java.util.List;
import java.util.function.Function;
import org.fokker.diffusion.score.ScoreEstimator;
import org.fokker.diffusion.score.ScoreProblem;
import org.fokker.distribution.EmpiricalDistribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.method.Parameters;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.VarianceExploding;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.fokker.validation.converge.Errors;
import org.fokker.validation.converge.Level;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.Refined;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.Subject;

/**
 * Looks for the bandwidth h* that is best for the score of n points of N(0, 1) without noise, where the data are: the error is ∫|ŝ − s|² φ over
 * |x| ≤ 2, a domain of finite volume, V = 4, with B = ∫(2x)² φ, as Δφ/φ = x² − 1. The error at h* falls like n^{−4/7}, h* like n^{−1/7}. Work is the
 * number of points.
 */
final class ScoreBandwidthStudy implements Study {

    private static final int LEVELS = 6;
    private static final int QUICK_LEVELS = 5;
    private static final int FEWEST = 512;
    private static final int QUICK_FEWEST = 256;

    private static final int GROUPS = 16;
    private static final int SETS_OF_GROUP = 12;
    private static final int QUICK_SETS_OF_GROUP = 4;

    private static final double BULK = 2;

    /** Nodes of the midpoint rule on the bulk: errors vary on the scale of h, a tenth and more. */
    private static final int NODES = 32;

    /** Bandwidths are tried at these powers of 1.25 around the one that the leading terms give. */
    private static final int REACH = 2;

    private static final double STEP = 1.25;

    /** A noise whose square is next to nothing beside that of every bandwidth. */
    private static final double NOISE = 1e-3;

    private static final AffineGaussianProcess PROCESS =
            AffineGaussianProcess.of(VarianceExploding.geometric(0.01, 50), 1);

    private static final GaussianMixture LAW = GaussianMixture.gaussian(new double[1], new double[][] {{1}});

    private final Registry.Entry<Function<Parameters, ScoreEstimator>> entry;
    private final Promise promise;

    ScoreBandwidthStudy(Registry.Entry<Function<Parameters, ScoreEstimator>> entry, double order) {
        this.entry = entry;
        promise = Promise.exactly(Property.BANDWIDTH_ORDER, order);
    }

    @Override
    public Subject subject() {
        return new Subject(
                entry.name() + ".best-bandwidth",
                entry.name() + " from points of a Gaussian, at the best bandwidth",
                entry.name(),
                ScoreStudies.KIND,
                "best-bandwidth",
                Refined.SAMPLES,
                List.of("E|ŝ|²", "h*"),
                promise);
    }

    @Override
    public List<Level> ladder(boolean quick) {
        return quick ? ScoreStudies.points(QUICK_FEWEST, QUICK_LEVELS) : ScoreStudies.points(FEWEST, LEVELS);
    }

    /** What the leading terms give: h⁷ = 3 V/(2 √(4π) n B). */
    static double leading(double n) {
        // ∫_{−2}^{2} x² φ = 0.7385, and four times that.
        return Math.pow(3 * 4 / (2 * Math.sqrt(4 * Math.PI) * n * 4 * 0.7385), 1.0 / 7);
    }

    @Override
    public Errors measure(Level level, boolean quick, long seed) {
        int n = (int) level.count();
        int sets = quick ? QUICK_SETS_OF_GROUP : SETS_OF_GROUP;
        RandomStream points = new RandomStream(seed, 8 * n);
        double[] h = new double[2 * REACH + 1];
        for (int k = 0; k < h.length; k++) {
            h[k] = leading(n) * Math.pow(STEP, k - REACH);
        }
        Stopwatch watch = new Stopwatch(false);
        double[][] risk = watch.time(() -> {
            double[][] sums = new double[GROUPS][h.length];
            try (Workers one = Workers.of(1)) {
                for (int set = 0; set < GROUPS * sets; set++) {
                    EmpiricalDistribution data = ScoreStudies.draw(LAW, n, set, points);
                    for (int k = 0; k < h.length; k++) {
                        sums[set / sets][k] += error(data, h[k], one) / sets;
                    }
                }
            }
            return sums;
        });
        double[] mean = new double[h.length];
        for (double[] group : risk) {
            for (int k = 0; k < h.length; k++) {
                mean[k] += group[k] / GROUPS;
            }
        }
        double[] least = new double[GROUPS];
        double[] best = new double[GROUPS];
        int at = Math.min(h.length - 2, Math.max(1, (int) Math.rint(vertex(mean))));
        for (int g = 0; g < GROUPS; g++) {
            // At a fixed bandwidth near the best one: the least of noisy errors would be too small.
            least[g] = risk[g][at];
            best[g] = h[0] * Math.pow(STEP, vertex(risk[g]));
        }
        Estimate error = Estimate.ofMean(least);
        Estimate bandwidth = Estimate.ofMean(best);
        return new Errors(
                List.of(error.value(), bandwidth.value()),
                List.of(error.standardError(), bandwidth.standardError()),
                0,
                List.of(),
                n,
                watch.seconds() / (GROUPS * sets * h.length));
    }

    private double error(EmpiricalDistribution data, double h, Workers one) {
        double t = PROCESS.schedule().timeOfLogSnr(-Math.log(NOISE));
        ScoreEstimator estimator = entry.factory().apply(Parameters.none().with("bandwidth", h));
        Denoiser model = estimator.estimate(new ScoreProblem(PROCESS, data, t, 1), new RandomStream(0, 0), one);
        double[][] x = new double[1][NODES];
        double[][] score = new double[1][NODES];
        for (int j = 0; j < NODES; j++) {
            x[0][j] = BULK * (2 * (j + 0.5) / NODES - 1);
        }
        model.score(t, x, NODES, score);
        double sum = 0;
        for (int j = 0; j < NODES; j++) {
            double difference = score[0][j] + x[0][j];
            sum += difference * difference * Math.exp(LAW.logDensity(x[0][j])) * 2 * BULK / NODES;
        }
        return sum;
    }

    /** Place of the vertex of the parabola through the least of the logarithms and its neighbours. */
    private static double vertex(double[] risk) {
        int k = 1;
        for (int i = 2; i < risk.length - 1; i++) {
            if (risk[i] < risk[k]) {
                k = i;
            }
        }
        double left = Math.log(risk[k - 1] / risk[k]);
        double right = Math.log(risk[k + 1] / risk[k]);
        return k + 0.5 * (left - right) / (left + right);
    }
}
