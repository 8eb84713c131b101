package org.fokker.diffusion.conditional;

import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;

/**
 * A linear inverse problem with a diffusion model as its prior.
 *
 * @param model the model, with its second moments along the measured directions
 * @param measurement what is measured
 */
public record InverseProblem(MomentDenoiser model, LinearMeasurement measurement) {

    /**
     * Checks that model and measurement fit.
     *
     * @param model the model, with its second moments along the measured directions
     * @param measurement what is measured
     * @throws IllegalArgumentException if the dimensions differ, or the model has other directions than the measurement
     */
    public InverseProblem {
        int d = model.process().dimension();
        if (measurement.dimension() != d || model.directions().length != measurement.rank()) {
            throw new IllegalArgumentException("a model in " + d + " dimensions with moments along "
                    + model.directions().length + " directions does not fit a measurement in " + measurement.dimension()
                    + " dimensions along " + measurement.rank());
        }
    }

    /**
     * A problem whose prior is a mixture, with its exact moments.
     *
     * @param prior the law of the model
     * @param measurement what is measured
     * @return the problem
     * @throws IllegalArgumentException if the dimensions differ
     */
    public static InverseProblem of(MixtureDiffusion prior, LinearMeasurement measurement) {
        return new InverseProblem(MomentDenoiser.of(prior, measurement.directions()), measurement);
    }

    /**
     * A problem with any denoiser, whose second moments are taken by differences.
     *
     * @param model the denoiser, exact or learned
     * @param measurement what is measured
     * @return the problem
     * @throws IllegalArgumentException if the dimensions differ
     */
    public static InverseProblem of(Denoiser model, LinearMeasurement measurement) {
        return new InverseProblem(MomentDenoiser.differenced(model, measurement.directions()), measurement);
    }
}
