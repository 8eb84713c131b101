package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fokker.validation.result.Ensemble;
import org.fokker.validation.result.ScoreResult;
import org.fokker.validation.result.Sheet;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.InverseSpec;
import org.fokker.validation.scenario.PosteriorSpec;
import org.fokker.validation.scenario.SamplerSpec;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScoreSpec;

/** Runs what a scenario does with models of the score: measures them, leads samplers with them, samples posterior laws. */
final class ModelRuns {

    private final Scenario scenario;
    private final RunContext context;
    private final Consumer<String> stage;
    private final Explained explained;

    ModelRuns(Scenario scenario, RunContext context, Consumer<String> stage) {
        this.scenario = scenario;
        this.context = context;
        this.stage = stage;
        explained = new Explained(scenario);
    }

    /** Returns how many units of progress a run reports. */
    static int pieces(Scenario scenario) {
        return scenario.scores().size()
                + scenario.samplers().size()
                + scenario.inverse().map(spec -> spec.posteriors().size()).orElse(0);
    }

    /**
     * What was found.
     *
     * @param scores errors of the models
     * @param made ensembles with their distances
     * @param drawn samples of posterior laws
     */
    record Outcome(List<ScoreResult> scores, List<SamplerRuns.Made> made, List<Posteriors.Drawn> drawn) {

        List<Ensemble> ensembles() {
            return made.stream()
                    .map(each -> new Ensemble(each.name(), each.points()))
                    .toList();
        }

        List<Sheet> sheets(Scenario scenario, long seed) {
            return ImageSheets.of(scenario, made, drawn, seed);
        }
    }

    Outcome run() {
        Models models = new Models(scenario, context);
        Scores errors = new Scores(scenario, models, context);
        List<ScoreResult> scores = new ArrayList<>();
        for (ScoreSpec spec : scenario.scores()) {
            stage.accept(spec.name());
            scores.addAll(explained.run("score '" + spec.name() + "'", () -> errors.run(spec)));
        }
        SamplerRuns samplers = new SamplerRuns(scenario, models, context);
        List<SamplerRuns.Made> made = new ArrayList<>();
        for (SamplerSpec spec : scenario.samplers()) {
            stage.accept(spec.name());
            made.addAll(explained.run("sampler '" + spec.name() + "'", () -> samplers.run(spec)));
        }
        return new Outcome(
                scores, made, scenario.inverse().map(this::posteriors).orElse(List.of()));
    }

    private List<Posteriors.Drawn> posteriors(InverseSpec inverse) {
        Posteriors posteriors = explained.run("[measurement]", () -> new Posteriors(scenario, inverse, context));
        List<Posteriors.Drawn> drawn = new ArrayList<>();
        for (PosteriorSpec spec : inverse.posteriors()) {
            stage.accept(spec.name());
            drawn.addAll(explained.run("posterior '" + spec.name() + "'", () -> posteriors.run(spec)));
        }
        return drawn;
    }
}
