package org.fokker.process;

import java.util.List;
import java.util.function.Function;
import org.fokker.distribution.Potentials;
import org.fokker.method.ParameterException;
import org.fokker.method.Promises;
import org.fokker.method.Registry;
import org.fokker.method.UnknownNameException;

/** The registry of processes: each is made from its settings, with the usual values for parameters that are not given. */
public final class Processes {

    private static final String LINEAR = "linear";

    /** All processes by name. */
    private static final Registry<Function<ProcessSettings, IsotropicNoise>> REGISTRY = new Registry<>(
            "process",
            List.of(
                    entry(
                            "variance-preserving",
                            "dX = −½β X dt + √β dW; schedule linear (beta-min 0.1, beta-max 20), cosine, sigmoid, chain-…",
                            settings -> centred(VariancePreservingKinds.of(settings), settings)),
                    entry(
                            "variance-exploding",
                            "dX = g dW with s² = σ²(t) − σ²(0), σ geometric (sigma-min 0.01, sigma-max 50)",
                            settings -> centred(
                                    VarianceExploding.geometric(
                                            settings.only("variance-exploding", "sigma-min", "sigma-max")
                                                    .number("sigma-min", 0.01),
                                            settings.number("sigma-max", 50)),
                                    settings)),
                    entry(
                            "sub-variance-preserving",
                            "drift of variance-preserving, smaller noise (beta-min 0.1, beta-max 20)",
                            Processes::subVariancePreserving),
                    entry(
                            "ornstein-uhlenbeck",
                            "dX = −θ (X − c) dt + σ dW (rate 1, mean 0, volatility √2)",
                            settings -> centred(
                                    OrnsteinUhlenbeck.of(
                                            settings.only("ornstein-uhlenbeck", "rate", "mean", "volatility")
                                                    .number("rate", 1),
                                            settings.number("volatility", Math.sqrt(2))),
                                    settings)),
                    entry(
                            "edm",
                            "dX = √(2t) dW, the deviation is the time; no parameters",
                            settings -> centred(new ElucidatedDiffusion(), settings.only("edm"))),
                    entry(
                            "brownian",
                            "dX = σ dW (volatility 1)",
                            settings -> centred(
                                    Brownian.of(settings.only("brownian", "volatility")
                                            .number("volatility", 1)),
                                    settings)),
                    entry(
                            "langevin",
                            "dX = −∇U dt + σ dW (potential double-well, volatility 1)",
                            settings -> new LangevinProcess(
                                    Potentials.of(
                                            settings.only("langevin", "potential", "volatility")
                                                    .word("potential", "double-well"),
                                            settings.dimension()),
                                    settings.number("volatility", 1)))));

    private Processes() {}

    /**
     * Returns the processes; the factory of each makes it from its settings.
     *
     * @return the registry
     */
    public static Registry<Function<ProcessSettings, IsotropicNoise>> registry() {
        return REGISTRY;
    }

    /**
     * Makes a process.
     *
     * @param name registry name
     * @param settings its parameters
     * @return the process
     * @throws UnknownNameException if the process or the potential is not known
     * @throws ParameterException if the process has no such parameter or the parameter cannot have this value
     */
    public static IsotropicNoise of(String name, ProcessSettings settings) {
        return REGISTRY.find(name).factory().apply(settings);
    }

    private static IsotropicNoise subVariancePreserving(ProcessSettings settings) {
        settings.only("sub-variance-preserving", "schedule", "beta-min", "beta-max")
                .choice("schedule", List.of(LINEAR));
        return centred(
                SubVariancePreserving.linear(settings.number("beta-min", 0.1), settings.number("beta-max", 20)),
                settings);
    }

    private static AffineGaussianProcess centred(Schedule schedule, ProcessSettings settings) {
        return AffineGaussianProcess.around(schedule, settings.centre());
    }

    private static Registry.Entry<Function<ProcessSettings, IsotropicNoise>> entry(
            String name, String summary, Function<ProcessSettings, IsotropicNoise> factory) {
        return new Registry.Entry<>(name, summary, Promises.none(), factory);
    }
}
