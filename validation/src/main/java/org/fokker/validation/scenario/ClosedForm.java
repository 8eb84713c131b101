package org.fokker.validation.scenario;

import java.util.Optional;
import org.fokker.distribution.Distribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;

/**
 * Whether the law of X_t is known in closed form: a Gaussian mixture under an affine-Gaussian process in free space.
 *
 * @param law the law at every time with its score, if it is known
 * @param obstacle why it is not known, in words
 */
public record ClosedForm(Optional<MixtureDiffusion> law, String obstacle) {

    static ClosedForm of(Distribution target, String targetKind, ProcessSpec process, boolean confining) {
        if (!(process.process() instanceof AffineGaussianProcess affine)) {
            return unknown("the process \"" + process.kind() + "\" has none");
        }
        if (!(target instanceof GaussianMixture mixture)) {
            return unknown("the target \"" + targetKind + "\" has none");
        }
        if (confining) {
            return unknown("the walls are part of the problem (confining = true)");
        }
        return new ClosedForm(Optional.of(new MixtureDiffusion(affine, mixture)), "");
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
    public MixtureDiffusion required() {
        return law.orElseThrow(() -> new IllegalArgumentException(refusal()));
    }

    /** Refuses the value of a key if the law is not known. */
    void demand(Section section, String key, String value) {
        if (law.isEmpty()) {
            throw section.error(key, value + " " + refusal());
        }
    }

    /** Refuses a section if the law is not known. */
    void demand(Section section) {
        if (law.isEmpty()) {
            throw section.error(refusal());
        }
    }

    private String refusal() {
        return "needs a law in closed form, but " + obstacle;
    }
}
