package org.fokker.fokkerplanck.time;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;

/**
 * Singly diagonally implicit Runge–Kutta rules (Alexander 1977) whose last stage is the new state: with slopes
 * k_i = F(t + c_i h, w_i) the stages are w_i = u₀ + h Σ_{j&lt;i} a_ij k_j + γh k_i, all with the shift γh.
 */
final class DiagonallyImplicit implements EstimatingStepper {

    /** γ = 1 − 1/√2, the root for which the rule of two stages and second order is L-stable. */
    private static final double GAMMA_2 = 1 - 1 / Math.sqrt(2);

    /**
     * γ = 0.4358665…, the root of γ³ − 3γ² + (3/2)γ − 1/6 for which the rule of three stages and third order is L-stable, in
     * Cardano's trigonometric form.
     */
    private static final double GAMMA_3 = 1 - Math.sqrt(2) * Math.sin(Math.PI / 6 - Math.atan(Math.sqrt(2) / 4) / 3);

    private final ShiftedSystem system;
    private final double gamma;
    private final double[] nodes;

    /** a_ij for j &lt; i; the diagonal is γ. */
    private final double[][] weights;

    /** Weights of the slopes in the estimate, first that of F(t, u₀). */
    private final double[] errorWeights;

    private final boolean thirdOrder;
    private final double[] start;
    private final double[] rhs;

    /** h k_i, as many as later stages or the estimate need. */
    private final double[][] slopes;

    private DiagonallyImplicit(
            ShiftedSolve system, double gamma, double[] nodes, double[][] weights, double[] errorWeights) {
        this.system = new ShiftedSystem(system);
        this.gamma = gamma;
        this.nodes = nodes;
        this.weights = weights;
        this.errorWeights = errorWeights;
        thirdOrder = nodes.length == 3;
        int size = this.system.size();
        start = new double[size];
        rhs = new double[size];
        slopes = new double[nodes.length][size];
    }

    /**
     * Two stages, second order. The estimate compares with weights (b̂₀, b̂₁, b̂₂) of F(t, u₀), k₁ and k₂ that satisfy
     * Σ b̂ = 1, Σ b̂ c = 1/2 and Σ b̂ A c = 1/6, third order for constant coefficients.
     */
    static DiagonallyImplicit secondOrder(ShiftedSolve system) {
        double g = GAMMA_2;
        // From γ b̂₁ + b̂₂ = 1/2 and γ² b̂₁ + ½ b̂₂ = 1/6, since the second stage is at the end and of second order.
        double first = -1.0 / 12 / (g * g - 0.5 * g);
        double second = 0.5 - g * first;
        double[] error = {-(1 - first - second), (1 - g) - first, g - second};
        return new DiagonallyImplicit(system, g, new double[] {g, 1}, new double[][] {{}, {1 - g}}, error);
    }

    /** Three stages, third order. The estimate compares with the weights of k₁ and k₂ of second order. */
    static DiagonallyImplicit thirdOrder(ShiftedSolve system) {
        double g = GAMMA_3;
        double middle = 0.5 * (1 + g);
        double b1 = -(6 * g * g - 16 * g + 1) / 4;
        double b2 = (6 * g * g - 20 * g + 5) / 4;
        // Σ b̂ = 1 and γ b̂₁ + c₂ b̂₂ = 1/2.
        double second = (0.5 - g) / (middle - g);
        double[] error = {0, b1 - (1 - second), b2 - second, g};
        double[] nodes = {g, middle, 1};
        return new DiagonallyImplicit(system, g, nodes, new double[][] {{}, {0.5 * (1 - g)}, {b1, b2}}, error);
    }

    @Override
    public void step(double t, double h, double[] u) {
        System.arraycopy(u, 0, start, 0, u.length);
        for (int stage = 0; stage < nodes.length; stage++) {
            System.arraycopy(start, 0, rhs, 0, u.length);
            for (int j = 0; j < stage; j++) {
                double weight = weights[stage][j];
                double[] slope = slopes[j];
                for (int i = 0; i < u.length; i++) {
                    rhs[i] += weight * slope[i];
                }
            }
            solve(t + nodes[stage] * h, gamma * h, u);
            double[] slope = slopes[stage];
            for (int i = 0; i < u.length; i++) {
                slope[i] = (u[i] - rhs[i]) / gamma;
            }
        }
    }

    private void solve(double t, double c, double[] u) {
        if (thirdOrder) {
            system.solveTwice(t, c, rhs, u);
        } else {
            system.solve(t, c, rhs, u);
        }
    }

    @Override
    public void step(double t, double h, double[] u, double[] error) {
        step(t, h, u);
        if (errorWeights[0] == 0) {
            Arrays.fill(rhs, 0);
        } else {
            system.apply(t, start, rhs);
            for (int i = 0; i < u.length; i++) {
                rhs[i] *= errorWeights[0] * h;
            }
        }
        for (int j = 0; j < slopes.length; j++) {
            double weight = errorWeights[j + 1];
            double[] slope = slopes[j];
            for (int i = 0; i < u.length; i++) {
                rhs[i] += weight * slope[i];
            }
        }
        // Damps what is stiff, of which the embedded rule makes too much.
        system.solveLinear(t + h, gamma * h, rhs, error);
    }

    @Override
    public int orderOfEstimate() {
        return 3;
    }
}
