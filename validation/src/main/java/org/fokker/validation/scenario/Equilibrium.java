package org.fokker.validation.scenario;

import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.GibbsDistribution;
import org.fokker.distribution.Potential;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;

/** The stationary law of a process, where it is known. */
public sealed interface Equilibrium {

    /**
     * Says whether the law is stationary on a box: in detailed balance between reflecting walls, otherwise between walls where it has
     * vanished.
     *
     * @param domain the box with its walls
     * @return whether it is
     */
    boolean holdsOn(Domain domain);

    /**
     * Returns the law.
     *
     * @param domain the box
     * @return the density with mass one on the box, up to what the box cuts off
     * @throws org.fokker.method.NumericalException if it cannot be normalised
     */
    Density on(Domain domain);

    /**
     * The law exp(−U/kT)/Z on the box.
     *
     * @param potential U
     * @param temperature kT
     * @param detailedBalance whether nothing flows in it
     */
    record Gibbs(Potential potential, double temperature, boolean detailedBalance) implements Equilibrium {

        @Override
        public boolean holdsOn(Domain domain) {
            boolean reflecting = domain.boundaries().stream()
                    .allMatch(sides -> sides.equals(Domain.Sides.both(Boundary.REFLECTING)));
            return detailedBalance ? reflecting : EnergyBox.vanishesAtTheSides(domain, this);
        }

        @Override
        public Density on(Domain domain) {
            return new GibbsDistribution(potential, temperature, domain.lowerCorner(), domain.upperCorner());
        }
    }

    /**
     * A law in free space.
     *
     * @param law the law
     */
    record Free(GaussianMixture law) implements Equilibrium {

        /** What the box may cut off, as a default box does. */
        private static final double NEGLIGIBLE = 1e-12;

        @Override
        public boolean holdsOn(Domain domain) {
            return Spread.of(law).outside(domain.lower(), domain.upper()) <= NEGLIGIBLE;
        }

        @Override
        public Density on(Domain domain) {
            return law;
        }
    }
}
