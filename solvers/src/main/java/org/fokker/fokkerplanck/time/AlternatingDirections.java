package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.TaskRunner;

/**
 * Alternating direction implicit rules for F = A_0 u + s + Σ_j A_j u, in which the mixed part A_0 and the source s are taken
 * explicitly and one part A_j after the other implicitly. With Q_j = (I − θh A_j(t+h))⁻¹, the predictor is Douglas' rule,
 *
 * <pre>
 *   Z_0 = h F(t, u),   Z_j = Q_j (Z_{j−1} + θ d_j),   j = 1 … k,
 * </pre>
 *
 * where d_j = h (A_j(t+h) − A_j(t)) u, and d_0 likewise of A_0 u + s, vanish for constant coefficients. Where no corrector follows,
 * Z_0 has ½ d_0 beside, so that the order stays two under sources that depend on time. The corrector is
 *
 * <pre>
 *   W_0 = h F(t, u) + ½ (h A_0 Z_k + d_0) + β Σ_j (h A_j Z_k + d_j),   W_j = Q_j (W_{j−1} + θ d_j),
 * </pre>
 *
 * with A at t + h, and u₁ = u + W_k: β = 0 is Craig and Sneyd's rule (1988), β = ½ − θ the modified one of in 't Hout and
 * Welfert (2009). Hundsdorfer and Verwer's rule (Hundsdorfer 2002) has β = ½ and solves for the distance to the predictor:
 * W_0 is lessened by Z_k, W_j = Q_j W_{j−1}, and u₁ = u + Z_k + W_k.
 *
 * <p>These are the usual rules, written for increments: a solve sees h F and not u, so that its rounding errors, and the defect of
 * mass that they leave, are smaller by the relative change of a step; and constant coefficients need no product A_j u of a
 * single part.
 *
 * <p>Stability, from amplification factors of Fourier modes with any step, any tensor D ≥ 0 and any drift: in the plane all
 * rules are stable with the θ chosen here. In space they are stable without drift; with drift none of the family is stable for
 * every step (products of three solves are not A-stable), so that steps must resolve how far the drift carries the density.
 */
final class AlternatingDirections implements Stepper {

    /** What comes after the predictor. */
    private enum Corrector {
        /** Nothing: Douglas' rule. */
        NONE,
        /** From the state: Craig and Sneyd's rules. */
        FROM_STATE,
        /** From the predictor: Hundsdorfer and Verwer's rule. */
        FROM_PREDICTOR
    }

    private final DirectionalSolve system;
    private final Corrector corrector;
    private final double theta;
    private final double beta;
    private final TaskRunner runner;
    private final double[] predictor;
    private final double[] increment;
    private final double[] image;
    /** d_1 … d_k and d_0, if coefficients depend on time. */
    private final double[][] changes;

    private AlternatingDirections(DirectionalSolve system, Corrector corrector, double theta, double beta) {
        this.system = system;
        this.corrector = corrector;
        this.theta = theta;
        this.beta = beta;
        runner = system.runner();
        int size = system.grid().size();
        predictor = new double[size];
        increment = new double[corrector == Corrector.NONE ? 0 : size];
        changes = new double[system.autonomous() ? 0 : system.parts() + 1][size];
        image = new double[corrector == Corrector.NONE && system.autonomous() ? 0 : size];
    }

    /**
     * Douglas' rule. θ = ½ gives order two if there is no mixed part. With one the order is one, and from three directions on
     * θ = ⅔ is needed for stability.
     */
    static AlternatingDirections douglas(DirectionalSolve system) {
        return new AlternatingDirections(system, Corrector.NONE, hardMixing(system) ? 2.0 / 3 : 0.5, 0);
    }

    /** Douglas' rule with θ = 1: implicit Euler along each direction, whose products damp whatever is stiff. */
    static AlternatingDirections damping(DirectionalSolve system) {
        return new AlternatingDirections(system, Corrector.NONE, 1, 0);
    }

    /** Craig and Sneyd's rule, θ = ½. */
    static AlternatingDirections craigSneyd(DirectionalSolve system) {
        return new AlternatingDirections(system, Corrector.FROM_STATE, 0.5, 0);
    }

    /**
     * The modified rule of Craig and Sneyd. θ = ⅓ serves where nothing is mixed, and in the plane for pure diffusion; with mixed
     * derivatives and drift, ⅖ (⅓ lets modes grow by up to 1.02 a step). With mixed derivatives in more directions it is 6/13,
     * the bound max(⅓, (2/13)(2γ + 1)) for |D_ij| ≤ γ √(D_ii D_jj) at γ = 1 (in 't Hout and Mishra 2013).
     */
    static AlternatingDirections modifiedCraigSneyd(DirectionalSolve system) {
        return modifiedCraigSneyd(system, hardMixing(system) ? 6.0 / 13 : system.hasMixedPart() ? 2.0 / 5 : 1.0 / 3);
    }

    static AlternatingDirections modifiedCraigSneyd(DirectionalSolve system, double theta) {
        return new AlternatingDirections(system, Corrector.FROM_STATE, theta, 0.5 - theta);
    }

    /** Hundsdorfer and Verwer's rule, θ = ½ + √3/6, which is stable with drift as well. */
    static AlternatingDirections hundsdorferVerwer(DirectionalSolve system) {
        return new AlternatingDirections(system, Corrector.FROM_PREDICTOR, 0.5 + Math.sqrt(3) / 6, 0.5);
    }

    private static boolean hardMixing(DirectionalSolve system) {
        return system.hasMixedPart() && system.parts() > 2;
    }

    @Override
    public void step(double t, double h, double[] u) {
        double end = t + h;
        start(t, h, u);
        coefficientChanges(t, end, h, u);
        if (corrector == Corrector.NONE && changes.length > 0) {
            axpy(0.5, changes[system.parts()], predictor);
        }
        sweep(end, h, predictor, true);
        if (corrector == Corrector.NONE) {
            axpy(1, predictor, u);
            return;
        }
        system.applyWeighted(end, 0.5 * h, beta * h, predictor, image);
        correct();
        sweep(end, h, increment, corrector == Corrector.FROM_STATE);
        axpy(1, increment, u);
        if (corrector == Corrector.FROM_PREDICTOR) {
            axpy(1, predictor, u);
        }
    }

    /** All that stands at time t is taken before anything at t + h, so that coefficients are evaluated once a step. */
    private void coefficientChanges(double t, double end, double h, double[] u) {
        if (changes.length == 0) {
            return;
        }
        for (int j = 0; j < changes.length; j++) {
            term(j, t, u, changes[j]);
        }
        for (int j = 0; j < changes.length; j++) {
            double[] change = changes[j];
            term(j, end, u, image);
            runner.ranges(change.length, (from, to) -> {
                for (int i = from; i < to; i++) {
                    change[i] = h * (image[i] - change[i]);
                }
            });
        }
    }

    private void term(int j, double t, double[] u, double[] du) {
        if (j < system.parts()) {
            system.applyPart(j, t, u, du);
        } else {
            system.applyRemainder(t, u, du);
        }
    }

    /** Z_0 = h F, and a copy for W_0. */
    private void start(double t, double h, double[] u) {
        boolean source = system.hasSource();
        if (source) {
            system.apply(t, u, predictor);
        } else {
            system.applyWeighted(t, h, h, u, predictor);
        }
        runner.ranges(predictor.length, (from, to) -> {
            for (int i = from; source && i < to; i++) {
                predictor[i] *= h;
            }
            if (corrector != Corrector.NONE) {
                System.arraycopy(predictor, from, increment, from, to - from);
            }
        });
    }

    /** Π_j Q_j, with θ d_j before each solve. */
    private void sweep(double end, double h, double[] w, boolean withChanges) {
        for (int j = 0; j < system.parts(); j++) {
            if (withChanges && changes.length > 0) {
                axpy(theta, changes[j], w);
            }
            system.solvePart(j, end, theta * h, w);
        }
    }

    /** W_0. */
    private void correct() {
        for (int j = 0; j < changes.length; j++) {
            axpy(j < system.parts() ? beta : 0.5, changes[j], increment);
        }
        double less = corrector == Corrector.FROM_PREDICTOR ? 1 : 0;
        runner.ranges(increment.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                increment[i] += image[i] - less * predictor[i];
            }
        });
    }

    private void axpy(double a, double[] x, double[] y) {
        runner.ranges(y.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                y[i] += a * x[i];
            }
        });
    }
}
