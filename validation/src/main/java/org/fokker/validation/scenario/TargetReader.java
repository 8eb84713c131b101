package org.fokker.validation.scenario;

import java.util.List;
import java.util.Optional;
import org.fokker.distribution.Distribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.GibbsDistribution;
import org.fokker.distribution.Potential;
import org.fokker.distribution.UniformBox;
import org.fokker.method.NumericalException;

/** Reads {@code [target]}. */
final class TargetReader {

    private static final List<String> KINDS = List.of("gaussian-mixture", "samples", "gibbs", "uniform", "point");

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
    static Target read(
            Section target, Optional<Section> domain, ScenarioReader.Tables tables, double heldOut, long seed) {
        String kind = kind(target);
        Target read = switch (kind) {
            case "gaussian-mixture" -> law(new MixtureReader(target).read());
            case "samples" -> new SampleReader(target, tables).read(heldOut, seed);
            case "gibbs" -> law(gibbs(target, domain));
            case "uniform" -> law(uniform(target));
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

    private static Distribution uniform(Section target) {
        Box box = DomainReader.box(target, target.vector("lower").length);
        return new UniformBox(box.lower(), box.upper());
    }

    private static Distribution gibbs(Section target, Optional<Section> domain) {
        Section box = domain.orElseThrow(() -> target.error(
                "kind", "\"gibbs\" needs a [domain] with 'lower' and 'upper', the box on which it is normalised"));
        int dimension = DomainReader.dimension(box);
        Box corners = DomainReader.box(box, dimension);
        double temperature = target.positiveOr("temperature", 1);
        Potential potential = Formulas.potential(target, "potential", dimension);
        try {
            return new GibbsDistribution(potential, temperature, corners.lower(), corners.upper());
        } catch (IllegalArgumentException | NumericalException refusal) {
            throw target.error("potential", "gives no law on the domain: " + refusal.getMessage());
        }
    }
}
