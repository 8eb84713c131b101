package org.fokker.kernel;

/** Two-point fluxes in runs of cells, see {@link StencilKernels#addJumps}; does not check its arguments. */
interface StencilKernel {

    /** Rates and width of each cell of its own. */
    void add(
            int n,
            double[] a,
            double[] b,
            int lower,
            int upper,
            double[] u,
            int left,
            int own,
            int right,
            double[] scale,
            int scaleAt,
            double[] du);

    /** Rates of each cell of its own, one width. */
    void addRow(
            int n,
            double[] a,
            double[] b,
            int lower,
            int upper,
            double[] u,
            int left,
            int own,
            int right,
            double scale,
            double[] du);

    /** The same rates and one width for all cells. */
    void addSharedRow(
            int n,
            double[] a,
            double[] b,
            int lower,
            int upper,
            double[] u,
            int left,
            int own,
            int right,
            double scale,
            double[] du);
}
