package org.fokker.kernel;

/**
 * Mixed derivatives in runs of cells, see {@link StencilKernels#addCross} and {@link StencilKernels#addCrossFluxes}; does not check
 * its arguments.
 */
interface CrossKernel {

    /** One coefficient. */
    void add(int n, double weight, double[] u, int upUp, int upDown, int downUp, int downDown, double[] du, int own);

    /** Coefficients on the faces. */
    void addFluxes(
            int n,
            double firstWeight,
            double[] first,
            int firstLower,
            double secondWeight,
            double[] second,
            int secondLower,
            double[] u,
            int down,
            int own,
            int up,
            int left,
            int right,
            double[] du);
}
