package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.diffusion.likelihood.LikelihoodEstimators;
import org.fokker.diffusion.likelihood.LikelihoodSettings;
import org.fokker.diffusion.likelihood.TimeSampling;
import org.fokker.diffusion.likelihood.TraceEstimator;
import org.fokker.distribution.GaussianMixture;

/** Reads {@code [likelihood]}. */
final class LikelihoodReader {

    private static final List<String> KINDS = LikelihoodEstimators.registry().names();
    private static final List<String> VARIANCES = List.of("lower", "upper", "optimal");
    private static final List<String> TRACES =
            Arrays.stream(TraceEstimator.values()).map(TraceEstimator::label).toList();
    private static final List<String> TIME_SAMPLINGS =
            Arrays.stream(TimeSampling.values()).map(TimeSampling::label).toList();
    private static final int MOST_CELLS = 1_000_000;
    private static final int MOST_PROBES = 100_000;
    private static final int CHAIN_SAMPLES = 6400;
    private static final int DEFAULT_SAMPLES = 100_000;
    private static final int DEFAULT_MAX_POINTS = 20;
    private static final int MOST_STEPS = 10_000_000;
    private static final int MOST_POINTS = 1_000_000;

    private LikelihoodReader() {}

    /** Returns the share of the samples that the section keeps from the fit; it is needed before the target is read. */
    static double heldOut(Section likelihood) {
        if (!likelihood.has("held-out")) {
            return 0;
        }
        double share = likelihood.number("held-out");
        if (!(share > 0 && share < 1)) {
            throw likelihood.error("held-out", "must be a share between 0 and 1, got " + share);
        }
        return share;
    }

    /** Refuses a section where there is no density that could be estimated. */
    static void demand(Section likelihood, Target target, ClosedForm closedForm) {
        closedForm.demandMixture(likelihood);
        if (target.law() instanceof GaussianMixture mixture && !mixture.hasDensity()) {
            throw likelihood.error("a target of kind \"point\" has no density, and so no likelihood");
        }
    }

    static LikelihoodSpec read(Section likelihood, Target target, ClosedForm closedForm, TimeSpec time) {
        demand(likelihood, target, closedForm);
        double heldOut = heldOut(likelihood);
        if (heldOut > 0 && target.samples().isEmpty()) {
            throw likelihood.error("held-out", "is a share of samples, but the target is not of kind \"samples\"");
        }
        if (heldOut == 0 && !likelihood.has("points")) {
            throw likelihood.error("needs points to estimate: 'points', or 'held-out' for a target of samples");
        }
        if (heldOut == 0 && likelihood.has("max-points")) {
            throw likelihood.error("max-points", "belongs to 'held-out'");
        }
        int dimension = target.law().dimension();
        List<double[]> points = likelihood.has("points") ? Points.read(likelihood, "points", dimension) : List.of();
        int maxPoints =
                likelihood.has("max-points") ? likelihood.count("max-points", 1, MOST_POINTS) : DEFAULT_MAX_POINTS;
        double start = WayReader.positiveStart(likelihood, time);
        List<EstimatorSpec> estimators = new ArrayList<>();
        for (Section estimator : likelihood.sections("estimator")) {
            estimators.add(estimator(estimator));
        }
        if (estimators.isEmpty()) {
            throw likelihood.error("needs at least one [[likelihood.estimator]]");
        }
        likelihood.finish();
        return new LikelihoodSpec(points, heldOut, maxPoints, start, estimators);
    }

    static EstimatorSpec estimator(Section section) {
        String kind = section.choice("kind", "likelihood estimator", KINDS);
        LikelihoodSettings settings = LikelihoodSettings.defaults();
        for (String key : LikelihoodEstimators.parameters(kind)) {
            // Asked for in any case, so that the section knows it when it lists the keys of this kind.
            if (section.has(key)) {
                settings = with(settings, section, key);
            }
        }
        if (settings.samples() == null && LikelihoodEstimators.parameters(kind).contains("samples")) {
            settings = settings.withSamples(kind.equals("mcallester-chain") ? CHAIN_SAMPLES : DEFAULT_SAMPLES);
        }
        EstimatorSpec estimator = new EstimatorSpec(kind, settings);
        section.finish();
        try {
            estimator.estimator(LongUnaryOperator.identity());
        } catch (IllegalArgumentException refusal) {
            throw section.error("is refused: " + refusal.getMessage());
        }
        return estimator;
    }

    private static LikelihoodSettings with(LikelihoodSettings settings, Section section, String key) {
        return switch (key) {
            case "steps" -> settings.withSteps(section.count(key, 1, MOST_STEPS));
            case "variance" ->
                settings.withVariance(ReverseVariance.named(section.choice(key, "reverse variance", VARIANCES)));
            case "spacing" ->
                settings.withSpacing(TimeSpacings.registry()
                        .find(section.choice(
                                key, "time spacing", TimeSpacings.registry().names()))
                        .factory());
            case "samples" -> settings.withSamples(section.count(key, 2, Integer.MAX_VALUE));
            case "paths" -> settings.withPaths(section.count(key, 2, Integer.MAX_VALUE));
            case "guided" -> settings.withGuided(section.flagOr(key, true));
            case "tolerance" -> settings.withTolerance(section.positive(key));
            case "trace" -> settings.withTrace(TraceEstimator.named(section.choice(key, "trace estimator", TRACES)));
            case "probes" -> settings.withProbes(section.count(key, 2, MOST_PROBES));
            case "time-sampling" ->
                settings.withTimeSampling(TimeSampling.named(section.choice(key, "time sampling", TIME_SAMPLINGS)));
            case "cells" -> settings.withCells(section.count(key, 4, MOST_CELLS));
            case "lambda" -> settings.withLambda(section.number(key));
            case "reference" -> settings.withReference(section.flagOr(key, false));
            default -> throw new IllegalStateException("no key of scenario files sets '" + key + "'");
        };
    }
}
