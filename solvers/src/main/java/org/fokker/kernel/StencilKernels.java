package org.fokker.kernel;

/**
 * The array kernels of sums over neighbours on a grid, under the same rules as {@link Kernels}: checks the arguments, then calls
 * the implementation chosen there.
 */
public final class StencilKernels {

    private static final KernelSet CHOSEN = Kernels.chosen();

    private StencilKernels() {}

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
        Extents.range("a", a, lower, n);
        Extents.range("a", a, upper, n);
        Extents.range("b", b, lower, n);
        Extents.range("b", b, upper, n);
        Extents.range("u", u, left, n);
        Extents.range("u", u, own, n);
        Extents.range("u", u, right, n);
        Extents.range("scale", scale, scaleAt, n);
        Extents.range("du", du, own, n);
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
        Extents.range("a", a, lower, n);
        Extents.range("a", a, upper, n);
        Extents.range("b", b, lower, n);
        Extents.range("b", b, upper, n);
        Extents.range("u", u, left, n);
        Extents.range("u", u, own, n);
        Extents.range("u", u, right, n);
        Extents.range("du", du, own, n);
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
        Extents.range("a", a, lower, 1);
        Extents.range("a", a, upper, 1);
        Extents.range("b", b, lower, 1);
        Extents.range("b", b, upper, 1);
        Extents.range("u", u, left, n);
        Extents.range("u", u, own, n);
        Extents.range("u", u, right, n);
        Extents.range("du", du, own, n);
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
        Extents.range("u", u, upUp, n);
        Extents.range("u", u, upDown, n);
        Extents.range("u", u, downUp, n);
        Extents.range("u", u, downDown, n);
        Extents.range("du", du, own, n);
        CHOSEN.cross().add(n, weight, u, upUp, upDown, downUp, downDown, du, own);
    }

    /**
     * Adds both mixed derivatives ∂_i (D_ij ∂_j u) + ∂_j (D_ji ∂_i u) along two axes of equal cells in a run of cells. Through the
     * upper face along the first axis flows −D_ij times the mean over its two cells of the central difference along the second, so
     * that
     *
     * <pre>
     *   du += w (F⁺ − F⁻),   F⁺ = D_ij ((u_right − u_left) + (u_{up right} − u_{up left})),
     * </pre>
     *
     * with F⁻ likewise of the lower face and the cell below, and then the same with the axes exchanged. F of a face is the same
     * number, to the bit, for the cells at both of its sides. Neighbours along the first axis are up and down, those along the
     * second right and left. On a wall D is 0; in a cell beside it the neighbour beyond is the cell itself, with the weight of a
     * difference over one width instead of two. Entry j stands at its index + j.
     *
     * @param n how many cells
     * @param firstWeight w of the faces along the first axis: with widths h, 1/(4 h_i h_j); 0 to leave them out
     * @param first D_ij on the upper faces of cells along the first axis, that of the first cell at {@code own}
     * @param firstLower index of the first lower face along the first axis
     * @param secondWeight w of the faces along the second axis
     * @param second D_ji on the upper faces of cells along the second axis, that of the first cell at {@code own}
     * @param secondLower index of the first lower face along the second axis
     * @param u unknowns
     * @param down index of the first neighbour below along the first axis
     * @param own index of the first cell, in u, du and both D
     * @param up index of the first neighbour above along the first axis
     * @param left from a cell to its neighbour below along the second axis
     * @param right from a cell to its neighbour above along the second axis
     * @param du added to; must not be {@code u}
     * @throws IllegalArgumentException if a run does not fit into an array
     */
    public static void addCrossFluxes(
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
        Extents.range("first", first, firstLower, n);
        Extents.range("first", first, own, n);
        Extents.range("second", second, secondLower, n);
        Extents.range("second", second, own, n);
        checkNeighbours(u, down, left, right, n);
        checkNeighbours(u, own, left, right, n);
        checkNeighbours(u, up, left, right, n);
        Extents.range("du", du, own, n);
        CHOSEN.cross()
                .addFluxes(
                        n,
                        firstWeight,
                        first,
                        firstLower,
                        secondWeight,
                        second,
                        secondLower,
                        u,
                        down,
                        own,
                        up,
                        left,
                        right,
                        du);
    }

    private static void checkNeighbours(double[] u, int at, int left, int right, int n) {
        Extents.range("u", u, at, n);
        Extents.range("u", u, at + left, n);
        Extents.range("u", u, at + right, n);
    }
}
