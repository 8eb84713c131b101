package org.fokker.fokkerplanck.analysis;

import java.util.Arrays;
import java.util.Optional;
import org.fokker.fokkerplanck.linear.SparseMatrix;

/**
 * Weights in detailed balance, π_i q_ij = π_j q_ji on every edge, where they exist (Kolmogorov's criterion): multiplied up along a
 * tree of edges, with three roundings an edge, and then compared on all other edges. Each weight is kept as a mantissa and
 * a power of two, since equilibria span more than the exponents of double precision.
 */
final class DetailedBalance {

    /**
     * By how much the product of the ratios around a cycle may differ from one. A tree of 10⁴ edges of three roundings leaves
     * 3·10⁻¹², and so do differences of a reduced potential of 10⁴.
     */
    private static final double CLOSURE = 1e-11;

    private final SparseMatrix rates;
    private final SparseMatrix transposed;
    private final double[] mantissa;
    private final int[] exponent;

    private DetailedBalance(SparseMatrix rates) {
        this.rates = rates;
        transposed = rates.transposed();
        mantissa = new double[rates.size()];
        exponent = new int[rates.size()];
    }

    /**
     * The weights of a chain.
     *
     * @param rates q_ij off the diagonal
     * @return π, in each set of connected states up to a factor, its largest component between 1 and 2; nothing if the
     *     chain is not reversible
     */
    static Optional<double[]> of(SparseMatrix rates) {
        return new DetailedBalance(rates).weights();
    }

    private Optional<double[]> weights() {
        int n = mantissa.length;
        int[] queue = new int[n];
        for (int root = 0; root < n; root++) {
            if (mantissa[root] != 0) {
                continue;
            }
            mantissa[root] = 1;
            queue[0] = root;
            int end = 1;
            for (int q = 0; q < end; q++) {
                end = spread(queue[q], queue, end);
                if (end < 0) {
                    return Optional.empty();
                }
            }
            normalise(queue, end);
        }
        double[] weight = new double[n];
        Arrays.setAll(weight, i -> Math.scalb(mantissa[i], exponent[i]));
        return closes() ? Optional.of(weight) : Optional.empty();
    }

    /** Extends the tree by the neighbours of a state; the new end of the queue, or −1 if an edge leads one way only. */
    private int spread(int i, int[] queue, int from) {
        int end = from;
        for (SparseMatrix side : new SparseMatrix[] {rates, transposed}) {
            for (int e = side.start(i); e < side.start(i + 1); e++) {
                int j = side.column(e);
                if (j == i || side.value(e) == 0) {
                    continue;
                }
                double there = rates.get(i, j);
                double back = rates.get(j, i);
                if (!(there > 0 && back > 0)) {
                    return -1;
                }
                if (mantissa[j] == 0) {
                    double weight = mantissa[i] * (there / back);
                    int power = Math.getExponent(weight);
                    mantissa[j] = Math.scalb(weight, -power);
                    exponent[j] = exponent[i] + power;
                    queue[end++] = j;
                }
            }
        }
        return end;
    }

    private void normalise(int[] states, int count) {
        int largest = Integer.MIN_VALUE;
        for (int q = 0; q < count; q++) {
            largest = Math.max(largest, exponent[states[q]]);
        }
        for (int q = 0; q < count; q++) {
            exponent[states[q]] -= largest;
        }
    }

    private boolean closes() {
        for (int i = 0; i < mantissa.length; i++) {
            for (int e = rates.start(i); e < rates.start(i + 1); e++) {
                int j = rates.column(e);
                if (j <= i || rates.value(e) == 0) {
                    continue;
                }
                double ratio = mantissa[i] / mantissa[j] * (rates.value(e) / rates.get(j, i));
                if (!(Math.abs(Math.scalb(ratio, exponent[i] - exponent[j]) - 1) <= CLOSURE)) {
                    return false;
                }
            }
        }
        return true;
    }
}
