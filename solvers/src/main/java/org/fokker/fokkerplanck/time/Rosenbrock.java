package org.fokker.fokkerplanck.time;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;

/**
 * The W-method ROS34PW2 of Rang and Angermann (2005): four stages, third order, L-stable, the last stage being the new state. With
 * W = I − γh A(t) the slopes k_i are
 *
 * <p>W (k_i + Σ_{j&lt;i} (γ_ij/γ) k_j) = h F(t + α_i h, u + Σ_{j&lt;i} α_ij k_j) + Σ_{j&lt;i} (γ_ij/γ) k_j + γ_i h² ∂F/∂t.
 *
 * <p>A W-method keeps its order whatever stands for A and ∂F/∂t, so that both a product of factors and a difference quotient over
 * the whole step do, and no solve has to be repeated.
 */
final class Rosenbrock implements EstimatingStepper {

    /** The root that makes the third-order diagonally implicit rule L-stable. */
    static final double GAMMA = 4.3586652150845900e-1;

    /** α_ij, the weights of earlier slopes in the arguments. */
    static final double[][] ALPHA = {
        {}, {8.7173304301691801e-1}, {8.4457060015369423e-1, -1.1299064236484185e-1}, {0, 0, 1}
    };

    /** γ_ij below the diagonal. */
    static final double[][] GAMMAS = {
        {},
        {-8.7173304301691801e-1},
        {-9.0338057013044082e-1, 5.4180672388095326e-2},
        {2.4212380706095346e-1, -1.2232505839045147, 5.4526025533510214e-1}
    };

    /** b_i, and b̂_i of the embedded rule of second order. */
    static final double[] B = {2.4212380706095346e-1, -1.2232505839045147, 1.5452602553351020, GAMMA};

    static final double[] EMBEDDED = {3.7810903145819369e-1, -9.6042292212423178e-2, 0.5, 2.1793326075422950e-1};

    private final ShiftedSystem system;
    private final boolean autonomous;
    private final double[] start;
    private final double[] rhs;
    private final double[] slopeInTime;
    private final double[][] slopes;

    Rosenbrock(ShiftedSolve system) {
        this.system = new ShiftedSystem(system);
        autonomous = system.autonomous();
        int size = this.system.size();
        start = new double[size];
        rhs = new double[size];
        slopeInTime = new double[autonomous ? 0 : size];
        slopes = new double[B.length][size];
    }

    @Override
    public void step(double t, double h, double[] u) {
        System.arraycopy(u, 0, start, 0, u.length);
        if (!autonomous) {
            system.apply(t + h, start, slopeInTime);
        }
        for (int stage = 0; stage < B.length; stage++) {
            argument(stage, u);
            system.apply(t + sum(ALPHA[stage]) * h, u, rhs);
            if (stage == 0 && !autonomous) {
                for (int i = 0; i < u.length; i++) {
                    slopeInTime[i] -= rhs[i];
                }
            }
            solve(stage, t, h, u);
        }
        System.arraycopy(start, 0, u, 0, u.length);
        for (int j = 0; j < B.length; j++) {
            add(B[j], slopes[j], u);
        }
    }

    private void argument(int stage, double[] u) {
        System.arraycopy(start, 0, u, 0, u.length);
        for (int j = 0; j < stage; j++) {
            if (ALPHA[stage][j] != 0) {
                add(ALPHA[stage][j], slopes[j], u);
            }
        }
    }

    /** The slope of a stage, from its F in {@code rhs}; u is overwritten. */
    private void solve(int stage, double t, double h, double[] u) {
        double inTime = GAMMA + sum(GAMMAS[stage]);
        for (int i = 0; i < u.length; i++) {
            rhs[i] *= h;
            u[i] = 0;
        }
        // h ∂F/∂t is the difference of F over the step.
        if (!autonomous) {
            add(inTime * h, slopeInTime, rhs);
        }
        for (int j = 0; j < stage; j++) {
            add(GAMMAS[stage][j] / GAMMA, slopes[j], u);
        }
        add(1, u, rhs);
        double[] slope = slopes[stage];
        system.solveLinear(t, GAMMA * h, rhs, slope);
        add(-1, u, slope);
    }

    @Override
    public void step(double t, double h, double[] u, double[] error) {
        step(t, h, u);
        Arrays.fill(error, 0);
        for (int j = 0; j < B.length; j++) {
            add(B[j] - EMBEDDED[j], slopes[j], error);
        }
    }

    @Override
    public int orderOfEstimate() {
        return 3;
    }

    static double sum(double[] weights) {
        return Arrays.stream(weights).sum();
    }

    private static void add(double a, double[] x, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += a * x[i];
        }
    }
}
