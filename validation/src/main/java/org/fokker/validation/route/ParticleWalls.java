package org.fokker.validation.route;

import java.util.ArrayList;
import java.util.List;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.particle.Walls;
import org.fokker.validation.scenario.Scenario;

/** Gives particles the walls that the grid has, where walls are part of the problem. */
final class ParticleWalls {

    private ParticleWalls() {}

    /**
     * The walls of a scenario. Where the law in free space is the reference, the box has been checked to hold all of it but
     * the tolerance, and the particles are free; otherwise they meet the walls of the domain.
     */
    static Walls of(Scenario scenario) {
        if (scenario.closedForm().law().isPresent()) {
            return Walls.NONE;
        }
        Domain domain = scenario.domain();
        List<Walls.AxisWalls> axes = new ArrayList<>();
        for (int i = 0; i < domain.dimension(); i++) {
            axes.add(new Walls.AxisWalls(
                    domain.lower().get(i),
                    domain.upper().get(i),
                    kind(domain.boundaries().get(i).lower()),
                    kind(domain.boundaries().get(i).upper())));
        }
        return new Walls(axes);
    }

    private static Walls.Kind kind(Boundary boundary) {
        return switch (boundary) {
            case REFLECTING -> Walls.Kind.REFLECTING;
            case ABSORBING -> Walls.Kind.ABSORBING;
            case PERIODIC -> Walls.Kind.PERIODIC;
        };
    }
}
