package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.List;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacing;
import org.fokker.diffusion.sampler.LocalErrorSpacing;
import org.fokker.diffusion.sampler.Sampler;
import org.fokker.diffusion.sampler.Sampling;
import org.fokker.diffusion.sampler.Start;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.SlicedDistances;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;
import org.fokker.statistics.SlicedWasserstein;
import org.fokker.validation.result.SamplerResult;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.SampleClasses;
import org.fokker.validation.scenario.SampleData;
import org.fokker.validation.scenario.SamplerSpec;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScoreSpec;
import org.fokker.validation.study.CountingDenoiser;
import org.jspecify.annotations.Nullable;

/**
 * Leads ensembles from noise to data and measures how far they end from the law of the forward process.
 *
 * <p>With the exact score the distance has to be explained, by
 * <ul>
 *   <li>sampling: the distance of as many exact draws and five bounds of its standard deviation;
 *   <li>steps: 3/(2^p − 1) Δ₁, with Δ₁ the sliced distance from a second ensemble with half the steps and the same start, Δ₂ that of the
 *       second from a third with a quarter, p the lesser of what the sampler promises and log₂(Δ₂/Δ₁). Ensembles with noise of
 *       their own lie √2 floors apart if their laws are the same, and so much is taken from Δ₁ and Δ₂;
 *   <li>the start: the distance from an ensemble with the same noise that starts in p_T, where this one starts in the reference law;
 *   <li>the last step: a denoised point is E[X_0 | X_t], whose law lies within (E|θ·(X_0 − x̂)|²)^½ ≤ s/a of that of X_0 along every
 *       θ, since E Cov[X_0 | X_t] = (s²/a²)(I − s² E ∇log p ∇log pᵀ).
 * </ul>
 */
final class SamplerRuns {

    private static final int STREAMS = 3;

    /** Directions along which laws of several dimensions are compared. */
    private static final int DIRECTIONS = 64;

    /** Points that are led once more to count what they ask of the model. */
    private static final int COUNTED = 64;

    /** Roache's factor for an order that is observed on few refinements. */
    private static final double SAFETY = 3;

    /** No order below this is believed; the estimate is 41 Δ₁ then. */
    private static final double LEAST_ORDER = 0.1;

    private static final double DEVIATIONS = 5;

    private final Scenario scenario;
    private final Models models;
    private final RunContext context;

    /** Mean distance of what is held out from the nearest training point. */
    private final @Nullable Double heldOut;

    SamplerRuns(Scenario scenario, Models models, RunContext context) {
        this.scenario = scenario;
        this.models = models;
        this.context = context;
        heldOut = scenario.samplers().isEmpty()
                ? null
                : scenario.target()
                        .samples()
                        .filter(data -> data.heldOut()[0].length > 0)
                        .map(data -> Nearest.meanDistance(data.heldOut(), data.training(), context.workers()))
                        .orElse(null);
    }

    /**
     * What a sampler has made.
     *
     * @param result how far it is from the law
     * @param points the ensemble, d × n
     */
    record Made(SamplerResult result, double[][] points) {

        /** The name of the ensemble, with its class. */
        String name() {
            return result.label() == null ? result.name() : result.name() + " " + result.label();
        }
    }

    /** Runs a sampler, for each class by itself if it is asked for each; reports one unit of progress. */
    List<Made> run(SamplerSpec spec) {
        List<String> labels = labels(spec);
        List<Made> made = new ArrayList<>();
        int samples = context.effort().ensemble(spec.samples());
        for (String label : labels) {
            MixtureDiffusion law = given(label);
            int n = Math.max(1, samples / labels.size());
            made.add(new Run(spec, law, law, label, n).made());
            context.progress().advance(1.0 / labels.size());
        }
        if (labels.isEmpty()) {
            made.add(new Run(spec, models.exact(), models.of(spec.model()), null, samples).made());
            context.progress().advance(1);
        }
        return made;
    }

    private List<String> labels(SamplerSpec spec) {
        return spec.label()
                .map(label -> label.equals(SamplerSpec.EVERY) ? classes().names() : List.of(label))
                .orElse(List.of());
    }

    private SampleClasses classes() {
        return scenario.target().samples().flatMap(SampleData::classes).orElseThrow();
    }

    /** The exact law of one class. */
    private MixtureDiffusion given(String label) {
        MixtureDiffusion law = models.exact();
        return new MixtureDiffusion(law.process(), law.target().among(classes().componentsOf(label)));
    }

    /** One sampler with one law. */
    private final class Run {

        private final SamplerSpec spec;
        private final MixtureDiffusion law;
        private final Denoiser model;
        private final @Nullable String label;
        private final Sampler sampler;
        private final RandomStream stream;
        private final int n;
        private final TimeSpacing spacing;

        Run(SamplerSpec spec, MixtureDiffusion law, Denoiser model, @Nullable String label, int n) {
            this.spec = spec;
            this.law = law;
            this.model = model;
            this.label = label;
            sampler = spec.sampler();
            stream = new RandomStream(
                    context.seed(),
                    Streams.SAMPLERS + STREAMS * scenario.samplers().indexOf(spec));
            this.n = n;
            spacing = spec.way().measured() ? measured() : spec.way().timeSpacing();
        }

        /** The spacing of the exact model or of the one that the sampler is given. */
        private TimeSpacing measured() {
            double end = scenario.time().end();
            return LocalErrorSpacing.measure(
                    sampler,
                    model,
                    law.marginal(end),
                    spec.way().start(),
                    end,
                    stream.withStream(stream.stream() + 3),
                    context.workers());
        }

        Made made() {
            long began = System.nanoTime();
            double[][] points = points(spec.way().steps(), spec.reference());
            double seconds = (System.nanoTime() - began) * 1e-9;
            GaussianMixture end =
                    spec.denoise() ? law.target() : law.marginal(spec.way().start());
            SlicedDistances distances = SlicedDistances.of(points, n, end, DIRECTIONS, directions(), context.workers());
            double stopping = SlicedDistances.between(
                            law.target(), law.marginal(spec.way().start()), DIRECTIONS, directions(), context.workers())
                    .wasserstein1()
                    .value();
            Double expected = spec.model().equals(ScoreSpec.EXACT) ? explained(points, distances) : null;
            double distance = distances.wasserstein1().value();
            SamplerResult result = new SamplerResult(
                    spec.name(),
                    spec.kind(),
                    spec.model(),
                    label,
                    spec.way().steps(),
                    evaluations(),
                    n,
                    seconds,
                    distance,
                    distances.wasserstein1().standardError(),
                    distances.floor(),
                    distances.kolmogorov(),
                    stopping,
                    expected,
                    scenario.target()
                            .samples()
                            .map(data -> Nearest.meanDistance(points, data.training(), context.workers()))
                            .orElse(null),
                    heldOut,
                    expected == null || distance <= expected);
            return new Made(result, points);
        }

        private double explained(double[][] points, SlicedDistances distances) {
            double[][] half = points(spec.way().steps() / 2, spec.reference());
            double[][] quarter = points(Math.max(1, spec.way().steps() / 4), spec.reference());
            double noise = sampler.normalsPerStep() > 0 ? Math.sqrt(2) * distances.floor() : 0;
            double first = Math.max(0, apart(points, half) - noise);
            double second = Math.max(0, apart(half, quarter) - noise);
            double observed = first > 0 ? Math.log(second / first) / Math.log(2) : promised();
            double order = Math.max(LEAST_ORDER, Math.min(promised(), observed));
            double steps = SAFETY / (Math.pow(2, order) - 1) * first;
            double start = spec.reference() ? apart(points, points(spec.way().steps(), false)) : 0;
            Schedule schedule = law.process().schedule();
            double last = spec.denoise()
                    ? Math.sqrt(schedule.variance(spec.way().start()))
                            / schedule.scale(spec.way().start())
                    : 0;
            return distances.floor() + DEVIATIONS * distances.deviation() + steps + start + last;
        }

        /** The order in W_1: that in W_2 is one, and so is that of the map. */
        private double promised() {
            return sampler.promises()
                    .order(Promises.Property.WASSERSTEIN_ORDER)
                    .or(() -> sampler.promises().order(Promises.Property.FLOW_ORDER))
                    .orElse(1.0);
        }

        private double apart(double[][] x, double[][] y) {
            return SlicedWasserstein.between(x, n, y, n, 1, DIRECTIONS, directions())
                    .mean()
                    .value();
        }

        private RandomStream directions() {
            return stream.withStream(stream.stream() + 2);
        }

        private double[][] points(int steps, boolean reference) {
            double[][] points = new double[scenario.dimension()][n];
            sampling(model, grid(steps), reference, n)
                    .run(context.workers(), Progress.NONE, (snapshot, time, first, x, count) -> {
                        for (int i = 0; i < points.length; i++) {
                            System.arraycopy(x[i], 0, points[i], (int) first, count);
                        }
                    });
            return points;
        }

        private Sampling sampling(Denoiser denoiser, TimeGrid grid, boolean reference, int count) {
            Sampling.Builder builder = Sampling.of(sampler, denoiser, grid).particles(count).seed(stream.seed()).stream(
                            stream.stream())
                    .finalDenoising(spec.denoise());
            double end = scenario.time().end();
            return builder.start(reference ? Start.reference(law.process(), end) : Start.from(law.marginal(end)))
                    .build();
        }

        private TimeGrid grid(int steps) {
            return TimeGrid.of(
                    law.process().schedule(),
                    spacing,
                    spec.way().start(),
                    scenario.time().end(),
                    steps);
        }

        /** Counted on the exact model: adaptive samplers ask a learnt one about as often. */
        private long evaluations() {
            CountingDenoiser counting = new CountingDenoiser(law);
            try (Workers alone = Workers.of(1)) {
                sampling(counting, grid(spec.way().steps()), spec.reference(), COUNTED)
                        .run(alone, Progress.NONE, (snapshot, time, first, x, count) -> {});
            }
            return counting.points() / COUNTED;
        }
    }
}
