package org.fokker.validation.result;

import java.util.List;

/**
 * What the pictures of one scenario are drawn from; too large for {@code results.json}.
 *
 * @param scenario name of the scenario
 * @param movies densities over time, one per route that keeps them
 * @param profiles densities at the snapshots, one per route and snapshot
 * @param clouds positions of particles at the snapshots
 * @param ensembles what samplers have made
 * @param sheets images, where the coordinates are those of images
 */
public record Gallery(
        String scenario,
        List<Movie> movies,
        List<Profile> profiles,
        List<Cloud> clouds,
        List<Ensemble> ensembles,
        List<Sheet> sheets) {

    /**
     * Copies the lists.
     *
     * @param scenario name of the scenario
     * @param movies densities over time
     * @param profiles densities at the snapshots
     * @param clouds positions of particles at the snapshots
     * @param ensembles what samplers have made
     * @param sheets images
     */
    public Gallery {
        movies = List.copyOf(movies);
        profiles = List.copyOf(profiles);
        clouds = List.copyOf(clouds);
        ensembles = List.copyOf(ensembles);
        sheets = List.copyOf(sheets);
    }

    /**
     * Returns a gallery without pictures.
     *
     * @param scenario name of the scenario
     * @return the gallery
     */
    public static Gallery empty(String scenario) {
        return new Gallery(scenario, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
