package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation.Linear;

/**
 * Exponentials of averages of A(t) over the step, without commutators: u₁ = Π_k exp(h Σ_j a_kj A(t + c_j h)) u₀, each with its share
 * of the source, and each exponential in a Krylov space. If F does not depend on t there is one, and it is exact. Only products with
 * A are needed. Without the time-dependence, steps may be of any length; with it, their length has to follow A(t) alone, not the
 * grid.
 */
final class KrylovExponential implements Stepper {

    /** Of the Krylov space, relative in the Euclidean norm over one exponential. */
    private static final double TOLERANCE = 1e-12;

    private final Linear system;
    private final KrylovFlow flow;
    private final double[] nodes;

    /** a_kj, in the order in which the exponentials are applied. */
    private final double[][] weights;

    private final double[] scratch;

    private KrylovExponential(Linear system, double[] nodes, double[][] weights) {
        this.system = system;
        this.nodes = nodes;
        this.weights = weights;
        flow = new KrylovFlow(system.grid().size());
        scratch = new double[nodes.length > 1 ? system.grid().size() : 0];
    }

    /** The exponential at the midpoint, Magnus' series to second order. */
    static KrylovExponential midpoint(Linear system) {
        return new KrylovExponential(system, new double[] {0.5}, new double[][] {{1}});
    }

    /**
     * Two exponentials on the Gauss nodes ½ ∓ √3/6, of fourth order: a = ¼ ± √3/6 (Blanes and Moan 2006). The weights of each add
     * up to ½, so that both exponents have the spectrum of a generator where A varies slowly over a step.
     */
    static KrylovExponential fourthOrder(Linear system) {
        if (system.autonomous()) {
            return midpoint(system);
        }
        double off = Math.sqrt(3) / 6;
        double more = 0.25 + off;
        double less = 0.25 - off;
        return new KrylovExponential(
                system, new double[] {0.5 - off, 0.5 + off}, new double[][] {{more, less}, {less, more}});
    }

    @Override
    public void step(double t, double h, double[] u) {
        for (double[] share : weights) {
            flow.advance(
                    (v, dv) -> combine(t, h, share, v, dv, true),
                    (v, dv) -> combine(t, h, share, v, dv, false),
                    h,
                    u,
                    TOLERANCE);
        }
    }

    /** dv ← Σ_j share_j F(t_j, v), or its linear part. */
    private void combine(double t, double h, double[] share, double[] v, double[] dv, boolean affine) {
        evaluate(t + nodes[0] * h, v, dv, affine);
        if (nodes.length == 1) {
            return;
        }
        for (int i = 0; i < dv.length; i++) {
            dv[i] *= share[0];
        }
        for (int j = 1; j < nodes.length; j++) {
            evaluate(t + nodes[j] * h, v, scratch, affine);
            for (int i = 0; i < dv.length; i++) {
                dv[i] += share[j] * scratch[i];
            }
        }
    }

    private void evaluate(double t, double[] v, double[] dv, boolean affine) {
        if (affine) {
            system.apply(t, v, dv);
        } else {
            system.applyLinear(t, v, dv);
        }
    }
}
