package org.fokker.validation.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fokker.execution.Progress;
import org.fokker.method.Promises.Property;
import org.fokker.particle.CloudObserver;
import org.fokker.particle.HistogramObserver;
import org.fokker.particle.SdeProblem;
import org.fokker.particle.SdeScheme;
import org.fokker.particle.SdeSchemes;
import org.fokker.particle.SdeSimulation;
import org.fokker.particle.Walls;
import org.fokker.process.DiffusionProcess;
import org.fokker.statistics.RegularCells;
import org.fokker.validation.result.Cloud;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.scenario.ParticleRouteSpec;
import org.fokker.validation.scenario.Scenario;

/**
 * An ensemble of particles. Its discretisation error is estimated by a second ensemble with half the steps on the same
 * Brownian paths.
 */
final class ParticleRoute implements Route {

    /** Particles kept for the pictures. */
    private static final int CLOUD = 3000;

    private final Scenario scenario;
    private final ParticleRouteSpec spec;
    private final int stream;

    /**
     * Creates the route.
     *
     * @param stream the first of the random streams that are the route's own
     */
    ParticleRoute(Scenario scenario, ParticleRouteSpec spec, int stream) {
        this.scenario = scenario;
        this.spec = spec;
        this.stream = stream;
    }

    @Override
    public Solution solve(RunContext context) {
        long began = System.nanoTime();
        SdeScheme scheme = SdeSchemes.registry().find(spec.scheme()).factory().get();
        Clock clock = Clock.of(scenario, spec.direction()).inReading(scheme.reading());
        Walls walls = spec.direction().reverse() ? Walls.NONE : ParticleWalls.of(scenario);
        SdeProblem problem = new SdeProblem(clock.process(), clock.drawable(), walls, clock.start(), clock.end());
        double[] stops = clock.stops().stream().mapToDouble(Double::doubleValue).toArray();
        SdeSimulation fine = SdeSimulation.of(problem, scheme)
                .steps(context.effort().steps(spec.steps()))
                .stepsMultipleOf(2)
                .particles(context.effort().samples(spec.particles()))
                .seed(context.seed())
                .stream(stream)
                .snapshots(stops)
                .build();
        RegularCells bins = Bins.of(scenario, spec);
        HistogramObserver histogram = new HistogramObserver(bins, stops.length);
        HistogramObserver coarseHistogram = new HistogramObserver(bins, stops.length);
        CloudObserver cloud = new CloudObserver(problem.process().dimension(), stops.length, 0, CLOUD);
        fine.run(context.workers(), share(context.progress(), 2 / 3.0), histogram, cloud);
        fine.coarsened().run(context.workers(), share(context.progress(), 1 / 3.0), coarseHistogram);
        double order = weakOrder(scheme, problem.process());
        Map<Double, Law> laws = new HashMap<>();
        List<Cloud> clouds = new ArrayList<>();
        for (int stop = 0; stop < stops.length; stop++) {
            double time = clock.snapshots().get(stop);
            laws.put(time, ParticleLaws.of(spec, histogram.histogram(stop), coarseHistogram.histogram(stop), order));
            clouds.add(new Cloud(spec.name(), time, cloud.positions(stop)));
        }
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("scheme", spec.scheme());
        more.put("estimator", spec.estimator());
        if (spec.direction().reverse()) {
            more.put("lambda", spec.direction().lambda());
        }
        RouteResult result = new RouteResult(
                spec.name(),
                spec.kind(),
                (System.nanoTime() - began) * 1e-9,
                fine.particles(),
                fine.steps(),
                outside(histogram, stops.length),
                0,
                more);
        return new Solution(result, true, laws, List.of(), clouds);
    }

    private static double weakOrder(SdeScheme scheme, DiffusionProcess process) {
        double general = scheme.promises().order(Property.WEAK_ORDER).orElse(1.0);
        return process.additiveNoise()
                ? scheme.promises().order(Property.WEAK_ORDER_ADDITIVE).orElse(general)
                : general;
    }

    /** The share of the particles that have left the box, at its largest. */
    private static double outside(HistogramObserver histogram, int stops) {
        double largest = 0;
        for (int stop = 0; stop < stops; stop++) {
            var counts = histogram.histogram(stop);
            largest = Math.max(largest, (double) counts.outside() / counts.total());
        }
        return largest;
    }

    private static Progress share(Progress whole, double share) {
        return fraction -> whole.advance(fraction * share);
    }
}
