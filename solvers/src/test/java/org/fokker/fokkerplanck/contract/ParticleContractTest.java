package org.fokker.fokkerplanck.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.particle.EulerMaruyama;
import org.fokker.particle.HistogramObserver;
import org.fokker.particle.SdeProblem;
import org.fokker.particle.SdeSimulation;
import org.fokker.particle.Walls;
import org.fokker.particle.Walls.AxisWalls;
import org.fokker.particle.Walls.Kind;
import org.fokker.statistics.Histogram;
import org.fokker.statistics.RegularCells;
import org.junit.jupiter.api.Test;

/**
 * S-12: a density on a grid against a histogram of particles, by Pearson's χ² over cells of the unit interval and, as one more
 * cell, all that was absorbed. Particles know of crossings within a step by Brownian bridges.
 *
 * <p>Counts n_i of N particles have the means N q_i, the grid predicts N p_i, and Σ (n_i − N p_i)²/(N p_i) has χ²'s law with one
 * degree of freedom less than cells, of non-centrality λ = N Σ (q_i − p_i)²/p_i. The errors of both methods enter it as what they
 * are: that of the grid is a third of what it changes in from half as many cells and steps, and that of Euler's steps, of first
 * order, a seventh of what it changes in when eight steps are made one, on the same paths, so that there is little chance in it.
 * The test fails above the quantile of the law with that λ, by Patnaik's approximation c χ²_k' with the same mean and variance,
 * beyond which 10⁻⁶ is left to false alarms.
 */
class ParticleContractTest {

    private static final int CELLS = 40;

    /** Grid cells in one cell of the histogram. */
    private static final int FINE = 20;

    private static final double FALSE_ALARM = 1e-6;

    private static final double END = 0.1;

    private static final GaussianMixture START =
            GaussianMixture.isotropic(new double[] {1}, new double[][] {{0.4}}, new double[] {0.06});

    /** What a law predicts for each cell, and last for what is absorbed. */
    private static double[] onGrid(TestProcess process, Domain.Sides sides, int fine, double end) {
        Domain domain = new Domain(List.of(0.0), List.of(1.0), List.of(sides));
        SemiDiscretisation system = FiniteVolume.scharfetterGummel(CELLS * fine)
                .discretise(new FokkerPlanckProblem(process, START, domain, 0, end), SpaceMethods.ALONE);
        double[] u = Marches.march(system, "tr-bdf2", 10 * fine, 0, end);
        double[] probability = new double[CELLS + 1];
        probability[CELLS] = 1 - system.mass(u);
        for (int c = 0; c < u.length; c++) {
            probability[c / fine] += u[c] * system.grid().volume(c);
        }
        return probability;
    }

    private static double[] counts(SdeSimulation simulation) {
        HistogramObserver observer =
                new HistogramObserver(RegularCells.of(new double[] {0}, new double[] {1}, CELLS), 1);
        try (Workers workers = Workers.of(2)) {
            simulation.run(workers, Progress.NONE, observer);
        }
        Histogram histogram = observer.histogram(0);
        double[] counts = new double[CELLS + 1];
        for (int c = 0; c < CELLS; c++) {
            counts[c] = histogram.counts()[c];
        }
        counts[CELLS] = histogram.outside();
        return counts;
    }

    /** Σ (a_i − b_i)²/(N p_i) over the cells that can have particles. */
    private static double chiSquared(double[] a, double[] b, double[] p, double n) {
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            sum += a[c] == b[c] ? 0 : (a[c] - b[c]) * (a[c] - b[c]) / (n * p[c]);
        }
        return sum;
    }

    private static double[] scaled(double factor, double[] values) {
        double[] scaled = new double[values.length];
        for (int c = 0; c < values.length; c++) {
            scaled[c] = factor * values[c];
        }
        return scaled;
    }

    private static double quantile(int freedom, double lambda) {
        double scale = (freedom + 2 * lambda) / (freedom + lambda);
        double equivalent = (freedom + lambda) * (freedom + lambda) / (freedom + 2 * lambda);
        return scale * new ChiSquaredDistribution(equivalent).inverseCumulativeProbability(1 - FALSE_ALARM);
    }

    /** Compares; steps are exact in law where coefficients are constant. */
    private static void assertAgree(
            TestProcess process, Domain.Sides sides, AxisWalls walls, int particles, int steps, boolean exactSteps) {
        double[] p = onGrid(process, sides, FINE, END);
        double[] coarse = onGrid(process, sides, FINE / 2, END);
        SdeSimulation simulation = SdeSimulation.of(
                        new SdeProblem(process, START, Walls.of(walls), 0, END), new EulerMaruyama())
                .steps(steps)
                .particles(particles)
                .seed(5)
                .build();
        double[] counts = counts(simulation);
        boolean absorbs = sides.lower() == Boundary.ABSORBING || sides.upper() == Boundary.ABSORBING;
        if (!absorbs) {
            // The mass of the grid is one but for rounding, and nothing is absorbed.
            p[CELLS] = 0;
            coarse[CELLS] = 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < CELLS; c++) {
            least = Math.min(least, particles * p[c]);
        }
        // The variance of Pearson's sum is that of χ²'s law and Σ 1/(N p_i) more, here some thousandths of it.
        assertTrue(least > 50, "expected count " + least);
        double ofGrid = chiSquared(scaled(particles / 3.0, p), scaled(particles / 3.0, coarse), p, particles);
        double ofSteps = exactSteps
                ? 0
                : chiSquared(
                        scaled(1 / 7.0, counts),
                        scaled(
                                1 / 7.0,
                                counts(simulation.coarsened().coarsened().coarsened())),
                        p,
                        particles);
        double lambda = Math.pow(Math.sqrt(ofGrid) + Math.sqrt(ofSteps), 2);
        // Neither error may be so large that it hides others.
        assertTrue(lambda < 0.25 * CELLS, "non-centrality " + ofGrid + " of the grid, " + ofSteps + " of the steps");
        double quantile = quantile(absorbs ? CELLS : CELLS - 1, lambda);
        double statistic = chiSquared(counts, scaled(particles, p), p, particles);
        assertTrue(statistic < quantile, statistic + " beyond " + quantile);
        // The law of a time five per cent later is told apart.
        double[] later = onGrid(process, sides, FINE, 1.05 * END);
        later[CELLS] = absorbs ? later[CELLS] : 0;
        double wrong = chiSquared(counts, scaled(particles, later), later, particles);
        assertTrue(wrong > quantile, "without power: " + wrong);
    }

    private static TestProcess constant(double drift) {
        return TestProcess.affine(new double[][] {{0}}, new double[] {drift}, 0.5);
    }

    /** Steps of constant coefficients are exact, and so is the bridge: both walls in one, e^{−2/h} = e^{−160}, do not happen. */
    @Test
    void absorbedBrownianMotionWithDriftHasTheDensityOfTheGrid() {
        assertAgree(
                constant(1.5),
                Domain.Sides.both(Boundary.ABSORBING),
                AxisWalls.both(0, 1, Kind.ABSORBING),
                1_000_000,
                8,
                true);
    }

    /** Folded Brownian motion is reflected Brownian motion in law. */
    @Test
    void reflectedBrownianMotionHasTheDensityOfTheGrid() {
        assertAgree(
                constant(0),
                Domain.Sides.both(Boundary.REFLECTING),
                AxisWalls.both(0, 1, Kind.REFLECTING),
                1_000_000,
                8,
                true);
    }

    /** A spring towards 0.8, of rate 4, between a wall that absorbs and one that reflects: Euler's steps, folds and bridges err. */
    @Test
    void springsBetweenUnlikeWallsHaveTheDensityOfTheGrid() {
        assertAgree(
                TestProcess.affine(new double[][] {{-4}}, new double[] {3.2}, 0.5),
                new Domain.Sides(Boundary.ABSORBING, Boundary.REFLECTING),
                new AxisWalls(0, 1, Kind.ABSORBING, Kind.REFLECTING),
                150_000,
                160,
                false);
    }
}
