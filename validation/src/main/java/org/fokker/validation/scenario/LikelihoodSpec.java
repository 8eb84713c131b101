package org.fokker.validation.scenario;

import java.util.List;

/**
 * The values of log p_0 that are to be estimated.
 *
 * @param points the points given by the file, each of length d, in the coordinates of the target
 * @param heldOut the share of the samples that is held out of the fit and estimated, in [0, 1)
 * @param maxPoints how many of the held-out points are estimated at most
 * @param start early stopping time of the estimators that need one
 * @param estimators what is to estimate them
 */
public record LikelihoodSpec(
        List<double[]> points, double heldOut, int maxPoints, double start, List<EstimatorSpec> estimators) {

    /**
     * Copies the lists.
     *
     * @param points the points given by the file
     * @param heldOut the share of the samples that is held out of the fit and estimated
     * @param maxPoints how many of the held-out points are estimated at most
     * @param start early stopping time of the estimators that need one
     * @param estimators what is to estimate them
     */
    public LikelihoodSpec {
        points = List.copyOf(points);
        estimators = List.copyOf(estimators);
    }
}
