package org.fokker.validation.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.diffusion.conditional.PosteriorSamplers;
import org.fokker.diffusion.likelihood.LikelihoodEstimators;
import org.fokker.diffusion.sampler.Samplers;
import org.fokker.diffusion.score.ScoreEstimators;
import org.fokker.distribution.Potentials;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.SpectralMethods;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.grid.Spacings;
import org.fokker.method.Promises;
import org.fokker.method.Registry;
import org.fokker.method.UnknownNameException;
import org.fokker.particle.SdeSchemes;
import org.fokker.process.Processes;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.Subject;
import org.fokker.validation.scenario.BuiltInScenarios;
import org.fokker.validation.study.Studies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fokker list}: what there is, with its promises, read from the registries. */
@Command(
        name = "list",
        description =
                "List scenarios, studies, processes, schemes, integrators, samplers and estimators: name, promise, one line.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "KIND", description = "Only one kind, such as 'scenarios'.")
    private @Nullable String kind;

    @Spec
    private @Nullable CommandSpec spec;

    /** One kind of things. */
    private record Section(String name, List<String[]> rows) {}

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Section> sections = sections();
        if (kind != null) {
            List<String> names = sections.stream().map(Section::name).toList();
            if (!names.contains(kind)) {
                throw new UnknownNameException("kind", kind, names);
            }
        }
        for (Section section : sections) {
            if (kind == null || kind.equals(section.name())) {
                if (kind == null) {
                    out.println(section.name());
                }
                for (String line : Columns.align(section.rows())) {
                    out.println(kind == null ? "  " + line : line);
                }
            }
        }
        return ExitStatus.PASSED.code();
    }

    private static List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        List<String[]> scenarios = new ArrayList<>();
        for (String name : BuiltInScenarios.names()) {
            scenarios.add(new String[] {name, "", BuiltInScenarios.title(name)});
        }
        sections.add(new Section("scenarios", scenarios));
        List<String[]> studies = new ArrayList<>();
        for (Study study : Studies.all()) {
            Subject subject = study.subject();
            studies.add(new String[] {subject.name(), subject.promise().words(), subject.title()});
        }
        sections.add(new Section("studies", studies));
        sections.add(section("processes", Processes.registry()));
        sections.add(section("potentials", Potentials.registry()));
        sections.add(section("fluxes", FiniteVolume.registry()));
        sections.add(section("spacings", Spacings.registry()));
        sections.add(section("spectral", SpectralMethods.registry()));
        sections.add(section("time-integrators", TimeIntegrators.registry()));
        sections.add(section("particle-schemes", SdeSchemes.registry()));
        sections.add(section("time-spacings", TimeSpacings.registry()));
        sections.add(section("samplers", Samplers.registry()));
        sections.add(section("score-estimators", ScoreEstimators.registry()));
        sections.add(section("posterior-samplers", PosteriorSamplers.registry()));
        sections.add(section("likelihood-estimators", LikelihoodEstimators.registry()));
        return sections;
    }

    private static Section section(String name, Registry<?> registry) {
        List<String[]> rows = new ArrayList<>();
        for (Registry.Entry<?> entry : registry.entries()) {
            rows.add(new String[] {entry.name(), promise(entry.promises()), entry.summary()});
        }
        return new Section(name, rows);
    }

    private static String promise(Promises promises) {
        return promises.asMap().entrySet().stream()
                .map(entry -> Promise.words(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
