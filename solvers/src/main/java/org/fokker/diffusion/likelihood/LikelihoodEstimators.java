package org.fokker.diffusion.likelihood;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.diffusion.TimeSpacing;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.method.Promises;
import org.fokker.method.Registry;

/** The likelihood estimators by name. */
public final class LikelihoodEstimators {

    /** Draws where the settings do not say: a standard error of about a millinat in low dimension. */
    private static final int SAMPLES = 100_000;

    private static final int STEPS = 1000;

    /** Steps of a chain that is exact whatever their number, and draws for as many paths as a standard error needs. */
    private static final int CHAIN_STEPS = 100;

    private static final int CHAIN_SAMPLES = 6400;
    private static final int PATHS = 256;
    private static final int PROBES = 64;
    private static final int CELLS = 256;
    private static final int GRID_STEPS = 256;
    private static final double TOLERANCE = 1e-10;

    private static final Registry<Function<LikelihoodSettings, LikelihoodEstimator>> REGISTRY = new Registry<>(
            "likelihood estimator",
            List.of(
                    new Registry.Entry<>(
                            DiscreteBound.NAME,
                            "variational bound of the discrete-time chain (steps, variance, spacing, samples)",
                            Promises.none(),
                            LikelihoodEstimators::discreteBound),
                    new Registry.Entry<>(
                            ContinuousBound.NAME,
                            "variational bound in continuous time (samples, time-sampling, spacing)",
                            Promises.none(),
                            LikelihoodEstimators::continuousBound),
                    new Registry.Entry<>(
                            McAllester.NAME,
                            "non-variational identity in variance time, exact for all times (samples)",
                            Promises.none(),
                            LikelihoodEstimators::mcAllester),
                    new Registry.Entry<>(
                            McAllesterChain.NAME,
                            "non-variational chain rule in discrete time, exact along every path (steps, spacing, samples)",
                            Promises.none(),
                            LikelihoodEstimators::mcAllesterChain),
                    new Registry.Entry<>(
                            InformationIntegral.NAME,
                            "relation of information and mean squared error, by quadrature (tolerance, samples)",
                            Promises.none(),
                            LikelihoodEstimators::informationIntegral),
                    new Registry.Entry<>(
                            ForwardPath.NAME,
                            "Itô's formula along noising paths, each exact in the limit (steps, paths)",
                            Promises.none(),
                            LikelihoodEstimators::forwardPath),
                    new Registry.Entry<>(
                            FeynmanKac.NAME,
                            "density of the reversal as an expectation over paths from the point (steps, paths, guided)",
                            Promises.none(),
                            LikelihoodEstimators::feynmanKac),
                    new Registry.Entry<>(
                            ProbabilityFlow.NAME,
                            "change of density along the probability flow (tolerance, trace, probes)",
                            Promises.none(),
                            LikelihoodEstimators::probabilityFlow),
                    new Registry.Entry<>(
                            ForwardGrid.NAME,
                            "Fokker–Planck equation of the noising process to the early-stopping time (cells, steps)",
                            Promises.none(),
                            LikelihoodEstimators::forwardGrid),
                    new Registry.Entry<>(
                            ReverseGrid.NAME,
                            "Fokker–Planck equation of the reverse family (cells, steps, lambda, reference)",
                            Promises.none(),
                            LikelihoodEstimators::reverseGrid)));

    private static final Map<String, List<String>> PARAMETERS = Map.of(
            DiscreteBound.NAME, List.of("steps", "variance", "spacing", "samples"),
            ContinuousBound.NAME, List.of("samples", "time-sampling", "spacing"),
            McAllester.NAME, List.of("samples"),
            McAllesterChain.NAME, List.of("steps", "spacing", "samples"),
            InformationIntegral.NAME, List.of("tolerance", "samples"),
            ForwardPath.NAME, List.of("steps", "paths"),
            FeynmanKac.NAME, List.of("steps", "paths", "guided"),
            ProbabilityFlow.NAME, List.of("tolerance", "trace", "probes"),
            ForwardGrid.NAME, List.of("cells", "steps"),
            ReverseGrid.NAME, List.of("cells", "steps", "lambda", "reference"));

    private LikelihoodEstimators() {}

    /**
     * The parameters of an estimator, as the scenario files and the methods of {@link LikelihoodSettings} name them.
     *
     * @param name its registry name
     * @return the names of its parameters, in kebab case
     * @throws org.fokker.method.UnknownNameException if there is no estimator of that name
     */
    public static List<String> parameters(String name) {
        return PARAMETERS.getOrDefault(REGISTRY.find(name).name(), List.of());
    }

    /** {@return the estimators; the factory of each makes it from settings and refuses settings that are not its own} */
    public static Registry<Function<LikelihoodSettings, LikelihoodEstimator>> registry() {
        return REGISTRY;
    }

    private static LikelihoodEstimator discreteBound(LikelihoodSettings settings) {
        settings.allow(DiscreteBound.NAME, parameters(DiscreteBound.NAME));
        return new DiscreteBound(
                Objects.requireNonNullElse(settings.steps(), STEPS),
                Objects.requireNonNullElse(settings.variance(), ReverseVariance.OPTIMAL),
                settings.spacing(),
                Objects.requireNonNullElse(settings.samples(), SAMPLES));
    }

    private static LikelihoodEstimator continuousBound(LikelihoodSettings settings) {
        settings.allow(ContinuousBound.NAME, parameters(ContinuousBound.NAME));
        int samples = Objects.requireNonNullElse(settings.samples(), SAMPLES);
        TimeSampling sampling = settings.timeSampling();
        TimeSpacing spacing = settings.spacing();
        if (spacing != null && sampling != null && sampling.importance()) {
            throw new IllegalArgumentException("spacing of " + ContinuousBound.NAME + " has no use with time-sampling '"
                    + sampling.label() + "', whose density follows the integrand");
        }
        if (sampling != null) {
            return new ContinuousBound(samples, sampling, Objects.requireNonNullElse(spacing, TimeSpacings.LOG_SNR));
        }
        if (spacing != null) {
            throw new IllegalArgumentException("spacing of " + ContinuousBound.NAME
                    + " is the density of single times, and needs a time-sampling; without one, lattices are equally"
                    + " spaced in log-SNR");
        }
        return new ContinuousBound(samples);
    }

    private static LikelihoodEstimator mcAllester(LikelihoodSettings settings) {
        settings.allow(McAllester.NAME, parameters(McAllester.NAME));
        return new McAllester(Objects.requireNonNullElse(settings.samples(), SAMPLES));
    }

    private static LikelihoodEstimator mcAllesterChain(LikelihoodSettings settings) {
        settings.allow(McAllesterChain.NAME, parameters(McAllesterChain.NAME));
        return new McAllesterChain(
                Objects.requireNonNullElse(settings.steps(), CHAIN_STEPS),
                settings.spacing(),
                Objects.requireNonNullElse(settings.samples(), CHAIN_SAMPLES));
    }

    private static LikelihoodEstimator informationIntegral(LikelihoodSettings settings) {
        settings.allow(InformationIntegral.NAME, parameters(InformationIntegral.NAME));
        return new InformationIntegral(
                Objects.requireNonNullElse(settings.tolerance(), TOLERANCE),
                Objects.requireNonNullElse(settings.samples(), SAMPLES));
    }

    private static LikelihoodEstimator forwardPath(LikelihoodSettings settings) {
        settings.allow(ForwardPath.NAME, parameters(ForwardPath.NAME));
        return new ForwardPath(
                Objects.requireNonNullElse(settings.steps(), STEPS),
                Objects.requireNonNullElse(settings.paths(), PATHS));
    }

    private static LikelihoodEstimator feynmanKac(LikelihoodSettings settings) {
        settings.allow(FeynmanKac.NAME, parameters(FeynmanKac.NAME));
        return new FeynmanKac(
                Objects.requireNonNullElse(settings.steps(), STEPS),
                Objects.requireNonNullElse(settings.paths(), PATHS),
                Objects.requireNonNullElse(settings.guided(), true));
    }

    private static LikelihoodEstimator probabilityFlow(LikelihoodSettings settings) {
        settings.allow(ProbabilityFlow.NAME, parameters(ProbabilityFlow.NAME));
        return new ProbabilityFlow(
                Objects.requireNonNullElse(settings.tolerance(), TOLERANCE),
                Objects.requireNonNullElse(settings.trace(), TraceEstimator.EXACT),
                Objects.requireNonNullElse(settings.probes(), PROBES));
    }

    private static LikelihoodEstimator forwardGrid(LikelihoodSettings settings) {
        settings.allow(ForwardGrid.NAME, parameters(ForwardGrid.NAME));
        return new ForwardGrid(
                Objects.requireNonNullElse(settings.cells(), CELLS),
                Objects.requireNonNullElse(settings.steps(), GRID_STEPS));
    }

    private static LikelihoodEstimator reverseGrid(LikelihoodSettings settings) {
        settings.allow(ReverseGrid.NAME, parameters(ReverseGrid.NAME));
        return new ReverseGrid(
                Objects.requireNonNullElse(settings.cells(), CELLS),
                Objects.requireNonNullElse(settings.steps(), GRID_STEPS),
                Objects.requireNonNullElse(settings.lambda(), 1.0),
                Objects.requireNonNullElse(settings.reference(), false));
    }
}
