package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fokker.execution.Progress;
import org.fokker.grid.Grid;
import org.fokker.validation.analysis.Analysis;
import org.fokker.validation.result.AnalysisResult;
import org.fokker.validation.result.Check;
import org.fokker.validation.result.Cloud;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.result.Ensemble;
import org.fokker.validation.result.Gallery;
import org.fokker.validation.result.LikelihoodResult;
import org.fokker.validation.result.Mass;
import org.fokker.validation.result.Movie;
import org.fokker.validation.result.Note;
import org.fokker.validation.result.PosteriorResult;
import org.fokker.validation.result.Probe;
import org.fokker.validation.result.Profile;
import org.fokker.validation.result.SamplerResult;
import org.fokker.validation.result.ScenarioResult;
import org.fokker.validation.result.Sheet;
import org.fokker.validation.route.Law;
import org.fokker.validation.route.Routes;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.route.Solution;
import org.fokker.validation.scenario.AnalysisSpec;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScenarioException;

/** Runs one scenario: its routes, the comparison of every pair, its probes, its likelihoods and its analyses. */
public final class ScenarioRun {

    /** Densities are drawn along one axis or over two. */
    private static final int DRAWN_AXES = 2;

    private final Scenario scenario;
    private final Explained explained;

    /**
     * Prepares a run.
     *
     * @param scenario what is to be run
     */
    public ScenarioRun(Scenario scenario) {
        this.scenario = scenario;
        explained = new Explained(scenario);
    }

    /**
     * What a run has found.
     *
     * @param result the numbers
     * @param gallery what pictures are drawn from
     */
    public record Outcome(ScenarioResult result, Gallery gallery) {}

    /**
     * Runs everything.
     *
     * @param context seed, effort, threads; its progress hears of shares of the whole scenario
     * @param stage hears the name of every piece of work as it begins
     * @return what was found
     * @throws org.fokker.method.NumericalException if a computation goes wrong
     */
    public Outcome run(RunContext context, Consumer<String> stage) {
        List<Routes.Named> routes = Routes.of(scenario);
        int pieces = routes.size()
                + scenario.analyses().size()
                + ModelRuns.pieces(scenario)
                + (scenario.likelihood().isPresent() ? 1 : 0);
        Progress progress = fraction -> context.progress().advance(fraction / pieces);
        List<Solution> solutions = new ArrayList<>();
        for (Routes.Named route : routes) {
            stage.accept(route.name());
            solutions.add(explained.run(named(route), () -> route.route().solve(context.withProgress(progress))));
        }
        Relaxation.of(scenario, solutions)
                .ifPresent(equilibrium ->
                        solutions.add(0, equilibrium.route().solve(context.withProgress(Progress.NONE))));
        List<Double> times = scenario.time().snapshots();
        stage.accept("comparisons");
        Comparisons.prepare(solutions, times, context.workers());
        List<Comparison> comparisons = Comparisons.of(solutions, times);
        List<Probe> probes = Probes.of(solutions, times, scenario.probes());
        List<LikelihoodResult> likelihood = scenario.likelihood()
                .map(spec -> {
                    stage.accept("likelihood");
                    return new Likelihoods(scenario, spec).run(context.withProgress(progress));
                })
                .orElse(List.of());
        List<AnalysisResult> analyses = new ArrayList<>();
        for (AnalysisSpec spec : scenario.analyses()) {
            stage.accept(spec.name());
            analyses.addAll(explained.run(
                    "analysis '" + spec.name() + "'",
                    () -> analysis(spec, context).run(context.workers())));
            progress.advance(1);
        }
        List<Mass> masses = scenario.massChanges() ? Masses.of(solutions, times) : List.of();
        ModelRuns.Outcome models = new ModelRuns(scenario, context.withProgress(progress), stage).run();
        List<SamplerResult> samplers =
                models.made().stream().map(SamplerRuns.Made::result).toList();
        List<PosteriorResult> posteriors = Posteriors.rows(models.drawn());
        List<Note> notes = Notes.of(scenario, solutions);
        notes.addAll(PosteriorNotes.of(posteriors));
        boolean passed = solutions.stream().allMatch(Solution::passed)
                && Check.of(comparisons, likelihood, masses, analyses, samplers, models.scores(), posteriors)
                        .allMatch(Check::passed);
        ScenarioResult result = new ScenarioResult(
                scenario.name(),
                scenario.title(),
                passed,
                solutions.stream().map(Solution::result).toList(),
                comparisons,
                probes,
                likelihood,
                masses,
                analyses,
                samplers,
                models.scores(),
                posteriors,
                notes);
        return new Outcome(
                result, gallery(solutions, times, models.ensembles(), models.sheets(scenario, context.seed())));
    }

    /**
     * Refuses, before anything is computed, what can be known to be impossible.
     *
     * @param context seed, effort, threads
     * @throws ScenarioException if a route cannot be run
     */
    public void check(RunContext context) {
        for (Routes.Named route : Routes.of(scenario)) {
            explained.run(named(route), () -> {
                route.route().check(context);
                return route;
            });
        }
    }

    private Analysis analysis(AnalysisSpec spec, RunContext context) {
        return new Analysis(
                scenario,
                spec,
                Routes.problem(scenario),
                context.effort().cells(spec.cells()),
                spec.march().map(march -> context.effort().steps(march.steps())).orElse(1));
    }

    private static String named(Routes.Named route) {
        return "route '" + route.name() + "'";
    }

    private Gallery gallery(
            List<Solution> solutions, List<Double> times, List<Ensemble> ensembles, List<Sheet> sheets) {
        List<Movie> movies = solutions.stream()
                .flatMap(solution -> solution.movies().stream())
                .toList();
        List<Cloud> clouds = solutions.stream()
                .flatMap(solution -> solution.clouds().stream())
                .toList();
        List<Profile> profiles = new ArrayList<>();
        if (scenario.dimension() > DRAWN_AXES) {
            return new Gallery(scenario.name(), movies, profiles, clouds, ensembles, sheets);
        }
        for (double time : times) {
            Optional<Grid> gathered = Profiles.gathered(
                    solutions.stream()
                            .flatMap(solution ->
                                    Stream.ofNullable(solution.laws().get(time)))
                            .toList(),
                    scenario.domain());
            for (Solution solution : solutions) {
                Law law = solution.laws().get(time);
                if (law != null) {
                    Grid cells = law.rank() == Law.Rank.CLOSED_FORM ? gathered.orElseGet(law::cells) : law.cells();
                    profiles.add(Profiles.of(solution.name(), time, law, cells));
                }
            }
        }
        return new Gallery(scenario.name(), movies, profiles, clouds, ensembles, sheets);
    }
}
