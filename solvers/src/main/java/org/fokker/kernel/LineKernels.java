package org.fokker.kernel;

/**
 * The array kernels of lines of a grid, tridiagonal solves and transpositions, under the same rules as {@link Kernels}: checks
 * the arguments, then calls the implementation chosen there.
 */
public final class LineKernels {

    private static final KernelSet CHOSEN = Kernels.chosen();

    private LineKernels() {}

    /**
     * Solves many tridiagonal systems at once by Thomas' algorithm without pivoting. Entry i of system j stands at
     * {@code i * stride + j}; systems firstLine … firstLine + lines − 1 are solved.
     *
     * <p>Signs are kept: for an M-matrix (diagonal &gt; 0, the rest ≤ 0) with positive pivots and a right-hand side ≥ 0,
     * every entry of the solution is ≥ 0, without exception. Pivots are positive if the columns are dominated by their
     * diagonal and the excess is not lost to rounding: for I − hA with columns of A summing to zero as long as h|A| stays
     * below some 10¹⁴. Pivots are not checked: a zero gives infinities. Several threads may solve disjoint ranges of lines with the same arrays, {@code work} included.
     *
     * @param size unknowns of each system
     * @param stride distance between neighbouring unknowns of one system, at least firstLine + lines
     * @param firstLine first system
     * @param lines how many systems
     * @param lower subdiagonal (entries i = 0 do not matter)
     * @param diagonal diagonal
     * @param upper superdiagonal (entries i = size − 1 do not matter)
     * @param rhs right-hand sides; receives the solutions
     * @param work scratch, same shape; contents lost
     * @throws IllegalArgumentException if the lines exceed the stride or an array is too short
     */
    public static void solveTridiagonal(
            int size,
            int stride,
            int firstLine,
            int lines,
            double[] lower,
            double[] diagonal,
            double[] upper,
            double[] rhs,
            double[] work) {
        int needed = checkLines(size, stride, firstLine, lines);
        Extents.range("lower", lower, 0, needed);
        Extents.range("diagonal", diagonal, 0, needed);
        Extents.range("upper", upper, 0, needed);
        Extents.range("rhs", rhs, 0, needed);
        Extents.range("work", work, 0, needed);
        if (needed > 0) {
            CHOSEN.tridiagonal().solve(size, stride, firstLine, lines, lower, diagonal, upper, rhs, work);
        }
    }

    /**
     * Factors one tridiagonal matrix for {@link #solveFactoredTridiagonal}.
     *
     * @param size unknowns
     * @param lower subdiagonal, size numbers (the first does not matter)
     * @param diagonal diagonal, size numbers
     * @param upper superdiagonal, size numbers (the last does not matter)
     * @param factors receives 3·size numbers
     * @throws IllegalArgumentException if an array is too short
     */
    public static void factorTridiagonal(
            int size, double[] lower, double[] diagonal, double[] upper, double[] factors) {
        Extents.range("lower", lower, 0, size);
        Extents.range("diagonal", diagonal, 0, size);
        Extents.range("upper", upper, 0, size);
        Extents.range("factors", factors, 0, 3 * size);
        TridiagonalKernel.factor(size, lower, diagonal, upper, factors);
    }

    /**
     * Solves one factored tridiagonal matrix against many right-hand sides, with the bits of {@link #solveTridiagonal}.
     *
     * @param size unknowns of each system
     * @param stride distance between neighbouring unknowns of one system, at least firstLine + lines
     * @param firstLine first system
     * @param lines how many systems
     * @param factors by {@link #factorTridiagonal}; not changed
     * @param rhs right-hand sides, entry i of system j at {@code i * stride + j}; receives the solutions
     * @throws IllegalArgumentException if the lines exceed the stride or an array is too short
     */
    public static void solveFactoredTridiagonal(
            int size, int stride, int firstLine, int lines, double[] factors, double[] rhs) {
        int needed = checkLines(size, stride, firstLine, lines);
        Extents.range("factors", factors, 0, 3 * size);
        Extents.range("rhs", rhs, 0, needed);
        if (needed > 0) {
            CHOSEN.tridiagonal().solveFactored(size, stride, firstLine, lines, factors, rhs);
        }
    }

    /**
     * Goes down a block of rows of many systems (diag(m) − S A) x = r, in which A moves what stands in the cells of a line from
     * neighbour to neighbour: (A x)_i = a_i x_{i−1} − (b_i + a_{i+1}) x_i + b_{i+1} x_{i+1} with rates a, b ≥ 0 on the faces,
     * and S = diag(s). With pivots p_i = m_i + s_i (b_i + a_{i+1}) − s_i a_i w_{i−1} it leaves w_i = s_i b_{i+1}/p_i and
     * y_i = (r_i + s_i a_i y_{i−1})/p_i, from which {@link #substituteLines} makes the solution. Rows 0 … first − 1 must
     * have been done. Signs are kept as by {@link #solveTridiagonal}.
     *
     * <p>Entry (row i, lane j) of y and w stands at {@code i * lanes + j}; those of the other arrays, of which this block may be
     * a window, at {@code at + (i − first) * stride + j}.
     *
     * @param first first row of the block
     * @param rows rows of the block
     * @param lanes how many systems
     * @param scale s, one number for each row of the whole system
     * @param forward a, on the faces first … first + rows; a_0 does not matter but in the pivot of no row
     * @param backward b, on the same faces
     * @param rates where face {@code first} of lane 0 stands in both
     * @param rateStride distance between faces
     * @param identity m, &gt; 0
     * @param identityAt where m of row {@code first}, lane 0 stands
     * @param identityStride distance between rows of m, 0 if all rows are the same
     * @param rhs r
     * @param rhsAt where r of row {@code first}, lane 0 stands
     * @param rhsStride distance between rows of r
     * @param y receives y of the block; may be {@code rhs} if rows stand at the same places
     * @param factor receives w of the block
     * @throws IllegalArgumentException if a row does not fit into an array
     */
    public static void eliminateLines(
            int first,
            int rows,
            int lanes,
            double[] scale,
            double[] forward,
            double[] backward,
            int rates,
            int rateStride,
            double[] identity,
            int identityAt,
            int identityStride,
            double[] rhs,
            int rhsAt,
            int rhsStride,
            double[] y,
            double[] factor) {
        Extents.range("scale", scale, first, rows);
        Extents.window("forward", forward, rates, rateStride, rows + 1, lanes);
        Extents.window("backward", backward, rates, rateStride, rows + 1, lanes);
        Extents.window("identity", identity, identityAt, identityStride, rows, lanes);
        Extents.window("rhs", rhs, rhsAt, rhsStride, rows, lanes);
        Extents.window("y", y, 0, lanes, first + rows, lanes);
        Extents.window("factor", factor, 0, lanes, first + rows, lanes);
        CHOSEN.tridiagonal()
                .eliminateLines(
                        first,
                        rows,
                        lanes,
                        scale,
                        forward,
                        backward,
                        rates,
                        rateStride,
                        identity,
                        identityAt,
                        identityStride,
                        rhs,
                        rhsAt,
                        rhsStride,
                        y,
                        factor);
    }

    /**
     * Goes up a block of rows after {@link #eliminateLines}: x_i = y_i + w_i x_{i+1}. Rows first + rows … size − 1 must have been
     * done.
     *
     * @param first first row of the block
     * @param rows rows of the block
     * @param size rows of the whole system
     * @param lanes how many systems
     * @param y y of all rows; receives the solution in the rows of the block
     * @param factor w of all rows
     * @param x receives the solution in the rows of the block, as a window; may be {@code y} if rows stand at the same places
     * @param xAt where row {@code first}, lane 0 stands in it
     * @param xStride distance between its rows
     * @throws IllegalArgumentException if a row does not fit into an array
     */
    public static void substituteLines(
            int first, int rows, int size, int lanes, double[] y, double[] factor, double[] x, int xAt, int xStride) {
        Extents.window("y", y, 0, lanes, Math.min(size, first + rows + 1), lanes);
        Extents.window("factor", factor, 0, lanes, first + rows, lanes);
        Extents.window("x", x, xAt, xStride, rows, lanes);
        CHOSEN.tridiagonal().substituteLines(first, rows, size, lanes, y, factor, x, xAt, xStride);
    }

    /**
     * Transposes a matrix by cache-sized tiles: target[j·rows + i] = source[i·columns + j].
     *
     * @param rows rows of the source
     * @param columns columns of the source
     * @param source matrix by rows
     * @param target receives the transpose by rows
     * @throws IllegalArgumentException if an array is too short or both are the same
     */
    public static void transpose(int rows, int columns, double[] source, double[] target) {
        transpose(rows, columns, source, 0, columns, target, 0, rows);
    }

    /**
     * Transposes a matrix, or a window of one: target[targetAt + j·targetStride + i] = source[sourceAt + i·sourceStride + j].
     *
     * @param rows rows of the source
     * @param columns columns of the source
     * @param source matrix by rows
     * @param sourceAt where it begins
     * @param sourceStride distance between its rows
     * @param target receives the transpose by rows
     * @param targetAt where it begins
     * @param targetStride distance between its rows
     * @throws IllegalArgumentException if a row does not fit into an array or both arrays are the same
     */
    public static void transpose(
            int rows,
            int columns,
            double[] source,
            int sourceAt,
            int sourceStride,
            double[] target,
            int targetAt,
            int targetStride) {
        Extents.window("source", source, sourceAt, sourceStride, rows, columns);
        Extents.window("target", target, targetAt, targetStride, columns, rows);
        if (source == target) {
            throw new IllegalArgumentException("source and target are the same array");
        }
        Transposition.transpose(rows, columns, source, sourceAt, sourceStride, target, targetAt, targetStride);
    }

    private static int checkLines(int size, int stride, int firstLine, int lines) {
        if (size < 0 || firstLine < 0 || lines < 0 || firstLine + lines > stride) {
            throw new IllegalArgumentException("size " + size + ", lines " + firstLine + " + " + lines + ", stride "
                    + stride + ": none may be negative and the lines must fit into the stride");
        }
        return size == 0 || lines == 0 ? 0 : Math.addExact(Math.multiplyExact(size - 1, stride), firstLine + lines);
    }
}
