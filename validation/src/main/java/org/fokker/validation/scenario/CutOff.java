package org.fokker.validation.scenario;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.fokker.fokkerplanck.Domain;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;

/** Refuses a box that cuts off more of the law than the scenario allows. */
final class CutOff {

    private CutOff() {}

    /**
     * Checks the first time and every snapshot; for a process without closed form only the first time.
     *
     * @param section [domain]
     * @param domain the box
     * @param tolerance the mass that may lie outside
     * @param spread marginals of the target
     * @param process the diffusion
     * @param time the times
     */
    static void check(
            Section section, Domain domain, double tolerance, Spread spread, DiffusionProcess process, TimeSpec time) {
        Optional<AffineGaussianProcess> affine =
                process instanceof AffineGaussianProcess a ? Optional.of(a) : Optional.empty();
        DoubleStream later =
                affine.isPresent() ? time.snapshots().stream().mapToDouble(Double::doubleValue) : DoubleStream.empty();
        DoubleStream.concat(DoubleStream.of(time.start()), later).forEach(t -> {
            double outside =
                    affine.map(a -> spread.diffused(a, t)).orElse(spread).outside(domain.lower(), domain.upper());
            if (outside > tolerance) {
                throw section.errorAt(
                        "lower",
                        "cuts off " + String.format(java.util.Locale.ROOT, "%.1e", outside) + " of the mass at time "
                                + t
                                + ", more than the tolerance " + tolerance
                                + DefaultBox.of(spread, process, time, false)
                                        .map(box -> "; a box that would do: " + box)
                                        .orElse("")
                                + "; or confining = true, if the walls are part of the problem");
            }
        });
    }
}
