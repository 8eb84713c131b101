package org.fokker.validation.route;

import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.validation.scenario.Scenario;

/** Where a scenario's law is known in closed form: affine-Gaussian dynamics that start from a Gaussian mixture. */
public final class ClosedForm {

    private ClosedForm() {}

    /**
     * Says whether the law in free space is known.
     *
     * @param scenario the scenario
     * @return whether {@link #of} gives it
     */
    public static boolean exists(Scenario scenario) {
        return !scenario.domainOptions().confining()
                && scenario.process().process() instanceof AffineGaussianProcess
                && scenario.target().distribution() instanceof GaussianMixture;
    }

    /**
     * Returns the law in free space.
     *
     * @param scenario the scenario
     * @return the exact law at every time, with its score
     * @throws IllegalArgumentException if it is not known
     */
    public static MixtureDiffusion of(Scenario scenario) {
        if (scenario.process().process() instanceof AffineGaussianProcess process
                && scenario.target().distribution() instanceof GaussianMixture target) {
            return new MixtureDiffusion(process, target);
        }
        throw new IllegalArgumentException("scenario '" + scenario.name() + "': the score is known only for a "
                + "gaussian-mixture, samples or point target under an affine process; this is "
                + scenario.process().kind());
    }
}
