package org.fokker.validation.run;

import java.util.HashMap;
import java.util.Map;
import org.fokker.diffusion.score.ScoreEstimators;
import org.fokker.diffusion.score.ScoreProblem;
import org.fokker.distribution.EmpiricalDistribution;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.random.RandomStream;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScoreSpec;

/** The models of the score of a scenario by name. Each is made once, when it is first asked for. */
final class Models {

    /** Streams of models begin here, far from those of routes and likelihoods: data and training of each. */
    private static final int FIRST_STREAM = 2_000_000;

    /** Models are made for times from this share of the end, where samplers stop by default. */
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
        int number = 0;
        for (ScoreSpec spec : scenario.scores()) {
            if (spec.name().equals(name)) {
                return make(spec, new RandomStream(context.seed(), FIRST_STREAM + 2 * number));
            }
            number++;
        }
        throw new IllegalArgumentException("there is no score model '" + name + "'");
    }

    private Denoiser make(ScoreSpec spec, RandomStream stream) {
        MixtureDiffusion law = exact();
        int n = Math.toIntExact(context.effort().samples(spec.samples()));
        double[][] data = new double[scenario.dimension()][n];
        law.target().sample(stream, 0, n, data);
        double end = scenario.time().end();
        ScoreProblem problem = new ScoreProblem(law.process(), EmpiricalDistribution.of(data, n), START * end, end);
        return ScoreEstimators.of(spec.kind(), spec.parameters())
                .estimate(problem, stream.withStream(stream.stream() + 1), context.workers());
    }
}
