package org.fokker.diffusion.conditional;

import org.fokker.statistics.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * Points drawn by a posterior sampler, which owns them no longer.
 *
 * @param points the points by component, d × n
 * @param logEvidence log p(y) if the method estimates it
 * @param effectiveSize the effective number of particles (Σ w)²/Σ w² at each time of the grid, mean over all filters; empty for a
 *     method without weights
 */
@SuppressWarnings("ArrayRecordComponent") // a result handed over; identity is never asked for
public record PosteriorSamples(double[][] points, @Nullable Estimate logEvidence, double[] effectiveSize) {}
