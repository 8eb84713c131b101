package org.fokker.diffusion.sampler;

/** What a multistep rule has kept of the model at the last nodes, the newest first. Scratch of one thread. */
final class History {

    private final double[][][] value;
    private final double[] node;
    private int count;

    /**
     * Makes room.
     *
     * @param most how many nodes are kept
     * @param d the dimension
     * @param block largest number of points
     */
    History(int most, int d, int block) {
        value = new double[most][d][block];
        node = new double[most];
    }

    /** Forgets all nodes. */
    void clear() {
        count = 0;
    }

    /**
     * Makes a place for a new node, and drops the oldest if there are too many.
     *
     * @param at where it lies, finite
     * @return the array to be filled with its values, d × block
     */
    double[][] push(double at) {
        double[][] oldest = value[value.length - 1];
        System.arraycopy(value, 0, value, 1, value.length - 1);
        System.arraycopy(node, 0, node, 1, node.length - 1);
        value[0] = oldest;
        node[0] = at;
        count = Math.min(count + 1, value.length);
        return oldest;
    }

    /** Returns how many nodes there are. */
    int count() {
        return count;
    }

    /** Returns where a node lies, the newest being 0. */
    double node(int j) {
        return node[j];
    }

    /** Returns the values at a node, by reference. */
    double[][] value(int j) {
        return value[j];
    }
}
