package org.fokker.fokkerplanck.analysis;

import org.fokker.fokkerplanck.SemiDiscretisation.Edges;

/** The rate at which the jumps between cells produce entropy, in units of k_B over time (Schnakenberg 1976). */
public final class EntropyProduction {

    private EntropyProduction() {}

    /**
     * The rate Σ F ln(a u_from / b u_to) over all edges, F = a u_from − b u_to. Every term is ≥ 0. In a steady state it is the heat
     * given off over kT, for a force f around a ring of length 2π at unit mobility f⟨v⟩/D; in equilibrium it vanishes. What
     * leaves through walls or is killed does not return and is not counted.
     *
     * @param system the discretisation; its rates must not be negative
     * @param t time
     * @param u cell averages of the density, ≥ 0
     * @return the rate, +∞ if mass flows where nothing flows back
     * @throws IllegalArgumentException if a rate or a density is negative: there is then no jump process
     */
    public static double rate(Edges system, double t, double[] u) {
        EdgeFlows edges = EdgeFlows.of(system, t);
        double sum = 0;
        for (int e = 0; e < edges.edges; e++) {
            double there = edges.forward[e] * u[edges.from[e]];
            double back = edges.backward[e] * u[edges.to[e]];
            if (!(there >= 0 && back >= 0)) {
                throw new IllegalArgumentException("the flows " + there + " and " + back + " between cells "
                        + edges.from[e] + " and " + edges.to[e]
                        + " must not be negative; take a scheme that preserves positivity, such as scharfetter-gummel");
            }
            double flow = there - back;
            if (flow != 0) {
                // log1p of the small difference: near equilibrium the quotient itself rounds to one.
                double smaller = Math.min(there, back);
                sum += Math.abs(flow) * Math.log1p(Math.abs(flow) / smaller);
            }
        }
        return sum;
    }
}
