package org.fokker.validation.report;

import java.util.List;
import org.fokker.validation.result.Profile;
import org.jspecify.annotations.Nullable;

/**
 * The part of the line that a picture of densities shows: all of it, unless the densities live in a small part of it, as those of a
 * law that explodes do at first.
 *
 * @param left lower end
 * @param right upper end
 */
record Window(double left, double right) {

    /** What is less of its curve's peak is not seen in a picture. */
    private static final double VISIBLE = 1e-3;

    /** Beyond what is seen, in parts of it, on each side. */
    private static final double MARGIN = 0.5;

    /** A window that is more than this part of the whole would only surprise beside its neighbours. */
    private static final double SMALL = 0.25;

    /**
     * Finds the window of some curves.
     *
     * @param profiles densities on the line, at least one
     * @return the whole range, or the part around all that is seen
     */
    static Window of(List<Profile> profiles) {
        @Nullable Window whole = null;
        @Nullable Window seen = null;
        for (Profile profile : profiles) {
            double[] x = profile.axes().get(0);
            double peak = 0;
            for (double p : profile.density()) {
                peak = Double.isFinite(p) ? Math.max(peak, p) : peak;
            }
            for (int i = 0; i < x.length; i++) {
                whole = around(whole, x[i]);
                seen = profile.density()[i] > VISIBLE * peak ? around(seen, x[i]) : seen;
            }
        }
        if (whole == null || seen == null) {
            throw new IllegalArgumentException("there is nothing to be seen in " + profiles.size() + " densities");
        }
        double margin = MARGIN * (seen.right - seen.left);
        Window part = new Window(Math.max(whole.left, seen.left - margin), Math.min(whole.right, seen.right + margin));
        return part.right > part.left && part.right - part.left < SMALL * (whole.right - whole.left) ? part : whole;
    }

    private static Window around(@Nullable Window window, double x) {
        return window == null ? new Window(x, x) : new Window(Math.min(window.left, x), Math.max(window.right, x));
    }
}
