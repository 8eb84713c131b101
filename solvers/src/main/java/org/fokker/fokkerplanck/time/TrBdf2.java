package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;

/**
 * Trapezoidal rule to t + γh, then the second backward difference formula through t, t + γh and t + h (Bank et al. 1985): with
 * γ = 2 − √2 both solves have the shift ½γh, and the rule is L-stable. The error is estimated by the embedded formula of third
 * order on the slopes at the three times (Hosea and Shampine 1996), and the estimate damped by one more solve.
 */
final class TrBdf2 implements EstimatingStepper {

    private static final double GAMMA = 2 - Math.sqrt(2);

    /** The shift of both solves over h: ½γ. */
    private static final double SHIFT = 0.5 * GAMMA;

    private static final double AT_STAGE = 1 / (GAMMA * (2 - GAMMA));
    private static final double AT_START = (1 - GAMMA) * (1 - GAMMA) / (GAMMA * (2 - GAMMA));

    /** The weight √2/4 of the slopes at t and at t + γh; that at t + h is ½γ. */
    private static final double WEIGHT = Math.sqrt(2) / 4;

    /** Weights of the rule less those of the embedded one, ((1 − w)/3, (3w + 1)/3, γ/6). */
    private static final double ERROR_START = WEIGHT - (1 - WEIGHT) / 3;

    private static final double ERROR_STAGE = WEIGHT - (3 * WEIGHT + 1) / 3;
    private static final double ERROR_END = SHIFT - GAMMA / 6;

    private final ShiftedSystem system;
    private final double[] rhs;
    private final double[] start;

    /** The weighted sum of the slopes, for estimates only. */
    private double[] sum = Stepper.NOTHING;

    TrBdf2(ShiftedSolve system) {
        this.system = new ShiftedSystem(system);
        rhs = new double[this.system.size()];
        start = new double[rhs.length];
    }

    @Override
    public void step(double t, double h, double[] u) {
        toStage(t, h, u);
        toEnd(t, h, u);
    }

    private void toStage(double t, double h, double[] u) {
        System.arraycopy(u, 0, start, 0, u.length);
        system.apply(t, u, rhs);
        for (int i = 0; i < u.length; i++) {
            rhs[i] = u[i] + SHIFT * h * rhs[i];
        }
        system.solve(t + GAMMA * h, SHIFT * h, rhs, u);
    }

    private void toEnd(double t, double h, double[] u) {
        for (int i = 0; i < u.length; i++) {
            rhs[i] = AT_STAGE * u[i] - AT_START * start[i];
        }
        system.solve(t + h, SHIFT * h, rhs, u);
    }

    @Override
    public void step(double t, double h, double[] u, double[] error) {
        if (sum.length != u.length) {
            sum = new double[u.length];
        }
        toStage(t, h, u);
        for (int i = 0; i < u.length; i++) {
            // h times the slopes: what is added to u on the way to the right-hand side, and from there to the stage.
            double first = (rhs[i] - start[i]) / SHIFT;
            double second = (u[i] - rhs[i]) / SHIFT;
            sum[i] = ERROR_START * first + ERROR_STAGE * second;
        }
        toEnd(t, h, u);
        for (int i = 0; i < u.length; i++) {
            sum[i] += ERROR_END * ((u[i] - rhs[i]) / SHIFT);
        }
        system.solveLinear(t + h, SHIFT * h, sum, error);
    }

    @Override
    public int orderOfEstimate() {
        return 3;
    }
}
