package org.fokker.validation.scenario;

import java.util.Optional;
import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.LinearDiffusion;
import org.fokker.process.LinearProcess;

/** The marginals of the law of X_t in free space, at all times at which they are known. */
@FunctionalInterface
interface MarginalsOverTime {

    /** Returns the marginals at a time. */
    Spread at(double t);

    /** Returns the marginals over time, if the process leads from one law of known marginals to another. */
    static Optional<MarginalsOverTime> of(Density start, DiffusionProcess process) {
        if (process instanceof AffineGaussianProcess affine) {
            return Spread.of(start).map(spread -> t -> spread.diffused(affine, t));
        }
        if (process instanceof LinearProcess linear && start instanceof GaussianMixture mixture) {
            LinearDiffusion law = new LinearDiffusion(linear, mixture);
            return Optional.of(t -> Spread.of(law.marginal(t)));
        }
        return Optional.empty();
    }
}
