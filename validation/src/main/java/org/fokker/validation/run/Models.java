package org.fokker.validation.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.score.GridScore;
import org.fokker.diffusion.score.ScoreEstimators;
import org.fokker.diffusion.score.ScoreProblem;
import org.fokker.distribution.EmpiricalDistribution;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.random.RandomStream;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.SampleData;
import org.fokker.validation.scenario.SamplerSpec;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScoreSpec;

/** The models of the score of a scenario by name. Each is made once, when it is first asked for. */
final class Models {

    /** A training takes the streams from its first one to the fifth. */
    private static final int STREAMS = 8;

    /** Models are made for times from this share of the end, where samplers stop by default, or from earlier ones that are asked for. */
    private static final double START = 1e-3;

    private final Scenario scenario;
    private final RunContext context;
    private final Map<String, Denoiser> made = new HashMap<>();

    Models(Scenario scenario, RunContext context) {
        this.scenario = scenario;
        this.context = context;
    }

    /** Returns the law behind the exact model. */
    MixtureDiffusion exact() {
        return scenario.closedForm().requiredMixture();
    }

    /** Returns a model, which is made now if nobody has asked for it before. */
    Denoiser of(String name) {
        return name.equals(ScoreSpec.EXACT) ? exact() : made.computeIfAbsent(name, this::make);
    }

    private Denoiser make(String name) {
        List<ScoreSpec> specs = scenario.scores();
        for (int number = 0; number < specs.size(); number++) {
            if (specs.get(number).name().equals(name)) {
                return make(specs.get(number), new RandomStream(context.seed(), Streams.MODELS + STREAMS * number));
            }
        }
        throw new IllegalArgumentException("there is no score model '" + name + "'");
    }

    private Denoiser make(ScoreSpec spec, RandomStream stream) {
        if (spec.kind().equals(ScoreSpec.EXACT)) {
            return exact();
        }
        if (spec.kind().equals(GridScore.NAME)) {
            return grid(spec, 1);
        }
        double end = scenario.time().end();
        ScoreProblem problem = new ScoreProblem(exact().process(), data(spec, stream), start(spec), end);
        return ScoreEstimators.of(spec.kind(), spec.parameters())
                .estimate(problem, stream.withStream(stream.stream() + 1), context.workers());
    }

    /** Returns how many points a model is made from. */
    int points(ScoreSpec spec) {
        if (!ScoreEstimators.registry().names().contains(spec.kind())) {
            return 0;
        }
        OptionalInt draws = spec.samples();
        return draws.isPresent()
                ? Math.toIntExact(context.effort().samples(draws.getAsInt()))
                : training().training()[0].length;
    }

    private EmpiricalDistribution data(ScoreSpec spec, RandomStream stream) {
        int n = points(spec);
        if (spec.samples().isEmpty()) {
            return EmpiricalDistribution.of(training().training(), n);
        }
        double[][] drawn = new double[scenario.dimension()][n];
        exact().target().sample(stream, 0, n, drawn);
        return EmpiricalDistribution.of(drawn, n);
    }

    private SampleData training() {
        return scenario.target()
                .samples()
                .orElseThrow(() -> new IllegalStateException("no table to learn from, and yet it was read"));
    }

    /**
     * The score on a grid.
     *
     * @param spec its section
     * @param coarsening how many times fewer cells and steps than it says
     */
    GridScore grid(ScoreSpec spec, int coarsening) {
        MixtureDiffusion law = exact();
        ScoreSpec.Resolution full = ScoreSpec.Resolution.of(spec.parameters(), scenario.dimension());
        int cells = context.effort().steps(full.cells()) / coarsening;
        int steps = context.effort().steps(full.steps()) / coarsening;
        double end = scenario.time().end();
        return GridScore.solve(law.process(), law.target(), start(spec), end, cells, steps, context.workers());
    }

    /** The first time at which a model will be asked for, after 0. */
    private double start(ScoreSpec spec) {
        double start = START * scenario.time().end();
        for (double time : spec.times()) {
            start = Math.min(start, time);
        }
        for (SamplerSpec sampler : scenario.samplers()) {
            if (sampler.model().equals(spec.name())) {
                TimeGrid grid = sampler.way()
                        .grid(
                                exact().process().schedule(),
                                scenario.time().end(),
                                sampler.way().steps());
                double last = grid.time(grid.steps());
                start = Math.min(start, last > 0 ? last : grid.time(grid.steps() - 1));
            }
        }
        return start;
    }
}
