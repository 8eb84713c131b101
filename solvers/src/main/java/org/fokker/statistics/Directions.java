package org.fokker.statistics;

import java.util.Arrays;
import org.fokker.random.RandomStream;

/**
 * Directions uniform on the sphere, in independent blocks of orthonormal vectors, which spread more evenly than independent ones.
 * What depends on the direction is averaged with the standard error of the means over blocks. On the line there is one direction,
 * and its mean is exact. Immutable.
 */
public final class Directions {

    /** A standard error from fewer blocks is itself worth little. */
    private static final int FEWEST_BLOCKS = 10;

    private final double[][] vectors;
    private final int size;

    private Directions(double[][] vectors, int size) {
        this.vectors = vectors;
        this.size = size;
    }

    /**
     * Draws directions.
     *
     * @param d dimension, ≥ 1
     * @param count least number of directions ≥ 10; rounded up to whole blocks; without meaning for d = 1
     * @param stream where they come from
     * @return the directions
     * @throws IllegalArgumentException if there are too few directions or d &lt; 1
     */
    public static Directions orthonormal(int d, int count, RandomStream stream) {
        if (d < 1) {
            throw new IllegalArgumentException("directions need a dimension >= 1, got " + d);
        }
        if (d == 1) {
            return new Directions(new double[][] {{1}}, 1);
        }
        if (count < FEWEST_BLOCKS) {
            throw new IllegalArgumentException(
                    "a sliced distance needs at least " + FEWEST_BLOCKS + " directions, got " + count);
        }
        int size = Math.min(d, count / FEWEST_BLOCKS);
        int blocks = (count + size - 1) / size;
        double[][] vectors = new double[blocks * size][];
        for (int block = 0; block < blocks; block++) {
            int first = block * size;
            System.arraycopy(block(stream, first, size, d), 0, vectors, first, size);
        }
        return new Directions(vectors, size);
    }

    /** {@return how many directions there are} */
    public int count() {
        return vectors.length;
    }

    /**
     * Returns a direction.
     *
     * @param k its number
     * @return a unit vector, d, as a new array
     */
    public double[] vector(int k) {
        return vectors[k].clone();
    }

    /**
     * The mean over the sphere of a function of the direction.
     *
     * @param values its value for each direction
     * @return the mean with the standard error of the directions, from the means over blocks; 0 on the line
     * @throws IllegalArgumentException if there is not one value for each direction
     */
    public Estimate mean(double... values) {
        if (values.length != vectors.length) {
            throw new IllegalArgumentException(values.length + " values for " + vectors.length + " directions");
        }
        if (vectors.length == 1) {
            return Estimate.exact(values[0]);
        }
        double[] means = new double[values.length / size];
        for (int k = 0; k < values.length; k++) {
            means[k / size] += values[k] / size;
        }
        return Estimate.ofMean(means);
    }

    /**
     * Projects points to a line.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many
     * @param direction θ, d
     * @return θ·x in ascending order, n
     */
    public static double[] project(double[][] x, int n, double[] direction) {
        double[] line = new double[n];
        for (int i = 0; i < direction.length; i++) {
            double share = direction[i];
            double[] xi = x[i];
            for (int j = 0; j < n; j++) {
                line[j] += share * xi[j];
            }
        }
        Arrays.sort(line);
        return line;
    }

    /** Normals made orthonormal by Gram–Schmidt, twice: the first rows of a uniformly distributed rotation. */
    private static double[][] block(RandomStream stream, long first, int count, int d) {
        double[][] columns = new double[d + (d & 1)][count];
        for (int i = 0; i < d; i += 2) {
            stream.normals(first, i / 2, count, columns[i], columns[i + 1]);
        }
        double[][] rows = new double[count][d];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < d; i++) {
                rows[k][i] = columns[i][k];
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < k; other++) {
                    add(-dot(rows[other], rows[k]), rows[other], rows[k]);
                }
                double norm = Math.sqrt(dot(rows[k], rows[k]));
                for (int i = 0; i < d; i++) {
                    rows[k][i] /= norm;
                }
            }
        }
        return rows;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static void add(double factor, double[] x, double[] sum) {
        for (int i = 0; i < x.length; i++) {
            sum[i] += factor * x[i];
        }
    }
}
