package org.fokker.validation.route;

import org.fokker.statistics.Histogram;
import org.fokker.validation.scenario.ParticleRouteSpec;

/** Makes the law of an ensemble by the estimator that its route names. */
final class ParticleLaws {

    /** Bins per axis at most that show a bias of the law. */
    private static final int JOINED_BINS = 32;

    private ParticleLaws() {}

    /**
     * Makes the law.
     *
     * @param fine counts of the ensemble
     * @param coarse counts of the ensemble on the same paths with half the steps
     * @param order weak order of the scheme
     */
    static Law of(ParticleRouteSpec spec, Histogram fine, Histogram coarse, double order) {
        // Two marches with ratio 2, as for grids. Coupling leaves little noise in their difference, and joining bins
        // less:
        // a bias of the law is smooth, the crossing of an edge by single particles is not.
        double factor = GridLaw.Refinement.ofOrder(order).factor();
        double discretisation = factor * joinedL1(fine, coarse);
        Law.Mass mass = Law.Mass.ofShare(inside(fine), fine.total(), factor * Math.abs(inside(fine) - inside(coarse)));
        return switch (spec.estimator()) {
            case "kernel" -> KernelLaw.of(fine, spec.bandwidth(), discretisation, mass);
            default -> new HistogramLaw(fine, discretisation, mass);
        };
    }

    private static double inside(Histogram histogram) {
        return 1 - (double) histogram.outside() / histogram.total();
    }

    private static double joinedL1(Histogram fine, Histogram coarse) {
        Coarsening joined = Coarsening.of(HistogramLaw.grid(fine.cells()), JOINED_BINS);
        double[] p = joined.average(fine.density());
        double[] q = joined.average(coarse.density());
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            sum += Math.abs(p[c] - q[c]);
        }
        return sum * fine.cells().volume() * fine.cells().size() / p.length;
    }
}
