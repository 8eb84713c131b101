package org.fokker.fokkerplanck.time;

/**
 * A rule whose first two steps are replaced by four steps of half the length with another one (Rannacher 1984). Those damp what a
 * start that is not smooth, such as a point mass, leaves in the stiff modes, which an undamped rule would keep ringing. After a
 * jump of the coefficients, begin another march: it is damped anew.
 */
final class DampedStart implements Stepper {

    private static final int DAMPED = 2;

    private final Stepper damping;
    private final Stepper regular;

    /** How many steps are made, as far as it matters. */
    private int made;

    DampedStart(Stepper damping, Stepper regular) {
        this.damping = damping;
        this.regular = regular;
    }

    @Override
    public void step(double t, double h, double[] u) {
        if (made == DAMPED) {
            regular.step(t, h, u);
            return;
        }
        double half = t + 0.5 * h;
        damping.step(t, half - t, u);
        damping.step(half, t + h - half, u);
        made++;
    }

    @Override
    public double[] memory() {
        return new double[] {made};
    }

    @Override
    public void recall(double[] memory) {
        made = (int) memory[0];
    }
}
