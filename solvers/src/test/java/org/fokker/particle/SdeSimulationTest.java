package org.fokker.particle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.Potential;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.method.NumericalException;
import org.fokker.particle.Walls.AxisWalls;
import org.fokker.particle.Walls.Kind;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.LangevinProcess;
import org.fokker.process.VariancePreserving;
import org.fokker.statistics.Distances;
import org.fokker.statistics.Estimate;
import org.fokker.statistics.Histogram;
import org.fokker.statistics.RegularCells;
import org.fokker.statistics.SamplingError;
import org.junit.jupiter.api.Test;

class SdeSimulationTest {

    private static final AffineGaussianProcess PROCESS = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1);
    private static final GaussianMixture NARROW = GaussianMixture.isotropic(new double[] {1}, new double[][] {{2}}, new double[] {0.5});
    private static final RegularCells CELLS = RegularCells.of(new double[] {-4}, new double[] {4}, 80);

    @Test
    void ensembleHasTheGaussianLawOfTheEulerMaruyamaChain() {
        int steps = 50;
        double mean = 2;
        double variance = 0.25;
        double h = 1.0 / steps;
        for (int s = 0; s < steps; s++) {
            double factor = 1 + h * PROCESS.schedule().driftRate(s * h);
            mean *= factor;
            variance = factor * factor * variance + h * PROCESS.schedule().squaredVolatility(s * h);
        }
        int paths = 50_000;
        CloudObserver cloud = new CloudObserver(1, 1, 0, paths);
        HistogramObserver counts = new HistogramObserver(CELLS, 1);
        MomentObserver moments = new MomentObserver(1, 1);
        run(simulation(1).steps(steps).particles(paths), 1, cloud, counts, moments);

        NormalDistribution law = new NormalDistribution(null, mean, Math.sqrt(variance));
        double[] sample = cloud.positions(0)[0];
        // A p-value below 1e-7 is a false alarm of that rate.
        assertTrue(KolmogorovSmirnovTest.withDefaults().test(sample, law::cumulativeProbability).getPValue() > 1e-7);
        // Five standard errors each: 6e-7.
        assertEquals(0, moments.moments(0).mean().get(0).standardScore(mean), 5);
        assertEquals(0, moments.moments(0).covariance().get(0).get(0).standardScore(variance), 5);

        double[] edges = CELLS.edges(0);
        double[] exact = new double[CELLS.size()];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = law.probability(edges[i], edges[i + 1]) / CELLS.width(0);
        }
        Histogram histogram = counts.histogram(0);
        assertEquals(paths, histogram.total());
        Distances measured = Distances.between(histogram.density(), exact, edges);
        // Each bound holds with probability 1 − 1e-7.
        Distances bound = SamplingError.bounds(exact, paths, 1e-7, edges);
        assertTrue(measured.l1() < bound.l1());
        assertTrue(measured.l2() < bound.l2());
        assertTrue(measured.linf() < bound.linf());
        assertTrue(measured.kl() < bound.kl());
        assertTrue(measured.hellinger() < bound.hellinger());
        assertTrue(measured.wasserstein1() < bound.wasserstein1());
    }

    @Test
    void bitsDependNeitherOnThreadsNorOnBlocksNorOnShards() {
        for (int dimension : new int[] {1, 2, 3}) {
            double[][] expected = bits(dimension, 1, 1024, 5000);
            assertArrayEquals(expected, bits(dimension, 2, 1024, 5000));
            assertArrayEquals(expected, bits(dimension, 3, 77, 5000));
            assertArrayEquals(expected, bits(dimension, 2, 1, 5000));
            assertArrayEquals(expected, bits(dimension, 2, 512, 3 * SnapshotObserver.GROUP));
        }
    }

    @Test
    void shardsMayBeginAnywhere() {
        CloudObserver whole = new CloudObserver(1, 1, 0, 3000);
        CloudObserver parts = new CloudObserver(1, 1, 0, 3000);
        run(simulation(1).steps(7).particles(3000), 2, whole);
        run(simulation(1).steps(7).particles(1234), 2, parts);
        run(simulation(1).steps(7).firstPath(1234).particles(1766), 2, parts);
        assertArrayEquals(whole.positions(0), parts.positions(0));
    }

    @Test
    void everySnapshotTimeIsHitByItsShareOfTheSteps() {
        SdeSimulation simulation = simulation(1).steps(10).snapshots(0, 0.25, 0.3, 1).build();
        // Segments 0, 0.25, 0.05 and 0.7 of ten steps: 0 + 3 + 1 + 7.
        assertEquals(11, simulation.steps());
        assertEquals(
                12, simulation(1).steps(10).stepsMultipleOf(2).snapshots(0, 0.25, 0.3, 1).build().steps() - 2);
        double[] seen = new double[4];
        run(simulation(1).steps(10).particles(1).snapshots(0, 0.25, 0.3, 1), 1, (k, time, first, x, n) -> seen[k] = time);
        assertArrayEquals(new double[] {0, 0.25, 0.3, 1}, seen);
    }

    @Test
    void aCoarsenedBrownianMotionEndsWhereTheFineOneDoes() {
        AffineGaussianProcess still = AffineGaussianProcess.of(VariancePreserving.linear(1e-12, 1e-12), 3);
        SdeProblem problem = new SdeProblem(still, GaussianMixture.standardNormal(3), Walls.NONE, 0, 1);
        SdeSimulation fine = SdeSimulation.of(problem, new EulerMaruyama()).steps(24).particles(2000).build();
        CloudObserver fineCloud = new CloudObserver(3, 1, 0, 2000);
        CloudObserver coarseCloud = new CloudObserver(3, 1, 0, 2000);
        try (Workers workers = Workers.of(2)) {
            fine.run(workers, Progress.NONE, fineCloud);
            assertEquals(12, fine.coarsened().steps());
            fine.coarsened().run(workers, Progress.NONE, coarseCloud);
        }
        for (int i = 0; i < 3; i++) {
            // Volatility 1e-6, so increments are seen to 1e-10 of their size; the drift differs by h · 1e-12 · |x| < 1e-12.
            assertArrayEquals(fineCloud.positions(0)[i], coarseCloud.positions(0)[i], 1e-12);
        }
        assertThrows(IllegalArgumentException.class, () -> simulation(1).steps(25).build().coarsened());
    }

    @Test
    void schemesRefuseNoiseThatTheyWouldMisread() {
        ScalarSde ito = new ScalarSde((x, t) -> x, (x, t) -> x, Interpretation.ITO, false);
        ScalarSde kinetic = new ScalarSde((x, t) -> x, (x, t) -> x, Interpretation.HAENGGI_KLIMONTOVICH, false);
        for (SdeScheme scheme : List.of(new StochasticHeun(), new EulerMaruyama())) {
            ScalarSde wrong = scheme instanceof EulerMaruyama ? kinetic : ito;
            IllegalArgumentException refusal = assertThrows(
                    IllegalArgumentException.class, () -> SdeSimulation.of(wrong.from(1, 1), scheme).build());
            assertTrue(refusal.getMessage().contains(scheme.name()), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("ScalarSde"), refusal.getMessage());
        }
        // The promise of every registered scheme is that of the objects that it makes.
        SdeSchemes.registry().entries().forEach(entry -> assertEquals(entry.name(), entry.factory().get().name()));
    }

    @Test
    void explosionNamesSchemePathStepAndTime() {
        Potential cubic = new Potential() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public void energy(double[][] x, int n, double[] energy) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void gradient(double[][] x, int n, double[][] gradient) {
                for (int j = 0; j < n; j++) {
                    gradient[0][j] = x[0][j] * x[0][j] * x[0][j];
                }
            }
        };
        SdeProblem problem = new SdeProblem(
                new LangevinProcess(cubic, 1), new ScalarSde.Point(40), Walls.NONE, 0, 1000);
        // With h = 1 the chain x ← x − x³ from 40 grows like 40^(3^k): 10¹³⁰ after four steps, beyond 10³⁰⁸ after five.
        NumericalException explosion = assertThrows(
                NumericalException.class,
                () -> run(SdeSimulation.of(problem, new EulerMaruyama()).steps(1000).particles(10), 2));
        assertTrue(
                explosion.getMessage().matches("euler-maruyama: component 0 of path 0 .* step 5 \\(t = 5.0, h = 1.0\\).*"),
                explosion.getMessage());
    }

    @Test
    void momentsOfAnEnsembleAreThoseOfTwoPasses() {
        CloudObserver cloud = new CloudObserver(2, 1, 0, 3000);
        MomentObserver moments = new MomentObserver(2, 1);
        run(simulation(2).particles(3000).steps(5), 2, cloud, moments);
        double[][] x = cloud.positions(0);
        Estimate mean0 = Estimate.ofMean(x[0]);
        Estimate mean1 = Estimate.ofMean(x[1]);
        double[] product = new double[3000];
        for (int j = 0; j < product.length; j++) {
            product[j] = (x[0][j] - mean0.value()) * (x[1][j] - mean1.value());
        }
        Estimate covariance = Estimate.ofMean(product);
        Estimate measured = moments.moments(0).covariance().get(0).get(1);
        // Sums of 3000 terms of order 10: rounding below 3000 · 10 · eps; n against n − 1 is divided out by hand.
        assertEquals(mean0.value(), moments.moments(0).mean().get(0).value(), 1e-11);
        assertEquals(mean0.standardError(), moments.moments(0).mean().get(0).standardError(), 1e-11);
        assertEquals(covariance.value() * 3000 / 2999, measured.value(), 1e-11);
        assertEquals(covariance.standardError(), measured.standardError() * Math.sqrt(3000.0 / 2999), 1e-11);
    }

    private static SdeSimulation.Builder simulation(int dimension) {
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), dimension);
        GaussianMixture initial = dimension == 1 ? NARROW : GaussianMixture.standardNormal(dimension);
        return SdeSimulation.of(new SdeProblem(process, initial, Walls.NONE, 0, 1), new EulerMaruyama()).seed(7);
    }

    private static void run(SdeSimulation.Builder simulation, int threads, SnapshotObserver... observers) {
        try (Workers workers = Workers.of(threads)) {
            simulation.build().run(workers, Progress.NONE, observers);
        }
    }

    /** Positions and moments of 5000 paths between an absorbing and a reflecting wall per axis, run as two shards. */
    private static double[][] bits(int dimension, int threads, int block, int firstShard) {
        AxisWalls[] axes = new AxisWalls[dimension];
        Arrays.fill(axes, new AxisWalls(-2, 2.5, Kind.ABSORBING, Kind.REFLECTING));
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), dimension);
        SdeProblem problem = new SdeProblem(process, GaussianMixture.standardNormal(dimension), Walls.of(axes), 0, 1);
        CloudObserver cloud = new CloudObserver(dimension, 2, 0, 5000);
        MomentObserver moments = new MomentObserver(dimension, 2);
        HistogramObserver counts = new HistogramObserver(CELLS, 2);
        SdeSimulation.Builder builder = SdeSimulation.of(problem, new StochasticHeun())
                .steps(9)
                .snapshots(0.5, 1)
                .blockSize(block)
                .seed(5);
        run(builder.particles(firstShard), threads, cloud, moments, counts);
        if (firstShard < 5000) {
            run(builder.firstPath(firstShard).particles(5000 - firstShard), threads, cloud, moments, counts);
        }
        double[][] bits = new double[dimension + 2][];
        System.arraycopy(cloud.positions(1), 0, bits, 0, dimension);
        Estimate covariance = moments.moments(1).covariance().get(0).get(dimension - 1);
        bits[dimension] = new double[] {covariance.value(), covariance.standardError()};
        bits[dimension + 1] = counts.histogram(0).density();
        return bits;
    }
}
