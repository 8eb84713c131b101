package org.fokker.validation.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Reaction;

/**
 * Everything that a run depends on besides its seed. All parts agree with each other: dimensions, times and names have
 * been checked at reading.
 *
 * @param name short name in kebab case
 * @param title one line for people
 * @param origin the file, or the built-in name, that it was read from
 * @param text the TOML as read
 * @param target the law at time 0
 * @param process the diffusion
 * @param reaction what is created and destroyed
 * @param time first and last time and the times at which the routes are compared
 * @param domain the box of the grid routes and the walls of the particle routes
 * @param domainOptions what else was said about the domain
 * @param closedForm the exact law at every time, or why there is none
 * @param routes the routes as given, with different names; the exact one may be missing, it is run anyway where it exists
 * @param likelihood what is to be known about log p_0, if anything
 * @param analyses numbers that are to be computed from the process
 * @param scores models of the score, with different names
 * @param samplers ways from noise to data, with different names
 * @param inverse measurements and the methods that sample what is known after them
 * @param probes points at which values are printed in full precision, each of length d
 */
public record Scenario(
        String name,
        String title,
        String origin,
        String text,
        Target target,
        ProcessSpec process,
        Reaction reaction,
        TimeSpec time,
        Domain domain,
        DomainOptions domainOptions,
        ClosedForm closedForm,
        List<RouteSpec> routes,
        Optional<LikelihoodSpec> likelihood,
        List<AnalysisSpec> analyses,
        List<ScoreSpec> scores,
        List<SamplerSpec> samplers,
        Optional<InverseSpec> inverse,
        List<double[]> probes) {

    /** Densities are computed, counted and compared in cells along so many axes at most. */
    public static final int MOST_AXES = 3;

    /**
     * Copies the lists.
     *
     * @param name short name in kebab case
     * @param title one line for people
     * @param origin the file
     * @param text the TOML as read
     * @param target the law at time 0
     * @param process the diffusion
     * @param reaction what is created and destroyed
     * @param time first and last time and the times at which the routes are compared
     * @param domain the box of the grid routes and the walls of the particle routes
     * @param domainOptions what else was said about the domain
     * @param closedForm the exact law at every time
     * @param routes the routes as given
     * @param likelihood what is to be known about log p_0
     * @param analyses numbers that are to be computed from the process
     * @param scores models of the score
     * @param samplers ways from noise to data
     * @param inverse measurements and the methods that sample what is known after them
     * @param probes points at which values are printed in full precision
     */
    public Scenario {
        routes = List.copyOf(routes);
        analyses = List.copyOf(analyses);
        scores = List.copyOf(scores);
        samplers = List.copyOf(samplers);
        probes = List.copyOf(probes);
    }

    /**
     * How much of the law in free space lies outside of the box: what a route in the box cannot know.
     *
     * @param t time
     * @return an upper bound of the probability, by the marginals; 0 where walls are part of the problem or the law is not
     *     known
     */
    public double cutOff(double t) {
        return outside(t, domain).orElse(0);
    }

    /**
     * How much of the law in free space lies outside of a box.
     *
     * @param t time
     * @param box the box
     * @return an upper bound of the probability, by the marginals; nothing where the law is not known
     */
    public OptionalDouble outside(double t, Domain box) {
        return closedForm
                .law()
                .flatMap(law -> Spread.of(law.marginal(t)))
                .map(spread -> OptionalDouble.of(spread.outside(box.lower(), box.upper())))
                .orElse(OptionalDouble.empty());
    }

    /**
     * Says whether mass can leave or come: through walls that absorb, by killing or by a source.
     *
     * @return whether the mass over time is a result
     */
    public boolean massChanges() {
        return reaction.kills()
                || reaction.creates()
                || domain.boundaries().stream()
                        .anyMatch(sides -> sides.lower() == Boundary.ABSORBING || sides.upper() == Boundary.ABSORBING);
    }

    /**
     * Returns d.
     *
     * @return the dimension of the state
     */
    public int dimension() {
        return domain.dimension();
    }

    /**
     * Returns the same law and process with nothing to do but what is given: no routes, analyses and probes.
     *
     * @param wanted what is to be known about log p_0
     * @param models models of the score
     * @param ways ways from noise to data
     * @param measured measurements and the methods that sample what is known after them
     * @return the scenario
     */
    Scenario doing(
            Optional<LikelihoodSpec> wanted,
            List<ScoreSpec> models,
            List<SamplerSpec> ways,
            Optional<InverseSpec> measured) {
        return new Scenario(
                name,
                title,
                origin,
                text,
                target,
                process,
                reaction,
                time,
                domain,
                domainOptions,
                closedForm,
                List.of(),
                wanted,
                List.of(),
                models,
                ways,
                measured,
                List.of());
    }
}
