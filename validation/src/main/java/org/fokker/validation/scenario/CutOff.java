package org.fokker.validation.scenario;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.fokker.distribution.Density;
import org.fokker.fokkerplanck.Domain;

/** Refuses a box that cuts off more of the law than the scenario allows. */
final class CutOff {

    private CutOff() {}

    /**
     * Checks the first time and every snapshot; where the law is not known later, only the first time.
     *
     * @param section [domain]
     * @param domain the box
     * @param tolerance the mass that may lie outside
     * @param spread marginals of the target
     * @param law the law at time 0
     * @param process the diffusion
     * @param time the times
     */
    static void check(
            Section section,
            Domain domain,
            double tolerance,
            Spread spread,
            Density law,
            ProcessSpec process,
            TimeSpec time) {
        Optional<MarginalsOverTime> known = MarginalsOverTime.of(law, process.process());
        DoubleStream later =
                known.isPresent() ? time.snapshots().stream().mapToDouble(Double::doubleValue) : DoubleStream.empty();
        DoubleStream.concat(DoubleStream.of(time.start()), later).forEach(t -> {
            double outside =
                    known.map(marginals -> marginals.at(t)).orElse(spread).outside(domain.lower(), domain.upper());
            if (outside > tolerance) {
                throw section.errorAt(
                        "lower",
                        "cuts off " + String.format(java.util.Locale.ROOT, "%.1e", outside) + " of the mass at time "
                                + t
                                + ", more than the tolerance " + tolerance
                                + DefaultBox.of(law, process, time, false)
                                        .map(box -> "; a box that would do: " + box)
                                        .orElse("")
                                + "; or confining = true, if the walls are part of the problem");
            }
        });
    }
}
