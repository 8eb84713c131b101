package org.fokker.fokkerplanck.finitevolume;

import org.fokker.method.NumericalException;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;

/**
 * The square-root approximation of jump rates, a = (D/δ) e^{z/2} and b = (D/δ) e^{−z/2} with z = v δ/D (Lie, Fackeldey and Weber
 * 2013), for comparison: exact in equilibrium as the exponentially fitted flux is, but it moves with the drift v
 * sinh(z/2)/(z/2) and spreads with the diffusion D cosh(z/2), and has no limit as D vanishes.
 */
record SquareRootFlux() implements Flux {

    @Override
    public String name() {
        return "square-root";
    }

    @Override
    public Promises promises() {
        return Flux.conservative(2).keeping(Property.PRESERVES_POSITIVITY).keeping(Property.EXACT_EQUILIBRIUM);
    }

    @Override
    public void rates(
            double[] velocity,
            double[] diffusion,
            int n,
            double distance,
            double leftWeight,
            double[] forward,
            double[] backward,
            int from) {
        for (int i = 0; i < n; i++) {
            double scale = diffusion[i] / distance;
            double half = velocity[i] == 0 ? 0 : 0.5 * velocity[i] / scale;
            double rate = Math.exp(Math.abs(half)) * scale;
            if (!(rate < Double.POSITIVE_INFINITY)) {
                throw new NumericalException("the rates of square-root at drift " + velocity[i] + ", diffusion "
                        + diffusion[i] + " and node distance " + distance
                        + " exceed all numbers; 'scharfetter-gummel' has a limit as diffusion vanishes");
            }
            double slow = Math.exp(-Math.abs(half)) * scale;
            forward[from + i] = half > 0 ? rate : slow;
            backward[from + i] = half > 0 ? slow : rate;
        }
    }
}
