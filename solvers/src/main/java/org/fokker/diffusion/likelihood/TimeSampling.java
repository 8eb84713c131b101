package org.fokker.diffusion.likelihood;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fokker.method.UnknownNameException;

/** How the times of a Monte Carlo estimate of a time integral are drawn. */
public enum TimeSampling {
    /** Independently, with the density of the spacing. */
    PLAIN(false, false),
    /** Two in each of equally probable strata, so that only the variance within a stratum is left, and is known. */
    STRATIFIED(false, true),
    /** Independently, with a density ∝ (E f²)^½ in λ, in bins of equal width, as draws made beforehand tell it. */
    IMPORTANCE(true, false),
    /** Two in each of the strata that are equally probable under the law of {@link #IMPORTANCE}. */
    STRATIFIED_IMPORTANCE(true, true);

    private final boolean importance;
    private final boolean stratified;

    TimeSampling(boolean importance, boolean stratified) {
        this.importance = importance;
        this.stratified = stratified;
    }

    /** {@return whether the density of the times follows the size of the integrand} */
    public boolean importance() {
        return importance;
    }

    /** {@return whether the times are spread over strata} */
    public boolean stratified() {
        return stratified;
    }

    /** {@return the name in scenario files} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a way by name.
     *
     * @param name plain, stratified, importance or stratified-importance
     * @return the way
     * @throws UnknownNameException if there is none of that name
     */
    public static TimeSampling named(String name) {
        List<String> known = Arrays.stream(values()).map(TimeSampling::label).toList();
        int index = known.indexOf(name);
        if (index < 0) {
            throw new UnknownNameException("time sampling", name, known);
        }
        return values()[index];
    }
}
