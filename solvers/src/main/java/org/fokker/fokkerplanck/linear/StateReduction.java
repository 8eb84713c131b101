package org.fokker.fokkerplanck.linear;

import java.util.Arrays;
import java.util.Optional;
import org.fokker.method.NumericalException;

/**
 * Elimination without subtraction for M_ii = e_i + Σ_{j≠i} q_ij, M_ij = −q_ij: minus the generator of a chain of states that
 * jumps from i to j at the rate q_ij and is lost at the rate e_i. A state k is taken out by letting the others jump past it,
 * q_ij += q_ik q_kj / s_k and e_i += q_ik e_k / s_k, where s_k is the sum of what leaves k for the states that remain and for good;
 * diagonals are never formed (Grassmann, Taksar and Heyman 1985; with losses Alfa, Xue and Ye 2002).
 *
 * <p>For non-negative q and e all sums are of non-negative numbers. Solutions for non-negative right-hand sides, and the
 * null vector, are then non-negative and accurate in every component relative to itself, however small it is and however
 * close M is to a singular matrix. With rates of other signs the factors are those of elimination without
 * pivots, and only that.
 *
 * <p>Cost: in the order of least fill Σ w_k² products and 2 Σ w_k numbers, w_k the states joined with state k when its turn comes:
 * n for a line, n·N² for an N-wide strip.
 */
public final class StateReduction implements LinearSolver {

    /** Products that take a second or two. */
    private static final long MOST_PRODUCTS = 2_000_000_000L;

    /** 256 MB. */
    private static final long MOST_ENTRIES = 1L << 25;

    /** From here on the null vector is rescaled while it is built, by a power of two, which rounds nothing. */
    private static final double LARGE = 0x1p400;

    private final EliminationOrder order;
    /** First column of each row of the factors. */
    private final int[] low;
    /** Where column 0 of each row would stand. */
    private final int[] base;
    /** Left of the diagonal q_ik / s_k, right of it q_kj. */
    private final double[] factor;
    /** s_k. */
    private final double[] pivot;

    private StateReduction(EliminationOrder order, SparseMatrix rates, double[] loss) {
        this.order = order;
        int n = rates.size();
        low = new int[n];
        base = new int[n];
        int size = 0;
        int first = 0;
        for (int i = 0; i < n; i++) {
            while (order.reach(first) < i) {
                first++;
            }
            low[i] = first;
            base[i] = size - first;
            size += order.reach(i) - first + 1;
        }
        factor = new double[size];
        pivot = new double[n];
        int[] position = new int[n];
        for (int k = 0; k < n; k++) {
            position[order.unknown(k)] = k;
            pivot[k] = loss[order.unknown(k)];
        }
        for (int i = 0; i < n; i++) {
            int row = position[i];
            for (int e = rates.start(i); e < rates.start(i + 1); e++) {
                if (rates.column(e) != i) {
                    factor[base[row] + position[rates.column(e)]] = rates.value(e);
                }
            }
        }
        eliminate();
    }

    /**
     * Eliminates all states.
     *
     * @param rates q_ij outside of the diagonal; what stands on it is not used
     * @param loss e, one a state
     * @return the factors
     * @throws IllegalArgumentException if that takes more than a second or two or 256 MB
     * @throws NumericalException if a state can neither be left nor is the last one of its component
     */
    public static StateReduction of(SparseMatrix rates, double[] loss) {
        return ifAffordable(rates, loss)
                .orElseThrow(() -> new IllegalArgumentException("eliminating " + rates.size() + " states with "
                        + rates.entries() + " rates takes too long; use an iterative solver"));
    }

    /**
     * Eliminates all states unless that takes more than a second or two or 256 MB.
     *
     * @param rates q_ij outside of the diagonal; what stands on it is not used
     * @param loss e, one a state
     * @return the factors, or nothing; which of the two is a function of the pattern of the rates alone
     * @throws NumericalException if a state can neither be left nor is the last one of its component
     */
    public static Optional<StateReduction> ifAffordable(SparseMatrix rates, double[] loss) {
        EliminationOrder order = EliminationOrder.of(rates);
        return order.entries() <= MOST_ENTRIES && order.products() <= MOST_PRODUCTS
                ? Optional.of(new StateReduction(order, rates, loss))
                : Optional.empty();
    }

    private void eliminate() {
        double[] v = factor;
        for (int k = 0; k < pivot.length; k++) {
            int end = order.reach(k);
            int row = base[k];
            double lost = pivot[k];
            double sum = lost;
            for (int j = k + 1; j <= end; j++) {
                sum += v[row + j];
            }
            pivot[k] = sum;
            if (end > k && (sum == 0 || !Double.isFinite(sum))) {
                throw new NumericalException(
                        "state " + order.unknown(k) + " is left at the rate " + sum
                                + " when it is eliminated; states from which no other one can be reached must be the only ones");
            }
            for (int i = k + 1; i <= end; i++) {
                int other = base[i];
                double share = v[other + k] / sum;
                v[other + k] = share;
                if (share != 0) {
                    pivot[i] += share * lost;
                    addMultiple(v, other, row, share, k + 1, end);
                }
            }
        }
    }

    /** Adds a multiple of one row to another. */
    private static void addMultiple(double[] v, int to, int from, double factor, int first, int last) {
        for (int j = first; j <= last; j++) {
            v[to + j] += factor * v[from + j];
        }
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public int size() {
        return pivot.length;
    }

    /** {@return whether nothing is ever lost from the last state, so that M has a null vector} */
    public boolean singular() {
        return pivot[pivot.length - 1] == 0;
    }

    /**
     * Solves M x = b: for b = 1 mean times until loss, for losses of one kind as b the probability to be lost in that way.
     */
    @Override
    public void solve(double[] rhs, double[] x) {
        requireRegular();
        unpermute(backSubstituted(reduced(rhs)), x);
    }

    /**
     * Solves M x = b for a singular M and a b in its range, that is πᵀ b = 0 for the null vector π of Mᵀ.
     *
     * @param rhs b; not changed unless it is {@code x}
     * @param x receives the solution whose component in the state that is eliminated last is zero; may be {@code rhs}
     */
    public void solvePinned(double[] rhs, double[] x) {
        double[] r = reduced(rhs);
        r[r.length - 1] = 0;
        unpermute(backSubstituted(r), x);
    }

    /** (I − F)⁻¹ b in the order of elimination. */
    private double[] reduced(double[] rhs) {
        double[] r = permuted(rhs);
        for (int i = 0; i < r.length; i++) {
            double sum = r[i];
            for (int k = low[i]; k < i; k++) {
                sum += factor[base[i] + k] * r[k];
            }
            r[i] = sum;
        }
        return r;
    }

    private double[] backSubstituted(double[] r) {
        for (int k = r.length - 1; k >= 0; k--) {
            double sum = r[k];
            for (int j = k + 1; j <= order.reach(k); j++) {
                sum += factor[base[k] + j] * r[j];
            }
            r[k] = sum == 0 ? 0 : sum / pivot[k];
        }
        return r;
    }

    /** Solves Mᵀ x = b: for b a distribution of masses, the expected time spent in each state until loss. */
    @Override
    public void solveTransposed(double[] rhs, double[] x) {
        requireRegular();
        double[] r = permuted(rhs);
        for (int k = 0; k < r.length; k++) {
            double z = r[k] / pivot[k];
            r[k] = z;
            for (int j = k + 1; j <= order.reach(k); j++) {
                r[j] += factor[base[k] + j] * z;
            }
        }
        for (int i = r.length - 1; i >= 0; i--) {
            spread(i, r);
        }
        unpermute(r, x);
    }

    /**
     * The null vector of Mᵀ, the stationary masses of a chain that loses nothing.
     *
     * @return π with Mᵀ π = 0, ≥ 0 where no rate is negative, its largest component between 1 and 2, as a new array
     * @throws IllegalStateException if something is lost
     * @throws NumericalException if neighbouring masses differ by more than double precision can hold
     */
    public double[] nullVector() {
        if (!singular()) {
            throw new IllegalStateException("mass is lost at the rate " + pivot[pivot.length - 1]
                    + " from the last state: there is no null vector");
        }
        double[] mass = new double[pivot.length];
        mass[mass.length - 1] = 1;
        for (int i = mass.length - 1; i >= 0; i--) {
            if (!Double.isFinite(mass[i])) {
                throw new NumericalException(
                        "stationary mass " + mass[i] + " of state " + order.unknown(i) + " relative to its neighbours");
            }
            if (Math.abs(mass[i]) > LARGE) {
                scale(mass, -Math.getExponent(mass[i]));
            }
            spread(i, mass);
        }
        scale(mass, -Math.getExponent(Arrays.stream(mass).map(Math::abs).max().orElse(1)));
        double[] result = new double[mass.length];
        unpermute(mass, result);
        return result;
    }

    /** Adds what state i sends back to the states eliminated before it. */
    private void spread(int i, double[] x) {
        double value = x[i];
        for (int k = low[i]; k < i; k++) {
            x[k] += factor[base[i] + k] * value;
        }
    }

    private static void scale(double[] x, int exponent) {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.scalb(x[i], exponent);
        }
    }

    private void requireRegular() {
        if (singular()) {
            throw new NumericalException("the matrix is singular: nothing is lost from state "
                    + order.unknown(pivot.length - 1) + ", which is eliminated last");
        }
    }

    private double[] permuted(double[] x) {
        double[] result = new double[x.length];
        Arrays.setAll(result, k -> x[order.unknown(k)]);
        return result;
    }

    private void unpermute(double[] r, double[] x) {
        for (int k = 0; k < r.length; k++) {
            x[order.unknown(k)] = r[k];
        }
    }
}
