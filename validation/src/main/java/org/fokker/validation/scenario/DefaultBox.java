package org.fokker.validation.scenario;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.LangevinProcess;

/** Chooses a box that holds the law at all times of a run. */
final class DefaultBox {

    /** Between its ends a law may reach further than at both; so many times in between are looked at. */
    private static final int TIMES = 64;

    private DefaultBox() {}

    /**
     * Returns a box with a mass below 1e-12 outside.
     *
     * @param spread marginals of the target
     * @param process the diffusion
     * @param time the times
     * @param withReference whether the reference law of the process has to fit in, too
     * @return the box; empty if the process has no law that could be bounded
     */
    static Optional<Box> of(Spread spread, DiffusionProcess process, TimeSpec time, boolean withReference) {
        Box box = Box.empty(process.dimension());
        if (process instanceof AffineGaussianProcess affine) {
            times(time).forEach(t -> spread.diffused(affine, t).widen(box.lower(), box.upper()));
            if (withReference) {
                double[] centre = affine.centre();
                double deviation = Math.sqrt(affine.schedule().referenceVariance(time.end()));
                Spread.normal(centre, deviation).widen(box.lower(), box.upper());
            }
            return Optional.of(box.rounded());
        }
        spread.widen(box.lower(), box.upper());
        return process instanceof LangevinProcess langevin
                ? EnergyBox.around(box.rounded(), langevin).map(Box::rounded)
                : Optional.empty();
    }

    private static DoubleStream times(TimeSpec time) {
        DoubleStream between = IntStream.rangeClosed(0, TIMES)
                .mapToDouble(i -> time.start() + i * (time.end() - time.start()) / TIMES)
                .map(t -> Math.min(t, time.end()));
        return DoubleStream.concat(between, time.snapshots().stream().mapToDouble(Double::doubleValue));
    }
}
