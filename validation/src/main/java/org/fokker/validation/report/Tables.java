package org.fokker.validation.report;

import static org.fokker.validation.report.Table.Column.number;
import static org.fokker.validation.report.Table.Column.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.fokker.validation.result.AnalysisResult;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.result.LikelihoodResult;
import org.fokker.validation.result.Mass;
import org.fokker.validation.result.PointText;
import org.fokker.validation.result.Probe;
import org.fokker.validation.result.RouteResult;
import org.jspecify.annotations.Nullable;

/** The tables of a scenario; each is empty if there is nothing to tabulate. */
final class Tables {

    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])[A-Z](?![A-Z])");

    private Tables() {}

    static String routes(List<RouteResult> routes) {
        if (routes.isEmpty()) {
            return "";
        }
        boolean more = routes.stream().anyMatch(route -> !route.more().isEmpty());
        boolean timed = routes.stream().anyMatch(route -> route.seconds() != null);
        List<Table.Column> columns = new ArrayList<>(List.of(
                text("Route"),
                text("Kind"),
                number("Unknowns"),
                number("Steps"),
                number("1 − mass"),
                number("Minimum")));
        if (timed) {
            columns.add(number("Time / s"));
        }
        if (more) {
            columns.add(text("Further"));
        }
        Table table = new Table("Routes: what each computed and what it cost", columns);
        for (RouteResult route : routes) {
            List<String> cells = new ArrayList<>(List.of(
                    "<b>" + Html.escape(route.name()) + "</b>",
                    Html.escape(route.kind()),
                    route.unknowns() == 0 ? Html.number(Double.NaN) : Html.count(route.unknowns()),
                    route.steps() == 0 ? Html.number(Double.NaN) : Html.count(route.steps()),
                    Html.number(route.massDefect()),
                    Html.number(route.minimum())));
            if (timed) {
                Double seconds = route.seconds();
                cells.add(Html.number(seconds == null ? Double.NaN : seconds));
            }
            if (more) {
                cells.add(facts(route.more()));
            }
            table.row("", cells);
        }
        return table.end();
    }

    static String comparisons(List<Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            return "";
        }
        Table table = new Table(
                "Distances between routes: a comparison passes when L¹ is within what the errors of both explain",
                List.of(
                        text("<span class=\"hidden\">Verdict</span>"),
                        number("<i>t</i>"),
                        text("Route"),
                        text("Against"),
                        number("L<sup>1</sup>"),
                        number("Explained"),
                        number("L<sup>2</sup>"),
                        number("L<sup>∞</sup>"),
                        number("KL"),
                        number("Hellinger"),
                        number("<i>W</i><sub>1</sub>"),
                        number("Score rms")));
        for (Comparison c : comparisons) {
            table.row(
                    c.passed() ? "pass" : "fail",
                    List.of(
                            verdict(c.passed()),
                            Html.plain(c.time()),
                            Html.escape(c.route()),
                            Html.escape(c.reference()),
                            "<b>" + Html.number(c.l1()) + "</b>",
                            Html.number(c.expected()),
                            Html.number(c.l2()),
                            Html.number(c.linf()),
                            Html.number(c.kl()),
                            Html.number(c.hellinger()),
                            Html.number(c.wasserstein1()),
                            Html.number(c.scoreRms())));
        }
        return table.end();
    }

    static String likelihood(List<LikelihoodResult> estimates) {
        if (estimates.isEmpty()) {
            return "";
        }
        boolean terms =
                estimates.stream().anyMatch(estimate -> !estimate.terms().isEmpty());
        List<Table.Column> columns = new ArrayList<>(List.of(
                text("<span class=\"hidden\">Verdict</span>"),
                text("Point"),
                text("Estimator"),
                number("log <i>p</i>"),
                number("± 1.96 SE"),
                number("Exact"),
                number("Value − exact"),
                number("Expected gap"),
                text("Bound")));
        boolean coded = estimates.stream().anyMatch(estimate -> estimate.bitsPerDimension() != null);
        if (coded) {
            columns.add(number("Bits per dimension"));
        }
        if (terms) {
            columns.add(text("Terms"));
        }
        Table table = new Table("Log-likelihoods in nats", columns);
        for (LikelihoodResult e : estimates) {
            String bound = e.bound();
            List<String> cells = new ArrayList<>(List.of(
                    verdict(e.passed()),
                    point(e.point()),
                    Html.escape(e.estimator()),
                    "<b>" + Html.number(e.value()) + "</b>",
                    Html.number(1.96 * e.standardError()),
                    Html.number(e.exact()),
                    Html.number(e.value() - e.exact()),
                    Html.number(e.expectedGap()),
                    bound == null ? Html.number(Double.NaN) : Html.escape(bound)));
            if (coded) {
                cells.add(Html.known(e.bitsPerDimension()));
            }
            if (terms) {
                cells.add(facts(e.terms()));
            }
            table.row(e.passed() ? "pass" : "fail", cells);
        }
        return table.end();
    }

    static String masses(List<Mass> masses) {
        if (masses.isEmpty()) {
            return "";
        }
        Table table = new Table(
                "Mass over time: what walls, killing and sources have left in the box",
                List.of(
                        text("<span class=\"hidden\">Verdict</span>"),
                        number("<i>t</i>"),
                        text("Route"),
                        number("Mass"),
                        number("Standard error"),
                        text("Against"),
                        number("Difference"),
                        number("Explained")));
        for (Mass mass : masses) {
            String reference = mass.reference();
            table.row(
                    mass.passed() ? "pass" : "fail",
                    List.of(
                            verdict(mass.passed()),
                            Html.plain(mass.time()),
                            Html.escape(mass.route()),
                            Html.full(mass.mass()),
                            Html.number(mass.standardError()),
                            reference == null ? Html.number(Double.NaN) : Html.escape(reference),
                            Html.known(mass.difference()),
                            Html.known(mass.expected())));
        }
        return table.end();
    }

    static String analyses(List<AnalysisResult> analyses) {
        if (analyses.isEmpty()) {
            return "";
        }
        Table table = new Table(
                "Analyses of the process: a number passes when its error by refinement explains the difference",
                List.of(
                        text("<span class=\"hidden\">Verdict</span>"),
                        text("Analysis"),
                        text("Kind"),
                        text("Quantity"),
                        number("Value"),
                        number("Estimated error"),
                        number("Expected")));
        for (AnalysisResult analysis : analyses) {
            Double expected = analysis.expected();
            table.row(
                    analysis.passed() ? "pass" : "fail",
                    List.of(
                            verdict(analysis.passed()),
                            Html.escape(analysis.name()),
                            Html.escape(analysis.kind()),
                            Html.escape(analysis.quantity()),
                            "<b>" + Html.full(analysis.value()) + "</b>",
                            Html.number(analysis.estimatedError()),
                            expected == null ? Html.number(Double.NaN) : Html.full(expected)));
        }
        return table.end();
    }

    static String probes(List<Probe> probes) {
        if (probes.isEmpty()) {
            return "";
        }
        Table table = new Table(
                "Probes, in full precision",
                List.of(
                        number("<i>t</i>"),
                        text("Point"),
                        text("Route"),
                        number("Density"),
                        number("Standard error"),
                        text("Score")));
        for (Probe probe : probes) {
            List<Double> score = probe.score();
            table.row(
                    "",
                    List.of(
                            Html.plain(probe.time()),
                            point(probe.point()),
                            Html.escape(probe.route()),
                            Html.full(probe.density()),
                            Html.number(probe.standardError()),
                            score == null ? Html.number(Double.NaN) : fullVector(score)));
        }
        return table.end();
    }

    static String verdict(boolean passed) {
        return passed
                ? "<span class=\"mark good\" title=\"passed\">✓<span class=\"hidden\"> passed</span></span>"
                : "<span class=\"mark bad\" title=\"failed\">✗<span class=\"hidden\"> failed</span></span>";
    }

    private static String point(List<Double> point) {
        return point.isEmpty() ? Html.number(Double.NaN) : PointText.of(point, Html::plain);
    }

    private static String fullVector(List<Double> vector) {
        return "(" + String.join(", ", vector.stream().map(Html::full).toList()) + ")";
    }

    private static String facts(Map<String, ?> facts) {
        List<String> texts = new ArrayList<>();
        facts.forEach((name, value) -> texts.add(Html.escape(words(name)) + "&nbsp;<b>" + fact(value) + "</b>"));
        return String.join(", ", texts);
    }

    private static String fact(@Nullable Object value) {
        if (value == null) {
            return Html.number(Double.NaN);
        }
        if (value instanceof Double || value instanceof Float) {
            return Html.plain(((Number) value).doubleValue());
        }
        if (value instanceof Number whole) {
            return Html.count(whole.longValue());
        }
        if (value instanceof double[] vector) {
            return list(Arrays.stream(vector).boxed().toList());
        }
        if (value instanceof Collection<?> elements) {
            return list(elements);
        }
        return Html.escape(String.valueOf(value));
    }

    private static String list(Collection<?> elements) {
        return "(" + String.join(", ", elements.stream().map(Tables::fact).toList()) + ")";
    }

    /** Sets a name in camel case apart into words: {@code cellPeclet} reads “cell peclet”, {@code meanESS} “mean ESS”. */
    private static String words(String name) {
        return CAMEL.matcher(name)
                .replaceAll(hump -> " " + hump.group().toLowerCase(Locale.ROOT))
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
    }
}
