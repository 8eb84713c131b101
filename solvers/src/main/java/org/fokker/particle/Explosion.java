package org.fokker.particle;

import java.util.Locale;
import org.fokker.method.NumericalException;

/** Looks for positions that are not finite. */
public final class Explosion {

    private Explosion() {}

    /**
     * Whether all positions are finite.
     *
     * @param x positions by component, d × (≥ n)
     * @param n how many
     * @return true if they are
     */
    public static boolean absent(double[][] x, int n) {
        for (double[] xi : x) {
            for (int j = 0; j < n; j++) {
                if (!Double.isFinite(xi[j])) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Names the first position that is not finite.
     *
     * @param method name of what made the step
     * @param x positions by component, d × (≥ n), one of which is not finite
     * @param n how many
     * @param firstPath number of the path at index 0
     * @param step how many steps have been made
     * @param t time after the last of them
     * @param h its length
     * @return what is to be thrown
     */
    public static NumericalException named(
            String method, double[][] x, int n, long firstPath, int step, double t, double h) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < x.length; i++) {
                if (!Double.isFinite(x[i][j])) {
                    return new NumericalException(String.format(
                            Locale.ROOT,
                            "%s: component %d of path %d is %s after step %d (t = %s, h = %s); use more steps",
                            method,
                            i,
                            firstPath + j,
                            x[i][j],
                            step,
                            t,
                            h));
                }
            }
        }
        throw new AssertionError("called without a value that is not finite");
    }
}
