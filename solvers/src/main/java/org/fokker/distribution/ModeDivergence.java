package org.fokker.distribution;

/** How far the weights of the modes of points are from those of a mixture. */
public final class ModeDivergence {

    private ModeDivergence() {}

    /**
     * The Kullback–Leibler divergence Σ ŵ_k log(ŵ_k/w_k) of ŵ, the mean responsibilities of the components for the points, from the
     * weights w of the mixture. It is finite where modes are missed, log 2 if one of two equal modes is. For n independent draws of
     * well separated modes its mean is (K − 1)/(2n) to first order; where components overlap it is less.
     *
     * @param law the mixture, with a density
     * @param x points by component, d × (≥ n)
     * @param n how many, ≥ 1
     * @return the divergence in nats, ≥ 0 but for rounding
     * @throws IllegalArgumentException if the dimensions differ or there is no point
     * @throws IllegalStateException if a component is a point mass
     */
    public static double of(GaussianMixture law, double[][] x, int n) {
        if (x.length != law.dimension() || n < 1) {
            throw new IllegalArgumentException(
                    n + " points of " + x.length + " components for a law of dimension " + law.dimension());
        }
        double[][] responsibilities = new double[law.components()][n];
        law.responsibilities(x, n, responsibilities);
        double divergence = 0;
        for (int k = 0; k < responsibilities.length; k++) {
            double share = 0;
            for (double responsibility : responsibilities[k]) {
                share += responsibility / n;
            }
            // A component without weight is responsible for nothing.
            if (share > 0) {
                divergence += share * Math.log(share / law.weight(k));
            }
        }
        return divergence;
    }
}
