package org.fokker.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The array kernels: checks the arguments, then calls the implementation that fits the machine.
 *
 * <p>There is a scalar and a SIMD implementation; both give the same bits, on every machine, for any number of lanes and
 * any division of the arrays into blocks. The SIMD implementation needs {@code --add-modules jdk.incubator.vector}; the
 * system property {@code fokker.kernel} ({@code scalar}, {@code simd}, {@code auto}) overrides the choice, which is made
 * once, when this class is initialised. By default ({@code auto}) the scalar kernels serve until the SIMD ones are compiled,
 * before which they are slow; {@code simd} uses them from the start.
 *
 * <p>No method keeps an array or changes one that is not said to be written to. Arrays that are written to must not overlap
 * others unless it is said that they may.
 */
public final class Kernels {

    private static final KernelSet CHOSEN = KernelChoice.make();

    private Kernels() {}

    /** {@return which implementation was chosen, for people, with the flag to add if a faster one could be had} */
    public static String description() {
        return CHOSEN.description();
    }

    /** {@return the width of the vectors in bits, 0 for the scalar implementation} */
    public static int vectorBits() {
        return CHOSEN.vectorBits();
    }

    /**
     * Writes the exponentials of a range, within 0.9 ulp; subnormal results are rounded once, −∞ gives +0.
     *
     * @param x arguments in from … from + n − 1
     * @param from first index
     * @param n how many
     * @param result receives exp x at the same indices; may be {@code x}
     * @throws IllegalArgumentException if the range does not fit into an array
     */
    public static void exp(double[] x, int from, int n, double[] result) {
        checkRange("x", x, from, n);
        checkRange("result", result, from, n);
        CHOSEN.elementary().exp(x, from, n, result);
    }

    /**
     * Writes the natural logarithms of a range, within 0.9 ulp; ±0 gives −∞, negative arguments NaN.
     *
     * @param x arguments in from … from + n − 1
     * @param from first index
     * @param n how many
     * @param result receives log x at the same indices; may be {@code x}
     * @throws IllegalArgumentException if the range does not fit into an array
     */
    public static void log(double[] x, int from, int n, double[] result) {
        checkRange("x", x, from, n);
        checkRange("result", result, from, n);
        CHOSEN.elementary().log(x, from, n, result);
    }

    /**
     * Fills two arrays with independent standard normals: entry j receives normals number 2·pair and 2·pair + 1 of path
     * firstPath + j. Pure function of (seed, stream, path, pair): Philox4x32-10 with key = seed and counter = (path low,
     * path high, pair, stream) gives two 64-bit halves, whose leading 52 bits m become uniforms u, v = (m + ½)/2⁵²; then
     * Box–Muller, √(−2 log u) cos 2πv and √(−2 log u) sin 2πv. The largest normal that can occur is 8.57.
     *
     * @param seed key of the generator
     * @param stream which stream of the seed
     * @param firstPath number of the first path
     * @param pair which pair of normals of each path
     * @param n how many paths
     * @param z0 receives the even normals in 0 … n − 1
     * @param z1 receives the odd normals in 0 … n − 1
     * @throws IllegalArgumentException if an array is shorter than n or both are the same
     */
    public static void normals(long seed, int stream, long firstPath, int pair, int n, double[] z0, double[] z1) {
        checkRange("z0", z0, 0, n);
        checkRange("z1", z1, 0, n);
        if (z0 == z1) {
            throw new IllegalArgumentException("z0 and z1 are the same array");
        }
        CHOSEN.random().normals(seed, stream, firstPath, pair, n, z0, z1);
    }

    /**
     * Fills an array with independent uniforms in the open interval (0, 1): the first half of the Philox block that
     * {@link #normals} would use for the same arguments, (m + ½)/2⁵² with m its leading 52 bits.
     *
     * @param seed key of the generator
     * @param stream which stream of the seed
     * @param firstPath number of the first path
     * @param index which uniform of each path
     * @param n how many paths
     * @param u receives the uniforms in 0 … n − 1
     * @throws IllegalArgumentException if the array is shorter than n
     */
    public static void uniforms(long seed, int stream, long firstPath, int index, int n, double[] u) {
        checkRange("u", u, 0, n);
        CHOSEN.random().uniforms(seed, stream, firstPath, index, n, u);
    }

    /**
     * Log-density and score of a Gaussian mixture at n points: with l_k = logScale_k − ½|W_k(x − m_k)|², log p =
     * log Σ exp l_k and ∇ log p = −Σ exp(l_k − log p) W_kᵀW_k(x − m_k), scaled by the largest l_k so that neither depends
     * on the size of p. Squared distances saturate at the largest double (log p ≈ −9e307), so the score of a finite
     * point stays finite unless its own value overflows. NaN coordinates give NaN.
     *
     * @param mixture the mixture
     * @param x points by component: x[i][j] is component i of point j, d × (≥ from + n)
     * @param from first point
     * @param n how many points
     * @param logDensity receives log p in from … from + n − 1
     * @param score receives ∇ log p like {@code x}, or null if not wanted; may be {@code x}
     * @throws IllegalArgumentException if there are fewer than d rows or one is too short
     */
    public static void mixture(
            PackedMixture mixture, double[][] x, int from, int n, double[] logDensity, double @Nullable [][] score) {
        checkRange("logDensity", logDensity, from, n);
        checkRows("x", x, mixture.dimension(), from, n);
        if (score != null) {
            checkRows("score", score, mixture.dimension(), from, n);
        }
        CHOSEN.mixture().evaluate(mixture, x, from, n, logDensity, score);
    }

    /**
     * One affine step x ← a·x + b + c·z, by fused multiply–add: fma(a, x, fma(c, z, b)).
     *
     * @param x positions, changed in 0 … n − 1
     * @param n how many
     * @param a factor
     * @param b shift
     * @param c noise factor
     * @param z normals
     * @throws IllegalArgumentException if an array is shorter than n
     */
    public static void affineStep(double[] x, int n, double a, double b, double c, double[] z) {
        checkRange("x", x, 0, n);
        checkRange("z", z, 0, n);
        PathSteps.affine(x, n, a, b, c, z);
    }

    /**
     * One Euler–Maruyama step x ← x + h·f + c·z, by fused multiply–add: fma(c, z, fma(h, f, x)).
     *
     * @param x positions, changed in 0 … n − 1
     * @param n how many
     * @param h step
     * @param f drift
     * @param c noise factor, volatility times √h
     * @param z normals
     * @throws IllegalArgumentException if an array is shorter than n
     */
    public static void eulerStep(double[] x, int n, double h, double[] f, double c, double[] z) {
        checkRange("x", x, 0, n);
        checkRange("f", f, 0, n);
        checkRange("z", z, 0, n);
        PathSteps.euler(x, n, h, f, c, z);
    }

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
        checkRange("lower", lower, 0, needed);
        checkRange("diagonal", diagonal, 0, needed);
        checkRange("upper", upper, 0, needed);
        checkRange("rhs", rhs, 0, needed);
        checkRange("work", work, 0, needed);
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
        checkRange("lower", lower, 0, size);
        checkRange("diagonal", diagonal, 0, size);
        checkRange("upper", upper, 0, size);
        checkRange("factors", factors, 0, 3 * size);
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
        checkRange("factors", factors, 0, 3 * size);
        checkRange("rhs", rhs, 0, needed);
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
        checkRange("scale", scale, first, rows);
        checkWindow("forward", forward, rates, rateStride, rows + 1, lanes);
        checkWindow("backward", backward, rates, rateStride, rows + 1, lanes);
        checkWindow("identity", identity, identityAt, identityStride, rows, lanes);
        checkWindow("rhs", rhs, rhsAt, rhsStride, rows, lanes);
        checkWindow("y", y, 0, lanes, first + rows, lanes);
        checkWindow("factor", factor, 0, lanes, first + rows, lanes);
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
        checkWindow("y", y, 0, lanes, Math.min(size, first + rows + 1), lanes);
        checkWindow("factor", factor, 0, lanes, first + rows, lanes);
        checkWindow("x", x, xAt, xStride, rows, lanes);
        CHOSEN.tridiagonal().substituteLines(first, rows, size, lanes, y, factor, x, xAt, xStride);
    }

    /**
     * Adds what two-point fluxes leave in a run of cells: du_j += s_j (J_j − J'_j) with J = a u_left − b u_own on the lower face and
     * J' = a u_own − b u_right on the upper one. The flux of a face is the same number, to the bit, for the cells at both of its
     * sides, so that with equal widths the sum changes by the roundings of the last sums alone. Entry j stands at its index + j.
     *
     * @param n how many cells
     * @param a rates out of the left cell of a face
     * @param b rates out of the right cell of a face
     * @param lower index of the first lower face
     * @param upper index of the first upper face
     * @param u unknowns
     * @param left index of the first left neighbour
     * @param own index of the first cell, in u and du
     * @param right index of the first right neighbour
     * @param scale s = 1/width of the cells
     * @param scaleAt index of the first s
     * @param du added to; must not be {@code u}
     * @throws IllegalArgumentException if a run does not fit into an array
     */
    public static void addJumps(
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
            double[] du) {
        checkRange("a", a, lower, n);
        checkRange("a", a, upper, n);
        checkRange("b", b, lower, n);
        checkRange("b", b, upper, n);
        checkRange("u", u, left, n);
        checkRange("u", u, own, n);
        checkRange("u", u, right, n);
        checkRange("scale", scale, scaleAt, n);
        checkRange("du", du, own, n);
        CHOSEN.stencil().add(n, a, b, lower, upper, u, left, own, right, scale, scaleAt, du);
    }

    /**
     * Like {@link #addJumps} for cells of one width.
     *
     * @param n how many cells
     * @param a rates out of the left cell of a face
     * @param b rates out of the right cell of a face
     * @param lower index of the first lower face
     * @param upper index of the first upper face
     * @param u unknowns
     * @param left index of the first left neighbour
     * @param own index of the first cell, in u and du
     * @param right index of the first right neighbour
     * @param scale s = 1/width
     * @param du added to; must not be {@code u}
     * @throws IllegalArgumentException if a run does not fit into an array
     */
    public static void addJumpsOfRow(
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
            double[] du) {
        checkRange("a", a, lower, n);
        checkRange("a", a, upper, n);
        checkRange("b", b, lower, n);
        checkRange("b", b, upper, n);
        checkRange("u", u, left, n);
        checkRange("u", u, own, n);
        checkRange("u", u, right, n);
        checkRange("du", du, own, n);
        CHOSEN.stencil().addRow(n, a, b, lower, upper, u, left, own, right, scale, du);
    }

    /**
     * Like {@link #addJumpsOfRow} for cells that share the rates of one lower and one upper face.
     *
     * @param n how many cells
     * @param a rates out of the left cell of a face
     * @param b rates out of the right cell of a face
     * @param lower index of the lower face
     * @param upper index of the upper face
     * @param u unknowns
     * @param left index of the first left neighbour
     * @param own index of the first cell, in u and du
     * @param right index of the first right neighbour
     * @param scale s = 1/width
     * @param du added to; must not be {@code u}
     * @throws IllegalArgumentException if a run does not fit into an array
     */
    public static void addSharedJumpsOfRow(
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
            double[] du) {
        checkRange("a", a, lower, 1);
        checkRange("a", a, upper, 1);
        checkRange("b", b, lower, 1);
        checkRange("b", b, upper, 1);
        checkRange("u", u, left, n);
        checkRange("u", u, own, n);
        checkRange("u", u, right, n);
        checkRange("du", du, own, n);
        CHOSEN.stencil().addSharedRow(n, a, b, lower, upper, u, left, own, right, scale, du);
    }

    /**
     * Adds a cross of four points in a run of cells: du_j += weight·((u_{+ +} − u_{+ −}) − (u_{− +} − u_{− −})), the mixed second
     * difference along two axes. Entry j stands at its index + j.
     *
     * @param n how many cells
     * @param weight a quarter of the coefficient over the widths of both axes
     * @param u unknowns
     * @param upUp index of the first neighbour above along both axes
     * @param upDown index of the first neighbour above along the first axis and below along the second
     * @param downUp index of the first neighbour below along the first axis and above along the second
     * @param downDown index of the first neighbour below along both axes
     * @param du added to; must not be {@code u}
     * @param own index of the first cell in du
     * @throws IllegalArgumentException if a run does not fit into an array
     */
    public static void addCross(
            int n, double weight, double[] u, int upUp, int upDown, int downUp, int downDown, double[] du, int own) {
        checkRange("u", u, upUp, n);
        checkRange("u", u, upDown, n);
        checkRange("u", u, downUp, n);
        checkRange("u", u, downDown, n);
        checkRange("du", du, own, n);
        CHOSEN.stencil().addCross(n, weight, u, upUp, upDown, downUp, downDown, du, own);
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
        checkWindow("source", source, sourceAt, sourceStride, rows, columns);
        checkWindow("target", target, targetAt, targetStride, columns, rows);
        if (source == target) {
            throw new IllegalArgumentException("source and target are the same array");
        }
        Transposition.transpose(rows, columns, source, sourceAt, sourceStride, target, targetAt, targetStride);
    }

    /**
     * Counts points in the equal cells of a box, row-major (last axis fastest): the cell on an axis is the integer part of
     * (x − lower)·inverseWidth. Points outside the half-open box, and NaN, are counted in the last entry.
     *
     * @param x points by component, d × (≥ n), d ≤ 3
     * @param n how many points
     * @param lower lower corner, d
     * @param inverseWidth 1/cell width per axis, d
     * @param cells number of cells per axis, d
     * @param counts counters, product of cells + 1, added to
     * @throws IllegalArgumentException if an array does not fit
     */
    public static void deposit(double[][] x, int n, double[] lower, double[] inverseWidth, int[] cells, long[] counts) {
        int d = cells.length;
        if (d < 1 || d > 3 || lower.length != d || inverseWidth.length != d) {
            throw new IllegalArgumentException("need 1 to 3 axes: cells has " + d + ", lower " + lower.length
                    + ", inverseWidth " + inverseWidth.length);
        }
        checkRows("x", x, d, 0, n);
        int product = 1;
        for (int c : cells) {
            if (c < 1) {
                throw new IllegalArgumentException("number of cells " + c + ", needed at least 1");
            }
            product = Math.multiplyExact(product, c);
        }
        if (counts.length != product + 1) {
            throw new IllegalArgumentException(
                    "counts has length " + counts.length + ", needed " + product + " cells + 1");
        }
        CHOSEN.deposit().deposit(x, n, lower, inverseWidth, cells, counts);
    }

    private static int checkLines(int size, int stride, int firstLine, int lines) {
        if (size < 0 || firstLine < 0 || lines < 0 || firstLine + lines > stride) {
            throw new IllegalArgumentException("size " + size + ", lines " + firstLine + " + " + lines + ", stride "
                    + stride + ": none may be negative and the lines must fit into the stride");
        }
        return size == 0 || lines == 0 ? 0 : Math.addExact(Math.multiplyExact(size - 1, stride), firstLine + lines);
    }

    private static void checkRows(String name, double[][] rows, int d, int from, int n) {
        if (rows.length < d) {
            throw new IllegalArgumentException(name + " has " + rows.length + " components, needed " + d);
        }
        for (int i = 0; i < d; i++) {
            checkRange(name, rows[i], from, n);
        }
    }

    private static void checkWindow(String name, double[] array, int at, int stride, int rows, int columns) {
        long end = at + Math.max(0, rows - 1L) * stride + columns;
        if (at < 0 || stride < 0 || rows < 0 || columns < 0 || end > array.length) {
            throw new IllegalArgumentException(name + " has length " + array.length + ", needed " + rows + " rows of "
                    + columns + " at " + at + " with stride " + stride);
        }
    }

    private static void checkRange(String name, double[] array, int from, int n) {
        if (from < 0 || n < 0 || n > array.length - from) {
            throw new IllegalArgumentException(name + " has length " + array.length + ", needed " + from + " + " + n);
        }
    }
}
