package org.fokker.particle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fokker.statistics.Histogram;
import org.fokker.statistics.RegularCells;

/** Counts the particles in equal cells, one histogram for each snapshot. Absorbed particles count as outside of the box. */
public final class HistogramObserver implements SnapshotObserver {

    private final RegularCells cells;
    /** For each snapshot the histograms that no thread is using; counts are integers, so their sum is exact in any order. */
    private final List<ConcurrentLinkedQueue<Histogram>> partial = new ArrayList<>();

    /**
     * Creates empty histograms.
     *
     * @param cells where to count
     * @param snapshots number of snapshots
     */
    public HistogramObserver(RegularCells cells, int snapshots) {
        this.cells = cells;
        for (int k = 0; k < snapshots; k++) {
            partial.add(new ConcurrentLinkedQueue<>());
        }
    }

    @Override
    public void observe(int snapshot, double time, long firstPath, double[][] x, int n) {
        ConcurrentLinkedQueue<Histogram> idle = partial.get(snapshot);
        Histogram ready = idle.poll();
        Histogram histogram = ready != null ? ready : new Histogram(cells);
        histogram.add(x, n);
        idle.add(histogram);
    }

    /**
     * The histogram of a snapshot; to be asked for when the simulation has ended.
     *
     * @param snapshot number of the snapshot
     * @return a new histogram of all particles seen
     */
    public Histogram histogram(int snapshot) {
        Histogram sum = new Histogram(cells);
        partial.get(snapshot).forEach(sum::merge);
        return sum;
    }
}
