package org.fokker.distribution;

import java.util.List;
import java.util.function.IntFunction;
import org.fokker.method.Promises;
import org.fokker.method.Registry;

/** The registry of named energy landscapes; each is made from its dimension. */
public final class Potentials {

    /** All landscapes by name. */
    private static final Registry<IntFunction<Potential>> REGISTRY = new Registry<>(
            "potential",
            List.of(
                    entry("quadratic", "U = |x|²/2, one well with Gaussian equilibrium", Quadratic::unit),
                    entry("quartic", "U = Σ x_i⁴/4, one well, stiff far out and flat in the middle", Quartic::new),
                    entry(
                            "double-well",
                            "U = x_1⁴/4 − x_1²/2 + Σ_{i>1} x_i²/2, wells at ∓1, barrier 1/4",
                            DoubleWell::new),
                    entry("ring", "U = |x|⁴/4 − |x|²/2, a circular valley at |x| = 1", Ring::new),
                    entry(
                            "mueller-brown",
                            "the Müller–Brown surface, three wells, d = 2, in units of 100",
                            MuellerBrown::of)));

    private Potentials() {}

    /**
     * Returns the potentials; the factory of each makes it in a dimension.
     *
     * @return the registry
     */
    public static Registry<IntFunction<Potential>> registry() {
        return REGISTRY;
    }

    /**
     * Makes a landscape.
     *
     * @param name registry name
     * @param dimension d ≥ 1
     * @return the landscape
     * @throws org.fokker.method.UnknownNameException if there is none of that name
     * @throws IllegalArgumentException if it does not exist in that dimension
     */
    public static Potential of(String name, int dimension) {
        return REGISTRY.find(name).factory().apply(dimension);
    }

    /** Refuses a dimension below 1. */
    static int checkDimension(int d) {
        if (d < 1) {
            throw new IllegalArgumentException("dimension must be at least 1, got " + d);
        }
        return d;
    }

    private static Registry.Entry<IntFunction<Potential>> entry(
            String name, String summary, IntFunction<Potential> factory) {
        return new Registry.Entry<>(name, summary, Promises.none(), factory);
    }
}
