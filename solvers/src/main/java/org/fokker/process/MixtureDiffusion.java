package org.fokker.process;

import java.util.concurrent.ConcurrentHashMap;
import org.fokker.distribution.GaussianMixture;
import org.fokker.kernel.Kernels;

/**
 * The exact law of an affine-Gaussian process that starts from a Gaussian mixture: p_t = Σ w_k N(c + a (m_k − c), a² C_k +
 * s² I), with its exact score. Marginals are cached by time; safe for use by many threads.
 */
public final class MixtureDiffusion implements ScoreField {

    /** Marginals kept. A march revisits the same few thousand stage times for every block of particles. */
    private static final int CACHED = 8192;

    private final AffineGaussianProcess process;
    private final GaussianMixture target;
    private final ConcurrentHashMap<Double, GaussianMixture> marginals = new ConcurrentHashMap<>();

    /**
     * Creates the law.
     *
     * @param process the process
     * @param target p_0
     * @throws IllegalArgumentException if the dimensions differ
     */
    public MixtureDiffusion(AffineGaussianProcess process, GaussianMixture target) {
        if (process.dimension() != target.dimension()) {
            throw new IllegalArgumentException(
                    "dimensions differ: process " + process.dimension() + ", target " + target.dimension());
        }
        this.process = process;
        this.target = target;
    }

    /** Returns the process. */
    public AffineGaussianProcess process() {
        return process;
    }

    /** Returns p_0. */
    public GaussianMixture target() {
        return target;
    }

    /**
     * The law at a time.
     *
     * @param t time, ≥ 0
     * @return p_t
     */
    public GaussianMixture marginal(double t) {
        if (t == 0) {
            return target;
        }
        GaussianMixture known = marginals.get(t);
        if (known == null) {
            Schedule schedule = process.schedule();
            known = target.affine(schedule.scale(t), process.shift(t), schedule.variance(t));
            if (marginals.size() >= CACHED) {
                marginals.clear();
            }
            marginals.put(t, known);
        }
        return known;
    }

    @Override
    public void score(double t, double[][] x, int n, double[][] score) {
        Kernels.mixture(marginal(t).packed(), x, 0, n, new double[n], score);
    }
}
