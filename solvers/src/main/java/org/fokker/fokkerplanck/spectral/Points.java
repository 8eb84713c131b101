package org.fokker.fokkerplanck.spectral;

import java.util.Arrays;

/**
 * A tensor of points from the coordinates along each axis, numbered with the last axis fastest.
 *
 * @param coordinates one array for each axis
 */
record Points(double[][] coordinates) {

    /** {@return how many points} */
    int size() {
        return Arrays.stream(coordinates).mapToInt(along -> along.length).reduce(1, Math::multiplyExact);
    }

    /**
     * The same points, but for one axis.
     *
     * @param axis which
     * @param along coordinates along it
     */
    Points with(int axis, double[] along) {
        double[][] other = coordinates.clone();
        other[axis] = along;
        return new Points(other);
    }

    /** Writes points first … first + n − 1 by component. */
    void write(int first, int n, double[][] x) {
        int stride = 1;
        for (int i = coordinates.length - 1; i >= 0; i--) {
            double[] along = coordinates[i];
            for (int j = 0; j < n; j++) {
                x[i][j] = along[(first + j) / stride % along.length];
            }
            stride *= along.length;
        }
    }

    /** {@return one point} */
    double[] point(int index) {
        double[][] x = new double[coordinates.length][1];
        write(index, 1, x);
        return Arrays.stream(x).mapToDouble(component -> component[0]).toArray();
    }
}
