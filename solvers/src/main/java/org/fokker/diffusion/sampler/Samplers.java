package org.fokker.diffusion.sampler;

import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.method.Parameters;
import org.fokker.method.Registry;
import org.fokker.particle.EulerMaruyama;
import org.fokker.particle.StochasticHeun;

/** The samplers by name. */
public final class Samplers {

    private static final double TOLERANCE = 1e-6;

    /** As in the experiments of Song et al. on a variance-preserving process. */
    private static final double RATIO = 0.16;

    private static final Registry<Function<Parameters, Sampler>> REGISTRY = new Registry<>(
            "sampler",
            List.of(
                    entry("ancestral chain (variance: lower, upper, optimal)", Samplers::ddpm, "variance"),
                    entry("implicit model; exponential Euler for the flow (eta)", Samplers::ddim, "eta"),
                    entry("reverse equation by Euler and Maruyama (lambda)", Samplers::reverseEuler, "lambda"),
                    entry("reverse equation by stochastic Heun (lambda)", Samplers::reverseHeun, "lambda"),
                    entry(
                            "Euler–Maruyama with Langevin steps (lambda, corrections, ratio)",
                            Samplers::predictorCorrector,
                            "lambda",
                            "corrections",
                            "ratio"),
                    entry("exponential integrator with noise (lambda)", s -> stochastic("sde-dpmpp-1", 1, s), "lambda"),
                    entry("the same with two nodes (lambda)", s -> stochastic("sde-dpmpp-2m", 2, s), "lambda"),
                    entry("Adams–Bashforth in s/a, two nodes", s -> new AdamsBashforth("deis-2", 2)),
                    entry("Adams–Bashforth in s/a, three nodes", s -> new AdamsBashforth("deis-3", 3)),
                    entry("DPM-Solver++ with one node: ddim", s -> ExponentialMultistep.plain("dpmpp-1", 1)),
                    entry("DPM-Solver++ with one stage within", s -> new DpmSinglestep("dpmpp-2s", 2)),
                    entry("DPM-Solver++ with two nodes", s -> ExponentialMultistep.plain("dpmpp-2m", 2)),
                    entry("DPM-Solver++ with two stages within", s -> new DpmSinglestep("dpmpp-3s", 3)),
                    entry("DPM-Solver++ with three nodes", s -> ExponentialMultistep.plain("dpmpp-3m", 3)),
                    entry(
                            "the same as commonly released, with half of the second difference",
                            s -> ExponentialMultistep.released("dpmpp-3m-released")),
                    entry("UniPC, predictor of order 2", s -> ExponentialMultistep.corrected("unipc-2", 2)),
                    entry("UniPC, predictor of order 3", s -> ExponentialMultistep.corrected("unipc-3", 3)),
                    entry(
                            "Heun in s/a, with noise added before steps (churn, churn-least, churn-most, churn-inflation)",
                            Samplers::edm,
                            "churn",
                            "churn-least",
                            "churn-most",
                            "churn-inflation"),
                    entry("Runge–Kutta in t", s -> new FlowRungeKutta("flow-rk4", FlowField.Clock.TIME)),
                    entry("Runge–Kutta in λ", s -> new FlowRungeKutta("flow-rk4-log-snr", FlowField.Clock.LOG_SNR)),
                    entry("Picard sweeps over all times at once: ddim (tolerance)", Samplers::picard, "tolerance"),
                    entry("Dormand–Prince 5(4), adaptive (tolerance)", Samplers::dormandPrince, "tolerance"),
                    entry("Dormand–Prince 8(5,3), adaptive (tolerance)", Samplers::dormandPrince853, "tolerance")));

    private Samplers() {}

    /** {@return the samplers; the factory of each makes it from parameters and refuses those that are not its own} */
    public static Registry<Function<Parameters, Sampler>> registry() {
        return REGISTRY;
    }

    /**
     * Makes a sampler with its defaults.
     *
     * @param name registry name
     * @return the sampler
     * @throws org.fokker.method.UnknownNameException if there is none of that name
     */
    public static Sampler of(String name) {
        return of(name, Parameters.none());
    }

    /**
     * Makes a sampler.
     *
     * @param name registry name
     * @param settings its parameters
     * @return the sampler
     * @throws org.fokker.method.UnknownNameException if there is none of that name
     * @throws IllegalArgumentException if a parameter is not its own or out of range
     */
    public static Sampler of(String name, Parameters settings) {
        return REGISTRY.find(name).factory().apply(settings);
    }

    private static Registry.Entry<Function<Parameters, Sampler>> entry(
            String summary, Function<Parameters, Sampler> factory, String... parameters) {
        Sampler standard = factory.apply(Parameters.none());
        return new Registry.Entry<>(
                standard.name(),
                summary,
                standard.promises(),
                settings -> factory.apply(settings.only("sampler '" + standard.name() + "'", parameters)));
    }

    private static Sampler ddpm(Parameters settings) {
        return new Ancestral(ReverseVariance.named(settings.word("variance", ReverseVariance.LOWER.label())));
    }

    private static Sampler ddim(Parameters settings) {
        return new Ddim(settings.number("eta", 0));
    }

    private static Sampler reverseEuler(Parameters settings) {
        return new ReverseSde("reverse-euler-maruyama", new EulerMaruyama(), 1, lambda(settings));
    }

    private static Sampler reverseHeun(Parameters settings) {
        return new ReverseSde("reverse-stochastic-heun", new StochasticHeun(), 2, lambda(settings));
    }

    private static Sampler predictorCorrector(Parameters settings) {
        return new PredictorCorrector(
                reverseEuler(settings), settings.integer("corrections", 1, 1), settings.positive("ratio", RATIO));
    }

    private static Sampler stochastic(String name, int order, Parameters settings) {
        return ExponentialMultistep.stochastic(name, order, lambda(settings));
    }

    private static Sampler edm(Parameters settings) {
        return new HeunChurn(new Churn(
                settings.number("churn", 0),
                settings.number("churn-least", 0),
                settings.number("churn-most", Double.POSITIVE_INFINITY),
                settings.number("churn-inflation", 1)));
    }

    private static Sampler picard(Parameters settings) {
        return new ParallelPicard(tolerance(settings));
    }

    private static Sampler dormandPrince(Parameters settings) {
        double tolerance = tolerance(settings);
        return new AdaptiveFlow(
                "flow-rk45",
                tolerance,
                length -> new DormandPrince54Integrator(AdaptiveFlow.leastStep(length), length, tolerance, tolerance));
    }

    private static Sampler dormandPrince853(Parameters settings) {
        double tolerance = tolerance(settings);
        return new AdaptiveFlow(
                "flow-dop853",
                tolerance,
                length -> new DormandPrince853Integrator(AdaptiveFlow.leastStep(length), length, tolerance, tolerance));
    }

    /** Anderson's reversal where nothing is said. */
    private static double lambda(Parameters settings) {
        return settings.number("lambda", 1);
    }

    private static double tolerance(Parameters settings) {
        return settings.number("tolerance", TOLERANCE);
    }
}
