package org.fokker.validation.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;
import org.fokker.validation.report.AxisMarks.Scale;
import org.fokker.validation.report.AxisMarks.Side;
import org.fokker.validation.result.Cloud;
import org.fokker.validation.result.Gallery;
import org.fokker.validation.result.Movie;
import org.fokker.validation.result.Profile;
import org.fokker.validation.result.ScenarioResult;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.IChart;

/** Pictures of densities: at the snapshots, and over time. */
final class DensityPictures {

    private static final int COLUMNS = 4;
    private static final int ROWS = 4;
    private static final int SQUARE = 430;
    private static final int DIFFERENCE_HEIGHT = 270;
    private static final int FILM_HEIGHT = 480;
    private static final double ROOM = 0.04;
    private static final int PARTICLES = 4000;

    private final ScenarioResult result;
    private final Gallery gallery;
    private final List<Double> times;

    DensityPictures(ScenarioResult result, Gallery gallery) {
        this.result = result;
        this.gallery = gallery;
        List<Double> all = References.snapshots(gallery);
        times = Arrays.stream(Sampling.spread(all.size(), COLUMNS))
                .mapToObj(all::get)
                .toList();
    }

    /** Densities of all routes at the snapshots, and under them their differences from the reference. */
    Optional<BufferedImage> snapshots() {
        if (times.isEmpty()) {
            return Optional.empty();
        }
        return switch (References.dimension(gallery)) {
            case 1 -> Optional.of(curves());
            case 2 -> Optional.of(surfaces());
            default -> Optional.empty();
        };
    }

    /** On a line: heat maps of position and time. In a plane: the snapshots of one route with particles over them. */
    Optional<BufferedImage> overTime() {
        return switch (References.dimension(gallery)) {
            case 1 -> gallery.movies().isEmpty() ? Optional.empty() : Optional.of(films());
            case 2 -> times.isEmpty() ? Optional.empty() : Optional.of(particles());
            default -> Optional.empty();
        };
    }

    private BufferedImage curves() {
        Montage montage = new Montage(result.title());
        List<XYChart> densities = new ArrayList<>();
        List<XYChart> differences = new ArrayList<>();
        List<String> drawn = new ArrayList<>();
        for (double time : times) {
            XYChart density = Charts.empty(Charts.WIDTH, Charts.HEIGHT, "t = " + Charts.tick(time));
            XYChart difference = Charts.empty(Charts.WIDTH, DIFFERENCE_HEIGHT, "");
            Optional<Profile> reference = References.profile(result, gallery, time);
            Window window = Window.of(at(time));
            for (Profile profile : at(time)) {
                curve(density, profile, profile.density(), window);
                if (!drawn.contains(profile.route())) {
                    drawn.add(profile.route());
                }
                if (reference.isPresent() && reference.get() != profile) {
                    curve(difference, profile, Difference.between(profile, reference.get()), window);
                }
            }
            scale(density, window, "p(x)", true);
            densities.add(density);
            if (!difference.getSeriesCollection().isEmpty()) {
                scale(difference, window, "p − " + References.route(result).orElse(""), false);
                differences.add(difference);
            }
        }
        montage.row(densities);
        if (differences.size() == densities.size()) {
            montage.row(differences);
        }
        montage.legend(drawn.stream().map(route -> Ink.pen(result, route)).toList());
        return montage.image();
    }

    /** Sets the axes to the window and the range of the curves, with a little room above, and below where there is something. */
    private static void scale(XYChart chart, Window window, String title, boolean density) {
        double low = 0;
        double high = 0;
        for (XYSeries series : chart.getSeriesCollection()) {
            for (double y : series.getYData()) {
                low = Double.isFinite(y) ? Math.min(low, y) : low;
                high = Double.isFinite(y) ? Math.max(high, y) : high;
            }
        }
        double room = high > low ? ROOM * (high - low) : 1;
        low = density && low > -room ? 0 : low - room;
        AxisMarks.add(
                chart,
                new Side("x", Scale.LINEAR, window.left(), window.right()),
                new Side(title, Scale.LINEAR, low, high + room));
    }

    /** Draws what lies in the window; a chart does not cut off what lies beyond its ends. */
    private void curve(XYChart chart, Profile profile, double[] y, Window window) {
        double[] x = profile.axes().get(0);
        int[] inside = IntStream.range(0, x.length)
                .filter(i -> x[i] >= window.left() && x[i] <= window.right())
                .toArray();
        if (inside.length == 0) {
            return;
        }
        Ink.Pen pen = Ink.pen(result, profile.route());
        XYSeries series = chart.addSeries(
                profile.route(),
                Arrays.stream(inside).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(inside).mapToDouble(i -> y[i]).toArray());
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setLineColor(pen.colour());
        series.setLineStyle(pen.stroke());
    }

    /** Profiles at a time, the reference first, so that the others are drawn over it. */
    private List<Profile> at(double time) {
        List<Profile> profiles = new ArrayList<>();
        Optional<Profile> reference = References.profile(result, gallery, time);
        reference.ifPresent(profiles::add);
        for (Profile profile : gallery.profiles()) {
            if (profile.time() == time && (reference.isEmpty() || profile != reference.get())) {
                profiles.add(profile);
            }
        }
        return profiles;
    }

    private BufferedImage surfaces() {
        Montage montage = new Montage(result.title());
        List<String> routes =
                at(times.get(0)).stream().map(Profile::route).limit(ROWS).toList();
        for (String route : routes) {
            List<IChart> row = new ArrayList<>();
            for (double time : times) {
                for (Profile profile : at(time)) {
                    if (profile.route().equals(route)) {
                        addSurface(row, profile, null);
                    }
                }
            }
            montage.row(row);
        }
        return montage.image();
    }

    private BufferedImage particles() {
        Montage montage = new Montage(result.title());
        List<IChart> row = new ArrayList<>();
        for (double time : times) {
            double[][] points = gallery.clouds().stream()
                    .filter(cloud -> cloud.time() == time && cloud.points().length == 2)
                    .findFirst()
                    .map(DensityPictures::thinned)
                    .orElse(null);
            addSurface(row, at(time).get(0), points);
        }
        montage.row(row);
        return montage.image();
    }

    private static double[][] thinned(Cloud cloud) {
        int[] chosen = Sampling.spread(cloud.points()[0].length, PARTICLES);
        return new double[][] {Sampling.pick(cloud.points()[0], chosen), Sampling.pick(cloud.points()[1], chosen)};
    }

    private static void addSurface(List<IChart> row, Profile profile, double @Nullable [][] points) {
        double[] x = profile.axes().get(0);
        double[] y = profile.axes().get(1);
        HeatMap.Field field = new HeatMap.Field("x₁", x, "x₂", y, (i, j) -> profile.density()[i * y.length + j]);
        double top = Math.max(field.largest(), Double.MIN_NORMAL);
        XYChart chart = Charts.empty(SQUARE, SQUARE, profile.route() + ", t = " + Charts.tick(profile.time()));
        DoubleToIntFunction colours = value -> ColourMap.viridis(value / top);
        HeatMap.fill(chart, field, colours, points);
        row.add(chart);
        row.add(new ColourBar(SQUARE, top, colours));
    }

    private BufferedImage films() {
        Montage montage = new Montage(result.title());
        List<IChart> row = new ArrayList<>();
        for (Movie movie :
                gallery.movies().subList(0, Math.min(COLUMNS, gallery.movies().size()))) {
            HeatMap.Field field = new HeatMap.Field(
                    "x",
                    movie.axes().get(0),
                    "time t",
                    movie.times(),
                    (i, j) -> movie.frames().get(j)[i]);
            double top = Math.max(field.largest(), Double.MIN_NORMAL);
            XYChart chart = Charts.empty(Charts.WIDTH, FILM_HEIGHT, movie.route());
            DoubleToIntFunction colours = value -> ColourMap.viridis(Math.sqrt(Math.max(0, value / top)));
            HeatMap.fill(chart, field, colours, null);
            row.add(chart);
            row.add(new ColourBar(FILM_HEIGHT, top, colours));
        }
        montage.row(row);
        return montage.image();
    }
}
