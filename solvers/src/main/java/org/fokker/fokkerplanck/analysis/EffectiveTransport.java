package org.fokker.fokkerplanck.analysis;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;

/**
 * How particles on rings move in the long run, when turns are counted: mean displacement ⟨v⟩ t and covariance 2 D_eff t. With the
 * stationary masses π, the displacement δ of a jump, and the corrector of the cell problem −L χ = v − ⟨v⟩, v_i = Σ_j q_ij δ_ij, it is
 * D_eff = ½ Σ π_i q_ij (δ_ij + χ_j − χ_i)(δ_ij + χ_j − χ_i)ᵀ, a sum of squares. Along axes that are no rings both vanish. The
 * scheme's transport is exact up to rounding; its error is that of the discretisation, of which second-order schemes on
 * equal cells leave even powers of h, so that Richardson's extrapolation is exact for them.
 *
 * @param velocity ⟨v⟩, d
 * @param diffusion D_eff, d × d
 */
public record EffectiveTransport(double[] velocity, double[][] diffusion) {

    /**
     * Copies the arrays.
     *
     * @param velocity ⟨v⟩, d
     * @param diffusion D_eff, d × d
     */
    public EffectiveTransport {
        velocity = velocity.clone();
        diffusion = copy(diffusion);
    }

    /**
     * Solves the cell problem.
     *
     * @param system the discretisation, from which no mass leaves
     * @param t the time whose operator is meant
     * @return velocity and diffusion
     * @throws IllegalArgumentException if there is no single steady state; says why
     * @throws org.fokker.method.NumericalException if an iteration does not converge
     */
    public static EffectiveTransport of(Edges system, double t) {
        double[] u = SteadyState.of(system, t).density().averages();
        int d = system.grid().dimension();
        EdgeFlows edges = EdgeFlows.of(system, t);
        double[] flow = edges.flows(u);
        Displacement displacement = new Displacement(system.grid());
        double[][] delta = new double[edges.edges][d];
        double[] velocity = new double[d];
        double[][] local = new double[d][u.length];
        for (int e = 0; e < edges.edges; e++) {
            displacement.between(edges.from[e], edges.to[e], delta[e]);
            for (int i = 0; i < d; i++) {
                velocity[i] += flow[e] * delta[e][i];
                local[i][edges.from[e]] +=
                        edges.forward[e] * delta[e][i] / system.grid().volume(edges.from[e]);
                local[i][edges.to[e]] -=
                        edges.backward[e] * delta[e][i] / system.grid().volume(edges.to[e]);
            }
        }
        double[] mass = new double[u.length];
        Arrays.setAll(mass, c -> u[c] * system.grid().volume(c));
        CellProblem problem = new CellProblem(Chain.of(system, t), mass);
        double[][] corrector = new double[d][];
        for (int i = 0; i < d; i++) {
            double mean = velocity[i];
            double[] rhs = local[i];
            Arrays.setAll(rhs, c -> rhs[c] - mean);
            corrector[i] = problem.solve(rhs);
        }
        double[][] diffusion = new double[d][d];
        for (int e = 0; e < edges.edges; e++) {
            double traffic = edges.forward[e] * u[edges.from[e]] + edges.backward[e] * u[edges.to[e]];
            for (int i = 0; i < d; i++) {
                double step = delta[e][i] + corrector[i][edges.to[e]] - corrector[i][edges.from[e]];
                for (int j = 0; j < d; j++) {
                    double other = delta[e][j] + corrector[j][edges.to[e]] - corrector[j][edges.from[e]];
                    diffusion[i][j] += 0.5 * traffic * step * other;
                }
            }
        }
        return new EffectiveTransport(velocity, diffusion);
    }

    /** {@return ⟨v⟩ as a new array, d} */
    @Override
    public double[] velocity() {
        return velocity.clone();
    }

    /** {@return D_eff as new arrays, d × d} */
    @Override
    public double[][] diffusion() {
        return copy(diffusion);
    }

    private static double[][] copy(double[][] matrix) {
        double[][] result = new double[matrix.length][];
        Arrays.setAll(result, i -> matrix[i].clone());
        return result;
    }
}
