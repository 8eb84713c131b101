package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.time.JumpLines.Direction;

/**
 * Solves (I − τ A Ω) m = r for the masses of the cells of a line, open or closed, with the jump rates A and weights Ω of the cells that
 * are left. As the columns of the matrix add up to one and what is lost, the surplus of each column is known, and pivots are sums
 * of it and of rates: with rates f_j onward, b_j backward, g_j and c_j to and from the last cell of the line, eliminating cell j
 * from p_j = s_j + f_j + g_j adds b_{j+1} s_j/p_j to the surplus s of the next cell, b_{j+1} g_j/p_j to its rate to the last one, and
 * likewise for the last. There is no subtraction (Grassmann, Taksar and Heyman 1985), so every mass is accurate to rounding by
 * itself and none is negative.
 */
final class LineElimination {

    private final double[] surplus;
    private final double[] onward;
    private final double[] backward;
    private final double[] toLast;
    private final double[] fromLast;
    private final double[] mass;

    /**
     * Creates the arrays.
     *
     * @param longest largest number of cells of a line
     */
    LineElimination(int longest) {
        surplus = new double[longest];
        onward = new double[longest];
        backward = new double[longest];
        toLast = new double[longest];
        fromLast = new double[longest];
        mass = new double[longest];
    }

    /** The masses: on entry r, after {@link #solve} m. */
    double[] mass() {
        return mass;
    }

    /**
     * Solves on one line.
     *
     * @param lines the direction
     * @param line which of its lines
     * @param tau τ
     * @param weight Ω, by cell
     */
    void solve(Direction lines, int line, double tau, double[] weight) {
        int first = lines.first[line];
        int n = lines.first[line + 1] - first;
        for (int j = 0; j < n; j++) {
            double scale = tau * weight[lines.cells[first + j]];
            surplus[j] = 1 + scale * lines.lost[first + j];
            onward[j] = scale * lines.onward[first + j];
            backward[j] = scale * lines.backward[first + j];
            toLast[j] = 0;
            fromLast[j] = 0;
        }
        int last = n - 1;
        if (lines.closed[line] && n > 1) {
            toLast[0] = backward[0];
            fromLast[0] = onward[last];
        }
        for (int j = 0; j < last; j++) {
            eliminate(j, last);
        }
        mass[last] /= surplus[last];
        for (int j = last - 1; j >= 0; j--) {
            double pivot = surplus[j] + onward[j] + toLast[j];
            mass[j] = (mass[j] + backward[j + 1] * mass[j + 1] + fromLast[j] * mass[last]) / pivot;
        }
    }

    private void eliminate(int j, int last) {
        double pivot = surplus[j] + onward[j] + toLast[j];
        int next = j + 1;
        double share = surplus[j] / pivot;
        surplus[next] += backward[next] * share;
        surplus[last] += fromLast[j] * share;
        // Before the last cell, next and last are one, and a jump from it to itself is none.
        if (next < last) {
            toLast[next] = backward[next] * (toLast[j] / pivot);
            fromLast[next] = fromLast[j] * (onward[j] / pivot);
        }
        mass[next] += mass[j] * (onward[j] / pivot);
        mass[last] += mass[j] * (toLast[j] / pivot);
    }
}
