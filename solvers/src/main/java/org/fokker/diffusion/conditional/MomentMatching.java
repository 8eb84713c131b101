package org.fokker.diffusion.conditional;

import org.fokker.method.Promises;

/**
 * Ĉ = Cov[X_0 | X_t = x] of the model: p̃_t matches both moments of the true likelihood (B. Boys, M. Girolami, J. Pidstrigach, S.
 * Reich, A. Mosca and O. D. Akyildiz, Tweedie moment projected diffusions for inverse problems, 2023). Exact for Gaussian data.
 */
public record MomentMatching() implements Guidance {

    static final String NAME = "moment-matching";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return Promises.none();
    }

    @Override
    public void guess(double scale, double variance, double[][] covariance) {
        // The covariance of the model is the guess.
    }
}
