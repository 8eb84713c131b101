package org.fokker.diffusion.noisy;

import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Schedule;

/** The transition X_t = α X_s + β + √q ε of an affine-Gaussian process, α = a_t/a_s and β = b_t − α b_s. */
final class Transition {

    private Transition() {}

    /** Returns β, d. */
    static double[] shift(AffineGaussianProcess process, double s, double t) {
        Schedule schedule = process.schedule();
        double scale = Math.exp(schedule.logScale(t) - schedule.logScale(s));
        double[] shift = process.shift(t);
        double[] earlier = process.shift(s);
        for (int i = 0; i < shift.length; i++) {
            shift[i] -= scale * earlier[i];
        }
        return shift;
    }
}
