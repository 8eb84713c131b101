package org.fokker.diffusion.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.diffusion.TimeSpacing;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a likelihood estimator, each absent (null) where its default is wanted. An estimator refuses a
 * parameter that is not its own.
 *
 * @param steps number of time intervals of a chain, at least 1
 * @param variance covariance of the reverse kernels
 * @param spacing where the times of a chain lie
 * @param samples number of draws of the noised point
 * @param tolerance absolute and relative tolerance of an integrator
 */
public record LikelihoodSettings(
        @Nullable Integer steps,
        @Nullable ReverseVariance variance,
        @Nullable TimeSpacing spacing,
        @Nullable Integer samples,
        @Nullable Double tolerance) {

    /** {@return settings with nothing set} */
    public static LikelihoodSettings defaults() {
        return new LikelihoodSettings(null, null, null, null, null);
    }

    /**
     * Returns these settings with a number of steps.
     *
     * @param number steps
     * @return the changed settings
     */
    public LikelihoodSettings withSteps(int number) {
        return new LikelihoodSettings(number, variance, spacing, samples, tolerance);
    }

    /**
     * Returns these settings with a reverse variance.
     *
     * @param choice the variance
     * @return the changed settings
     */
    public LikelihoodSettings withVariance(ReverseVariance choice) {
        return new LikelihoodSettings(steps, choice, spacing, samples, tolerance);
    }

    /**
     * Returns these settings with a spacing of the times.
     *
     * @param choice the spacing
     * @return the changed settings
     */
    public LikelihoodSettings withSpacing(TimeSpacing choice) {
        return new LikelihoodSettings(steps, variance, choice, samples, tolerance);
    }

    /**
     * Returns these settings with a number of draws.
     *
     * @param number draws
     * @return the changed settings
     */
    public LikelihoodSettings withSamples(int number) {
        return new LikelihoodSettings(steps, variance, spacing, number, tolerance);
    }

    /**
     * Returns these settings with a tolerance.
     *
     * @param number the tolerance
     * @return the changed settings
     */
    public LikelihoodSettings withTolerance(double number) {
        return new LikelihoodSettings(steps, variance, spacing, samples, number);
    }

    /**
     * Refuses what an estimator has no use for.
     *
     * @param estimator its name
     * @param known the parameters that it has
     * @throws IllegalArgumentException if another parameter is set
     */
    void allow(String estimator, String... known) {
        List<String> strange = new ArrayList<>();
        collect(strange, "steps", steps);
        collect(strange, "variance", variance);
        collect(strange, "spacing", spacing);
        collect(strange, "samples", samples);
        collect(strange, "tolerance", tolerance);
        strange.removeAll(Arrays.asList(known));
        if (!strange.isEmpty()) {
            throw new IllegalArgumentException("likelihood estimator '" + estimator + "' has no parameter '"
                    + String.join("', '", strange) + "'; it has: " + String.join(", ", known));
        }
    }

    private static void collect(List<String> set, String name, @Nullable Object value) {
        if (value != null) {
            set.add(name);
        }
    }
}
