package org.fokker.particle;

import static org.fokker.method.Promises.Property.STRONG_ORDER;
import static org.fokker.method.Promises.Property.STRONG_ORDER_ADDITIVE;
import static org.fokker.method.Promises.Property.WEAK_ORDER;

import org.fokker.kernel.Kernels;
import org.fokker.method.Promises;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.IsotropicNoise;

/**
 * The Euler–Maruyama scheme x ← x + h f(x, t) + √h B(x, t) z for Itô equations: strong order ½ (1 with additive noise), weak
 * order 1 (Kloeden and Platen, Numerical Solution of Stochastic Differential Equations, 1992).
 */
public final class EulerMaruyama implements SdeScheme {

    private static final Promises PROMISES = Promises.none()
            .order(STRONG_ORDER, 0.5)
            .order(STRONG_ORDER_ADDITIVE, 1)
            .order(WEAK_ORDER, 1);

    /** Creates the scheme; it has no parameters. */
    public EulerMaruyama() {}

    @Override
    public String name() {
        return "euler-maruyama";
    }

    @Override
    public Promises promises() {
        return PROMISES;
    }

    @Override
    public Interpretation reading() {
        return Interpretation.ITO;
    }

    @Override
    public Stepper stepper(DiffusionProcess process, int block) {
        NoiseMatrix.requireReading(this, process);
        if (process instanceof AffineGaussianProcess affine) {
            return affine(affine);
        }
        if (process instanceof IsotropicNoise isotropic) {
            return isotropic(isotropic, block);
        }
        return general(process, block);
    }

    /** One fused pass: x ← (1 + h f) x − h f c + g √h z, without a drift array. */
    private static Stepper affine(AffineGaussianProcess process) {
        double[] centre = process.centre();
        return (t, h, x, n, z) -> {
            double rate = h * process.schedule().driftRate(t);
            double noise = Math.sqrt(h) * process.volatility(t);
            for (int i = 0; i < centre.length; i++) {
                Kernels.affineStep(x[i], n, 1 + rate, -rate * centre[i], noise, z[i]);
            }
        };
    }

    private static Stepper isotropic(IsotropicNoise process, int block) {
        double[][] f = new double[process.dimension()][block];
        return (t, h, x, n, z) -> {
            double noise = Math.sqrt(h) * process.volatility(t);
            process.drift(t, x, n, f);
            for (int i = 0; i < f.length; i++) {
                Kernels.eulerStep(x[i], n, h, f[i], noise, z[i]);
            }
        };
    }

    private static Stepper general(DiffusionProcess process, int block) {
        double[][] f = new double[process.dimension()][block];
        NoiseMatrix noise = new NoiseMatrix(process, block);
        return (t, h, x, n, z) -> {
            process.drift(t, x, n, f);
            noise.evaluate(t, x, n);
            NoiseMatrix.addScaled(h, f, n, x);
            noise.addIncrement(Math.sqrt(h), z, n, x);
        };
    }
}
