package org.fokker.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The array kernels of functions, random numbers and points: checks the arguments, then calls the implementation that fits the
 * machine.
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

    /** The implementation that fits the machine. */
    static KernelSet chosen() {
        return CHOSEN;
    }

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
        Extents.range("x", x, from, n);
        Extents.range("result", result, from, n);
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
        Extents.range("x", x, from, n);
        Extents.range("result", result, from, n);
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
        Extents.range("z0", z0, 0, n);
        Extents.range("z1", z1, 0, n);
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
        Extents.range("u", u, 0, n);
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
        Extents.range("logDensity", logDensity, from, n);
        Extents.rows("x", x, mixture.dimension(), from, n);
        if (score != null) {
            Extents.rows("score", score, mixture.dimension(), from, n);
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
        Extents.range("x", x, 0, n);
        Extents.range("z", z, 0, n);
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
        Extents.range("x", x, 0, n);
        Extents.range("f", f, 0, n);
        Extents.range("z", z, 0, n);
        PathSteps.euler(x, n, h, f, c, z);
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
        Extents.rows("x", x, d, 0, n);
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
}
