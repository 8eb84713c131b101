package org.fokker.particle;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;

/** Shares the paths of an ensemble among threads: whole groups of {@value SnapshotObserver#GROUP} paths, block after block. */
public final class PathGroups {

    private PathGroups() {}

    /** Works on blocks of paths, one after the other; for one thread. */
    @FunctionalInterface
    public interface Worker {

        /**
         * Works on paths first … first + n − 1, all of one group.
         *
         * @param first first path
         * @param n how many
         */
        void block(long first, int n);
    }

    /**
     * Works on all paths of an ensemble.
     *
     * @param workers threads that share the paths
     * @param progress hears of finished shares of the paths
     * @param firstPath first path
     * @param paths how many
     * @param blockSize how many paths make a block, at most a group
     * @param supplier makes one worker for each thread
     */
    public static void run(
            Workers workers,
            Progress progress,
            long firstPath,
            long paths,
            int blockSize,
            Supplier<? extends Worker> supplier) {
        ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
        long end = firstPath + paths;
        long firstGroup = firstPath / SnapshotObserver.GROUP;
        int groups = Math.toIntExact((end - 1) / SnapshotObserver.GROUP - firstGroup + 1);
        workers.run(groups, task -> {
            Worker ready = idle.poll();
            Worker worker = ready != null ? ready : supplier.get();
            long from = Math.max(firstPath, (firstGroup + task) * SnapshotObserver.GROUP);
            long to = Math.min(end, (firstGroup + task + 1) * SnapshotObserver.GROUP);
            for (long first = from; first < to; first += blockSize) {
                worker.block(first, (int) Math.min(blockSize, to - first));
            }
            idle.add(worker);
            progress.advance((double) (to - from) / paths);
        });
    }
}
