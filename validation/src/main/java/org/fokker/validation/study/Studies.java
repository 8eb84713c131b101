package org.fokker.validation.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fokker.diffusion.sampler.Samplers;
import org.fokker.diffusion.score.ScoreEstimators;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.SpectralMethods;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.method.UnknownNameException;
import org.fokker.particle.SdeSchemes;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.Study;

/** All studies, made from the registries: each scheme meets every problem that it can treat and has promised something about. */
public final class Studies {

    /** Cells by which it is tried whether a scheme can treat a problem. */
    private static final int TRIAL = 16;

    private Studies() {}

    /** {@return all studies, in the order of the registries} */
    public static List<Study> all() {
        List<Study> studies = new ArrayList<>();
        for (Registry<SpaceDiscretisation.Factory> registry :
                List.of(FiniteVolume.registry(), SpectralMethods.registry())) {
            registry.entries().forEach(entry -> addSpace(entry, studies));
        }
        List<TimeSetting> settings = new ArrayList<>(TimeSettings.line());
        settings.addAll(TimeSettings.plane());
        List<TimeSetting> modes = TimeSettings.modes();
        TimeIntegrators.registry().entries().forEach(entry -> addTime(entry, settings, modes, studies));
        SdeSchemes.registry().entries().forEach(entry -> studies.addAll(PathStudy.of(entry)));
        Samplers.registry().entries().forEach(entry -> studies.addAll(SamplerStudies.of(entry)));
        ScoreEstimators.registry().entries().forEach(entry -> studies.addAll(ScoreStudies.of(entry)));
        return studies;
    }

    /**
     * Finds studies.
     *
     * @param names names of studies, or of methods, which stand for all of their studies
     * @return the studies, each once, in the order of the names
     * @throws UnknownNameException if there is none of a name
     */
    public static List<Study> find(List<String> names) {
        List<Study> all = all();
        List<Study> found = new ArrayList<>();
        for (String name : names) {
            List<Study> named = all.stream()
                    .filter(study -> study.subject().name().equals(name)
                            || study.subject().method().equals(name))
                    .toList();
            if (named.isEmpty()) {
                throw new UnknownNameException("study or scheme", name, known(all), "'fokker list studies'");
            }
            named.stream().filter(study -> !found.contains(study)).forEach(found::add);
        }
        return found;
    }

    private static List<String> known(List<Study> all) {
        List<String> names = new ArrayList<>();
        for (Study study : all) {
            if (!names.contains(study.subject().method())) {
                names.add(study.subject().method());
            }
            names.add(study.subject().name());
        }
        return names;
    }

    private static void addSpace(Registry.Entry<SpaceDiscretisation.Factory> entry, List<Study> studies) {
        try (Workers one = Workers.of(1)) {
            if (entry.promises().has(Property.SPECTRAL_ACCURACY)) {
                for (ExactProblem exact : List.of(ExactProblems.wideMixture(), ExactProblems.circle())) {
                    if (treats(entry, exact, Linear.class, one)) {
                        studies.add(new SpectralStudy(entry, exact));
                    }
                }
            }
            if (entry.promises().order(Property.SPACE_ORDER).isPresent()) {
                // Limiters switch between stencils: on lines between walls their local orders scatter too much to be
                // fitted.
                List<ExactProblem> problems = treats(entry, ExactProblems.mixture(), Linear.class, one)
                        ? List.of(
                                ExactProblems.mixture(),
                                ExactProblems.circle(),
                                ExactProblems.plane(),
                                ExactProblems.tensor())
                        : List.of(ExactProblems.circle(), ExactProblems.transport());
                for (ExactProblem exact : problems) {
                    if (treats(entry, exact, SemiDiscretisation.class, one)) {
                        studies.add(new SpaceStudy(entry, exact));
                    }
                }
            }
        }
    }

    /** Whether a scheme does not refuse a problem, and its system offers a capability. */
    private static boolean treats(
            Registry.Entry<SpaceDiscretisation.Factory> entry,
            ExactProblem exact,
            Class<? extends SemiDiscretisation> capability,
            Workers workers) {
        try {
            return capability.isInstance(entry.factory().cells(TRIAL).discretise(exact.problem(), workers));
        } catch (IllegalArgumentException refusal) {
            return false;
        }
    }

    private static void addTime(
            Registry.Entry<Function<Stepping, TimeIntegrator>> entry,
            List<TimeSetting> settings,
            List<TimeSetting> modes,
            List<Study> studies) {
        Class<? extends SemiDiscretisation> requires =
                entry.factory().apply(Stepping.fixed(1)).requires();
        int before = studies.size();
        add(entry, requires, settings, studies);
        if (studies.size() == before) {
            add(entry, requires, modes, studies);
        }
    }

    private static void add(
            Registry.Entry<Function<Stepping, TimeIntegrator>> entry,
            Class<? extends SemiDiscretisation> requires,
            List<TimeSetting> settings,
            List<Study> studies) {
        try (Workers one = Workers.of(1)) {
            for (TimeSetting setting : settings) {
                SemiDiscretisation system = setting.system(TRIAL, one);
                if (requires.isInstance(system)) {
                    promise(entry.promises(), setting, system)
                            .ifPresent(promise -> studies.add(new TimeStudy(entry, setting, promise)));
                    tolerance(entry.promises(), setting, system)
                            .ifPresent(order -> studies.add(new ToleranceStudy(entry, setting, order)));
                }
            }
        }
    }

    /** The order in the tolerance on lines with a smooth start, unless steps have no error there that one could fall with. */
    private static Optional<Double> tolerance(Promises promises, TimeSetting setting, SemiDiscretisation system) {
        boolean exact = system.autonomous() && promises.has(Property.EXACT_IF_AUTONOMOUS);
        return exact || setting.pointMass() || system.grid().dimension() > 1
                ? Optional.empty()
                : promises.order(Property.TOLERANCE_ORDER);
    }

    /** What an integrator has promised about a system: the most special of its promises. */
    private static Optional<Promise> promise(Promises promises, TimeSetting setting, SemiDiscretisation system) {
        if (system.autonomous() && promises.has(Property.EXACT_IF_AUTONOMOUS)) {
            return Optional.of(Promise.exact(Property.EXACT_IF_AUTONOMOUS));
        }
        boolean mixed = system instanceof DirectionalSolve split && split.hasMixedPart();
        Property property = setting.pointMass()
                ? Property.TIME_ORDER_FROM_POINT_MASS
                : mixed && promises.has(Property.TIME_ORDER_MIXED) ? Property.TIME_ORDER_MIXED : Property.TIME_ORDER;
        return promises.order(property).map(order -> Promise.atLeast(property, order));
    }
}
