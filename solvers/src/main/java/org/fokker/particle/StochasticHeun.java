package org.fokker.particle;

import static org.fokker.method.Promises.Property.STRONG_ORDER;
import static org.fokker.method.Promises.Property.STRONG_ORDER_ADDITIVE;
import static org.fokker.method.Promises.Property.STRONG_ORDER_COMMUTATIVE;
import static org.fokker.method.Promises.Property.WEAK_ORDER;
import static org.fokker.method.Promises.Property.WEAK_ORDER_ADDITIVE;

import org.fokker.kernel.Kernels;
import org.fokker.method.Promises;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.IsotropicNoise;

/**
 * The stochastic Heun scheme for Stratonovich equations: the predictor y = x + h f(x, t) + √h B(x, t) z, then
 * x ← x + ½h [f(x, t) + f(y, t + h)] + ½√h [B(x, t) + B(y, t + h)] z.
 *
 * <p>Strong order 1 for commutative noise, of which additive noise is a case, else ½; weak order 1, with additive noise 2: there
 * the scheme differs from a weak second-order one only in replacing ∫∫ dW ds by ½ h ΔW, which has the same covariances with
 * ΔW. Coefficients are evaluated at both ends of a step, the end time included.
 */
public final class StochasticHeun implements SdeScheme {

    private static final Promises PROMISES = Promises.none()
            .order(STRONG_ORDER, 0.5)
            .order(STRONG_ORDER_COMMUTATIVE, 1)
            .order(STRONG_ORDER_ADDITIVE, 1)
            .order(WEAK_ORDER, 1)
            .order(WEAK_ORDER_ADDITIVE, 2);

    /** Creates the scheme; it has no parameters. */
    public StochasticHeun() {}

    @Override
    public String name() {
        return "stochastic-heun";
    }

    @Override
    public Promises promises() {
        return PROMISES;
    }

    @Override
    public Interpretation reading() {
        return Interpretation.STRATONOVICH;
    }

    @Override
    public Stepper stepper(DiffusionProcess process, int block) {
        NoiseMatrix.requireReading(this, process);
        return process instanceof IsotropicNoise isotropic ? isotropic(isotropic, block) : general(process, block);
    }

    private static Stepper isotropic(IsotropicNoise process, int block) {
        int d = process.dimension();
        double[][] f = new double[d][block];
        double[][] predicted = new double[d][block];
        double[][] fPredicted = new double[d][block];
        return (t, h, x, n, z) -> {
            double left = Math.sqrt(h) * process.volatility(t);
            double right = Math.sqrt(h) * process.volatility(t + h);
            process.drift(t, x, n, f);
            for (int i = 0; i < d; i++) {
                System.arraycopy(x[i], 0, predicted[i], 0, n);
                Kernels.eulerStep(predicted[i], n, h, f[i], left, z[i]);
            }
            process.drift(t + h, predicted, n, fPredicted);
            NoiseMatrix.addScaled(1, fPredicted, n, f);
            for (int i = 0; i < d; i++) {
                Kernels.eulerStep(x[i], n, 0.5 * h, f[i], 0.5 * (left + right), z[i]);
            }
        };
    }

    private static Stepper general(DiffusionProcess process, int block) {
        int d = process.dimension();
        double[][] f = new double[d][block];
        double[][] predicted = new double[d][block];
        NoiseMatrix noise = new NoiseMatrix(process, block);
        return (t, h, x, n, z) -> {
            double root = Math.sqrt(h);
            process.drift(t, x, n, f);
            noise.evaluate(t, x, n);
            for (int i = 0; i < d; i++) {
                System.arraycopy(x[i], 0, predicted[i], 0, n);
            }
            NoiseMatrix.addScaled(h, f, n, predicted);
            noise.addIncrement(root, z, n, predicted);
            NoiseMatrix.addScaled(0.5 * h, f, n, x);
            noise.addIncrement(0.5 * root, z, n, x);
            process.drift(t + h, predicted, n, f);
            noise.evaluate(t + h, predicted, n);
            NoiseMatrix.addScaled(0.5 * h, f, n, x);
            noise.addIncrement(0.5 * root, z, n, x);
        };
    }
}
