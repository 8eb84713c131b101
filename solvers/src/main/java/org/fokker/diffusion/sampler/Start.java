package org.fokker.diffusion.sampler;

import java.util.Arrays;
import org.fokker.distribution.Distribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.random.RandomStream;

/** Where generated points begin. Immutable. */
public interface Start {

    /** {@return d} */
    int dimension();

    /**
     * Places one point for each path: a pure function of (stream, path).
     *
     * @param stream where randomness comes from
     * @param firstPath number of the first path
     * @param n how many paths
     * @param x receives the points by component, d × (≥ n)
     */
    void place(RandomStream stream, long firstPath, int n, double[][] x);

    /**
     * Begins with independent draws.
     *
     * @param law what is drawn from, such as the exact p_T
     * @return the start
     */
    static Start from(Distribution law) {
        return new Start() {
            @Override
            public int dimension() {
                return law.dimension();
            }

            @Override
            public void place(RandomStream stream, long firstPath, int n, double[][] x) {
                law.sample(stream, firstPath, n, x);
            }
        };
    }

    /**
     * Begins with the reference law N(c, v I), which does not know the data.
     *
     * @param process the forward process, with its centre c
     * @param end T, the time at which generation begins; v is the reference variance there
     * @return the start
     */
    static Start reference(AffineGaussianProcess process, double end) {
        return from(reference(process.centre(), process.schedule().referenceVariance(end)));
    }

    private static GaussianMixture reference(double[] centre, double variance) {
        return GaussianMixture.isotropic(new double[] {1}, new double[][] {centre}, new double[] {Math.sqrt(variance)});
    }

    /**
     * Begins with given points, over and over: path p takes point p mod their number.
     *
     * @param points points by component, d × count, copied
     * @return the start
     * @throws IllegalArgumentException if there is no point, or components have different numbers of them
     */
    static Start points(double[][] points) {
        if (points.length == 0 || points[0].length == 0) {
            throw new IllegalArgumentException("a start needs at least one point in one dimension");
        }
        double[][] copy = new double[points.length][];
        for (int i = 0; i < copy.length; i++) {
            if (points[i].length != points[0].length) {
                throw new IllegalArgumentException(
                        "component " + i + " has " + points[i].length + " points, component 0 has " + points[0].length);
            }
            copy[i] = Arrays.copyOf(points[i], points[i].length);
        }
        return new Start() {
            @Override
            public int dimension() {
                return copy.length;
            }

            @Override
            public void place(RandomStream stream, long firstPath, int n, double[][] x) {
                int count = copy[0].length;
                for (int i = 0; i < copy.length; i++) {
                    for (int j = 0; j < n; j++) {
                        x[i][j] = copy[i][(int) ((firstPath + j) % count)];
                    }
                }
            }
        };
    }
}
