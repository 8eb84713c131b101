package org.fokker.diffusion.conditional;

import java.util.Arrays;
import org.fokker.method.Promises;

/**
 * Ĉ = 0, as if the denoised point were the data: ∇ log N(y; A x̂, R), the approximation of H. Chung, J. Kim, M. T. Mccann, M. L.
 * Klasky and J. C. Ye, Diffusion posterior sampling for general noisy inverse problems, ICLR (2023), before they replace its factor;
 * {@link DiffusionPosteriorSampling} has the step that they use.
 */
public record PointGuidance() implements Guidance {

    static final String NAME = "point";

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
        for (double[] row : covariance) {
            Arrays.fill(row, 0);
        }
    }
}
