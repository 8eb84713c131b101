package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Reads {@code [time]}. */
final class TimeReader {

    /** Snapshots that are taken if the file names none, as shares of the end time. */
    private static final double[] DEFAULT_SHARES = {0.1, 0.5, 1};

    private TimeReader() {}

    /**
     * Reads the times.
     *
     * @param section [time], if there is one
     * @param defaultStart start if the file gives none
     * @param defaultEnd end if the file gives none
     * @param zeroAllowed whether a snapshot at time 0 makes sense, as it does if every route runs backwards
     * @return the times
     */
    static TimeSpec read(Optional<Section> section, double defaultStart, double defaultEnd, boolean zeroAllowed) {
        if (section.isEmpty()) {
            return new TimeSpec(defaultStart, defaultEnd, shares(defaultStart, defaultEnd));
        }
        Section time = section.get();
        double end = time.positiveOr("end", defaultEnd);
        double start = time.atLeastZeroOr("start", Math.min(defaultStart, 0.5 * end));
        if (start >= end) {
            throw time.error("start", "must be before the end " + end + ", got " + start);
        }
        List<Double> snapshots = time.has("snapshots") ? snapshots(time, start, end, zeroAllowed) : shares(start, end);
        time.finish();
        return new TimeSpec(start, end, snapshots);
    }

    private static List<Double> shares(double start, double end) {
        return Arrays.stream(DEFAULT_SHARES)
                .map(share -> share * end)
                .filter(t -> t > start)
                .boxed()
                .toList();
    }

    private static List<Double> snapshots(Section time, double start, double end, boolean zeroAllowed) {
        double[] given = time.vector("snapshots");
        for (double t : given) {
            if (t < 0) {
                throw time.error("snapshots", "must not be negative, got " + t);
            }
            boolean inside = (zeroAllowed ? t >= start : t > start) && t <= end;
            if (!inside) {
                String hint = t == 0 && start == 0 ? "; 0 is a snapshot only if every route runs in reverse" : "";
                throw time.error(
                        "snapshots", "must lie in (" + start + ", " + end + "], the times of the run, got " + t + hint);
            }
        }
        double[] sorted = DoubleStream.of(given).sorted().toArray();
        List<Double> snapshots = new ArrayList<>();
        for (double t : sorted) {
            if (snapshots.contains(t)) {
                throw time.error("snapshots", "must be different, got " + t + " twice");
            }
            snapshots.add(t);
        }
        return snapshots;
    }
}
