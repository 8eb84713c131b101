package org.fokker.validation.run;

import org.fokker.execution.Workers;

/** Nearest points of a table: whether a model makes new points or repeats those that it was made from. */
final class Nearest {

    private Nearest() {}

    /** The number of the point of a table that is nearest to point j of x; both by component. */
    static int to(double[][] x, int j, double[][] table) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < table[0].length; k++) {
            double squares = squaredDistance(x, j, table, k);
            if (squares < least) {
                least = squares;
                nearest = k;
            }
        }
        return nearest;
    }

    /** The mean Euclidean distance of points from the nearest of a table. */
    static double meanDistance(double[][] x, double[][] table, Workers workers) {
        double[] distance = new double[x[0].length];
        workers.run(distance.length, j -> distance[j] = Math.sqrt(squaredDistance(x, j, table, to(x, j, table))));
        double sum = 0;
        for (double each : distance) {
            sum += each;
        }
        return sum / distance.length;
    }

    private static double squaredDistance(double[][] x, int j, double[][] table, int k) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double difference = x[i][j] - table[i][k];
            sum += difference * difference;
        }
        return sum;
    }
}
