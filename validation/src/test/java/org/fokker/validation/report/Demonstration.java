package org.fokker.validation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.fokker.validation.result.Cloud;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.result.Gallery;
import org.fokker.validation.result.LikelihoodResult;
import org.fokker.validation.result.Machine;
import org.fokker.validation.result.Movie;
import org.fokker.validation.result.Note;
import org.fokker.validation.result.Probe;
import org.fokker.validation.result.Profile;
import org.fokker.validation.result.Results;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.result.ScenarioResult;
import org.jspecify.annotations.Nullable;

/**
 * Results with known answers: isotropic Gaussian mixtures under the variance-preserving process with linear rate from
 * 0.1 to 20, in one and two dimensions. The law at time t has the means a m, and the variances a² v + 1 − a², with
 * a = exp(−(0.1 t + 9.95 t²) / 2). The “grid” is the law with its time shifted by a thousandth, the “particles” are samples.
 */
final class Demonstration {

    static final String HOSTILE_TITLE = "Three modes </script><script>alert(1)</script> & \"noise\" <b>";

    private static final double[] SNAPSHOTS = {0.05, 0.2, 1.0};
    private static final double[] WEIGHTS = {0.3, 0.5, 0.2};
    private static final double[][] MEANS_1D = {{-2.0}, {0.0}, {1.5}};
    private static final double[][] MEANS_2D = {{-1.6, -0.8}, {0.2, 1.2}, {1.5, -0.9}};
    private static final double[] DEVIATIONS = {0.2, 0.5, 0.1};
    private static final int PARTICLES = 40_000;

    private static final Demonstration LINE = new Demonstration("three-modes", 1, 5, 400);
    private static final Demonstration PLANE = new Demonstration("three-islands", 2, 4, 100);

    private final int d;
    private final String name;
    private final double[][] means;
    private final List<double[]> axes = new ArrayList<>();
    private final double volume;
    private @Nullable Gallery drawn;

    private Demonstration(String name, int d, double halfWidth, int cells) {
        this.name = name;
        this.d = d;
        means = d == 1 ? MEANS_1D : MEANS_2D;
        double[] axis = new double[cells];
        double width = 2 * halfWidth / cells;
        for (int i = 0; i < cells; i++) {
            axis[i] = -halfWidth + (i + 0.5) * width;
        }
        for (int i = 0; i < d; i++) {
            axes.add(axis);
        }
        volume = Math.pow(width, d);
    }

    static Demonstration line() {
        return LINE;
    }

    static Demonstration plane() {
        return PLANE;
    }

    static Results results() {
        Machine machine = new Machine("OpenJDK 64-Bit Server VM 17.0.12", "Example CPU @ 3.00GHz", 2, "512 bit");
        return new Results(
                Results.SCHEMA,
                "0.1.0",
                1,
                machine,
                List.of(line().result(HOSTILE_TITLE, true), plane().result("Three islands in the plane", false)));
    }

    static List<Gallery> galleries() {
        return List.of(line().gallery(), plane().gallery());
    }

    ScenarioResult result(String title, boolean passes) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("cellPeclet", 0.41);
        more.put("gridShape", List.of(400, 1));
        List<RouteResult> routes = List.of(
                new RouteResult("exact", "exact", 0.004, 0, 0, 0, 0, Map.of()),
                new RouteResult("grid", "finite-volume", 0.18, axes.get(0).length, 400, -3.3e-16, 1.2e-21, more),
                new RouteResult(
                        "particles", "particles", null, PARTICLES, 500, 2.5e-5, 0, Map.of("estimator", "histogram")));
        List<Comparison> comparisons = new ArrayList<>();
        Gallery gallery = gallery();
        for (double time : SNAPSHOTS) {
            comparisons.add(comparison(gallery, time, "grid", 0.01, passes || time < 1));
            comparisons.add(comparison(gallery, time, "particles", 0.08, true));
        }
        List<Probe> probes = new ArrayList<>();
        for (double time : SNAPSHOTS) {
            double[] x = new double[d];
            x[0] = 0.3;
            probes.add(new Probe(time, list(x), "exact", density(x, time), 0, list(score(x, time))));
            probes.add(new Probe(time, list(x), "particles", density(x, time) * 1.003, 2.1e-3, null));
        }
        List<Note> notes = List.of(
                new Note("domain", "The domain cuts off a mass of 2.1e-09 at the last time."),
                new Note("process", "Variance-preserving, rate linear from 0.1 to 20 on [0, 1]."));
        return new ScenarioResult(
                name,
                title,
                passes,
                routes,
                comparisons,
                probes,
                likelihood(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                notes);
    }

    private List<LikelihoodResult> likelihood() {
        List<LikelihoodResult> estimates = new ArrayList<>();
        for (double first : new double[] {-2, 0.3}) {
            double[] x = new double[d];
            x[0] = first;
            double exact = Math.log(density(x, 0));
            estimates.add(new LikelihoodResult(
                    list(x),
                    "elbo-discrete",
                    exact - 0.031,
                    0.004,
                    exact,
                    "lower",
                    0.029,
                    true,
                    Map.of("priorMismatch", 2.4e-5),
                    null));
            estimates.add(new LikelihoodResult(list(x), "forward-path", exact + 0.001, 0.0015, exact, null, 0, true));
            estimates.add(new LikelihoodResult(list(x), "probability-flow", exact + 1e-9, 0, exact, null, 1e-8, true));
        }
        return estimates;
    }

    private Comparison comparison(Gallery gallery, double time, String route, double expected, boolean passed) {
        Profile p = find(gallery, route, time);
        Profile q = find(gallery, "exact", time);
        double l1 = 0;
        double l2 = 0;
        double linf = 0;
        for (int i = 0; i < p.density().length; i++) {
            double difference = Math.abs(p.density()[i] - q.density()[i]);
            l1 += difference * volume;
            l2 += difference * difference * volume;
            linf = Math.max(linf, difference);
        }
        double w1 = d == 1 ? 0.4 * l1 : Double.NaN;
        return new Comparison(
                time,
                "exact",
                route,
                l1,
                Math.sqrt(l2),
                linf,
                l1 * l1,
                l1 / 2,
                w1,
                0.03,
                passed ? Math.max(expected, 1.3 * l1) : l1 / 3,
                passed);
    }

    private static Profile find(Gallery gallery, String route, double time) {
        return gallery.profiles().stream()
                .filter(p -> p.route().equals(route) && p.time() == time)
                .findFirst()
                .orElseThrow();
    }

    synchronized Gallery gallery() {
        Gallery gallery = drawn;
        if (gallery == null) {
            gallery = draw();
            drawn = gallery;
        }
        return gallery;
    }

    private Gallery draw() {
        List<Movie> movies = new ArrayList<>();
        List<Profile> profiles = new ArrayList<>();
        List<Cloud> clouds = new ArrayList<>();
        double[] times = new double[41];
        for (int i = 0; i < times.length; i++) {
            times[i] = Math.pow(i / 40.0, 1.5);
        }
        movies.add(movie("exact", times, 0));
        movies.add(movie("grid", times, 1e-3));
        for (double time : SNAPSHOTS) {
            profiles.add(new Profile("exact", time, axes, onGrid(time), null));
            profiles.add(new Profile("grid", time, axes, onGrid(time + 1e-3), null));
            double[][] points = sample(time);
            clouds.add(new Cloud("particles", time, points));
            profiles.add(histogram(time, points));
        }
        return new Gallery(name, movies, profiles, clouds, List.of(), List.of());
    }

    private Movie movie(String route, double[] times, double shift) {
        List<double[]> frames = new ArrayList<>();
        for (double time : times) {
            frames.add(onGrid(time + shift));
        }
        return new Movie(route, times, axes, frames);
    }

    private double[] onGrid(double time) {
        int n = axes.get(0).length;
        double[] p = new double[d == 1 ? n : n * n];
        double[] x = new double[d];
        for (int i = 0; i < p.length; i++) {
            x[0] = axes.get(0)[d == 1 ? i : i / n];
            if (d == 2) {
                x[1] = axes.get(1)[i % n];
            }
            p[i] = density(x, time);
        }
        return p;
    }

    private static double amplitude(double time) {
        return Math.exp(-(0.1 * time + 9.95 * time * time) / 2);
    }

    double density(double[] x, double time) {
        double a = amplitude(time);
        double p = 0;
        for (int k = 0; k < WEIGHTS.length; k++) {
            double v = a * a * DEVIATIONS[k] * DEVIATIONS[k] + 1 - a * a;
            double square = 0;
            for (int i = 0; i < d; i++) {
                square += Math.pow(x[i] - a * means[k][i], 2);
            }
            p += WEIGHTS[k] * Math.exp(-square / (2 * v)) / Math.pow(2 * Math.PI * v, d / 2.0);
        }
        return p;
    }

    private double[] score(double[] x, double time) {
        double[] score = new double[d];
        double h = 1e-5;
        for (int i = 0; i < d; i++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[i] += h;
            down[i] -= h;
            score[i] = (Math.log(density(up, time)) - Math.log(density(down, time))) / (2 * h);
        }
        return score;
    }

    private double[][] sample(double time) {
        SplittableRandom random = new SplittableRandom(17);
        double a = amplitude(time);
        double[][] points = new double[d][PARTICLES];
        for (int j = 0; j < PARTICLES; j++) {
            double u = random.nextDouble();
            int k = u < WEIGHTS[0] ? 0 : u < WEIGHTS[0] + WEIGHTS[1] ? 1 : 2;
            double deviation = Math.sqrt(a * a * DEVIATIONS[k] * DEVIATIONS[k] + 1 - a * a);
            for (int i = 0; i < d; i++) {
                points[i][j] = a * means[k][i] + deviation * random.nextGaussian();
            }
        }
        return points;
    }

    private Profile histogram(double time, double[][] points) {
        int n = axes.get(0).length;
        double low = axes.get(0)[0];
        double width = (axes.get(0)[n - 1] - low) / (n - 1);
        double[] density = new double[d == 1 ? n : n * n];
        for (int j = 0; j < PARTICLES; j++) {
            int cell = 0;
            boolean inside = true;
            for (int i = 0; i < d; i++) {
                int index = (int) Math.floor((points[i][j] - low) / width + 0.5);
                inside &= index >= 0 && index < n;
                cell = cell * n + index;
            }
            if (inside) {
                density[cell] += 1 / (PARTICLES * volume);
            }
        }
        double @Nullable [] standardError = new double[density.length];
        for (int i = 0; i < density.length; i++) {
            standardError[i] = Math.sqrt(density[i] / (PARTICLES * volume));
        }
        return new Profile("particles", time, axes, density, standardError);
    }

    private static List<Double> list(double[] values) {
        List<Double> boxed = new ArrayList<>();
        for (double value : values) {
            boxed.add(value);
        }
        return boxed;
    }
}
