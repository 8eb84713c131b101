package org.fokker.diffusion.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.diffusion.ReverseVariance;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a sampler, each absent (null) where its default is wanted. A sampler refuses a parameter that is not its own.
 *
 * @param eta share of the noise of an implicit model, 0 … 1
 * @param lambda share of the noise in the reverse family, ≥ 0
 * @param variance covariance of the reverse kernels
 * @param churn noise that is added before steps
 * @param corrections Langevin steps after each step, ≥ 1
 * @param ratio share of signal in noise of a Langevin step, &gt; 0
 * @param tolerance absolute and relative tolerance of an adaptive step, or of an iteration
 */
public record SamplerSettings(
        @Nullable Double eta,
        @Nullable Double lambda,
        @Nullable ReverseVariance variance,
        @Nullable Churn churn,
        @Nullable Integer corrections,
        @Nullable Double ratio,
        @Nullable Double tolerance) {

    /** {@return settings with nothing set} */
    public static SamplerSettings defaults() {
        return new SamplerSettings(null, null, null, null, null, null, null);
    }

    /**
     * Returns these settings with a share of the noise of an implicit model.
     *
     * @param share η
     * @return the changed settings
     */
    public SamplerSettings withEta(double share) {
        return new SamplerSettings(share, lambda, variance, churn, corrections, ratio, tolerance);
    }

    /**
     * Returns these settings with a share of the noise in the reverse family.
     *
     * @param share λ
     * @return the changed settings
     */
    public SamplerSettings withLambda(double share) {
        return new SamplerSettings(eta, share, variance, churn, corrections, ratio, tolerance);
    }

    /**
     * Returns these settings with a reverse variance.
     *
     * @param choice the variance
     * @return the changed settings
     */
    public SamplerSettings withVariance(ReverseVariance choice) {
        return new SamplerSettings(eta, lambda, choice, churn, corrections, ratio, tolerance);
    }

    /**
     * Returns these settings with churn.
     *
     * @param choice the noise that is added
     * @return the changed settings
     */
    public SamplerSettings withChurn(Churn choice) {
        return new SamplerSettings(eta, lambda, variance, choice, corrections, ratio, tolerance);
    }

    /**
     * Returns these settings with a number of Langevin steps.
     *
     * @param number how many after each step
     * @return the changed settings
     */
    public SamplerSettings withCorrections(int number) {
        return new SamplerSettings(eta, lambda, variance, churn, number, ratio, tolerance);
    }

    /**
     * Returns these settings with a share of signal in noise.
     *
     * @param share r
     * @return the changed settings
     */
    public SamplerSettings withRatio(double share) {
        return new SamplerSettings(eta, lambda, variance, churn, corrections, share, tolerance);
    }

    /**
     * Returns these settings with a tolerance.
     *
     * @param number the tolerance
     * @return the changed settings
     */
    public SamplerSettings withTolerance(double number) {
        return new SamplerSettings(eta, lambda, variance, churn, corrections, ratio, number);
    }

    /**
     * Refuses what a sampler has no use for.
     *
     * @param sampler its name
     * @param known the parameters that it has
     * @throws IllegalArgumentException if another parameter is set
     */
    void allow(String sampler, String... known) {
        List<String> strange = new ArrayList<>();
        collect(strange, "eta", eta);
        collect(strange, "lambda", lambda);
        collect(strange, "variance", variance);
        collect(strange, "churn", churn);
        collect(strange, "corrections", corrections);
        collect(strange, "ratio", ratio);
        collect(strange, "tolerance", tolerance);
        strange.removeAll(Arrays.asList(known));
        if (!strange.isEmpty()) {
            throw new IllegalArgumentException("sampler '" + sampler + "' has no parameter '"
                    + String.join("', '", strange) + "'; it has: "
                    + (known.length == 0 ? "none" : String.join(", ", known)));
        }
    }

    private static void collect(List<String> set, String name, @Nullable Object value) {
        if (value != null) {
            set.add(name);
        }
    }
}
