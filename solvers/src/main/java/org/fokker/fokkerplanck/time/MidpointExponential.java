package org.fokker.fokkerplanck.time;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;

/**
 * u₁ = exp(h A(t+½h)) u₀ with its share of the source, in a Krylov space: Magnus' series to second order, and exact if F does not
 * depend on t. Only products with A are needed. Steps have to be short for the change of A(t), not for the grid.
 *
 * <p>The error is ∫ exp((t+h−τ)A) δ(τ) dτ with the defect δ(τ) = F(t+½h, u(τ)) − F(τ, u(τ)), which vanishes in the middle. Simpson's
 * rule estimates it from both ends, with one more exponential.
 */
final class MidpointExponential implements EstimatingStepper {

    /** Of the Krylov space, relative in the Euclidean norm over one exponential. */
    static final double TOLERANCE = 1e-12;

    /** The same for estimates, of which a few digits are enough. */
    private static final double ROUGH = 1e-3;

    private final Linear system;
    private final KrylovFlow flow;
    private final double[] frozen;
    private final double[] atEnd;

    MidpointExponential(Linear system) {
        this(system, new KrylovFlow(system.grid().size()));
    }

    MidpointExponential(Linear system, KrylovFlow flow) {
        this.system = system;
        this.flow = flow;
        int size = system.autonomous() ? 0 : system.grid().size();
        frozen = new double[size];
        atEnd = new double[size];
    }

    @Override
    public void step(double t, double h, double[] u) {
        double middle = t + 0.5 * h;
        flow.advance(
                (v, dv) -> system.apply(middle, v, dv), (v, dv) -> system.applyLinear(middle, v, dv), h, u, TOLERANCE);
    }

    @Override
    public void step(double t, double h, double[] u, double[] error) {
        if (system.autonomous()) {
            step(t, h, u);
            Arrays.fill(error, 0);
            return;
        }
        double middle = t + 0.5 * h;
        defect(middle, t, u, error);
        step(t, h, u);
        KrylovFlow.Operator operator = (v, dv) -> system.applyLinear(middle, v, dv);
        flow.advance(operator, operator, h, error, ROUGH);
        defect(middle, t + h, u, atEnd);
        for (int i = 0; i < u.length; i++) {
            error[i] = h / 6 * (error[i] + atEnd[i]);
        }
    }

    private void defect(double middle, double t, double[] u, double[] defect) {
        system.apply(middle, u, frozen);
        system.apply(t, u, defect);
        for (int i = 0; i < u.length; i++) {
            defect[i] = frozen[i] - defect[i];
        }
    }

    @Override
    public int orderOfEstimate() {
        return 3;
    }
}
