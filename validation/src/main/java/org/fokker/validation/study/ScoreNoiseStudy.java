package org.fokker.validation.study;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import org.fokker.diffusion.score.ScoreEstimator;
import org.fokker.diffusion.score.ScoreProblem;
import org.fokker.distribution.UniformBox;
import org.fokker.execution.Workers;
import org.fokker.method.Parameters;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.VarianceExploding;
import org.fokker.random.RandomStream;
import org.fokker.validation.converge.Errors;
import org.fokker.validation.converge.Level;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.Refined;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.Subject;

/**
 * Adds more and more noise to a fixed number of points of the box [−1, 1]ᵈ: the squared error of the score, averaged over the inner box [−½, ½]ᵈ,
 * which is far from walls at every noise, grows like s^{−(d+2)} as the noise s falls, with the constant V d/(2 n (4π)^{d/2}) of the volume V = 2ᵈ. The
 * score of the noised box is known, −ε̂/s with ε̂_i = [φ(z⁺) − φ(z⁻)]/[Φ(z⁺) − Φ(z⁻)], z^± = (x_i ± 1)/s. Noise is counted in thousandths; work is the number
 * of points.
 */
final class ScoreNoiseStudy implements Study {

    /** From noises on that reach over some dozen points to such that are small beside the box. */
    private static final int[] ON_THE_LINE = {24, 34, 48, 68, 96};

    private static final int[] IN_THE_PLANE = {68, 85, 108, 136};

    private static final int POINTS_OF_LINE = 1024;
    private static final int POINTS_OF_PLANE = 2048;

    private static final int SETS = 512;
    private static final int QUICK_SETS = 128;
    private static final int DRAWS = 64;

    private final Registry.Entry<Function<Parameters, ScoreEstimator>> entry;
    private final int d;

    ScoreNoiseStudy(Registry.Entry<Function<Parameters, ScoreEstimator>> entry, int d) {
        this.entry = entry;
        this.d = d;
    }

    @Override
    public Subject subject() {
        String problem = d == 1 ? "line-noise" : "plane-noise";
        return new Subject(
                entry.name() + "." + problem,
                entry.name() + " from points of " + (d == 1 ? "an interval" : "a square") + " as noise is added",
                entry.name(),
                ScoreStudies.KIND,
                problem,
                new Refined("1/s", "thousandths of noise", 1),
                List.of("E|ŝ|²"),
                Promise.exactly(Property.NOISE_ORDER, d + 2.0));
    }

    @Override
    public List<Level> ladder(boolean quick) {
        return IntStream.of(d == 1 ? ON_THE_LINE : IN_THE_PLANE)
                .mapToObj(thousandths -> Level.dividing(1000, thousandths))
                .toList();
    }

    @Override
    public Errors measure(Level level, boolean quick, long seed) {
        double s = 1 / level.size();
        int n = d == 1 ? POINTS_OF_LINE : POINTS_OF_PLANE;
        AffineGaussianProcess process = AffineGaussianProcess.of(VarianceExploding.geometric(0.01, 50), d);
        double t = process.schedule().timeOfLogSnr(-Math.log(s));
        UniformBox box = box(1);
        ScoreEstimator estimator = entry.factory().apply(Parameters.none());
        int stream = (int) (8 * level.count());
        RandomStream points = new RandomStream(seed, stream);
        try (Workers one = Workers.of(1)) {
            return ScoreStudies.errors(
                    quick ? QUICK_SETS : SETS,
                    set -> {
                        ScoreProblem problem =
                                new ScoreProblem(process, ScoreStudies.draw(box, n, set, points), 0.5 * t, 1);
                        Denoiser model = estimator.estimate(problem, new RandomStream(seed + set, stream + 3), one);
                        return error(model, t, s, new RandomStream(seed + set, stream + 1));
                    },
                    n);
        }
    }

    private UniformBox box(double halfWidth) {
        double[] upper = new double[d];
        Arrays.fill(upper, halfWidth);
        double[] lower = new double[d];
        Arrays.fill(lower, -halfWidth);
        return new UniformBox(lower, upper);
    }

    private double error(Denoiser model, double t, double s, RandomStream draws) {
        double[][] x = new double[d][DRAWS];
        box(0.5).sample(draws, 0, DRAWS, x);
        double[][] score = new double[d][DRAWS];
        model.score(t, x, DRAWS, score);
        double sum = 0;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < DRAWS; j++) {
                double difference = score[i][j] - exact(x[i][j], s);
                sum += difference * difference;
            }
        }
        return sum / DRAWS;
    }

    /** The score of the noised interval [−1, 1]. */
    static double exact(double x, double s) {
        double above = (x + 1) / s;
        double below = (x - 1) / s;
        double mass = 0.5 * Erf.erf(below / Math.sqrt(2), above / Math.sqrt(2));
        double slope = (Math.exp(-0.5 * above * above) - Math.exp(-0.5 * below * below)) / Math.sqrt(2 * Math.PI);
        return slope / (s * mass);
    }
}
