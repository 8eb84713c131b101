package org.fokker.grid;

/** Conservative re-averaging along one axis of an array, by the overlaps of old and new cells. */
final class Rebinning {

    private Rebinning() {}

    /**
     * Re-averages along an axis.
     *
     * @param from old cells
     * @param to new cells
     * @param values array of the given shape, row-major
     * @param shape numbers of cells before the change
     * @param number which axis
     * @return array of the shape with the new number of cells along the axis
     */
    static double[] along(Axis from, Axis to, double[] values, int[] shape, int number) {
        int inner = 1;
        for (int i = number + 1; i < shape.length; i++) {
            inner *= shape[i];
        }
        int outer = values.length / (inner * from.cells());
        double[] result = new double[outer * to.cells() * inner];
        for (int o = 0; o < outer; o++) {
            int first = 0;
            for (int c = 0; c < to.cells(); c++) {
                while (first < from.cells() && from.edge(first + 1) <= to.edge(c)) {
                    first++;
                }
                int target = (o * to.cells() + c) * inner;
                for (int s = first; s < from.cells() && from.edge(s) < to.edge(c + 1); s++) {
                    double overlap = Math.min(from.edge(s + 1), to.edge(c + 1)) - Math.max(from.edge(s), to.edge(c));
                    double share = overlap / to.width(c);
                    int source = (o * from.cells() + s) * inner;
                    for (int j = 0; j < inner; j++) {
                        result[target + j] += share * values[source + j];
                    }
                }
            }
        }
        return result;
    }
}
