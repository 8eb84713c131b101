package org.fokker.diffusion.conditional;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fokker.method.UnknownNameException;

/** How the particles of a filter are drawn anew, in proportion to their weights: each has N w offspring on average. */
public enum Resampling {
    /** Thresholds (i + u)/N with one uniform u: offspring differ from N w by less than 1. */
    SYSTEMATIC(1),
    /** Thresholds (i + u_i)/N with independent uniforms. */
    STRATIFIED(Integer.MAX_VALUE);

    private final int most;

    Resampling(int most) {
        this.most = most;
    }

    /** {@return the name in scenario files} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a way of resampling by name.
     *
     * @param name systematic or stratified
     * @return the way
     * @throws UnknownNameException if there is none of that name
     */
    public static Resampling named(String name) {
        List<String> known = Arrays.stream(values()).map(Resampling::label).toList();
        int index = known.indexOf(name);
        if (index < 0) {
            throw new UnknownNameException("resampling", name, known);
        }
        return values()[index];
    }

    /**
     * Returns how many uniforms are used.
     *
     * @param n number of particles
     * @return 1 or n
     */
    int uniforms(int n) {
        return Math.min(most, n);
    }

    /**
     * Chooses the parents of n particles.
     *
     * @param weights weights that sum to 1, n
     * @param u uniforms in (0, 1), as many as {@link #uniforms}
     * @param parents receives indices in ascending order, n
     */
    void choose(double[] weights, double[] u, int[] parents) {
        int n = weights.length;
        double sum = weights[0];
        int parent = 0;
        for (int i = 0; i < n; i++) {
            double threshold = (i + u[most == 1 ? 0 : i]) / n;
            while (sum <= threshold && parent < n - 1) {
                sum += weights[++parent];
            }
            parents[i] = parent;
        }
    }
}
