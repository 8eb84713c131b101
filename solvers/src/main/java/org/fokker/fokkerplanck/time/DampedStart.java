package org.fokker.fokkerplanck.time;

/**
 * A rule whose first two steps are replaced by four damping steps of half the length (Rannacher 1984), which keep the order and take
 * from the stiff modes what a start that is not smooth leaves in them.
 */
final class DampedStart implements Stepper {

    private static final int REPLACED = 2;

    private final Stepper damping;
    private final Stepper regular;
    private int made;

    /**
     * Creates the rule.
     *
     * @param damping a rule of order one at least, L-stable
     * @param regular the rule of all other steps
     */
    DampedStart(Stepper damping, Stepper regular) {
        this.damping = damping;
        this.regular = regular;
    }

    @Override
    public void step(double t, double h, double[] u) {
        if (made >= REPLACED) {
            regular.step(t, h, u);
            return;
        }
        made++;
        double half = t + 0.5 * h;
        damping.step(t, half - t, u);
        damping.step(half, t + h - half, u);
    }
}
