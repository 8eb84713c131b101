package org.fokker.validation.scenario;

import java.util.List;

/**
 * The times of a scenario.
 *
 * @param start time at which forward routes start, from the exact law at that time, and at which reverse routes end; 0
 *     unless the file says otherwise
 * @param end last time
 * @param snapshots times at which the routes are compared, strictly increasing, in [start, end]
 */
public record TimeSpec(double start, double end, List<Double> snapshots) {

    /**
     * Copies the list.
     *
     * @param start time at which forward routes start
     * @param end last time
     * @param snapshots times at which the routes are compared
     */
    public TimeSpec {
        snapshots = List.copyOf(snapshots);
    }
}
