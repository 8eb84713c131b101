package org.fokker.validation.scenario;

import java.util.List;
import java.util.Optional;
import org.fokker.distribution.Distribution;
import org.fokker.distribution.GaussianMixture;

/** Reads {@code [target]}. */
final class TargetReader {

    private static final List<String> KINDS = List.of("gaussian-mixture", "point");

    private TargetReader() {}

    /**
     * Reads the target.
     *
     * @param target the section
     * @param domain the section [domain], which is the box of a Gibbs law
     * @param tables where tables of samples come from
     * @param heldOut share of the samples that is kept from the fit
     * @param seed decides which samples those are, and where the fit starts
     * @return the law
     */
    static Target read(Section target, Optional<Section> domain, ScenarioReader.Tables tables, double heldOut, long seed) {
        String kind = kind(target);
        Target read =
                switch (kind) {
                    case "gaussian-mixture" -> law(new MixtureReader(target).read());
                    default -> law(GaussianMixture.point(target.vector("at")));
                };
        target.finish();
        return read;
    }

    static String kind(Section target) {
        return target.choice("kind", "target", KINDS);
    }

    private static Target law(Distribution distribution) {
        return new Target(distribution, Optional.empty());
    }
}
