package org.fokker.validation.study;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.diffusion.sampler.Sampler;
import org.fokker.distribution.GaussianMixture;
import org.fokker.method.Parameters;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.fokker.validation.converge.Errors;
import org.fokker.validation.converge.Level;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.Refined;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.Subject;

/**
 * Refines the steps of a deterministic sampler against the exact flow map of two modes on the line, which is the monotone map
 * F_ε⁻¹(F_T(x)), at starting points F_T⁻¹(Φ(z)). Work is the number of evaluations of the model for one point.
 */
final class FlowMapStudy implements Study {

    private static final double START = 1e-3;
    private static final double END = 1;

    /** Quantiles are good to 1e-14 of numbers of size 2, and a thousand steps leave as many roundings. */
    private static final double RESOLUTION = 1e-13;

    private static final int POINTS = 41;
    private static final double FARTHEST = 2.5;

    private static final MixtureDiffusion LAW = new MixtureDiffusion(
            AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1),
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.2, 0.4}));

    private static final double[] BEGINNINGS = quantiles(END);
    private static final double[] ENDS = quantiles(START);

    private final Registry.Entry<Function<Parameters, Sampler>> entry;
    private final Promise promise;

    FlowMapStudy(Registry.Entry<Function<Parameters, Sampler>> entry, double order) {
        this.entry = entry;
        promise = Promise.exactly(Property.FLOW_ORDER, order);
    }

    private static double[] quantiles(double t) {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double[] x = new double[POINTS];
        Arrays.setAll(
                x,
                j -> LAW.marginal(t)
                        .univariate()
                        .quantile(normal.cumulativeProbability(FARTHEST * (2.0 * j / (POINTS - 1) - 1))));
        return x;
    }

    @Override
    public Subject subject() {
        return new Subject(
                entry.name() + ".two-modes-flow",
                entry.name() + " on the flow from noise to two modes",
                entry.name(),
                "sampler",
                "two-modes-flow",
                Refined.TIME_STEP,
                List.of("RMS", "L∞"),
                promise);
    }

    @Override
    public List<Level> ladder(boolean quick) {
        return SamplerStudies.ladder(quick ? 64 : 128);
    }

    @Override
    public Errors measure(Level level, boolean quick, long seed) {
        int steps = (int) level.count();
        Sampler sampler = entry.factory().apply(Parameters.none());
        TimeGrid grid = TimeGrid.of(LAW.process().schedule(), TimeSpacings.QUADRATIC, START, END, steps);
        CountingDenoiser model = new CountingDenoiser(LAW);
        Stopwatch watch = new Stopwatch(false);
        double[] x = watch.time(() -> run(sampler, model, grid));
        double squares = 0;
        double largest = 0;
        for (int j = 0; j < POINTS; j++) {
            double error = Math.abs(x[j] - ENDS[j]);
            squares += error * error;
            largest = Math.max(largest, error);
        }
        double work = (double) model.points() / POINTS;
        return new Errors(
                List.of(Math.sqrt(squares / POINTS), largest), List.of(), RESOLUTION, List.of(), work, watch.seconds());
    }

    private static double[] run(Sampler sampler, CountingDenoiser model, TimeGrid grid) {
        double[][] x = {BEGINNINGS.clone()};
        Sampler.Walk walk = sampler.walk(model, grid, POINTS);
        for (int k = 0; k < grid.steps(); k++) {
            walk.step(k, x, POINTS, new double[0][]);
        }
        return x[0];
    }
}
