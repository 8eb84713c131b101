package org.fokker.particle;

import java.util.List;
import java.util.function.Supplier;
import org.fokker.method.Registry;

/** The schemes for stochastic differential equations, by name. */
public final class SdeSchemes {

    private static final Registry<Supplier<SdeScheme>> REGISTRY = new Registry<>(
            "SDE scheme",
            List.of(
                    entry("explicit Euler with the noise at the left end point (Itô)", EulerMaruyama::new),
                    entry("trapezoidal predictor–corrector in drift and noise (Stratonovich)", StochasticHeun::new)));

    private SdeSchemes() {}

    /** {@return the registry of all schemes; a factory makes the scheme} */
    public static Registry<Supplier<SdeScheme>> registry() {
        return REGISTRY;
    }

    private static Registry.Entry<Supplier<SdeScheme>> entry(String summary, Supplier<SdeScheme> factory) {
        SdeScheme scheme = factory.get();
        return new Registry.Entry<>(scheme.name(), summary, scheme.promises(), factory);
    }
}
