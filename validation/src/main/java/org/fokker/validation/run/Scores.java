package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.List;
import org.fokker.diffusion.score.GridScore;
import org.fokker.diffusion.score.ScoreError;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.fokker.validation.result.ScoreResult;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScoreSpec;
import org.jspecify.annotations.Nullable;

/** Measures how far the models of the score are from the exact one. */
final class Scores {

    private static final int STREAMS = 8;

    /** Draws of squares on a line; a square in d dimensions is a sum of d, as normal in the mean as d of them. */
    private static final int DRAWS = 20_000;

    /** Fewer on a line are not normal enough for five standard errors. */
    private static final int FEWEST_DRAWS = 4000;

    /** Fewer in any dimension are not, since the coordinates of a mixture depend on each other. */
    private static final int FEWEST_IN_ALL = 500;

    /** Two routes agree within so many standard errors: a false alarm has probability 6e-7. */
    private static final double AGREES = 5;

    /** The error of the finer of two grids is a third of their difference where it is of order two, and may be twice as much before. */
    private static final double OF_DIFFERENCE = 2.0 / 3;

    private final Scenario scenario;
    private final Models models;
    private final RunContext context;

    Scores(Scenario scenario, Models models, RunContext context) {
        this.scenario = scenario;
        this.models = models;
        this.context = context;
    }

    /** Makes a model and measures it at its times; reports one unit of progress in all. */
    List<ScoreResult> run(ScoreSpec spec) {
        ScoreError error = new ScoreError(models.exact(), models.of(spec.name()));
        @Nullable GridScore coarse = spec.kind().equals(GridScore.NAME) ? models.grid(spec, 2) : null;
        List<ScoreResult> rows = new ArrayList<>();
        for (int k = 0; k < spec.times().size(); k++) {
            RandomStream stream = new RandomStream(context.seed(), Streams.SCORES + STREAMS * k);
            rows.add(row(spec, error, coarse, spec.times().get(k), stream));
            context.progress().advance(1.0 / spec.times().size());
        }
        return rows;
    }

    private ScoreResult row(
            ScoreSpec spec, ScoreError error, @Nullable GridScore coarse, double t, RandomStream stream) {
        long onALine = Math.max(FEWEST_DRAWS, context.effort().samples(DRAWS));
        int draws = (int) Math.max(FEWEST_IN_ALL, onALine / scenario.dimension());
        double end = scenario.time().end();
        // From predicted noise ε̂ = −s ∇ log p to scores.
        double inverse = 1 / models.exact().process().schedule().variance(t);
        Estimate squared = error.squared(t, draws, stream).times(inverse);
        Estimate matching =
                error.matching(t, draws, stream.withStream(stream.stream() + 2)).times(inverse);
        Estimate energy = error.energy(t, draws, stream).times(inverse);
        Estimate divergence = t < end
                ? error.pathDivergence(t, end, draws, stream.withStream(stream.stream() + 4), context.workers())
                : Estimate.exact(0);
        boolean passed = Math.abs(squared.minus(matching).standardScore(0)) <= AGREES;
        Double expected = null;
        if (coarse != null) {
            Estimate difference = error.distance(coarse, t, draws, stream).times(inverse);
            expected = OF_DIFFERENCE * OF_DIFFERENCE * (difference.value() + AGREES * difference.standardError());
            passed = passed && squared.value() <= expected;
        }
        return new ScoreResult(
                spec.name(),
                spec.kind(),
                models.points(spec),
                t,
                squared.value(),
                squared.standardError(),
                matching.value(),
                matching.standardError(),
                energy.value(),
                divergence.value(),
                divergence.standardError(),
                expected,
                passed);
    }
}
