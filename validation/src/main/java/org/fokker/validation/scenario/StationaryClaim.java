package org.fokker.validation.scenario;

import java.util.Locale;
import java.util.Optional;
import org.fokker.fokkerplanck.Domain;
import org.fokker.validation.expression.ExpressionPotential;
import org.fokker.validation.expression.StationaryFlux;

/** Holds a law that a file claims to be stationary to the Fokker–Planck equation of its process. */
final class StationaryClaim {

    /** The key of [process] that makes the claim. */
    static final String KEY = "stationary";

    /** Defects by rounding of some hundred operations, and of an exponential of −Φ with Φ of some hundred. */
    private static final double ROUNDING = 1e-10;

    /** Points on each axis by dimension; their places have no simple ratio to the box, so that no zero is met by symmetry. */
    private static final int[] LATTICE = {0, 101, 31, 13};

    private static final double OFFSET = Math.sqrt(5) / 4;

    private StationaryClaim() {}

    /**
     * Checks the law inside of the box.
     *
     * @param process [process]
     * @param spec what was read from it
     * @param domain the box
     * @return the process with what is now known of its equilibrium
     */
    static ProcessSpec checked(Section process, ProcessSpec spec, Domain domain) {
        if (!process.has(KEY)
                || !(spec.equilibrium().orElse(null) instanceof Equilibrium.Gibbs gibbs)
                || !(gibbs.potential() instanceof ExpressionPotential potential)) {
            return spec;
        }
        StationaryFlux flux;
        try {
            flux = new StationaryFlux(spec.process(), potential);
        } catch (IllegalArgumentException refusal) {
            throw process.error(KEY, "cannot be checked: " + refusal.getMessage());
        }
        double[][] x = lattice(domain);
        StationaryFlux.Defects defects = flux.at(x, x[0].length);
        boolean balance = defects.flux() <= ROUNDING;
        if (!balance && !(defects.divergence() <= ROUNDING)) {
            throw process.error(
                    KEY,
                    String.format(
                            Locale.ROOT,
                            "is not stationary: the divergence of its flux is up to %.1e of that of its drift",
                            defects.divergence()));
        }
        return new ProcessSpec(spec.kind(), spec.process(), Optional.of(new Equilibrium.Gibbs(potential, 1, balance)));
    }

    private static double[][] lattice(Domain domain) {
        int d = domain.dimension();
        int perAxis = LATTICE[Math.min(d, LATTICE.length - 1)];
        int n = (int) Math.pow(perAxis, d);
        double[][] x = new double[d][n];
        for (int j = 0; j < n; j++) {
            int rest = j;
            for (int i = 0; i < d; i++) {
                double lower = domain.lower().get(i);
                double width = domain.upper().get(i) - lower;
                x[i][j] = lower + width * (rest % perAxis + OFFSET) / perAxis;
                rest /= perAxis;
            }
        }
        return x;
    }
}
