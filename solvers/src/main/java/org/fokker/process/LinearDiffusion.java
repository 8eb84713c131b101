package org.fokker.process;

import java.util.concurrent.ConcurrentHashMap;
import org.fokker.distribution.GaussianMixture;

/**
 * The exact law of a linear process that starts from a Gaussian mixture, p_t = Σ w_k N(Φ m_k + m, Φ C_k Φᵀ + Σ) with Φ = e^{At}, m =
 * ∫ e^{As} b ds and Σ = ∫ e^{As} 2D e^{Aᵀs} ds over [0, t]. Marginals are made once and kept.
 */
public final class LinearDiffusion implements KnownLaw {

    /** Times kept: those of a few marches. */
    private static final int MOST_TIMES = 1024;

    private final LinearProcess process;
    private final GaussianMixture target;
    private final ConcurrentHashMap<Double, GaussianMixture> marginals = new ConcurrentHashMap<>();

    /**
     * Creates the law.
     *
     * @param process the process
     * @param target p_0; may contain point masses
     * @throws IllegalArgumentException if the dimensions differ
     */
    public LinearDiffusion(LinearProcess process, GaussianMixture target) {
        if (process.dimension() != target.dimension()) {
            throw new IllegalArgumentException(
                    "dimensions differ: process " + process.dimension() + ", target " + target.dimension());
        }
        this.process = process;
        this.target = target;
    }

    /** {@return the process} */
    public LinearProcess process() {
        return process;
    }

    /** {@return p_0} */
    public GaussianMixture target() {
        return target;
    }

    @Override
    public GaussianMixture marginal(double t) {
        if (!(t >= 0) || Double.isInfinite(t)) {
            throw new IllegalArgumentException("time must be finite and not negative, got " + t);
        }
        if (t == 0) {
            return target;
        }
        if (marginals.size() >= MOST_TIMES) {
            marginals.clear();
        }
        return marginals.computeIfAbsent(t, this::push);
    }

    private GaussianMixture push(double t) {
        LinearTransition transition = LinearTransition.of(process, t);
        int count = target.components();
        double[] weights = new double[count];
        double[][] means = new double[count][];
        double[][][] covariances = new double[count][][];
        for (int k = 0; k < count; k++) {
            weights[k] = target.weight(k);
            means[k] = transition.meanFrom(target.mean(k));
            covariances[k] = transition.covarianceFrom(target.covariance(k));
        }
        return GaussianMixture.of(weights, means, covariances);
    }
}
