package org.fokker.validation.route;

import org.fokker.statistics.Histogram;
import org.fokker.validation.scenario.ParticleRouteSpec;

/** Makes the law of an ensemble by the estimator that its route names. */
final class ParticleLaws {

    private ParticleLaws() {}

    /**
     * Makes the law.
     *
     * @param fine counts of the ensemble
     * @param coarse counts of the ensemble on the same paths with half the steps
     * @param order weak order of the scheme
     */
    static Law of(ParticleRouteSpec spec, Histogram fine, Histogram coarse, double order) {
        // Two marches with ratio 2, as for grids; the noise of the difference, which coupling leaves small, adds to it.
        double discretisation = GridLaw.Refinement.ofOrder(order).factor() * HistogramLaw.l1(fine, coarse);
        return switch (spec.estimator()) {
            case "kernel" -> KernelLaw.of(fine, spec.bandwidth(), discretisation);
            default -> new HistogramLaw(fine, discretisation);
        };
    }
}
