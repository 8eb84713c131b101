package org.fokker.validation.scenario;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.fokker.distribution.Density;
import org.fokker.distribution.Distribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Domain.Sides;

/** Reads boxes that follow the density, which stand for free space and need a law whose moments are known to begin with. */
final class FollowReader {

    private static final String KEY = "follow";

    private final Section target;
    private final Density law;
    private final DomainReader.Given domain;
    private final ClosedForm closedForm;

    /**
     * Creates the reader.
     *
     * @param target [target], or [manufactured]
     * @param law the law at time 0
     * @param domain what the file says of the box that stays
     * @param closedForm whether there is an exact law
     */
    FollowReader(Section target, Density law, DomainReader.Given domain, ClosedForm closedForm) {
        this.target = target;
        this.law = law;
        this.domain = domain;
        this.closedForm = closedForm;
    }

    /**
     * Reads the half-width.
     *
     * @return deviations from the centre to the walls; empty if the box stays
     */
    OptionalDouble read(Section route, String kind, Direction direction) {
        if (!route.has(KEY)) {
            return OptionalDouble.empty();
        }
        double deviations = route.positive(KEY);
        String obstacle = obstacle(route, kind, direction);
        if (!obstacle.isEmpty()) {
            throw route.error(KEY, obstacle);
        }
        Spread gaussian = Spread.normal(new double[law.dimension()], 1);
        double outside = gaussian.outside(all(-deviations), all(deviations));
        if (outside > domain.options().tolerance()) {
            throw route.error(
                    KEY,
                    "cuts off " + outside + " of a Gaussian law, more than the 'tolerance' "
                            + domain.options().tolerance() + " of [domain]; got " + deviations
                            + " deviations, and 7 leave 3e-12 outside on each axis");
        }
        return OptionalDouble.of(deviations);
    }

    private String obstacle(Section route, String kind, Direction direction) {
        if (kind.equals("spectral")) {
            return "needs walls, and \"spectral\" grids are periodic; \"chebyshev\" and \"finite-volume\" ones have walls";
        }
        if (direction.reverse()) {
            return "belongs to direction = \"forward\"";
        }
        if (domain.options().confining()) {
            return "stands for free space, and [domain] has confining = true: the walls are part of the problem";
        }
        if (!domain.sides().stream().allMatch(side -> side.equals(Sides.both(Boundary.REFLECTING)))) {
            return "stands for free space, and the 'boundary' of [domain] is not \"reflecting\" everywhere";
        }
        boolean boxed = !target.has("kind") || target.string("kind").equals("gibbs");
        if (boxed || !(law instanceof Distribution)) {
            return "stands for free space, and the law at time 0 is only known on the box of [domain]; expected a"
                    + " \"gaussian-mixture\"";
        }
        if (law instanceof GaussianMixture mixture
                && !mixture.hasDensity()
                && closedForm.law().isEmpty()) {
            return "needs a law that has a width at time 0, and a \"point\" has none; expected a narrow \"gaussian-mixture\"";
        }
        return "";
    }

    /** Refuses a box from which the free law, where it is known, has more than the tolerance outside. */
    void check(Section route, GridRouteSpec spec, TimeSpec time) {
        if (spec.follow().isEmpty() || closedForm.law().isEmpty()) {
            return;
        }
        double deviations = spec.follow().getAsDouble();
        DoubleStream.concat(
                        DoubleStream.of(time.start()), time.snapshots().stream().mapToDouble(Double::doubleValue))
                .forEach(t -> {
                    if (closedForm.required().marginal(t) instanceof GaussianMixture mixture) {
                        double outside = outside(mixture, deviations);
                        if (outside > domain.options().tolerance()) {
                            throw route.error(
                                    KEY,
                                    "cuts off " + outside + " of the law at t = " + t + ", more than the 'tolerance' "
                                            + domain.options().tolerance() + " of [domain]; got " + deviations);
                        }
                    }
                });
    }

    /** The moments of an affine or linear process are predicted exactly, so that the box is that of the law itself. */
    private static double outside(GaussianMixture mixture, double deviations) {
        double[] mean = mixture.mean();
        double[][] covariance = mixture.covariance();
        Double[] lower = new Double[mean.length];
        Double[] upper = new Double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            double reach = deviations * Math.sqrt(covariance[i][i]);
            lower[i] = mean[i] - reach;
            upper[i] = mean[i] + reach;
        }
        return Spread.of(mixture).outside(Arrays.asList(lower), Arrays.asList(upper));
    }

    private List<Double> all(double value) {
        return Collections.nCopies(law.dimension(), value);
    }

    /** Returns the box in whose coordinates the axes of a route are divided: that of the scenario, or deviations from the mean. */
    static Domain coordinates(GridRouteSpec spec, Domain domain) {
        if (spec.follow().isEmpty()) {
            return domain;
        }
        double[] upper = new double[domain.dimension()];
        Arrays.fill(upper, spec.follow().getAsDouble());
        double[] lower = Arrays.stream(upper).map(w -> -w).toArray();
        return Domain.box(lower, upper, Boundary.REFLECTING);
    }
}
