package org.fokker.diffusion.likelihood;

import java.util.Arrays;
import java.util.List;
import org.fokker.method.UnknownNameException;

/** How the trace of the Jacobian of a score is found. */
public enum TraceEstimator {
    /** As the sum of the diagonal. */
    EXACT("exact"),
    /**
     * As εᵀJε with probes of independent signs: unbiased, with the variance 2 (|J|²_F − Σ J_ii²) (M. Hutchinson, Communications in
     * Statistics – Simulation and Computation 19 (1990) 433).
     */
    HUTCHINSON("hutchinson"),
    /**
     * Exactly on the range Q of a sketch J S of some columns, and as εᵀPJPε with P = I − QQᵀ on the rest, with signs independent of
     * those of the sketch (R. Meyer, C. Musco, C. Musco and D. Woodruff, Hutch++, SIAM Symposium on Simplicity in Algorithms (2021)).
     */
    HUTCH_PLUS_PLUS("hutch++");

    private final String label;

    TraceEstimator(String label) {
        this.label = label;
    }

    /** {@return the name in scenario files} */
    public String label() {
        return label;
    }

    /**
     * Finds an estimator by name.
     *
     * @param name exact, hutchinson or hutch++
     * @return the estimator
     * @throws UnknownNameException if there is none of that name
     */
    public static TraceEstimator named(String name) {
        List<String> known = Arrays.stream(values()).map(TraceEstimator::label).toList();
        int index = known.indexOf(name);
        if (index < 0) {
            throw new UnknownNameException("trace estimator", name, known);
        }
        return values()[index];
    }
}
