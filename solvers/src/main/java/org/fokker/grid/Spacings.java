package org.fokker.grid;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.fokker.method.ParameterException;
import org.fokker.method.Promises;
import org.fokker.method.Registry;
import org.fokker.method.UnknownNameException;

/** The registry of spacings: each is made from its settings, with the usual values for parameters that are not given. */
public final class Spacings {

    private static final Registry<Function<SpacingSettings, Spacing>> REGISTRY = new Registry<>(
            "spacing",
            List.of(
                    entry("uniform", "equal cells; no parameters", settings -> {
                        settings.only("uniform");
                        return Spacing.uniform();
                    }),
                    entry(
                            "sinh",
                            "cells gather around points (points 0, strength 10: one for all points or one for each)",
                            Spacings::sinh),
                    entry("logarithmic", "edges of constant ratio on a positive interval; no parameters", settings -> {
                        settings.only("logarithmic");
                        return new LogarithmicSpacing();
                    }),
                    entry(
                            "half-line",
                            "algebraic map of a half line (scale a tenth of the interval): half of the cells within it",
                            settings -> new HalfLineSpacing(
                                    settings.only("half-line", "scale").number("scale", Double.NaN))),
                    entry(
                            "chebyshev",
                            "Chebyshev's extreme points, for collocation; finite volumes refuse them; no parameters",
                            settings -> {
                                settings.only("chebyshev");
                                return new ChebyshevSpacing();
                            })));

    private Spacings() {}

    /**
     * Returns the spacings; the factory of each makes it from its settings.
     *
     * @return the registry
     */
    public static Registry<Function<SpacingSettings, Spacing>> registry() {
        return REGISTRY;
    }

    /**
     * Makes a spacing.
     *
     * @param name registry name
     * @param settings its parameters
     * @return the spacing
     * @throws UnknownNameException if there is none of that name
     * @throws ParameterException if it has no such parameter or the parameter cannot have this value
     */
    public static Spacing of(String name, SpacingSettings settings) {
        return REGISTRY.find(name).factory().apply(settings);
    }

    private static Spacing sinh(SpacingSettings settings) {
        settings.only("sinh", "points", "strength");
        List<Double> points = settings.numbers().getOrDefault("points", List.of(0.0));
        List<Double> strengths = settings.numbers().getOrDefault("strength", List.of(SinhSpacing.USUAL_STRENGTH));
        return new SinhSpacing(
                points, strengths.size() == 1 ? Collections.nCopies(points.size(), strengths.get(0)) : strengths);
    }

    private static Registry.Entry<Function<SpacingSettings, Spacing>> entry(
            String name, String summary, Function<SpacingSettings, Spacing> factory) {
        return new Registry.Entry<>(name, summary, Promises.none(), factory);
    }
}
