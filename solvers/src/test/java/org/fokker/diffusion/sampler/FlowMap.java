package org.fokker.diffusion.sampler;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacing;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VariancePreserving;

/**
 * The flow map of two modes in one dimension, which is the monotone map F_ε⁻¹(F_T(x)), and the distance of a sampler from it
 * over 41 starting points x = F_T⁻¹(Φ(z)), z = −2.5 … 2.5.
 */
final class FlowMap {

    static final double START = 1e-3;
    static final double END = 1;

    static final GaussianMixture TWO_MODES =
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.2, 0.4});

    private static final int POINTS = 41;

    private final MixtureDiffusion law;
    private final double[][] begin = new double[1][POINTS];
    private final double[] end = new double[POINTS];

    private FlowMap(MixtureDiffusion law) {
        this.law = law;
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        for (int j = 0; j < POINTS; j++) {
            double p = normal.cumulativeProbability(-2.5 + 0.125 * j);
            begin[0][j] = law.marginal(END).univariate().quantile(p);
            end[j] = law.marginal(START).univariate().quantile(p);
        }
    }

    /** The variance-preserving process with β from 0.1 to 20. */
    static FlowMap variancePreserving() {
        return of(VariancePreserving.linear(0.1, 20));
    }

    static FlowMap of(Schedule schedule) {
        return new FlowMap(new MixtureDiffusion(AffineGaussianProcess.of(schedule, 1), TWO_MODES));
    }

    MixtureDiffusion law() {
        return law;
    }

    /** Root mean square over the starting points. */
    double error(Sampler sampler, TimeSpacing spacing, int steps) {
        double[] x = run(sampler, spacing, steps);
        double sum = 0;
        for (int j = 0; j < POINTS; j++) {
            sum += (x[j] - end[j]) * (x[j] - end[j]);
        }
        return Math.sqrt(sum / POINTS);
    }

    /** Where the starting points end. */
    double[] run(Sampler sampler, TimeSpacing spacing, int steps) {
        TimeGrid grid = TimeGrid.of(law.process().schedule(), spacing, START, END, steps);
        double[][] x = {begin[0].clone()};
        Sampler.Walk walk = sampler.walk(law, grid, POINTS);
        for (int k = 0; k < steps; k++) {
            walk.step(k, x, POINTS, new double[0][]);
        }
        return x[0];
    }

    /** The starting points. */
    double[] begin() {
        return Arrays.copyOf(begin[0], POINTS);
    }
}
