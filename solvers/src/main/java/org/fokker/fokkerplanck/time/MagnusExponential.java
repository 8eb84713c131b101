package org.fokker.fokkerplanck.time;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;

/**
 * Two exponentials of averages of A(t), free of commutators and of fourth order (Blanes and Moan 2006):
 * u₁ = exp(h (a₋A₁ + a₊A₂)) exp(h (a₊A₁ + a₋A₂)) u₀ with A on the Gauss nodes t + (½ ∓ √3/6)h and a± = ¼ ± √3/6, each with its share of
 * the source and in a Krylov space. The weights of each add up to ½, so that both exponents have the spectrum of a generator
 * where A varies slowly over a step. If F does not depend on t there is one exponential, and it is exact. The estimate compares with
 * the exponential of the midpoint.
 */
final class MagnusExponential implements EstimatingStepper {

    private static final double OFF = Math.sqrt(3) / 6;
    private static final double MORE = 0.25 + OFF;
    private static final double LESS = 0.25 - OFF;

    private final Linear system;
    private final KrylovFlow flow;
    private final MidpointExponential midpoint;
    private final double[] second;

    MagnusExponential(Linear system) {
        this.system = system;
        int size = system.grid().size();
        flow = new KrylovFlow(size);
        midpoint = new MidpointExponential(system, flow);
        second = new double[system.autonomous() ? 0 : size];
    }

    @Override
    public void step(double t, double h, double[] u) {
        if (system.autonomous()) {
            midpoint.step(t, h, u);
            return;
        }
        advance(t, h, MORE, LESS, u);
        advance(t, h, LESS, MORE, u);
    }

    private void advance(double t, double h, double a, double b, double[] u) {
        double first = t + (0.5 - OFF) * h;
        double last = t + (0.5 + OFF) * h;
        flow.advance(
                (v, dv) -> {
                    system.apply(first, v, dv);
                    system.apply(last, v, second);
                    combine(a, b, dv);
                },
                (v, dv) -> {
                    system.applyLinear(first, v, dv);
                    system.applyLinear(last, v, second);
                    combine(a, b, dv);
                },
                h,
                u,
                MidpointExponential.TOLERANCE);
    }

    private void combine(double a, double b, double[] dv) {
        for (int i = 0; i < dv.length; i++) {
            dv[i] = a * dv[i] + b * second[i];
        }
    }

    @Override
    public void step(double t, double h, double[] u, double[] error) {
        if (system.autonomous()) {
            step(t, h, u);
            Arrays.fill(error, 0);
            return;
        }
        System.arraycopy(u, 0, error, 0, u.length);
        midpoint.step(t, h, error);
        step(t, h, u);
        for (int i = 0; i < u.length; i++) {
            error[i] = u[i] - error[i];
        }
    }

    @Override
    public int orderOfEstimate() {
        return 3;
    }
}
