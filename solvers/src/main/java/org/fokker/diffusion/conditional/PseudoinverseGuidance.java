package org.fokker.diffusion.conditional;

import java.util.Arrays;
import org.fokker.method.Promises;

/**
 * Ĉ = r² I with r² = v s²/(s² + a² v), the posterior variance of data N(0, v I) (J. Song, A. Vahdat, M. Mardani and J. Kautz,
 * Pseudoinverse-guided diffusion models for inverse problems, ICLR (2023), with v = 1). Exact for such data.
 *
 * @param dataVariance v &gt; 0
 */
public record PseudoinverseGuidance(double dataVariance) implements Guidance {

    static final String NAME = "pseudoinverse";

    /**
     * Checks the variance.
     *
     * @param dataVariance v &gt; 0
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public PseudoinverseGuidance {
        if (!(dataVariance > 0) || Double.isInfinite(dataVariance)) {
            throw new IllegalArgumentException("variance of the data must be positive and finite, got " + dataVariance);
        }
    }

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
        double r2 = dataVariance * variance / (variance + scale * scale * dataVariance);
        for (int i = 0; i < covariance.length; i++) {
            Arrays.fill(covariance[i], 0);
            covariance[i][i] = r2;
        }
    }
}
