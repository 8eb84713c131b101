package org.fokker.fokkerplanck.linear;

/** Solves by {@link StabilisedBiconjugateGradients} with {@link IncompleteFactors}, for matrices whose elimination would fill too much. */
public final class KrylovSolver implements LinearSolver {

    private final SparseMatrix matrix;
    private final SparseMatrix transposed;
    private final IncompleteFactors factors;
    private final StabilisedBiconjugateGradients method;
    private final double rowNorm;
    private final double columnNorm;

    /**
     * Prepares solves.
     *
     * @param matrix M
     * @param tolerance residual at which an iteration has converged, relative to the right-hand side in the L1 norm
     * @param limit steps after which it is given up
     * @throws org.fokker.method.NumericalException if M has no incomplete factors
     */
    public KrylovSolver(SparseMatrix matrix, double tolerance, int limit) {
        this.matrix = matrix;
        method = new StabilisedBiconjugateGradients(matrix.size(), tolerance, limit);
        transposed = matrix.transposed();
        factors = IncompleteFactors.of(matrix);
        rowNorm = largestRow(matrix);
        columnNorm = largestRow(transposed);
    }

    private static double largestRow(SparseMatrix matrix) {
        double largest = 0;
        for (int i = 0; i < matrix.size(); i++) {
            double sum = 0;
            for (int e = matrix.start(i); e < matrix.start(i + 1); e++) {
                sum += Math.abs(matrix.value(e));
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public int size() {
        return matrix.size();
    }

    @Override
    public void solve(double[] rhs, double[] x) {
        double[] b = rhs == x ? rhs.clone() : rhs;
        method.solve(matrix::multiply, factors::solve, columnNorm, b, x);
    }

    @Override
    public void solveTransposed(double[] rhs, double[] x) {
        double[] b = rhs == x ? rhs.clone() : rhs;
        method.solve(transposed::multiply, factors::solveTransposed, rowNorm, b, x);
    }
}
