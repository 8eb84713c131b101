package org.fokker.validation.route;

import java.util.OptionalDouble;
import org.fokker.fokkerplanck.following.FollowingDomain;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.validation.scenario.Scenario;

/** What the box of a march cuts off the law in free space: as much is missing outside and comes back through the walls. */
final class Truncation {

    /** Without a closed form, what lies beyond this share of the half-width stands for what lies beyond the walls. */
    private static final double INNER_SHARE = 0.9;

    private Truncation() {}

    /**
     * The shares outside of the box at the stops of a march. A box that stays is that of the scenario. From one that follows the
     * density, what was lost earlier is missing later, so that the largest share up to a stop counts. It is known where the law is;
     * elsewhere it is estimated by that of a Gaussian with the predicted moments and by the mass that the march has in the outer
     * tenth of the box, which exceeds what a decaying tail has beyond.
     *
     * @return one share for each stop
     */
    static double[] outside(Scenario scenario, Placement placement, Clock clock, GridSolve march) {
        double[] shares = new double[clock.stops().size()];
        if (!(placement instanceof Placement.Following following)) {
            for (int stop = 0; stop < shares.length; stop++) {
                shares[stop] = scenario.cutOff(clock.snapshots().get(stop));
            }
            return shares;
        }
        FollowingDomain box = following.box();
        OptionalDouble known = scenario.outside(clock.start(), box.box(clock.start()));
        double largest = known.orElse(box.gaussianTail());
        for (int stop = 0; stop < shares.length; stop++) {
            double t = clock.stops().get(stop);
            double here = known.isPresent()
                    ? scenario.outside(t, box.box(t)).orElse(0)
                    : outerMass(march.system().grid(), march.system().cellAverages(march.state(stop)));
            largest = Math.max(largest, here);
            shares[stop] = largest;
        }
        return shares;
    }

    /** The mass in cells of which a centre lies beyond {@link #INNER_SHARE} of a box about zero. */
    private static double outerMass(Grid grid, double[] averages) {
        double mass = 0;
        for (int c = 0; c < averages.length; c++) {
            boolean outer = false;
            int rest = c;
            for (int i = grid.dimension() - 1; i >= 0; i--) {
                Axis axis = grid.axis(i);
                outer |= Math.abs(axis.centre(rest % axis.cells())) > INNER_SHARE * axis.upper();
                rest /= axis.cells();
            }
            mass += outer ? grid.volume(c) * Math.abs(averages[c]) : 0;
        }
        return mass;
    }
}
