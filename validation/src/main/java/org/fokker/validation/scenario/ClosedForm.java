package org.fokker.validation.scenario;

import java.util.Optional;
import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.KnownLaw;
import org.fokker.process.LinearDiffusion;
import org.fokker.process.LinearProcess;
import org.fokker.process.MixtureDiffusion;

/**
 * Whether the law of X_t is known in closed form: a Gaussian mixture under an affine-Gaussian or a linear process in free space, or
 * a manufactured solution on the box.
 *
 * @param law the law at every time with its score, if it is known
 * @param obstacle why it is not known, in words
 */
public record ClosedForm(Optional<KnownLaw> law, String obstacle) {

    static ClosedForm of(Density target, String targetKind, ProcessSpec process, String walls) {
        boolean affine = process.process() instanceof AffineGaussianProcess;
        if (!affine && !(process.process() instanceof LinearProcess)) {
            return unknown("the process \"" + process.kind() + "\" has none");
        }
        if (!(target instanceof GaussianMixture mixture)) {
            return unknown("the target \"" + targetKind + "\" has none");
        }
        if (!walls.isEmpty()) {
            return unknown(walls);
        }
        return known(
                process.process() instanceof AffineGaussianProcess scalar
                        ? new MixtureDiffusion(scalar, mixture)
                        : new LinearDiffusion((LinearProcess) process.process(), mixture));
    }

    static ClosedForm known(KnownLaw law) {
        return new ClosedForm(Optional.of(law), "");
    }

    private static ClosedForm unknown(String obstacle) {
        return new ClosedForm(Optional.empty(), obstacle);
    }

    /**
     * Returns the law, for whom it is needed.
     *
     * @return the law at every time with its score
     * @throws IllegalArgumentException if it is not known; says why
     */
    public KnownLaw required() {
        return law.orElseThrow(() -> new IllegalArgumentException("needs a law in closed form, but " + obstacle));
    }

    /**
     * Returns the law with the algebra that likelihoods and reverse routes need: that of a mixture under an affine-Gaussian process.
     *
     * @return the law, if it is known and of that kind
     */
    public Optional<MixtureDiffusion> mixture() {
        return law.filter(MixtureDiffusion.class::isInstance).map(MixtureDiffusion.class::cast);
    }

    /**
     * Returns the law with the algebra of an affine-Gaussian process, for whom it is needed.
     *
     * @return the law
     * @throws IllegalArgumentException if there is none; says why
     */
    public MixtureDiffusion requiredMixture() {
        return mixture().orElseThrow(() -> new IllegalArgumentException(mixtureRefusal()));
    }

    /** Refuses the value of a key if the law is not known. */
    void demand(Section section, String key, String value) {
        if (law.isEmpty()) {
            throw section.error(key, value + " needs a law in closed form, but " + obstacle);
        }
    }

    /** Refuses the value of a key if there is no mixture under an affine-Gaussian process. */
    void demandMixture(Section section, String key, String value) {
        if (mixture().isEmpty()) {
            throw section.error(key, value + " " + mixtureRefusal());
        }
    }

    /** Refuses a section if there is no mixture under an affine-Gaussian process. */
    void demandMixture(Section section) {
        if (mixture().isEmpty()) {
            throw section.error(mixtureRefusal());
        }
    }

    private String mixtureRefusal() {
        return "needs a law in closed form"
                + (law.isEmpty()
                        ? ", but " + obstacle
                        : " under an affine-Gaussian process, and not that of a linear one or a manufactured solution");
    }
}
