package org.fokker.fokkerplanck.analysis;

import java.util.Arrays;
import java.util.function.Predicate;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.linear.LinearSolver;

/**
 * Times until a particle is lost, and where: L τ = −1 and its kin with the transpose L of the scheme's operator. A particle is
 * lost by walls that absorb, by killing, and, if one is given, in a target, the set of cells whose centres a predicate accepts. On the
 * target τ = 0 is thus prescribed at centres of cells: its rim is sharp to second order if it passes through centres.
 *
 * <p>By elimination without subtraction where that is affordable, so that every value is accurate relative to itself however
 * long the times are. The error that remains is that of the discretisation, O(h²) for schemes of second order.
 */
public final class FirstPassage {

    private final Edges system;
    private final double t;
    private final boolean[] target;
    private final Chain chain;
    private final LinearSolver solver;

    private FirstPassage(Edges system, double t, boolean[] target) {
        this.system = system;
        this.t = t;
        this.target = target;
        boolean[] free = new boolean[target.length];
        int count = 0;
        for (int i = 0; i < target.length; i++) {
            free[i] = !target[i];
            count += target[i] ? 0 : 1;
        }
        if (count == 0) {
            throw new IllegalArgumentException("the target holds every cell of the grid");
        }
        Chain all = Chain.of(system, t);
        chain = count == target.length ? all : all.restrictedTo(free);
        for (int[] closed : chain.closedClasses()) {
            if (Arrays.stream(closed).noneMatch(state -> chain.loss(state) > 0)) {
                throw new IllegalArgumentException("from " + chain.place(closed[0])
                        + " neither an absorbing wall nor the target is ever reached: its passage time is infinite");
            }
        }
        solver = chain.solver(0);
    }

    /**
     * Passage through the absorbing walls of the system, or by killing.
     *
     * @param system the discretisation
     * @param t the time whose operator is meant
     * @return the problem, factorised
     * @throws IllegalArgumentException if there are cells from which nothing is ever lost
     */
    public static FirstPassage outOf(Edges system, double t) {
        return new FirstPassage(system, t, new boolean[system.grid().size()]);
    }

    /**
     * Passage into a target, or through walls, or by killing.
     *
     * @param system the discretisation
     * @param t the time whose operator is meant
     * @param target tells of the centre of a cell whether the cell belongs to the target
     * @return the problem, factorised
     * @throws IllegalArgumentException if the target is empty or holds everything, or cannot be reached from some cell
     */
    public static FirstPassage into(Edges system, double t, Predicate<double[]> target) {
        return new FirstPassage(system, t, Regions.cells(system.grid(), target, "target"));
    }

    /** {@return the mean time until loss, from each cell; zero on the target} */
    public CellFunction meanTime() {
        return moment(1);
    }

    /**
     * Moments of the time until loss: L τ_k = −k τ_{k−1}.
     *
     * @param order k ≥ 1
     * @return E τᵏ, from each cell; zero on the target
     */
    public CellFunction moment(int order) {
        if (order < 1) {
            throw new IllegalArgumentException("moments have orders from 1 on, got " + order);
        }
        double[] value = new double[chain.size()];
        Arrays.fill(value, 1);
        for (int k = 1; k <= order; k++) {
            int factor = k;
            double[] rhs = value.clone();
            Arrays.setAll(rhs, i -> factor * rhs[i]);
            solver.solve(rhs, value);
        }
        return function(value);
    }

    /**
     * The probability to leave through one wall, before any other way out is taken.
     *
     * @param wall one that absorbs
     * @return the probability from each cell, 0 on the target
     */
    public CellFunction probability(Wall wall) {
        EdgeFlows edges = EdgeFlows.of(system, t);
        double[] rate = new double[target.length];
        for (int e = 0; e < edges.exits; e++) {
            if (wall.equals(edges.exitWall[e])) {
                rate[edges.exitCell[e]] += edges.exitRate[e] / system.grid().volume(edges.exitCell[e]);
            }
        }
        return split(rate);
    }

    /**
     * The probability to be killed, before any other way out is taken.
     *
     * @return the probability from each cell, 0 on the target
     */
    public CellFunction probabilityOfKilling() {
        double[] rate = new double[target.length];
        system.killing(t, rate);
        return split(rate);
    }

    /**
     * The probability to enter one part of the target before the other part, and before any other way out is taken.
     *
     * @param part tells of the centre of a cell of the target whether it belongs to the part
     * @return the probability from each cell; on the target 1 in the part and 0 beside it
     */
    public CellFunction probability(Predicate<double[]> part) {
        boolean[] wanted = Regions.cells(system.grid(), part, "part of the target");
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] &= target[i];
        }
        double[] rate = new double[target.length];
        EdgeFlows edges = EdgeFlows.of(system, t);
        for (int e = 0; e < edges.edges; e++) {
            int from = edges.from[e];
            int to = edges.to[e];
            rate[from] += wanted[to] ? edges.forward[e] / system.grid().volume(from) : 0;
            rate[to] += wanted[from] ? edges.backward[e] / system.grid().volume(to) : 0;
        }
        CellFunction inside = split(rate);
        double[] value = inside.values();
        for (int i = 0; i < value.length; i++) {
            value[i] = wanted[i] ? 1 : value[i];
        }
        return new CellFunction(system.grid(), value);
    }

    /**
     * The committor between two sets: the probability to reach the one before the other.
     *
     * @param system the discretisation
     * @param t the time whose operator is meant
     * @param first tells of the centre of a cell whether it belongs to the set that is to be left behind
     * @param second tells of the centre of a cell whether it belongs to the set that is to be reached
     * @return the probability from each cell: 0 on the first set, 1 on the second
     * @throws IllegalArgumentException if a set is empty, or the two overlap, or none can be reached from some cell
     */
    public static CellFunction committor(
            Edges system, double t, Predicate<double[]> first, Predicate<double[]> second) {
        boolean[] a = Regions.cells(system.grid(), first, "first set");
        boolean[] b = Regions.cells(system.grid(), second, "second set");
        boolean[] both = new boolean[a.length];
        for (int i = 0; i < a.length; i++) {
            if (a[i] && b[i]) {
                throw new IllegalArgumentException("the sets of a committor overlap in cell " + i + " with centre "
                        + Arrays.toString(CellFunction.centre(system.grid(), i)));
            }
            both[i] = a[i] || b[i];
        }
        return new FirstPassage(system, t, both).probability(second);
    }

    private CellFunction split(double[] rateByCell) {
        double[] value = new double[chain.size()];
        Arrays.setAll(value, i -> rateByCell[chain.cell(i)]);
        solver.solve(value, value);
        return function(value);
    }

    private CellFunction function(double[] value) {
        return new CellFunction(system.grid(), chain.onCells(value));
    }
}
