package org.fokker.diffusion.conditional;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a posterior sampler or of a guidance, each absent (null) where its default is wanted. A method refuses a
 * parameter that is not its own.
 *
 * @param strength ζ of diffusion posterior sampling
 * @param dataVariance variance that pseudoinverse guidance supposes of the data
 * @param guidance registry name of the guidance of a twisted filter
 * @param particles number of particles of a filter
 * @param resampling how a filter draws particles anew
 * @param threshold share of the particles below which the effective number makes a filter resample
 */
public record PosteriorSettings(
        @Nullable Double strength,
        @Nullable Double dataVariance,
        @Nullable String guidance,
        @Nullable Integer particles,
        @Nullable Resampling resampling,
        @Nullable Double threshold) {

    /** {@return settings with nothing set} */
    public static PosteriorSettings defaults() {
        return new PosteriorSettings(null, null, null, null, null, null);
    }

    /**
     * Returns these settings with a strength.
     *
     * @param number ζ
     * @return the changed settings
     */
    public PosteriorSettings withStrength(double number) {
        return new PosteriorSettings(number, dataVariance, guidance, particles, resampling, threshold);
    }

    /**
     * Returns these settings with a variance of the data.
     *
     * @param number the variance
     * @return the changed settings
     */
    public PosteriorSettings withDataVariance(double number) {
        return new PosteriorSettings(strength, number, guidance, particles, resampling, threshold);
    }

    /**
     * Returns these settings with a guidance.
     *
     * @param name its registry name
     * @return the changed settings
     */
    public PosteriorSettings withGuidance(String name) {
        return new PosteriorSettings(strength, dataVariance, name, particles, resampling, threshold);
    }

    /**
     * Returns these settings with a number of particles.
     *
     * @param number how many
     * @return the changed settings
     */
    public PosteriorSettings withParticles(int number) {
        return new PosteriorSettings(strength, dataVariance, guidance, number, resampling, threshold);
    }

    /**
     * Returns these settings with a way of resampling.
     *
     * @param choice the way
     * @return the changed settings
     */
    public PosteriorSettings withResampling(Resampling choice) {
        return new PosteriorSettings(strength, dataVariance, guidance, particles, choice, threshold);
    }

    /**
     * Returns these settings with a threshold.
     *
     * @param share share of the particles, in [0, 1]
     * @return the changed settings
     */
    public PosteriorSettings withThreshold(double share) {
        return new PosteriorSettings(strength, dataVariance, guidance, particles, resampling, share);
    }

    /**
     * Refuses what a method has no use for.
     *
     * @param method kind and name of the method
     * @param known the parameters that it has
     * @throws IllegalArgumentException if another parameter is set
     */
    void allow(String method, String... known) {
        List<String> strange = new ArrayList<>();
        collect(strange, "strength", strength);
        collect(strange, "data-variance", dataVariance);
        collect(strange, "guidance", guidance);
        collect(strange, "particles", particles);
        collect(strange, "resampling", resampling);
        collect(strange, "threshold", threshold);
        strange.removeAll(Arrays.asList(known));
        if (!strange.isEmpty()) {
            throw new IllegalArgumentException(method + " has no parameter '" + String.join("', '", strange)
                    + "'; it has: " + (known.length == 0 ? "none" : String.join(", ", known)));
        }
    }

    private static void collect(List<String> set, String name, @Nullable Object value) {
        if (value != null) {
            set.add(name);
        }
    }
}
