package org.fokker.kernel;

/** Cell by cell. The flux of a face is the same number, to the bit, for the cells at both of its sides. */
final class ScalarCrossKernel implements CrossKernel {

    @Override
    public void add(
            int n, double weight, double[] u, int upUp, int upDown, int downUp, int downDown, double[] du, int own) {
        for (int j = 0; j < n; j++) {
            double cross = (u[upUp + j] - u[upDown + j]) - (u[downUp + j] - u[downDown + j]);
            du[own + j] = Math.fma(weight, cross, du[own + j]);
        }
    }

    @Override
    public void addFluxes(
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
            double[] du) {
        for (int j = 0; j < n; j++) {
            double upRight = u[up + right + j];
            double upLeft = u[up + left + j];
            double downRight = u[down + right + j];
            double downLeft = u[down + left + j];
            double across = u[own + right + j] - u[own + left + j];
            double along = u[up + j] - u[down + j];
            double firstIn = first[firstLower + j] * (across + (downRight - downLeft));
            double firstOut = first[own + j] * (across + (upRight - upLeft));
            double secondIn = second[secondLower + j] * (along + (upLeft - downLeft));
            double secondOut = second[own + j] * (along + (upRight - downRight));
            double sum = Math.fma(firstWeight, firstOut - firstIn, du[own + j]);
            du[own + j] = Math.fma(secondWeight, secondOut - secondIn, sum);
        }
    }
}
