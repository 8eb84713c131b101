package org.fokker.validation.study;

import java.util.List;
import java.util.function.Function;
import org.fokker.diffusion.score.ScoreError;
import org.fokker.diffusion.score.ScoreEstimator;
import org.fokker.diffusion.score.ScoreProblem;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.method.Parameters;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.fokker.validation.converge.Errors;
import org.fokker.validation.converge.Level;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.Refined;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.Subject;

/**
 * Takes more and more points of two modes to estimate the score at one noise: the squared error in ε̂, averaged over training sets, against
 * their size. Work is the number of points.
 */
final class ScoreSampleStudy implements Study {

    private static final int LEVELS = 5;
    private static final int QUICK_LEVELS = 4;
    private static final int FEWEST = 256;

    /** An error is a square of few independent numbers and scatters as much as its mean: as many sets tell an order to a tenth. */
    private static final int SETS = 256;

    private static final int QUICK_SETS = 160;

    /** Draws from p_t by which the error of one set is measured: their scatter is part of that of the sets. */
    private static final int DRAWS = 64;

    /** λ at which the modes are told apart, and all parameters count. */
    private static final double APART = 1;

    /**
     * λ at which an error of bias and variance shows the order of its bias early: the share of the variance, which falls faster, and the
     * next term of the bias, by which that falls more slowly, cancel to within 0.02 of the order from 512 points on.
     */
    private static final double BALANCED = -0.25;

    private static final MixtureDiffusion LINE = new MixtureDiffusion(
            AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1),
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.2, 0.4}));

    private static final MixtureDiffusion PLANE = new MixtureDiffusion(
            AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2),
            GaussianMixture.isotropic(
                    new double[] {0.4, 0.6}, new double[][] {{-1, 0.5}, {0.8, -0.4}}, new double[] {0.5, 0.6}));

    private final Registry.Entry<Function<Parameters, ScoreEstimator>> entry;
    private final MixtureDiffusion law;
    private final Promise promise;

    private ScoreSampleStudy(
            Registry.Entry<Function<Parameters, ScoreEstimator>> entry, MixtureDiffusion law, Promise promise) {
        this.entry = entry;
        this.law = law;
        this.promise = promise;
    }

    /** The study of what is promised. */
    static Study onTheLine(Registry.Entry<Function<Parameters, ScoreEstimator>> entry, double order) {
        return new ScoreSampleStudy(entry, LINE, Promise.exactly(Property.SAMPLE_ORDER, order));
    }

    /** The study of the same order in the plane: for the orders that do not depend on the dimension. */
    static Study inThePlane(Registry.Entry<Function<Parameters, ScoreEstimator>> entry, double order) {
        return new ScoreSampleStudy(entry, PLANE, Promise.exactly(Property.SAMPLE_ORDER, order));
    }

    @Override
    public Subject subject() {
        String problem = law == LINE ? "line-samples" : "plane-samples";
        return new Subject(
                entry.name() + "." + problem,
                entry.name() + " from points of two modes " + (law == LINE ? "on the line" : "in the plane"),
                entry.name(),
                ScoreStudies.KIND,
                problem,
                Refined.SAMPLES,
                List.of("E|ε̂|²"),
                promise);
    }

    @Override
    public List<Level> ladder(boolean quick) {
        return ScoreStudies.points(promise.order() < 1 ? 2 * FEWEST : FEWEST, quick ? QUICK_LEVELS : LEVELS);
    }

    @Override
    public Errors measure(Level level, boolean quick, long seed) {
        int n = (int) level.count();
        double t = law.process().schedule().timeOfLogSnr(promise.order() < 1 ? BALANCED : APART);
        ScoreEstimator estimator = entry.factory().apply(Parameters.none());
        RandomStream points = new RandomStream(seed, 8 * n);
        try (Workers one = Workers.of(1)) {
            return ScoreStudies.errors(
                    quick ? QUICK_SETS : SETS,
                    set -> {
                        ScoreProblem problem = new ScoreProblem(
                                law.process(), ScoreStudies.draw(law.target(), n, set, points), 0.5 * t, 1);
                        Denoiser model = estimator.estimate(problem, new RandomStream(seed + set, 8 * n + 2), one);
                        return new ScoreError(law, model)
                                .squared(t, DRAWS, new RandomStream(seed + set, 8 * n + 1))
                                .value();
                    },
                    n);
        }
    }
}
