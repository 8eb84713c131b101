package org.fokker.diffusion.sampler;

import java.util.function.DoubleFunction;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.AdaptiveStepsizeIntegrator;
import org.fokker.diffusion.TimeGrid;
import org.fokker.method.NumericalException;
import org.fokker.method.Promises;
import org.fokker.process.Denoiser;

/**
 * The probability flow in λ by a Runge–Kutta rule that chooses its own steps between the times of the grid: for references, and
 * for accuracies that fixed steps do not reach.
 *
 * <p>Each point has its own error control, so that where it ends does not depend on the points that it shares a block with. The
 * model is asked for one point at a time; with fixed steps and whole blocks the same accuracy costs less where the flow is smooth.
 */
final class AdaptiveFlow implements Sampler {

    private static final double LEAST_TOLERANCE = 1e-13;
    private static final double LARGEST_TOLERANCE = 1e-1;
    private static final int MOST_EVALUATIONS = 1_000_000;

    /** Smallest step as a share of the interval: below it the step is lost in the rounding of the clock. */
    private static final double LEAST_STEP = 1e-13;

    /** First step as a share of the interval. Steps grow tenfold at most; a long one may look right by accident. */
    private static final double FIRST_STEP = 0.01;

    private final String name;
    private final double tolerance;
    private final DoubleFunction<AdaptiveStepsizeIntegrator> integrator;

    /**
     * Creates the sampler.
     *
     * @param name registry name
     * @param tolerance absolute and relative tolerance of a step
     * @param integrator makes the rule for the length of an interval
     * @throws IllegalArgumentException if the tolerance is not between 1e-13 and 0.1
     */
    AdaptiveFlow(String name, double tolerance, DoubleFunction<AdaptiveStepsizeIntegrator> integrator) {
        if (!(tolerance >= LEAST_TOLERANCE && tolerance <= LARGEST_TOLERANCE)) {
            throw new IllegalArgumentException("tolerance of " + name + " must lie between " + LEAST_TOLERANCE + " and "
                    + LARGEST_TOLERANCE + ", got " + tolerance);
        }
        this.name = name;
        this.tolerance = tolerance;
        this.integrator = integrator;
    }

    /** Returns the smallest step that is allowed on an interval. */
    static double leastStep(double length) {
        return LEAST_STEP * length;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Promises promises() {
        return Promises.none().keeping(Promises.Property.ADAPTIVE_STEPS);
    }

    @Override
    public int normalsPerStep() {
        return 0;
    }

    @Override
    public Walk walk(Denoiser model, TimeGrid grid, int block) {
        return new AdaptiveWalk(model, grid, block);
    }

    private final class AdaptiveWalk extends GridWalk implements FirstOrderDifferentialEquations {

        private final FlowField field;
        private final double[][] point;
        private final double[][] velocity;
        private final double[] centre;
        private final double[] state;

        AdaptiveWalk(Denoiser model, TimeGrid grid, int block) {
            super(model, grid, block, 0);
            field = new FlowField(model, FlowField.Clock.LOG_SNR);
            centre = model.process().centre();
            int d = centre.length;
            point = new double[d][1];
            velocity = new double[d][1];
            state = new double[d];
        }

        @Override
        public int getDimension() {
            return state.length;
        }

        @Override
        public void computeDerivatives(double lambda, double[] y, double[] derivative) {
            for (int i = 0; i < y.length; i++) {
                point[i][0] = y[i];
            }
            field.velocity(lambda, point, 1, velocity);
            for (int i = 0; i < y.length; i++) {
                derivative[i] = velocity[i][0] - centre[i];
            }
        }

        @Override
        void finiteStep(int k, double[][] x, int n, double[][] z) {
            double from = grid().logSnr(k);
            double to = grid().logSnr(k + 1);
            AdaptiveStepsizeIntegrator rule = integrator.apply(to - from);
            rule.setMaxEvaluations(MOST_EVALUATIONS);
            // Not guessed: the guess may ask for velocities far outside of the interval, where s may be zero.
            rule.setInitialStepSize(FIRST_STEP * (to - from));
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < state.length; i++) {
                    state[i] = x[i][j];
                }
                try {
                    rule.integrate(this, from, state, to, state);
                } catch (MathIllegalArgumentException | MathIllegalStateException failure) {
                    throw new NumericalException(name + " with tolerance " + tolerance + " failed between t = "
                            + grid().time(k) + " and " + grid().time(k + 1) + ": " + failure.getMessage());
                }
                for (int i = 0; i < state.length; i++) {
                    x[i][j] = state[i];
                }
            }
        }
    }
}
