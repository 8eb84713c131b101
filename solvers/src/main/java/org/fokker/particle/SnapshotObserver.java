package org.fokker.particle;

/**
 * Hears of the particles at the snapshot times. Called concurrently from several threads, block by block.
 *
 * <p>A block lies within one group of {@value #GROUP} consecutive paths (numbers GROUP·k … GROUP·(k + 1) − 1). For one snapshot
 * the blocks of a group come in the order of their paths, each seen before the next; groups come in any order.
 */
@FunctionalInterface
public interface SnapshotObserver {

    /** Paths that are worked on by one thread, one after the other. */
    int GROUP = 1024;

    /**
     * Called once for each snapshot and block.
     *
     * @param snapshot number of the snapshot, from 0
     * @param time its time
     * @param firstPath number of the path at index 0
     * @param x positions by component, d × (≥ n); all components are NaN for particles that a wall has absorbed; must be
     *     neither changed nor kept
     * @param n how many paths
     */
    void observe(int snapshot, double time, long firstPath, double[][] x, int n);
}
