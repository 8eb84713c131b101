package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one scenario has found.
 *
 * @param name short name, unique in the run; it names the files of the scenario
 * @param title one line for readers
 * @param passed whether every route and every check passed
 * @param routes the ways by which the density was computed
 * @param comparisons distances between routes
 * @param probes densities and scores at named points
 * @param likelihood estimates of log-likelihoods
 * @param masses masses over time, where mass can leave or come
 * @param analyses numbers that analyses of the process have found
 * @param samplers ensembles that samplers have led from noise to data
 * @param scores errors of models of the score
 * @param posteriors samples of posterior laws
 * @param notes remarks on how the scenario was set up
 */
@JsonPropertyOrder({
    "name",
    "title",
    "passed",
    "routes",
    "comparisons",
    "probes",
    "likelihood",
    "masses",
    "analyses",
    "samplers",
    "scores",
    "posteriors",
    "notes"
})
public record ScenarioResult(
        String name,
        String title,
        boolean passed,
        List<RouteResult> routes,
        List<Comparison> comparisons,
        List<Probe> probes,
        List<LikelihoodResult> likelihood,
        List<Mass> masses,
        List<AnalysisResult> analyses,
        List<SamplerResult> samplers,
        List<ScoreResult> scores,
        List<PosteriorResult> posteriors,
        List<Note> notes) {

    /**
     * Copies the lists.
     *
     * @param name short name
     * @param title one line for readers
     * @param passed whether every route and every check passed
     * @param routes the ways by which the density was computed
     * @param comparisons distances between routes
     * @param probes densities and scores at named points
     * @param likelihood estimates of log-likelihoods
     * @param masses masses over time
     * @param analyses numbers that analyses of the process have found
     * @param samplers ensembles that samplers have led from noise to data
     * @param scores errors of models of the score
     * @param posteriors samples of posterior laws
     * @param notes remarks on how the scenario was set up
     */
    public ScenarioResult {
        routes = List.copyOf(routes);
        comparisons = List.copyOf(comparisons);
        probes = List.copyOf(probes);
        likelihood = List.copyOf(likelihood);
        masses = List.copyOf(masses);
        analyses = List.copyOf(analyses);
        samplers = List.copyOf(samplers);
        scores = List.copyOf(scores);
        posteriors = List.copyOf(posteriors);
        notes = List.copyOf(notes);
    }

    /** {@return all that can fail besides the routes themselves} */
    public Stream<Check> checks() {
        return Check.of(comparisons, likelihood, masses, analyses, samplers, scores, posteriors);
    }

    /**
     * Returns the same result without wall times, which no two runs share.
     *
     * @return the result of a run that is to be reproduced byte for byte
     */
    public ScenarioResult withoutTimings() {
        List<RouteResult> untimed =
                routes.stream().map(RouteResult::withoutTiming).toList();
        return new ScenarioResult(
                name,
                title,
                passed,
                untimed,
                comparisons,
                probes,
                likelihood,
                masses,
                analyses,
                samplers.stream().map(SamplerResult::withoutTiming).toList(),
                scores,
                posteriors.stream().map(PosteriorResult::withoutTiming).toList(),
                notes);
    }
}
