package org.fokker.particle;

import java.util.Arrays;

/** Keeps the positions of a range of paths at every snapshot: trajectories for pictures. */
public final class CloudObserver implements SnapshotObserver {

    private final long from;
    private final int paths;
    private final double[][][] positions;

    /**
     * Creates an empty cloud.
     *
     * @param dimension d
     * @param snapshots number of snapshots
     * @param firstPath first path to be kept
     * @param paths how many paths to keep
     */
    public CloudObserver(int dimension, int snapshots, long firstPath, int paths) {
        this.from = firstPath;
        this.paths = paths;
        this.positions = new double[snapshots][dimension][paths];
        for (double[][] cloud : positions) {
            for (double[] component : cloud) {
                Arrays.fill(component, Double.NaN);
            }
        }
    }

    @Override
    public void observe(int snapshot, double time, long firstPath, double[][] x, int n) {
        long begin = Math.max(from, firstPath);
        long end = Math.min(from + paths, firstPath + n);
        if (begin >= end) {
            return;
        }
        for (int i = 0; i < x.length; i++) {
            int source = (int) (begin - firstPath);
            System.arraycopy(x[i], source, positions[snapshot][i], (int) (begin - from), (int) (end - begin));
        }
    }

    /**
     * The positions at a snapshot.
     *
     * @param snapshot number of the snapshot
     * @return positions by component, d × paths, by reference; NaN for absorbed particles and for paths that were not simulated
     */
    public double[][] positions(int snapshot) {
        return positions[snapshot];
    }
}
