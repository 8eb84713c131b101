package org.fokker.validation.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sections of one kind by themselves, or another section in their place, which is read as if it stood in the file: so it is refused
 * in the same words.
 */
public final class ScenarioPart {

    private static final String ORIGIN = "command line";

    private ScenarioPart() {}

    /**
     * Leaves the samplers and posterior samplers of a scenario, with the models that they ask for.
     *
     * @param scenario a scenario
     * @return what is left
     * @throws ScenarioException if nothing is
     */
    public static Scenario samples(Scenario scenario) {
        if (scenario.samplers().isEmpty() && scenario.inverse().isEmpty()) {
            throw none(scenario, "[[sampler]] and no [[posterior]]");
        }
        List<ScoreSpec> models = scenario.scores().stream()
                .filter(score -> scenario.samplers().stream()
                        .anyMatch(sampler -> sampler.model().equals(score.name())))
                .toList();
        return scenario.doing(Optional.empty(), models, scenario.samplers(), scenario.inverse());
    }

    /**
     * Puts one sampler in the place of all.
     *
     * @param scenario a scenario
     * @param keys keys and values of its section, as TOML writes them
     * @return a scenario with this sampler alone
     * @throws ScenarioException if the sampler cannot be run
     */
    public static Scenario sampler(Scenario scenario, Map<String, String> keys) {
        List<SamplerSpec> read = new SamplerReader(scenario.target(), scenario.closedForm(), scenario.time(), List.of())
                .read(sections("sampler", keys));
        return scenario.doing(Optional.empty(), List.of(), read, Optional.empty());
    }

    /**
     * Leaves the models of the score of a scenario.
     *
     * @param scenario a scenario
     * @return what is left
     * @throws ScenarioException if nothing is
     */
    public static Scenario scores(Scenario scenario) {
        if (scenario.scores().isEmpty()) {
            throw none(scenario, "[[score]]");
        }
        return scenario.doing(Optional.empty(), scenario.scores(), List.of(), Optional.empty());
    }

    /**
     * Puts one model of the score in the place of all.
     *
     * @param scenario a scenario
     * @param keys keys and values of its section, as TOML writes them
     * @return a scenario with this model alone
     * @throws ScenarioException if the model cannot be made
     */
    public static Scenario score(Scenario scenario, Map<String, String> keys) {
        List<ScoreSpec> read = new ScoreReader(scenario.target(), scenario.closedForm(), scenario.time())
                .read(sections("score", keys));
        return scenario.doing(Optional.empty(), read, List.of(), Optional.empty());
    }

    /**
     * Leaves the likelihoods of a scenario, at other points if there are any.
     *
     * @param scenario a scenario
     * @param points points in the place of those of the scenario; none for its own
     * @return what is left
     * @throws ScenarioException if nothing is, or the points are of another dimension
     */
    public static Scenario likelihood(Scenario scenario, List<double[]> points) {
        LikelihoodSpec given = scenario.likelihood().orElseThrow(() -> none(scenario, "[likelihood]"));
        return likelihood(scenario, given, points, given.estimators());
    }

    /**
     * Puts one estimator in the place of all, and other points in the place of those of the scenario if there are any. Both together
     * need no section in the file.
     *
     * @param scenario a scenario
     * @param points points in the place of those of the scenario; none for its own
     * @param keys keys and values of the section of the estimator, as TOML writes them
     * @return a scenario with this estimator alone
     * @throws ScenarioException if the estimator cannot be made, or there are no points, or of another dimension
     */
    public static Scenario likelihood(Scenario scenario, List<double[]> points, Map<String, String> keys) {
        Section section = sections("estimator", keys).get(0);
        LikelihoodReader.demand(section, scenario.target(), scenario.closedForm());
        EstimatorSpec estimator = LikelihoodReader.estimator(section);
        LikelihoodSpec given = scenario.likelihood()
                .orElseGet(() -> new LikelihoodSpec(
                        List.of(), 0, 0, WayReader.positiveStart(section, scenario.time()), List.of()));
        if (points.isEmpty() && scenario.likelihood().isEmpty()) {
            throw none(scenario, "[likelihood], and no point in its place,");
        }
        return likelihood(scenario, given, points, List.of(estimator));
    }

    private static Scenario likelihood(
            Scenario scenario, LikelihoodSpec given, List<double[]> points, List<EstimatorSpec> estimators) {
        for (double[] point : points) {
            if (point.length != scenario.dimension()) {
                throw new ScenarioException(ORIGIN + ": a point must have " + scenario.dimension()
                        + " components, as the target has, got " + point.length);
            }
        }
        LikelihoodSpec wanted = points.isEmpty()
                ? new LikelihoodSpec(given.points(), given.heldOut(), given.maxPoints(), given.start(), estimators)
                : new LikelihoodSpec(points, 0, 0, given.start(), estimators);
        return scenario.doing(Optional.of(wanted), List.of(), List.of(), Optional.empty());
    }

    private static List<Section> sections(String kind, Map<String, String> keys) {
        StringBuilder text = new StringBuilder("[[" + kind + "]]\n");
        keys.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        return new Source(ORIGIN, text.toString()).parse().sections(kind);
    }

    private static ScenarioException none(Scenario scenario, String missing) {
        return new ScenarioException(scenario.origin() + ": there is no " + missing + " to run");
    }
}
