package org.fokker.process;

/**
 * A diffusion rewritten so that its noise is read as Hänggi and Klimontovich do: the process with the same law whose flux is
 * J = v p − D ∇p with its own drift v. From Itô's reading v_i = f_i − Σ_j ∂_j D_ij, from Stratonovich's
 * v_i = f_i − ½ Σ_k B_ik Σ_j ∂_j B_jk; the noise, and so D, stays as it is.
 *
 * <p>Derivatives are central differences over a step δ to both sides. With δ = h/256, h the width in which the user resolves the
 * coefficients, they err by (δ/ℓ)²/6 of themselves where D varies over a length ℓ, 3·10⁻⁶ (h/ℓ)², and by about u ℓ/δ from
 * rounding, u = 2⁻⁵³: below 3·10⁻¹² for ℓ = 100 h. A scheme of second order in h does not notice the one, and nobody the other. Points
 * nearer to a wall than δ are differentiated by three points on the inner side, so that the coefficients need not exist beyond it.
 */
public final class KineticForm implements DiffusionProcess {

    /** Steps in one width. */
    private static final double PER_WIDTH = 256;

    private final DiffusionProcess process;
    private final double[] step;
    private final double[] lower;
    private final double[] upper;

    private KineticForm(DiffusionProcess process, double[] step, double[] lower, double[] upper) {
        this.process = process;
        this.step = step;
        this.lower = lower;
        this.upper = upper;
    }

    /**
     * Rewrites a process.
     *
     * @param process the process
     * @param width for each axis a width in which D and B are resolved, such as that of the cells of a grid, &gt; 0
     * @param lower least coordinates at which they may be evaluated; −∞ if there is none
     * @param upper largest coordinates at which they may be evaluated; +∞ if there is none
     * @return the rewritten process; the process itself where v = f, because its noise is additive or already so read
     * @throws IllegalArgumentException if an axis is much shorter than its width
     */
    public static DiffusionProcess of(DiffusionProcess process, double[] width, double[] lower, double[] upper) {
        if (process.additiveNoise() || process.interpretation() == Interpretation.HAENGGI_KLIMONTOVICH) {
            return process;
        }
        double[] step = new double[width.length];
        for (int i = 0; i < width.length; i++) {
            step[i] = width[i] / PER_WIDTH;
            if (!(step[i] > 0) || !(upper[i] - lower[i] >= 2 * step[i])) {
                throw new IllegalArgumentException("axis " + (i + 1) + " from " + lower[i] + " to " + upper[i]
                        + " has no room for differences over the width " + width[i]);
            }
        }
        return new KineticForm(process, step, lower.clone(), upper.clone());
    }

    @Override
    public int dimension() {
        return process.dimension();
    }

    @Override
    public int noiseDimension() {
        return process.noiseDimension();
    }

    @Override
    public Interpretation interpretation() {
        return Interpretation.HAENGGI_KLIMONTOVICH;
    }

    @Override
    public boolean additiveNoise() {
        return false;
    }

    @Override
    public boolean autonomous() {
        return process.autonomous();
    }

    /** {@inheritDoc} In Stratonovich's reading v may depend on more than f and D do, through rotations of B. */
    @Override
    public boolean separable() {
        return process.separable() && (dimension() == 1 || process.interpretation() == Interpretation.ITO);
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        process.noise(t, x, n, b);
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        process.diffusionTensor(t, x, n, tensor);
    }

    /** {@inheritDoc} This is v. */
    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        process.drift(t, x, n, f);
        if (process.interpretation() == Interpretation.ITO) {
            subtractDivergenceOfTensor(t, x, n, f);
        } else {
            subtractNoiseTimesItsDivergence(t, x, n, f);
        }
    }

    private void subtractDivergenceOfTensor(double t, double[][] x, int n, double[][] f) {
        int d = dimension();
        double[][] tensor = new double[d * (d + 1) / 2][n];
        for (int axis = 0; axis < d; axis++) {
            int j = axis;
            differences(x, n, axis, (points, weight) -> {
                process.diffusionTensor(t, points, n, tensor);
                for (int i = 0; i < d; i++) {
                    int low = Math.min(i, j);
                    double[] entry = tensor[low * d - low * (low - 1) / 2 + Math.max(i, j) - low];
                    for (int p = 0; p < n; p++) {
                        f[i][p] -= weight[p] * entry[p];
                    }
                }
            });
        }
    }

    private void subtractNoiseTimesItsDivergence(double t, double[][] x, int n, double[][] f) {
        int d = dimension();
        int m = noiseDimension();
        double[][] b = new double[d * m][n];
        double[][] divergence = new double[m][n];
        for (int axis = 0; axis < d; axis++) {
            int j = axis;
            differences(x, n, axis, (points, weight) -> {
                process.noise(t, points, n, b);
                for (int k = 0; k < m; k++) {
                    for (int p = 0; p < n; p++) {
                        divergence[k][p] += weight[p] * b[j * m + k][p];
                    }
                }
            });
        }
        process.noise(t, x, n, b);
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < m; k++) {
                for (int p = 0; p < n; p++) {
                    f[i][p] -= 0.5 * b[i * m + k][p] * divergence[k][p];
                }
            }
        }
    }

    /** Takes the points of a difference along an axis one after the other, with the weights of what is found there. */
    private void differences(double[][] x, int n, int axis, PointVisitor visitor) {
        double delta = step[axis];
        double[][] points = x.clone();
        points[axis] = new double[n];
        double[] middle = new double[n];
        double[] weight = new double[n];
        boolean central = true;
        for (int p = 0; p < n; p++) {
            middle[p] = Math.max(lower[axis] + delta, Math.min(upper[axis] - delta, x[axis][p]));
            central &= middle[p] == x[axis][p];
        }
        for (int node = -1; node <= 1; node++) {
            if (node == 0 && central) {
                continue;
            }
            for (int p = 0; p < n; p++) {
                points[axis][p] = middle[p] + node * delta;
                weight[p] = slope(node, (x[axis][p] - middle[p]) / delta) / delta;
            }
            visitor.visit(points, weight);
        }
    }

    /** Derivative at s of the parabola that is 1 at one of the nodes −1, 0, 1 and 0 at the others. */
    private static double slope(int node, double s) {
        return node == 0 ? -2 * s : s + 0.5 * node;
    }

    private interface PointVisitor {
        void visit(double[][] points, double[] weight);
    }
}
