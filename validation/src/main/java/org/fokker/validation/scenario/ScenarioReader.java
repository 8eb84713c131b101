package org.fokker.validation.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.validation.expression.ManufacturedSolution;

/**
 * Reads scenario files. Whatever it does not understand it refuses, in one message that says where, what, what was expected
 * and which known name is near; a scenario that has been read can be run.
 */
public final class ScenarioReader {

    /** Start of a run from a point mass, which has no density at time 0, as a share of the end time. */
    private static final double START_FROM_POINT = 0.01;

    /** Routes that cannot start from a point mass. */
    private static final Set<String> SMOOTH_STARTS = Set.of("spectral", "chebyshev");

    private final Source source;
    private final Tables tables;
    private final long seed;

    private ScenarioReader(Source source, Tables tables, long seed) {
        this.source = source;
        this.tables = tables;
        this.seed = seed;
    }

    /** Where the files come from that a scenario names. */
    @FunctionalInterface
    interface Tables {

        /**
         * Returns the content of a file.
         *
         * @param section the section that names it, for messages
         * @param file its name, as the scenario gives it
         * @return its bytes
         * @throws ScenarioException if there is no such file, or it cannot be read
         */
        byte[] content(Section section, String file);
    }

    /**
     * Reads a scenario file. Files that it names are looked for beside it.
     *
     * @param file a TOML file
     * @param seed decides the division of samples and the start of fits; the same seed gives the same scenario
     * @return the scenario
     * @throws ScenarioException if the file cannot be read or used; its message names file and line
     */
    public static Scenario read(Path file, long seed) {
        String text = TextFile.decoded(
                file.toString(), content(file, () -> new ScenarioException(file + ": there is no such file")));
        Tables tables = (section, name) -> {
            Path table = file.resolveSibling(name);
            return content(table, () -> section.error("file", "names no file: there is no " + table));
        };
        return read(file.toString(), text, tables, seed);
    }

    static Scenario read(String origin, String text, Tables tables, long seed) {
        return new ScenarioReader(new Source(origin, text), tables, seed).read();
    }

    private static byte[] content(Path file, Supplier<ScenarioException> missing) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw missing.get();
        } catch (IOException e) {
            String reason = Files.isDirectory(file)
                    ? "it is a directory"
                    : e.getClass().getSimpleName() + ": " + e.getMessage();
            throw new ScenarioException(file + ": cannot be read: " + reason, e);
        }
    }

    private Scenario read() {
        Section file = source.parse();
        String name = Names.checked(file, "name");
        String title = file.stringOr("title", name);
        Optional<Section> manufactured = file.sectionIfAny("manufactured");
        if (manufactured.isPresent() && file.has("target")) {
            throw file.error("target", "says the law at time 0, which the solution of [manufactured] is itself");
        }
        Section target = manufactured.orElseGet(() -> file.section("target"));
        Section process = file.section("process");
        Optional<Section> reacting = file.sectionIfAny("reaction");
        Optional<Section> time = file.sectionIfAny("time");
        Optional<Section> domain = file.sectionIfAny("domain");
        List<Section> routes = file.sections("route");
        Optional<Section> likelihood = file.sectionIfAny("likelihood");
        List<Section> analyses = file.sections("analysis");
        List<Section> scores = file.sections("score");
        List<Section> samplers = file.sections("sampler");
        Optional<Section> measurement = file.sectionIfAny("measurement");
        List<Section> posteriors = file.sections("posterior");
        Optional<Section> probe = file.sectionIfAny("probe");
        file.finish();

        double heldOut = likelihood.map(LikelihoodReader::heldOut).orElse(0.0);
        Optional<ManufacturedSolution> solution = manufactured.map(section -> solution(section, domain));
        Target law = solution.map(known -> new Target(known.at(0), Optional.empty()))
                .orElseGet(() -> TargetReader.read(target, domain, tables, heldOut, seed));
        int dimension = law.law().dimension();
        ProcessReader.Timed timed = ProcessReader.read(process, dimension);
        Reaction reaction = solution.map(known ->
                        ReactionReader.manufactured(target, known, timed.spec().process(), reacting))
                .orElseGet(() -> ReactionReader.read(reacting, dimension));
        DomainReader.Given given = DomainReader.read(domain, dimension);
        ClosedForm closedForm = solution.map(known -> ClosedForm.known(known::at))
                .orElseGet(() -> ClosedForm.of(
                        law.law(), target.string("kind"), timed.spec(), freedom(given, reacting.isPresent())));
        FollowReader following = new FollowReader(target, law.law(), given, closedForm);
        List<RouteSpec> routeSpecs =
                new RouteReader(dimension, closedForm, reaction.kills() || reaction.creates(), following).read(routes);
        TimeSpec times = time(time, target, law.law(), timed, closedForm, routeSpecs);
        Domain box = domain(domain, given, target, law.law(), timed.spec(), times, routeSpecs);
        for (int i = 0; i < routes.size(); i++) {
            if (routeSpecs.get(i) instanceof GridRouteSpec grid) {
                following.check(routes.get(i), grid, times);
                SpacingReader.check(routes.get(i), grid.spacings(), grid.cells(), FollowReader.coordinates(grid, box));
            }
        }
        ProcessSpec spec = StationaryClaim.checked(process, timed.spec(), box);
        Optional<LikelihoodSpec> wanted =
                likelihood.map(section -> LikelihoodReader.read(section, law, closedForm, times));
        List<ScoreSpec> models = new ScoreReader(law, closedForm, times).read(scores);
        List<SamplerSpec> samplerSpecs = new SamplerReader(law, closedForm, times, models).read(samplers);
        Optional<InverseSpec> inverse = new InverseReader(law, closedForm, times).read(measurement, posteriors);
        List<double[]> probes = probe.map(section -> probes(section, box)).orElse(List.of());
        return new Scenario(
                name,
                title,
                source.origin(),
                source.text(),
                law,
                spec,
                reaction,
                times,
                box,
                given.options(),
                closedForm,
                routeSpecs,
                wanted,
                new AnalysisReader(box).read(analyses),
                models,
                samplerSpecs,
                inverse,
                probes);
    }

    /** Returns why the law in free space is no solution, or nothing. */
    private static String freedom(DomainReader.Given given, boolean reacting) {
        if (reacting) {
            return "something is created or destroyed ([reaction])";
        }
        return given.options().confining() ? "the walls are part of the problem (confining = true)" : "";
    }

    private static ManufacturedSolution solution(Section manufactured, Optional<Section> domain) {
        Section box = domain.orElseThrow(() ->
                manufactured.error("needs a [domain] with 'lower' and 'upper', the box on which it is the solution"));
        int dimension = DomainReader.dimension(box);
        ManufacturedSolution solution =
                new ManufacturedSolution(Formulas.formula(manufactured, "solution", dimension, true), dimension);
        manufactured.finish();
        return solution;
    }

    private static TimeSpec time(
            Optional<Section> section,
            Section target,
            Density law,
            ProcessReader.Timed process,
            ClosedForm closedForm,
            List<RouteSpec> routes) {
        boolean pointMass = law instanceof GaussianMixture mixture && !mixture.hasDensity();
        boolean smoothNeeded = routes.stream()
                .anyMatch(route -> SMOOTH_STARTS.contains(route.kind())
                        || route.direction().reverse());
        boolean onGrid = routes.stream().anyMatch(GridRouteSpec.class::isInstance);
        // Finite volumes can start from a point mass in a cell; where the law is known a little later, that is better.
        boolean late = pointMass && (smoothNeeded || (onGrid && closedForm.law().isPresent()));
        if (late && closedForm.law().isEmpty()) {
            throw target.error(
                    "kind",
                    "\"point\" has no density at time 0 from which a grid could start, and " + closedForm.obstacle()
                            + "; expected a narrow \"gaussian-mixture\"");
        }
        List<RouteSpec> marching = routes.stream()
                .filter(route -> !(route instanceof ExactRouteSpec))
                .toList();
        boolean allReverse = !marching.isEmpty()
                && marching.stream().allMatch(route -> route.direction().reverse());
        double defaultStart = late ? START_FROM_POINT * process.defaultEnd() : 0;
        TimeSpec time = TimeReader.read(section, defaultStart, process.defaultEnd(), allReverse);
        double first = time.snapshots().get(0);
        if (first >= time.end()
                && routes.stream().anyMatch(route -> route.direction().reverse())) {
            throw section.orElse(target).error("a reverse route needs a snapshot before the end " + time.end());
        }
        section.ifPresent(given -> {
            if (time.end() >= process.lastTime()) {
                throw given.error(
                        "end", "must be before " + process.lastTime() + ", where the process ends, got " + time.end());
            }
            if (time.start() > 0) {
                closedForm.demand(given, "start", "after 0");
            }
            if (late && time.start() == 0) {
                throw given.error(
                        "start", "must be positive: a point mass has no density from which a grid could start");
            }
        });
        return time;
    }

    private static Domain domain(
            Optional<Section> section,
            DomainReader.Given given,
            Section target,
            Density law,
            ProcessSpec process,
            TimeSpec time,
            List<RouteSpec> routes) {
        Optional<Spread> spread = Spread.of(law);
        if (given.box().isEmpty()) {
            boolean withReference =
                    routes.stream().anyMatch(route -> route.direction().startFromReference());
            Box box = DefaultBox.of(law, process, time, withReference)
                    .orElseThrow(() -> target.error(
                            "kind",
                            "has no known bound under the process \"" + process.kind()
                                    + "\": a [domain] with 'lower' and 'upper' is needed"));
            return given.within(box);
        }
        Domain domain = given.within(given.box().get());
        if (section.isPresent() && spread.isPresent() && !given.options().confining()) {
            CutOff.check(section.get(), domain, given.options().tolerance(), spread.get(), law, process, time);
        }
        return domain;
    }

    private static List<double[]> probes(Section probe, Domain domain) {
        List<double[]> points = Points.inside(probe, "points", domain);
        probe.finish();
        return points;
    }
}
