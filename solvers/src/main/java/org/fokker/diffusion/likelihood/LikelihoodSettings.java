package org.fokker.diffusion.likelihood;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.diffusion.TimeSpacing;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a likelihood estimator, each absent (null) where its default is wanted. An estimator refuses a
 * parameter that is not its own. Immutable.
 */
public final class LikelihoodSettings {

    private static final LikelihoodSettings DEFAULTS = new LikelihoodSettings(new TreeMap<>());

    private final Map<String, Object> values;

    private LikelihoodSettings(Map<String, Object> values) {
        this.values = values;
    }

    /** {@return settings with nothing set} */
    public static LikelihoodSettings defaults() {
        return DEFAULTS;
    }

    /** {@return number of time intervals, at least 1} */
    public @Nullable Integer steps() {
        return get("steps", Integer.class);
    }

    /**
     * Returns these settings with a number of steps.
     *
     * @param number steps
     * @return the changed settings
     */
    public LikelihoodSettings withSteps(int number) {
        return with("steps", number);
    }

    /** {@return covariance of the reverse kernels} */
    public @Nullable ReverseVariance variance() {
        return get("variance", ReverseVariance.class);
    }

    /**
     * Returns these settings with a reverse variance.
     *
     * @param choice the variance
     * @return the changed settings
     */
    public LikelihoodSettings withVariance(ReverseVariance choice) {
        return with("variance", choice);
    }

    /** {@return where the times of a chain lie} */
    public @Nullable TimeSpacing spacing() {
        return get("spacing", TimeSpacing.class);
    }

    /**
     * Returns these settings with a spacing of the times.
     *
     * @param choice the spacing
     * @return the changed settings
     */
    public LikelihoodSettings withSpacing(TimeSpacing choice) {
        return with("spacing", choice);
    }

    /** {@return number of draws of the noised point} */
    public @Nullable Integer samples() {
        return get("samples", Integer.class);
    }

    /**
     * Returns these settings with a number of draws.
     *
     * @param number draws
     * @return the changed settings
     */
    public LikelihoodSettings withSamples(int number) {
        return with("samples", number);
    }

    /** {@return number of paths} */
    public @Nullable Integer paths() {
        return get("paths", Integer.class);
    }

    /**
     * Returns these settings with a number of paths.
     *
     * @param number paths
     * @return the changed settings
     */
    public LikelihoodSettings withPaths(int number) {
        return with("paths", number);
    }

    /** {@return whether paths are drawn from the law that makes their weights nearly equal} */
    public @Nullable Boolean guided() {
        return get("guided", Boolean.class);
    }

    /**
     * Returns these settings with guided paths or without.
     *
     * @param choice whether the paths are guided
     * @return the changed settings
     */
    public LikelihoodSettings withGuided(boolean choice) {
        return with("guided", choice);
    }

    /** {@return tolerance of an integrator or a quadrature} */
    public @Nullable Double tolerance() {
        return get("tolerance", Double.class);
    }

    /**
     * Returns these settings with a tolerance.
     *
     * @param number the tolerance
     * @return the changed settings
     */
    public LikelihoodSettings withTolerance(double number) {
        return with("tolerance", number);
    }

    /** {@return how the trace of a Jacobian is found} */
    public @Nullable TraceEstimator trace() {
        return get("trace", TraceEstimator.class);
    }

    /**
     * Returns these settings with a trace estimator.
     *
     * @param choice how the trace is found
     * @return the changed settings
     */
    public LikelihoodSettings withTrace(TraceEstimator choice) {
        return with("trace", choice);
    }

    /** {@return number of probes of an estimated trace} */
    public @Nullable Integer probes() {
        return get("probes", Integer.class);
    }

    /**
     * Returns these settings with a number of probes.
     *
     * @param number probes
     * @return the changed settings
     */
    public LikelihoodSettings withProbes(int number) {
        return with("probes", number);
    }

    /** {@return how the times of single draws are drawn} */
    public @Nullable TimeSampling timeSampling() {
        return get("time-sampling", TimeSampling.class);
    }

    /**
     * Returns these settings with a time for each draw.
     *
     * @param choice how the times are drawn
     * @return the changed settings
     */
    public LikelihoodSettings withTimeSampling(TimeSampling choice) {
        return with("time-sampling", choice);
    }

    /** {@return number of cells along each axis of a grid} */
    public @Nullable Integer cells() {
        return get("cells", Integer.class);
    }

    /**
     * Returns these settings with a number of cells.
     *
     * @param number cells along each axis
     * @return the changed settings
     */
    public LikelihoodSettings withCells(int number) {
        return with("cells", number);
    }

    /** {@return share of the noise of a member of the reverse family} */
    public @Nullable Double lambda() {
        return get("lambda", Double.class);
    }

    /**
     * Returns these settings with a member of the reverse family.
     *
     * @param number share of the noise, ≥ 0
     * @return the changed settings
     */
    public LikelihoodSettings withLambda(double number) {
        return with("lambda", number);
    }

    /** {@return whether a reversal starts from the reference law and not from p_T} */
    public @Nullable Boolean reference() {
        return get("reference", Boolean.class);
    }

    /**
     * Returns these settings with a start from the reference law or from p_T.
     *
     * @param choice whether it is the reference law
     * @return the changed settings
     */
    public LikelihoodSettings withReference(boolean choice) {
        return with("reference", choice);
    }

    /**
     * Refuses what an estimator has no use for.
     *
     * @param estimator its name
     * @param known the parameters that it has
     * @throws IllegalArgumentException if another parameter is set
     */
    void allow(String estimator, List<String> known) {
        List<String> strange = new ArrayList<>(values.keySet());
        strange.removeAll(known);
        if (!strange.isEmpty()) {
            throw new IllegalArgumentException("likelihood estimator '" + estimator + "' has no parameter '"
                    + String.join("', '", strange) + "'; it has: " + String.join(", ", known));
        }
    }

    /**
     * Checks a number that has to be positive.
     *
     * @param estimator name of the estimator
     * @param name name of the parameter
     * @param value the number
     * @return the number
     * @throws IllegalArgumentException if it is not positive
     */
    static int positive(String estimator, String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " of " + estimator + " must be positive, got " + value);
        }
        return value;
    }

    private <T> @Nullable T get(String name, Class<T> type) {
        return type.cast(values.get(name));
    }

    private LikelihoodSettings with(String name, Object value) {
        Map<String, Object> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new LikelihoodSettings(changed);
    }
}
