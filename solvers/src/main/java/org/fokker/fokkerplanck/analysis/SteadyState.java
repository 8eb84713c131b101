package org.fokker.fokkerplanck.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fokker.fokkerplanck.SemiDiscretisation.EdgeVisitor;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.linear.SparseMatrix;
import org.fokker.fokkerplanck.linear.StateReduction;
import org.fokker.grid.GridDensity;

/**
 * The density of mass one with A u = 0, of a discretisation from which no mass can leave.
 *
 * @param density cell averages of the density
 * @param route how it was found, which says how far its small values can be trusted
 * @param residual Σ_i |inflow − outflow| / Σ_i outflow over the cells: the part of the traffic that is not balanced. A rounding
 *     unit or so; the error of the density is at most about residual × traffic × slowest relaxation time
 */
public record SteadyState(GridDensity density, Route route, double residual) {

    /** How a steady state was found. */
    public enum Route {
        /** Products of ratios of rates along a tree of edges: relatively accurate in every cell, and so are its currents. */
        DETAILED_BALANCE,
        /** {@link StateReduction}: relatively accurate in every cell if no rate is negative. */
        STATE_REDUCTION,
        /** Inverse iteration with incomplete factors: accurate relative to the largest value only. */
        INVERSE_ITERATION
    }

    /**
     * Finds the steady state.
     *
     * @param system the discretisation
     * @param t the time whose operator is meant
     * @return its null vector
     * @throws IllegalArgumentException if mass can leave, is created, or can stay in several separate regions; says where
     * @throws org.fokker.method.NumericalException if an iteration does not converge
     */
    public static SteadyState of(Edges system, double t) {
        requireConserving(system, t);
        Chain all = Chain.of(system, t);
        Chain chain = recurrent(all);
        Optional<double[]> balanced = DetailedBalance.of(chain.generator());
        Route route = Route.DETAILED_BALANCE;
        double[] mass;
        if (balanced.isPresent()) {
            mass = balanced.get();
        } else {
            Optional<StateReduction> reduction = chain.reduction(0);
            route = reduction.isPresent() ? Route.STATE_REDUCTION : Route.INVERSE_ITERATION;
            mass = reduction.isPresent() ? reduction.get().nullVector() : InverseIteration.stationaryMass(chain);
        }
        double residual = imbalance(chain.generator(), mass);
        double[] density = chain.onCells(mass);
        double total = 0;
        for (double each : mass) {
            total += each;
        }
        for (int i = 0; i < density.length; i++) {
            density[i] /= total * system.grid().volume(i);
        }
        return new SteadyState(new GridDensity(system.grid(), density), route, residual);
    }

    /** The states in which mass ends up: those of the only closed class. */
    private static Chain recurrent(Chain chain) {
        List<int[]> closed = chain.closedClasses();
        if (closed.size() > 1) {
            throw new IllegalArgumentException("there are " + closed.size()
                    + " regions that mass does not leave, among them those of " + chain.place(closed.get(0)[0])
                    + " and of " + chain.place(closed.get(1)[0])
                    + ": the steady state depends on the initial one; march to it, or discretise one region");
        }
        if (closed.get(0).length == chain.size()) {
            return chain;
        }
        boolean[] kept = new boolean[chain.size()];
        for (int state : closed.get(0)) {
            kept[state] = true;
        }
        return chain.restrictedTo(kept);
    }

    private static void requireConserving(Edges system, double t) {
        if (system.hasSource()) {
            throw new IllegalArgumentException("a steady state of mass one needs a system without source");
        }
        double[] killing = new double[system.grid().size()];
        system.killing(t, killing);
        for (int cell = 0; cell < killing.length; cell++) {
            if (killing[cell] != 0) {
                throw new IllegalArgumentException(
                        "mass is killed at the rate " + killing[cell] + " in cell " + cell + " with centre "
                                + Arrays.toString(CellFunction.centre(system.grid(), cell))
                                + ": there is no steady state of mass one; the slowest mode of the spectrum takes its place");
            }
        }
        List<String> open = new ArrayList<>();
        system.edges(t, new EdgeVisitor() {
            @Override
            public void edge(int from, int to, double forward, double backward) {}

            @Override
            public void exit(int from, int axis, boolean upper, double forward) {
                if (forward != 0 && open.isEmpty()) {
                    open.add((upper ? "upper" : "lower") + " wall of axis " + axis);
                }
            }
        });
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("mass leaves through the " + open.get(0)
                    + ": there is no steady state of mass one; the slowest mode of the spectrum takes its place");
        }
    }

    /** Σ_i |(mᵀ L)_i| / Σ_i m_i |L_ii|. */
    static double imbalance(SparseMatrix generator, double[] mass) {
        double[] net = new double[mass.length];
        double traffic = 0;
        for (int i = 0; i < mass.length; i++) {
            for (int e = generator.start(i); e < generator.start(i + 1); e++) {
                double flow = mass[i] * generator.value(e);
                net[generator.column(e)] += flow;
                traffic += generator.column(e) == i ? Math.abs(flow) : 0;
            }
        }
        double sum = 0;
        for (double each : net) {
            sum += Math.abs(each);
        }
        return traffic == 0 ? 0 : sum / traffic;
    }
}
