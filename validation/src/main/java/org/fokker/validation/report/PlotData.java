package org.fokker.validation.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fokker.validation.result.Cloud;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.result.Gallery;
import org.fokker.validation.result.LikelihoodResult;
import org.fokker.validation.result.Movie;
import org.fokker.validation.result.Profile;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.result.ScenarioResult;
import org.jspecify.annotations.Nullable;

/**
 * What the page draws for one scenario: thinned and packed.
 *
 * @param title title of the scenario
 * @param dimension number of dimensions of the pictures, 1 or 2; 0 if there is no density to draw
 * @param reference route that the others are measured against, or null
 * @param routes names of all routes, in the order of their colours
 * @param movies densities over time
 * @param snapshots densities and particles at the snapshots
 * @param comparisons distances between routes
 * @param likelihood estimates of log-likelihoods
 */
record PlotData(
        String title,
        int dimension,
        @Nullable String reference,
        List<String> routes,
        List<PackedMovie> movies,
        List<Snapshot> snapshots,
        List<Comparison> comparisons,
        List<LikelihoodResult> likelihood) {

    private static final int FRAMES_1D = 60;
    private static final int FRAMES_2D = 30;
    private static final int MOVIE_POINTS = 400;
    private static final int PROFILE_POINTS = 1000;
    private static final int SIDE_2D = 96;
    private static final int PARTICLES = 3000;

    record PackedMovie(String route, double[] times, List<Packed> axes, List<Packed> frames) {}

    record Snapshot(double time, List<PackedProfile> profiles, List<PackedCloud> clouds) {}

    record PackedProfile(
            String route,
            List<Packed> axes,
            Packed density,
            @Nullable Packed standardError,
            @Nullable Packed difference) {}

    record PackedCloud(String route, int of, List<Packed> points) {}

    static PlotData of(ScenarioResult result, Gallery gallery) {
        int d = References.dimension(gallery);
        List<PackedMovie> movies = new ArrayList<>();
        for (Movie movie : gallery.movies()) {
            if (movie.axes().size() == d && movie.times().length > 1) {
                movies.add(pack(movie));
            }
        }
        List<Snapshot> snapshots = new ArrayList<>();
        for (double time : References.snapshots(gallery)) {
            snapshots.add(snapshot(result, gallery, time, d));
        }
        snapshots.removeIf(snapshot -> snapshot.profiles().isEmpty());
        return new PlotData(
                result.title(),
                d,
                References.route(result).orElse(null),
                routes(result, gallery),
                movies,
                snapshots,
                result.comparisons(),
                result.likelihood());
    }

    private static List<String> routes(ScenarioResult result, Gallery gallery) {
        Set<String> names = new LinkedHashSet<>();
        result.routes().stream().map(RouteResult::name).forEach(names::add);
        gallery.profiles().stream().map(Profile::route).forEach(names::add);
        gallery.movies().stream().map(Movie::route).forEach(names::add);
        return List.copyOf(names);
    }

    private static PackedMovie pack(Movie movie) {
        int d = movie.axes().size();
        int[] chosen = Sampling.spread(movie.times().length, d == 1 ? FRAMES_1D : FRAMES_2D);
        int limit = d == 1 ? MOVIE_POINTS : SIDE_2D;
        List<Packed> frames = new ArrayList<>(chosen.length);
        for (int frame : chosen) {
            double[] values = averaged(movie.frames().get(frame), movie.axes(), limit);
            frames.add(d == 1 ? Packed.fine(values) : Packed.coarse(values));
        }
        return new PackedMovie(
                movie.route(), Sampling.pick(movie.times(), chosen), averagedAxes(movie.axes(), limit), frames);
    }

    private static Snapshot snapshot(ScenarioResult result, Gallery gallery, double time, int d) {
        Optional<Profile> reference = References.profile(result, gallery, time);
        List<PackedProfile> profiles = new ArrayList<>();
        for (Profile profile : gallery.profiles()) {
            if (profile.time() == time && profile.dimension() == d) {
                double[] difference = reference
                        .filter(other -> other != profile && other.dimension() == d)
                        .map(other -> Difference.between(profile, other))
                        .orElse(null);
                profiles.add(d == 1 ? line(profile, difference) : surface(profile, difference));
            }
        }
        List<PackedCloud> clouds = new ArrayList<>();
        for (Cloud cloud : gallery.clouds()) {
            if (cloud.time() == time && cloud.points().length == d && d == 2) {
                clouds.add(pack(cloud));
            }
        }
        return new Snapshot(time, profiles, clouds);
    }

    /** A curve is thinned to values at chosen cells, so that each stays a value with its own standard error. */
    private static PackedProfile line(Profile profile, double @Nullable [] difference) {
        double[] axis = profile.axes().get(0);
        int[] chosen = Sampling.spread(axis.length, PROFILE_POINTS);
        double[] standardError = profile.standardError();
        return new PackedProfile(
                profile.route(),
                List.of(Packed.single(Sampling.pick(axis, chosen))),
                Packed.single(Sampling.pick(profile.density(), chosen)),
                standardError == null ? null : Packed.single(Sampling.pick(standardError, chosen)),
                difference == null ? null : Packed.single(Sampling.pick(difference, chosen)));
    }

    /** A surface is thinned to averages over cells, so that no peak falls between the chosen ones. */
    private static PackedProfile surface(Profile profile, double @Nullable [] difference) {
        return new PackedProfile(
                profile.route(),
                averagedAxes(profile.axes(), SIDE_2D),
                Packed.fine(averaged(profile.density(), profile.axes(), SIDE_2D)),
                null,
                difference == null ? null : Packed.single(averaged(difference, profile.axes(), SIDE_2D)));
    }

    private static PackedCloud pack(Cloud cloud) {
        int total = cloud.points()[0].length;
        int[] chosen = Sampling.spread(total, PARTICLES);
        List<Packed> points = new ArrayList<>();
        for (double[] component : cloud.points()) {
            points.add(Packed.fine(Sampling.pick(component, chosen)));
        }
        return new PackedCloud(cloud.route(), total, points);
    }

    /** Averages over cells along each axis in turn. */
    private static double[] averaged(double[] values, List<double[]> axes, int limit) {
        double[] means = values;
        int outer = 1;
        for (double[] axis : axes) {
            means = Sampling.average(means, outer, axis.length, limit);
            outer *= Math.min(axis.length, limit);
        }
        return means;
    }

    private static List<Packed> averagedAxes(List<double[]> axes, int limit) {
        List<Packed> packed = new ArrayList<>();
        for (double[] axis : axes) {
            packed.add(Packed.single(Sampling.average(axis, 1, axis.length, limit)));
        }
        return packed;
    }
}
