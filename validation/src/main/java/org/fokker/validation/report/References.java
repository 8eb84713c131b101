package org.fokker.validation.report;

import java.util.List;
import java.util.Optional;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.result.Gallery;
import org.fokker.validation.result.Profile;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.result.ScenarioResult;

/** Finds what the routes of a scenario are measured against. */
final class References {

    private References() {}

    /** Names the exact route where there is one, otherwise the route that the first comparison refers to. */
    static Optional<String> route(ScenarioResult result) {
        return result.routes().stream()
                .filter(route -> route.kind().equals("exact"))
                .map(RouteResult::name)
                .findFirst()
                .or(() ->
                        result.comparisons().stream().map(Comparison::reference).findFirst());
    }

    /** Finds the reference's density at the time of a snapshot. */
    static Optional<Profile> profile(ScenarioResult result, Gallery gallery, double time) {
        return route(result)
                .flatMap(name -> gallery.profiles().stream()
                        .filter(profile -> profile.route().equals(name) && profile.time() == time)
                        .findFirst());
    }

    /** Lists the times of the snapshots, increasing. */
    static List<Double> snapshots(Gallery gallery) {
        return gallery.profiles().stream()
                .map(Profile::time)
                .distinct()
                .sorted()
                .toList();
    }

    /** Counts the dimensions that can be drawn: 1, 2, or 0 if there is nothing that can. */
    static int dimension(Gallery gallery) {
        int d = gallery.profiles().stream()
                .mapToInt(Profile::dimension)
                .findFirst()
                .orElseGet(() -> gallery.movies().stream()
                        .mapToInt(movie -> movie.axes().size())
                        .findFirst()
                        .orElse(0));
        return d <= 2 ? d : 0;
    }
}
