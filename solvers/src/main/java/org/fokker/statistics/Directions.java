package org.fokker.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.random.RandomStream;

/**
 * Directions uniform on the sphere, in independent blocks of orthonormal vectors, which spread more evenly than independent ones. The
 * means of a quantity over blocks are independent of each other and give the standard error of its mean over the sphere.
 */
public final class Directions {

    /** A standard error from fewer blocks is itself worth little. */
    private static final int FEWEST_BLOCKS = 10;

    private final List<double[][]> blocks;

    private Directions(List<double[][]> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /**
     * Draws directions.
     *
     * @param d dimension
     * @param least least number of directions, ≥ 10 where d &gt; 1; rounded up to whole blocks. On a line there is one.
     * @param stream where they come from
     * @return the directions
     * @throws IllegalArgumentException if there are too few
     */
    public static Directions draw(int d, int least, RandomStream stream) {
        if (d == 1) {
            return new Directions(List.<double[][]>of(new double[][] {{1}}));
        }
        if (least < FEWEST_BLOCKS) {
            throw new IllegalArgumentException(
                    "a sliced distance needs at least " + FEWEST_BLOCKS + " directions, got " + least);
        }
        int size = Math.min(d, least / FEWEST_BLOCKS);
        int count = (least + size - 1) / size;
        List<double[][]> blocks = new ArrayList<>();
        for (int block = 0; block < count; block++) {
            blocks.add(orthonormal(stream, (long) block * size, size, d));
        }
        return new Directions(blocks);
    }

    /** {@return the number of directions in all} */
    public int count() {
        return blocks.size() * blocks.get(0).length;
    }

    /**
     * Returns a direction.
     *
     * @param k its number, 0 … count − 1
     * @return a unit vector, d, not to be changed
     */
    public double[] vector(int k) {
        int size = blocks.get(0).length;
        return blocks.get(k / size)[k % size];
    }

    /**
     * The mean over the sphere.
     *
     * @param values of each direction, count
     * @return the mean with the standard error of the means over blocks; exact on a line
     */
    public Estimate mean(double[] values) {
        if (blocks.size() == 1) {
            return Estimate.exact(values[0]);
        }
        int size = blocks.get(0).length;
        double[] means = new double[blocks.size()];
        for (int k = 0; k < values.length; k++) {
            means[k / size] += values[k] / size;
        }
        return Estimate.ofMean(means);
    }

    /**
     * Projects points.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many
     * @param direction a unit vector, d
     * @return x·θ in ascending order, n
     */
    public static double[] projected(double[][] x, int n, double[] direction) {
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
    private static double[][] orthonormal(RandomStream stream, long first, int count, int d) {
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
