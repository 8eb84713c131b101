package org.fokker.diffusion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fokker.method.UnknownNameException;

/** Covariance of the reverse kernel p(z_r | z_t), r &lt; t, of a discrete-time chain. */
public enum ReverseVariance {
    /** β̃ = s_r² Q / s_t², the variance of q(z_r | z_t, x_0): right for data that is one point. */
    LOWER(1),
    /** β = Q, the variance of z_t given z_r: right for data in the equilibrium N(c, I) of a variance-preserving process. */
    UPPER(1),
    /** β̃ I + (a_r Q / s_t²)² Cov[X_0 | z_t], the covariance of the exact reverse kernel: right for Gaussian data. */
    OPTIMAL(2);

    private final int order;

    ReverseVariance(int order) {
        this.order = order;
    }

    /** {@return the order in 1/steps of the gap that a chain with this covariance leaves} */
    public int order() {
        return order;
    }

    /** {@return the name in scenario files} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a variance by name.
     *
     * @param name lower, upper or optimal
     * @return the variance
     * @throws UnknownNameException if there is none of that name
     */
    public static ReverseVariance named(String name) {
        List<String> known = Arrays.stream(values()).map(ReverseVariance::label).toList();
        int index = known.indexOf(name);
        if (index < 0) {
            throw new UnknownNameException("reverse variance", name, known);
        }
        return values()[index];
    }
}
