package org.fokker.process;

/**
 * The Fokker–Planck equation run backwards without the score, ∂τ p = ∇·(f p) − ½ g² Δp with τ = T − t: drift −f and the
 * diffusion tensor −½ g² I, which no stochastic process has. It is the backward heat equation: mode k grows like exp(½ k²
 * ∫g²), without bound in k, so the problem is ill-posed. It stands here to be shown; the cure is {@link ReverseProcess}.
 */
public final class NaiveReversal implements DiffusionProcess {

    private final IsotropicNoise forward;
    private final double end;

    /**
     * Creates the reversal.
     *
     * @param forward the process to be reversed
     * @param end T, the time of the forward process at τ = 0
     */
    public NaiveReversal(IsotropicNoise forward, double end) {
        this.forward = forward;
        this.end = end;
    }

    @Override
    public int dimension() {
        return forward.dimension();
    }

    @Override
    public int noiseDimension() {
        return forward.noiseDimension();
    }

    @Override
    public Interpretation interpretation() {
        return Interpretation.ITO;
    }

    @Override
    public boolean additiveNoise() {
        return true;
    }

    @Override
    public void drift(double tau, double[][] x, int n, double[][] f) {
        forward.drift(end - tau, x, n, f);
        for (double[] component : f) {
            for (int j = 0; j < n; j++) {
                component[j] = -component[j];
            }
        }
    }

    /**
     * Not available: a negative diffusion tensor has no real root.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public void noise(double tau, double[][] x, int n, double[][] b) {
        throw new UnsupportedOperationException("the naive reversal has diffusion -g²/2 < 0 and no particles");
    }

    @Override
    public void diffusionTensor(double tau, double[][] x, int n, double[][] tensor) {
        forward.diffusionTensor(end - tau, x, n, tensor);
        for (double[] entry : tensor) {
            for (int j = 0; j < n; j++) {
                entry[j] = -entry[j];
            }
        }
    }
}
