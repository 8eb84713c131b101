package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.conditional.InverseProblem;
import org.fokker.diffusion.conditional.PosteriorSampler;
import org.fokker.diffusion.conditional.PosteriorSamples;
import org.fokker.distribution.ModeDivergence;
import org.fokker.distribution.SlicedDistances;
import org.fokker.method.Promises.Property;
import org.fokker.process.MixtureDiffusion;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.fokker.validation.result.PosteriorResult;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.InverseSpec;
import org.fokker.validation.scenario.PosteriorSpec;
import org.fokker.validation.scenario.Scenario;

/**
 * Lets the methods of a scenario sample what is known after its measurements, and measures how far they end from it.
 *
 * <p>A method that is exact in the limit of many particles and steps has to find the evidence: its distance from log p(y) is explained
 * by sampling and by the ends of the chain ({@link EvidenceBound}), and by the steps, 3 times the difference from the evidence of a
 * chain with half of them, as the error is of first order in the steps and 3 is Roache's factor of safety.
 */
final class Posteriors {

    /** Those of a chain, then those of one with half the steps. */
    private static final int STREAMS = 4;

    private static final int DIRECTIONS_STREAM = Streams.JUDGEMENTS + 2;

    private static final int DIRECTIONS = 64;

    private static final double SAFETY = 3;

    private final Scenario scenario;
    private final InverseSpec inverse;
    private final RunContext context;
    private final MixtureDiffusion law;
    private final List<Measurements.Problem> problems;

    /**
     * Makes the measurements.
     *
     * @param scenario the scenario
     * @param inverse what it measures
     * @param context seed, effort, threads
     */
    Posteriors(Scenario scenario, InverseSpec inverse, RunContext context) {
        this.scenario = scenario;
        this.inverse = inverse;
        this.context = context;
        law = scenario.closedForm().requiredMixture();
        int count = context.effort().points(inverse.problems());
        problems = Measurements.of(inverse, law.target(), scenario.target().samples(), context.seed(), count);
    }

    /**
     * What a method has made of a measurement.
     *
     * @param result how far it is from the posterior
     * @param points the samples, d × n
     * @param problem what was measured
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over; identity is never asked for
    record Drawn(PosteriorResult result, double[][] points, Measurements.Problem problem) {}

    /** Runs a method on every measurement; reports one unit of progress in all. */
    List<Drawn> run(PosteriorSpec spec) {
        List<Drawn> drawn = new ArrayList<>();
        for (Measurements.Problem problem : problems) {
            drawn.add(run(spec, problem));
            context.progress().advance(1.0 / problems.size());
        }
        return drawn;
    }

    /** {@return the results, one measurement after the other} */
    static List<PosteriorResult> rows(List<Drawn> drawn) {
        return drawn.stream()
                .map(Drawn::result)
                .sorted(Comparator.comparingInt(PosteriorResult::problem))
                .toList();
    }

    private Drawn run(PosteriorSpec spec, Measurements.Problem problem) {
        PosteriorSampler sampler = spec.sampler();
        InverseProblem inverseProblem = InverseProblem.of(law, problem.measurement());
        int number = inverse.posteriors().indexOf(spec) * problems.size() + problem.number() - 1;
        RandomStream stream = new RandomStream(context.seed(), Streams.POSTERIORS + STREAMS * number);
        int n = Math.toIntExact(context.effort().samples(spec.samples()));
        int steps = context.effort().steps(spec.way().steps());
        long began = System.nanoTime();
        PosteriorSamples samples = sampler.sample(inverseProblem, grid(spec, steps), stream, n, context.workers());
        double seconds = (System.nanoTime() - began) * 1e-9;
        double[][] points = samples.points();
        RandomStream directions = new RandomStream(context.seed(), DIRECTIONS_STREAM);
        SlicedDistances distances =
                SlicedDistances.of(points, n, problem.posterior(), DIRECTIONS, directions, context.workers());
        Estimate evidence = samples.logEvidence();
        double exact = problem.exact().logEvidence();
        Double expected = null;
        if (evidence != null && sampler.promises().has(Property.ASYMPTOTICALLY_EXACT)) {
            RandomStream half = stream.withStream(stream.stream() + STREAMS / 2);
            Estimate coarse = sampler.sample(
                            inverseProblem, grid(spec, Math.max(1, steps / 2)), half, n, context.workers())
                    .logEvidence();
            if (coarse != null) {
                double refinement = SAFETY * Math.abs(evidence.value() - coarse.value());
                expected = EvidenceBound.sampling(evidence, n) + refinement + ends(spec, problem);
            }
        }
        PosteriorResult result = new PosteriorResult(
                problem.number(),
                spec.name(),
                spec.kind(),
                n,
                seconds,
                distances.wasserstein1().value(),
                distances.wasserstein1().standardError(),
                distances.floor(),
                ModeDivergence.of(problem.posterior(), points, n),
                samples.effectiveSize().length == 0
                        ? null
                        : Arrays.stream(samples.effectiveSize()).min().getAsDouble(),
                evidence == null ? null : evidence.value(),
                evidence == null ? null : evidence.standardError(),
                exact,
                expected,
                expected == null || evidence == null || Math.abs(evidence.value() - exact) <= expected);
        return new Drawn(result, points, problem);
    }

    private double ends(PosteriorSpec spec, Measurements.Problem problem) {
        RandomStream stream = new RandomStream(context.seed(), Streams.JUDGEMENTS);
        return new EvidenceBound(law, problem, stream)
                .ends(spec.way().start(), scenario.time().end());
    }

    private TimeGrid grid(PosteriorSpec spec, int steps) {
        return spec.way().grid(law.process().schedule(), scenario.time().end(), steps);
    }
}
