package org.fokker.statistics;

/**
 * Distances between two densities on the same cells of a box, each density given by its cell averages.
 *
 * @param l1 ∫|p − q|
 * @param l2 √∫(p − q)²
 * @param linf largest difference of two cell averages
 * @param kl Kullback–Leibler divergence of p from q in nats, as ∫ p log(p/q) − p + q: the common form when both masses are equal,
 *     and never negative when they are not; +∞ where p &gt; 0 meets q ≤ 0
 * @param hellinger H with H² = ½∫(√p − √q)², which is 1 − ∫√(pq) for unit masses
 * @param totalVariation ½∫|p − q|
 * @param wasserstein1 ∫|F − G| of the distribution functions on the box (not rescaled if masses differ, uniform within each
 *     cell); in more than one dimension the mean over the axes of that of the marginals, which is a lower bound of the
 *     Wasserstein distance and not that distance itself
 */
public record Distances(
        double l1, double l2, double linf, double kl, double hellinger, double totalVariation, double wasserstein1) {

    /**
     * Measures all distances. Negative cell averages, which schemes that do not keep positivity make, enter the L norms, the
     * total variation and the Wasserstein distance as they are, and count as 0 in the divergence and in the Hellinger distance.
     *
     * @param p cell averages, row-major with the last axis fastest
     * @param q cell averages, laid out like {@code p}
     * @param edges cell edges of each axis, strictly increasing, cells + 1 each
     * @return the distances
     * @throws IllegalArgumentException if the lengths do not fit the edges
     */
    public static Distances between(double[] p, double[] q, double[]... edges) {
        double[] volume = volumes(edges);
        if (p.length != volume.length || q.length != volume.length) {
            throw new IllegalArgumentException(
                    "densities of " + p.length + " and " + q.length + " cells on a grid of " + volume.length);
        }
        double l1 = 0;
        double squares = 0;
        double linf = 0;
        double kl = 0;
        double roots = 0;
        double[] difference = new double[p.length];
        for (int c = 0; c < p.length; c++) {
            double delta = p[c] - q[c];
            difference[c] = delta * volume[c];
            l1 += Math.abs(delta) * volume[c];
            squares += delta * delta * volume[c];
            linf = Math.max(linf, Math.abs(delta));
            double positiveP = Math.max(p[c], 0);
            double positiveQ = Math.max(q[c], 0);
            kl += divergence(positiveP, positiveQ) * volume[c];
            double root = Math.sqrt(positiveP) - Math.sqrt(positiveQ);
            roots += root * root * volume[c];
        }
        return new Distances(
                l1, Math.sqrt(squares), linf, kl, Math.sqrt(0.5 * roots), 0.5 * l1, wasserstein(difference, edges));
    }

    /** p log(p/q) − p + q ≥ 0, without cancellation where p is near q. */
    private static double divergence(double p, double q) {
        if (p == 0) {
            return q;
        }
        if (q == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double u = (q - p) / p;
        if (Math.abs(u) < 1e-4) {
            return p * u * u * (0.5 - u * (1.0 / 3 - 0.25 * u));
        }
        // Far below p, q is lost in u = −1 and log1p(u) with it.
        return u < -0.5 ? p * (Math.log(p) - Math.log(q)) - p + q : p * (u - Math.log1p(u));
    }

    /** Volumes of the cells, row-major. */
    static double[] volumes(double[]... edges) {
        double[] volume = {1};
        for (double[] axis : edges) {
            double[] refined = new double[volume.length * (axis.length - 1)];
            for (int c = 0; c < refined.length; c++) {
                int i = c % (axis.length - 1);
                refined[c] = volume[c / (axis.length - 1)] * (axis[i + 1] - axis[i]);
            }
            volume = refined;
        }
        return volume;
    }

    /** Sums the masses of cells over all axes but one. */
    static double[] marginal(double[] mass, int axis, double[]... edges) {
        int stride = 1;
        for (int i = axis + 1; i < edges.length; i++) {
            stride *= edges[i].length - 1;
        }
        double[] marginal = new double[edges[axis].length - 1];
        for (int c = 0; c < mass.length; c++) {
            marginal[c / stride % marginal.length] += mass[c];
        }
        return marginal;
    }

    private static double wasserstein(double[] difference, double[]... edges) {
        double sum = 0;
        for (int axis = 0; axis < edges.length; axis++) {
            double[] marginal = marginal(difference, axis, edges);
            double before = 0;
            for (int i = 0; i < marginal.length; i++) {
                double after = before + marginal[i];
                sum += (edges[axis][i + 1] - edges[axis][i]) * meanAbsolute(before, after);
                before = after;
            }
        }
        return sum / edges.length;
    }

    /** Mean of the absolute value of a linear function between its end values. */
    private static double meanAbsolute(double a, double b) {
        double sum = Math.abs(a) + Math.abs(b);
        return a * b >= 0 ? 0.5 * sum : 0.5 * (a * a + b * b) / sum;
    }
}
