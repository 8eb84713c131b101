package org.fokker.validation.scenario;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fokker.distribution.Density;
import org.fokker.process.AffineGaussianProcess;

/** Chooses a box that holds the law at all times of a run. */
final class DefaultBox {

    /** Between its ends a law may reach further than at both; so many times in between are looked at. */
    private static final int TIMES = 64;

    private DefaultBox() {}

    /**
     * Returns a box with a mass below 1e-12 outside.
     *
     * @param law the law at time 0
     * @param process the diffusion
     * @param time the times
     * @param withReference whether the reference law of the process has to fit in, too
     * @return the box; empty if the law is not known and cannot be bounded
     */
    static Optional<Box> of(Density law, ProcessSpec process, TimeSpec time, boolean withReference) {
        Optional<MarginalsOverTime> known = MarginalsOverTime.of(law, process.process());
        Box box = Box.empty(law.dimension());
        if (known.isPresent()) {
            times(time).forEach(t -> known.get().at(t).widen(box.lower(), box.upper()));
            if (withReference && process.process() instanceof AffineGaussianProcess affine) {
                double[] centre = affine.centre();
                double deviation = Math.sqrt(affine.schedule().referenceVariance(time.end()));
                Spread.normal(centre, deviation).widen(box.lower(), box.upper());
            }
            return Optional.of(box.rounded());
        }
        return Spread.of(law).flatMap(spread -> {
            spread.widen(box.lower(), box.upper());
            return process.equilibrium()
                    .filter(Equilibrium.Gibbs.class::isInstance)
                    .flatMap(equilibrium -> EnergyBox.around(box.rounded(), (Equilibrium.Gibbs) equilibrium))
                    .map(Box::rounded);
        });
    }

    private static DoubleStream times(TimeSpec time) {
        DoubleStream between = IntStream.rangeClosed(0, TIMES)
                .mapToDouble(i -> time.start() + i * (time.end() - time.start()) / TIMES)
                .map(t -> Math.min(t, time.end()));
        return DoubleStream.concat(between, time.snapshots().stream().mapToDouble(Double::doubleValue));
    }
}
