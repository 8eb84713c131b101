package org.fokker.validation.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fokker.distribution.Density;
import org.fokker.distribution.Distribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.NaiveReversal;
import org.fokker.process.ReverseProcess;
import org.fokker.validation.scenario.Direction;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.TimeSpec;

/**
 * The problem of a route in the route's own clock τ: forward routes run from the start to the last snapshot, reverse routes
 * from T down to the first one, τ = T − t.
 *
 * @param process drift and noise as functions of τ
 * @param reaction what is created and destroyed; nothing in reverse
 * @param initial the law at {@code start}
 * @param start first τ
 * @param stops the snapshots in τ, increasing
 * @param snapshots the same in the time of the scenario
 * @param reverse whether τ = horizon − t
 * @param horizon T
 */
record Clock(
        DiffusionProcess process,
        Reaction reaction,
        Density initial,
        double start,
        List<Double> stops,
        List<Double> snapshots,
        boolean reverse,
        double horizon) {

    /**
     * Makes the problem of a route.
     *
     * @throws IllegalArgumentException if the route is reverse but the law of the scenario has no closed form
     */
    static Clock of(Scenario scenario, Direction direction) {
        return direction.reverse() ? reverse(scenario, direction) : forward(scenario);
    }

    private static Clock forward(Scenario scenario) {
        TimeSpec time = scenario.time();
        Density initial = time.start() == 0
                ? scenario.target().law()
                : scenario.closedForm().required().marginal(time.start());
        List<Double> snapshots =
                time.snapshots().stream().filter(t -> t > time.start()).toList();
        return new Clock(
                scenario.process().process(),
                scenario.reaction(),
                initial,
                time.start(),
                snapshots,
                snapshots,
                false,
                time.end());
    }

    private static Clock reverse(Scenario scenario, Direction direction) {
        MixtureDiffusion law = scenario.closedForm().requiredMixture();
        double end = scenario.time().end();
        DiffusionProcess process = direction.withScore()
                ? new ReverseProcess(law.process(), law, direction.lambda(), end)
                : new NaiveReversal(law.process(), end);
        List<Double> snapshots = new ArrayList<>(
                scenario.time().snapshots().stream().filter(t -> t < end).toList());
        Collections.reverse(snapshots);
        List<Double> stops = snapshots.stream().map(t -> end - t).toList();
        GaussianMixture initial = direction.startFromReference() ? reference(law.process(), end) : law.marginal(end);
        return new Clock(process, Reaction.NONE, initial, 0, stops, snapshots, true, end);
    }

    /** The law π = N(c, v I) that stands for p_T where p_T is not known. */
    private static GaussianMixture reference(AffineGaussianProcess process, double end) {
        double variance = process.schedule().referenceVariance(end);
        return GaussianMixture.standardNormal(process.dimension()).affine(Math.sqrt(variance), process.centre(), 0);
    }

    /** Returns the same problem with its noise in another reading. */
    Clock inReading(Interpretation reading) {
        return new Clock(process.inReading(reading), reaction, initial, start, stops, snapshots, reverse, horizon);
    }

    /**
     * Returns the law at the start, for particles to be drawn from.
     *
     * @throws IllegalArgumentException if it cannot be drawn from
     */
    Distribution drawable() {
        if (initial instanceof Distribution distribution) {
            return distribution;
        }
        throw new IllegalArgumentException(
                "particles cannot be drawn from the law at the start, which is only a density");
    }

    /** Returns the last τ. */
    double end() {
        return stops.get(stops.size() - 1);
    }

    /** Returns the Fokker–Planck problem on a box. */
    FokkerPlanckProblem fokkerPlanckProblem(Domain domain) {
        return new FokkerPlanckProblem(process, initial, domain, start, end(), reaction);
    }

    /** Returns start and stops as an array, as the integrators want them. */
    double[] times() {
        double[] times = new double[stops.size() + 1];
        times[0] = start;
        for (int i = 0; i < stops.size(); i++) {
            times[i + 1] = stops.get(i);
        }
        return times;
    }

    /** Returns the time of the scenario at τ. */
    double scenarioTime(double tau) {
        return reverse ? horizon - tau : tau;
    }
}
