package org.fokker.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.execution.Workers;
import org.fokker.method.Parameters;
import org.junit.jupiter.api.Test;

class PicardFlowTest {

    private static final int STEPS = 128;

    private final FlowMap map = FlowMap.variancePreserving();
    private final TimeGrid grid =
            TimeGrid.of(map.law().process().schedule(), TimeSpacings.LOG_SNR, FlowMap.START, FlowMap.END, STEPS);

    private double[] lead(double tolerance, int threads) {
        double[][] x = {map.begin()};
        try (Workers workers = Workers.of(threads)) {
            PicardFlow flow = PicardFlow.lead(map.law(), grid, x, x[0].length, tolerance, workers);
            assertTrue(flow.sweeps() >= 1 && flow.sweeps() <= STEPS, "sweeps " + flow.sweeps());
        }
        return x[0];
    }

    @Test
    void threadsThatShareTheTimesDoNotChangeABit() {
        double[] one = lead(1e-6, 1);
        assertArrayEquals(one, lead(1e-6, 2), 0);
        assertArrayEquals(one, lead(1e-6, 3), 0);
        Sampler inBlocks = Samplers.of("picard", Parameters.none().with("tolerance", 1e-6));
        assertArrayEquals(one, map.run(inBlocks, TimeSpacings.LOG_SNR, STEPS), 0);
    }

    /** Without a tolerance the fixed point is reached in N sweeps at the latest: ddim but for the rounding of N sums of size one. */
    @Test
    void theFixedPointIsTheImplicitModel() {
        assertArrayEquals(map.run(Samplers.of("ddim"), TimeSpacings.LOG_SNR, STEPS), lead(0, 2), 1e-12);
    }

    @Test
    void farFewerSweepsThanStepsAreNeeded() {
        double[][] x = {map.begin()};
        try (Workers workers = Workers.of(2)) {
            int sweeps = PicardFlow.lead(map.law(), grid, x, x[0].length, 1e-4, workers)
                    .sweeps();
            assertTrue(sweeps <= STEPS / 2, "sweeps " + sweeps);
        }
    }

    @Test
    void aNegativeToleranceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> lead(-1, 1));
    }
}
