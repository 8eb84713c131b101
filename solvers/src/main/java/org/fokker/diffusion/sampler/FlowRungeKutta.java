package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.method.Promises;
import org.fokker.process.Denoiser;

/** The classical Runge–Kutta rule of order 4 for the probability flow, in time or in λ. */
final class FlowRungeKutta implements Sampler {

    private final String name;
    private final FlowField.Clock clock;

    /**
     * Creates the sampler.
     *
     * @param name registry name
     * @param clock what the flow runs in
     */
    FlowRungeKutta(String name, FlowField.Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Promises promises() {
        return FlowPromises.order(4);
    }

    @Override
    public int normalsPerStep() {
        return 0;
    }

    @Override
    public Walk walk(Denoiser model, TimeGrid grid, int block) {
        return new RungeKuttaWalk(model, grid, block);
    }

    private final class RungeKuttaWalk extends GridWalk {

        private final FlowField field;
        private final double[][] stage;
        private final double[][] velocity;
        private final double[][] sum;

        RungeKuttaWalk(Denoiser model, TimeGrid grid, int block) {
            super(model, grid, block, 0);
            field = new FlowField(model, clock);
            int d = blocks().dimension();
            stage = new double[d][block];
            velocity = new double[d][block];
            sum = new double[d][block];
        }

        @Override
        void finiteStep(int k, double[][] x, int n, double[][] z) {
            double u = field.at(grid(), k);
            double end = field.at(grid(), k + 1);
            double h = end - u;
            CentredBlocks.copy(x, n, sum);
            field.velocity(u, x, n, velocity);
            accumulate(x, n, h / 6, 0.5 * h);
            field.velocity(u + 0.5 * h, stage, n, velocity);
            accumulate(x, n, h / 3, 0.5 * h);
            field.velocity(u + 0.5 * h, stage, n, velocity);
            accumulate(x, n, h / 3, h);
            field.velocity(end, stage, n, velocity);
            blocks().add(sum, n, h / 6, velocity);
            CentredBlocks.copy(sum, n, x);
        }

        /** Adds the last velocity to the sum, and goes from x along it to the next stage. */
        private void accumulate(double[][] x, int n, double weight, double reach) {
            blocks().add(sum, n, weight, velocity);
            CentredBlocks.copy(x, n, stage);
            blocks().add(stage, n, reach, velocity);
        }
    }
}
