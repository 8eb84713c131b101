package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.TimeIntegrator.StepObserver;
import org.fokker.method.NumericalException;

/**
 * Steps whose estimated error Σ|e_i|V_i / Σ|u_i|V_i stays below a tolerance, with the proportional-integral controller
 * h' = 0.9 h (tol/ε)^{0.7/k} (ε₋/tol)^{0.4/k} for estimates ε = O(h^k) (Gustafsson 1991; Hairer and Wanner 1996, section IV.2). The
 * norm is that in which densities are compared: the largest norm would see nothing but the peak.
 */
final class AdaptiveMarch extends March {

    private static final double SAFETY = 0.9;
    private static final double PROPORTIONAL = 0.7;
    private static final double INTEGRAL = 0.4;

    /** By how much neighbouring steps may differ; the estimate says nothing of what lies far from its own step. */
    private static final double LEAST = 0.1;

    private static final double MOST = 5;

    /** The first step as a part of the march; if it is too long it is rejected. */
    private static final double FIRST = 0.01;

    /** A step of so small a part of the time can no longer be told from rounding. */
    private static final double SHORTEST = 1e-13;

    private final EstimatingStepper stepper;
    private final double tolerance;
    private final double[] before;
    private final double[] error;
    private final double[] scratch;

    /** The step that the controller proposes, and the scaled error of the step before. */
    private double proposed;

    private double lastError = 1;

    AdaptiveMarch(
            TimeIntegrator integrator,
            SemiDiscretisation system,
            double[] times,
            double[] u,
            StepObserver observer,
            EstimatingStepper stepper,
            double tolerance) {
        super(integrator, system, times, u, observer);
        this.stepper = stepper;
        this.tolerance = tolerance;
        before = new double[u.length];
        error = new double[u.length];
        scratch = new double[u.length];
        proposed = FIRST * (times[times.length - 1] - times[0]);
    }

    @Override
    boolean step() {
        double k = stepper.orderOfEstimate();
        System.arraycopy(u, 0, before, 0, u.length);
        double mass = norm(before);
        double limit = stepper.longestStep(t);
        boolean rejected = false;
        while (true) {
            double rest = times[segment] - t;
            double wanted = Math.min(proposed, limit);
            boolean reaches = wanted >= rest;
            // The last two steps before a requested time share what is left, or the last one might be a sliver.
            boolean shares = 2 * wanted > rest;
            double next = reaches ? times[segment] : t + (shares ? 0.5 * rest : wanted);
            double h = next - t;
            stepper.step(t, h, u, error);
            double scale = Math.max(mass, norm(u));
            double scaled = scale == 0 ? 0 : norm(error) / scale / tolerance;
            if (scaled <= 1) {
                t = next;
                // The difference of two times is often less than what was wanted, by rounding: it does not tell.
                accept(h, scaled, k, rejected, shares || limit < proposed);
                return reaches;
            }
            observer.rejected(t, h, scaled * tolerance);
            rejected = true;
            proposed = h * (Double.isFinite(scaled) ? Math.max(LEAST, SAFETY * Math.pow(scaled, -1 / k)) : LEAST);
            System.arraycopy(before, 0, u, 0, u.length);
            if (proposed < SHORTEST * Math.max(Math.abs(t), times[times.length - 1] - times[0])) {
                throw new NumericalException(integrator + ": no step from t = " + t
                        + " meets the tolerance; the last one tried was " + h + " with an estimated error of "
                        + scaled * tolerance);
            }
        }
    }

    /** Proposes the next step; one that was cut short, by a requested time or by stability, does not shorten those after it. */
    private void accept(double h, double scaled, double k, boolean rejected, boolean cut) {
        double damped = Math.max(scaled, 1e-10);
        double factor = SAFETY * Math.pow(damped, -PROPORTIONAL / k) * Math.pow(lastError, INTEGRAL / k);
        double next = h * Math.min(rejected ? 1 : MOST, Math.max(LEAST, factor));
        proposed = cut && !rejected ? Math.max(next, proposed) : next;
        lastError = damped;
    }

    /** ∫ |v|. */
    private double norm(double[] v) {
        for (int i = 0; i < v.length; i++) {
            scratch[i] = Math.abs(v[i]);
        }
        return system.grid().integral(scratch);
    }

    @Override
    Stepper stepper() {
        return stepper;
    }

    @Override
    double[] control() {
        return new double[] {proposed, lastError};
    }

    @Override
    void control(double[] control) {
        proposed = control[0];
        lastError = control[1];
    }
}
