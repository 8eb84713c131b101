package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What one scenario has found.
 *
 * @param name short name, unique in the run; it names the files of the scenario
 * @param title one line for readers
 * @param passed whether every comparison and every likelihood estimate passed
 * @param routes the ways by which the density was computed
 * @param comparisons distances between routes
 * @param probes densities and scores at named points
 * @param likelihood estimates of log-likelihoods
 * @param notes remarks on how the scenario was set up
 */
@JsonPropertyOrder({"name", "title", "passed", "routes", "comparisons", "probes", "likelihood", "notes"})
public record ScenarioResult(
        String name,
        String title,
        boolean passed,
        List<RouteResult> routes,
        List<Comparison> comparisons,
        List<Probe> probes,
        List<LikelihoodResult> likelihood,
        List<Note> notes) {

    /**
     * Copies the lists.
     *
     * @param name short name
     * @param title one line for readers
     * @param passed whether every comparison and every likelihood estimate passed
     * @param routes the ways by which the density was computed
     * @param comparisons distances between routes
     * @param probes densities and scores at named points
     * @param likelihood estimates of log-likelihoods
     * @param notes remarks on how the scenario was set up
     */
    public ScenarioResult {
        routes = List.copyOf(routes);
        comparisons = List.copyOf(comparisons);
        probes = List.copyOf(probes);
        likelihood = List.copyOf(likelihood);
        notes = List.copyOf(notes);
    }

    /**
     * Returns the same result without wall times, which no two runs share.
     *
     * @return the result of a run that is to be reproduced byte for byte
     */
    public ScenarioResult withoutTimings() {
        List<RouteResult> untimed =
                routes.stream().map(RouteResult::withoutTiming).toList();
        return new ScenarioResult(name, title, passed, untimed, comparisons, probes, likelihood, notes);
    }
}
