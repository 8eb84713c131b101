package org.fokker.kernel;

/**
 * The array kernels: checks the arguments, then calls the implementation that fits the machine.
 *
 * <p>The scalar implementation defines the meaning; the SIMD implementation gives the same bits.
 */
public final class Kernels {

    private Kernels() {}

    /**
     * Fills two arrays with independent standard normals: entry j receives normals number 2·pair and 2·pair + 1 of path
     * firstPath + j. Pure function of (seed, stream, path, pair): Philox4x32-10 with key = seed and counter = (path low,
     * path high, pair, stream), then Box–Muller on the two 64-bit halves.
     *
     * @param seed key of the generator
     * @param stream which stream of the seed
     * @param firstPath number of the first path
     * @param pair which pair of normals of each path
     * @param n how many paths
     * @param z0 receives the even normals in 0 … n − 1
     * @param z1 receives the odd normals in 0 … n − 1
     */
    public static void normals(
            long seed, int stream, long firstPath, int pair, int n, double[] z0, double[] z1) {
        checkRange("z0", z0, 0, n);
        checkRange("z1", z1, 0, n);
        ScalarKernels.normals(seed, stream, firstPath, pair, n, z0, z1);
    }

    /**
     * Fills an array with independent uniforms in the open interval (0, 1): the first half of the Philox block that
     * {@link #normals} would use for the same arguments.
     *
     * @param seed key of the generator
     * @param stream which stream of the seed
     * @param firstPath number of the first path
     * @param index which uniform of each path
     * @param n how many paths
     * @param u receives the uniforms in 0 … n − 1
     */
    public static void uniforms(long seed, int stream, long firstPath, int index, int n, double[] u) {
        checkRange("u", u, 0, n);
        ScalarKernels.uniforms(seed, stream, firstPath, index, n, u);
    }

    /**
     * Log-density and score of a Gaussian mixture at n points (log-sum-exp, responsibilities).
     *
     * @param mixture the mixture
     * @param x points by component: x[i][j] is component i of point j, d × (≥ from + n)
     * @param from first point
     * @param n how many points
     * @param logDensity receives log p in from … from + n − 1
     * @param score receives ∇ log p like {@code x}, or null if not wanted
     */
    public static void mixture(
            PackedMixture mixture,
            double[][] x,
            int from,
            int n,
            double[] logDensity,
            double @org.jspecify.annotations.Nullable [][] score) {
        checkRange("logDensity", logDensity, from, n);
        ScalarKernels.mixture(mixture, x, from, n, logDensity, score);
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
     */
    public static void affineStep(double[] x, int n, double a, double b, double c, double[] z) {
        checkRange("x", x, 0, n);
        checkRange("z", z, 0, n);
        ScalarKernels.affineStep(x, n, a, b, c, z);
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
     */
    public static void eulerStep(double[] x, int n, double h, double[] f, double c, double[] z) {
        checkRange("x", x, 0, n);
        checkRange("f", f, 0, n);
        checkRange("z", z, 0, n);
        ScalarKernels.eulerStep(x, n, h, f, c, z);
    }

    /**
     * Solves many tridiagonal systems at once by Thomas' algorithm without pivoting (signs of M-matrices are kept). Entry
     * i of system j stands at {@code i * stride + j}; systems firstLine … firstLine + lines − 1 are solved.
     *
     * @param size unknowns of each system
     * @param stride distance between neighbouring unknowns of one system, at least firstLine + lines
     * @param firstLine first system
     * @param lines how many systems
     * @param lower subdiagonal (entries i = 0 are not read)
     * @param diagonal diagonal
     * @param upper superdiagonal (entries i = size − 1 are not read)
     * @param rhs right-hand sides; receives the solutions
     * @param work scratch, same shape; contents lost
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
        if (firstLine < 0 || lines < 0 || firstLine + lines > stride) {
            throw new IllegalArgumentException("lines " + firstLine + " + " + lines + " exceed the stride " + stride);
        }
        int needed = size == 0 ? 0 : (size - 1) * stride + firstLine + lines;
        checkRange("lower", lower, 0, needed);
        checkRange("diagonal", diagonal, 0, needed);
        checkRange("upper", upper, 0, needed);
        checkRange("rhs", rhs, 0, needed);
        checkRange("work", work, 0, needed);
        ScalarKernels.solveTridiagonal(size, stride, firstLine, lines, lower, diagonal, upper, rhs, work);
    }

    /**
     * Counts points in the equal cells of a box, row-major (last axis fastest). Points outside the half-open box, and NaN,
     * are counted in the last entry.
     *
     * @param x points by component, d × (≥ n), d ≤ 3
     * @param n how many points
     * @param lower lower corner, d
     * @param inverseWidth 1/cell width per axis, d
     * @param cells number of cells per axis, d
     * @param counts counters, product of cells + 1, added to
     */
    public static void deposit(
            double[][] x, int n, double[] lower, double[] inverseWidth, int[] cells, long[] counts) {
        ScalarKernels.deposit(x, n, lower, inverseWidth, cells, counts);
    }

    private static void checkRange(String name, double[] array, int from, int n) {
        if (from < 0 || n < 0 || from + n > array.length) {
            throw new IllegalArgumentException(
                    name + " has length " + array.length + ", needed " + from + " + " + n);
        }
    }
}
