package org.fokker.process;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fokker.method.ParameterException;

/** The variance-preserving schedules by the names and parameters that settings give them. */
final class VariancePreservingKinds {

    private static final String SCHEDULE = "schedule";
    private static final int CHAIN_STEPS = 1000;

    /**
     * One of them.
     *
     * @param name value of "schedule"
     * @param parameters what it has
     * @param factory makes it
     */
    private record Kind(String name, List<String> parameters, Function<ProcessSettings, VariancePreserving> factory) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "linear",
                    List.of("beta-min", "beta-max"),
                    settings -> VariancePreserving.linear(
                            settings.number("beta-min", 0.1), settings.number("beta-max", 20))),
            new Kind("cosine", List.of(), settings -> VariancePreserving.cosine()),
            new Kind(
                    "sigmoid",
                    List.of("sigmoid-from", "sigmoid-to"),
                    settings -> VariancePreserving.sigmoid(
                            settings.number("sigmoid-from", -3), settings.number("sigmoid-to", 3))),
            new Kind(
                    "chain-linear",
                    List.of("chain-steps", "beta-min", "beta-max"),
                    settings -> VariancePreserving.stepwise(BetaSequences.linear(
                            chainSteps(settings), beta(settings, "beta-min", 1e-4), beta(settings, "beta-max", 0.02)))),
            new Kind(
                    "chain-cosine",
                    List.of("chain-steps"),
                    settings -> VariancePreserving.stepwise(BetaSequences.cosine(chainSteps(settings)))));

    private VariancePreservingKinds() {}

    /**
     * Makes a schedule.
     *
     * @param settings its parameters; without "schedule" it is linear
     * @return the schedule
     * @throws ParameterException if there is no such schedule, or a parameter is not its own or cannot have this value
     */
    static VariancePreserving of(ProcessSettings settings) {
        settings.only(
                "variance-preserving",
                Stream.concat(Stream.of(SCHEDULE), KINDS.stream().flatMap(kind -> kind.parameters().stream()))
                        .distinct()
                        .toArray(String[]::new));
        String name = settings.choice(SCHEDULE, KINDS.stream().map(Kind::name).toList());
        Kind chosen = KINDS.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
        for (String parameter : settings.parameters().numbers().keySet()) {
            if (!chosen.parameters().contains(parameter)) {
                String owner = KINDS.stream()
                        .filter(kind -> kind.parameters().contains(parameter))
                        .findFirst()
                        .orElseThrow()
                        .name();
                throw new ParameterException(parameter, "belongs to " + SCHEDULE + " = \"" + owner + "\"");
            }
        }
        return chosen.factory().apply(settings);
    }

    private static int chainSteps(ProcessSettings settings) {
        return settings.parameters().integer("chain-steps", CHAIN_STEPS, 1);
    }

    private static double beta(ProcessSettings settings, String name, double usual) {
        double beta = settings.number(name, usual);
        if (!(beta > 0 && beta < 1)) {
            throw new ParameterException(name, "of a chain must be in (0, 1), got " + beta);
        }
        return beta;
    }
}
