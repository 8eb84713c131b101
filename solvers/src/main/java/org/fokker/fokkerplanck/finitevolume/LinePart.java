package org.fokker.fokkerplanck.finitevolume;

import org.fokker.fokkerplanck.SemiDiscretisation.EdgeVisitor;
import org.fokker.fokkerplanck.TaskRunner;

/** One part A_k of a finite-volume operator: two-point fluxes between neighbours along the lines of one direction. */
interface LinePart {

    /**
     * Evaluates all rates at a time.
     *
     * @return the largest |v| δ/D met; infinite or NaN if a diffusion vanishes
     */
    double update(double t, TaskRunner runner);

    /**
     * Adds A_k u for the cells whose index along axis 0 is in a range.
     *
     * @param firstSlab first index along axis 0
     * @param endSlab one past the last
     */
    void add(int firstSlab, int endSlab, double[] u, double[] du);

    /**
     * Solves (I − c A_k) w = r on every line.
     *
     * @param w on entry r, on return the solution
     */
    void solve(double c, double[] w, TaskRunner runner);

    /**
     * Solves (diag(m) − c A_k) w = r on every line.
     *
     * @param m weights, one a cell, &gt; 0
     * @param w on entry r, on return the solution
     */
    void solveWeighted(double c, double[] m, double[] w, TaskRunner runner);

    /** Largest sum of absolute values of a column, the L1 norm of A_k, by which Gershgorin bounds its spectrum. */
    double columnBound();

    /** Visits the edges of the part, without what is killed. */
    void edges(EdgeVisitor visitor);
}
