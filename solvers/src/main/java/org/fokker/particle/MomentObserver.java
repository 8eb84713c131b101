package org.fokker.particle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.fokker.statistics.Estimate;
import org.fokker.statistics.MomentSums;

/**
 * Mean and covariance of the particles at each snapshot, with standard errors. Sums run in the order of the paths within each
 * {@linkplain SnapshotObserver#GROUP group} and then over the groups in their order, so that bits depend neither on threads nor
 * on block size; absorbed particles are counted and left out.
 */
public final class MomentObserver implements SnapshotObserver {

    private final int dimension;
    private final List<ConcurrentSkipListMap<Long, MomentSums>> groups = new ArrayList<>();

    /**
     * Creates empty sums.
     *
     * @param dimension d
     * @param snapshots number of snapshots
     */
    public MomentObserver(int dimension, int snapshots) {
        this.dimension = dimension;
        for (int k = 0; k < snapshots; k++) {
            groups.add(new ConcurrentSkipListMap<>());
        }
    }

    @Override
    public void observe(int snapshot, double time, long firstPath, double[][] x, int n) {
        groups.get(snapshot)
                .computeIfAbsent(firstPath / GROUP, group -> new MomentSums(dimension))
                .add(x, n);
    }

    /**
     * The moments at a snapshot; to be asked for when the simulation has ended.
     *
     * @param snapshot number of the snapshot
     * @return the moments of the particles that are not absorbed
     * @throws IllegalArgumentException if fewer than two are left
     */
    public Moments moments(int snapshot) {
        MomentSums sum = new MomentSums(dimension);
        groups.get(snapshot).values().forEach(group -> group.addTo(sum));
        long alive = sum.count();
        long all = alive + sum.missing();
        if (alive < 2) {
            throw new IllegalArgumentException(
                    "moments need at least 2 particles, " + alive + " of " + all + " are left at snapshot " + snapshot);
        }
        double share = (double) alive / all;
        Estimate survival = new Estimate(share, Math.sqrt(share * (1 - share) / all));
        return new Moments(survival, List.of(sum.mean()), List.of(sum.covariance()).stream().map(List::of).toList());
    }

    /**
     * Moments with standard errors.
     *
     * @param survival share of the particles that are not absorbed
     * @param mean mean of each component of those, d
     * @param covariance their covariance matrix, d × d
     */
    public record Moments(Estimate survival, List<Estimate> mean, List<List<Estimate>> covariance) {}
}
