package org.fokker.validation.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.fokker.validation.result.JsonWriter;
import org.fokker.validation.result.Note;
import org.fokker.validation.result.ScenarioResult;
import org.fokker.validation.result.Sheet;

/** The part of the page that shows one scenario. */
final class ScenarioSection {

    private final ScenarioResult result;
    private final PlotData data;
    private final List<Sheet> sheets;
    private final String id;
    private final StringBuilder html = new StringBuilder();

    ScenarioSection(ScenarioResult result, PlotData data, List<Sheet> sheets, String id) {
        this.result = result;
        this.data = data;
        this.sheets = sheets;
        this.id = id;
    }

    String html() throws IOException {
        html.append("<section class=\"scenario\" id=\"")
                .append(id)
                .append("\" aria-labelledby=\"")
                .append(id);
        html.append("-title\">\n<h2 id=\"").append(id).append("-title\">");
        html.append(Tables.verdict(result.passed()))
                .append(' ')
                .append(Html.escape(result.title()))
                .append("</h2>\n");
        html.append("<p class=\"facts\"><code>")
                .append(Html.escape(result.name()))
                .append("</code> · ");
        html.append(count(result.routes().size(), "route"))
                .append(" · ")
                .append(checks())
                .append("</p>\n");
        notes();
        densities();
        html.append(Tables.routes(result.routes()));
        comparisons();
        likelihood();
        html.append(Tables.masses(result.masses()));
        html.append(Tables.analyses(result.analyses()));
        sheets();
        html.append(ModelTables.samplers(result.samplers()));
        html.append(ModelTables.scores(result.scores()));
        html.append(ModelTables.posteriors(result.posteriors()));
        html.append(Tables.probes(result.probes()));
        html.append("<script type=\"application/json\" class=\"data\">");
        html.append(Html.script(JsonWriter.compact(data))).append("</script>\n</section>\n");
        return html.toString();
    }

    private String checks() {
        long failed = result.checks().filter(check -> !check.passed()).count();
        int all = (int) result.checks().count();
        return count(all, "check") + (failed == 0 ? ", all passed" : ", " + failed + " failed");
    }

    private void notes() {
        if (result.notes().isEmpty()) {
            return;
        }
        html.append("<dl class=\"notes\">\n");
        for (Note note : result.notes()) {
            html.append("<div><dt>").append(Html.escape(note.kind())).append("</dt><dd>");
            html.append(Html.escape(note.text())).append("</dd></div>\n");
        }
        html.append("</dl>\n");
    }

    private void densities() {
        String reference = data.reference();
        String difference = reference == null ? "" : ", and their difference from “" + reference + "” below";
        if (!data.movies().isEmpty()) {
            if (data.dimension() == 1) {
                figure(
                        "film",
                        "Density over time",
                        "Colour is p(x, t) on a square-root scale. The curves beside it are the densities of all routes"
                                + " at the time of the slider.");
            } else {
                figure(
                        "film-surface",
                        "Density over time",
                        "Two routes side by side at the time of the slider, on one colour scale.");
            }
        }
        if (!data.snapshots().isEmpty()) {
            if (data.dimension() == 1) {
                figure(
                        "snapshots",
                        "Route against route",
                        "Densities of all routes at the snapshots" + difference
                                + ". Bands are ±1.96 standard errors of the routes that have them.");
            } else {
                figure(
                        "snapshot-surfaces",
                        "Route against route",
                        "Densities of all routes at one snapshot" + difference + ". Dots are particles.");
            }
        }
    }

    private void comparisons() {
        if (!result.comparisons().isEmpty()) {
            figure(
                    "errors",
                    "Distances",
                    "L¹ distance of each comparison (dot if it passed, cross if it failed) and the largest distance that"
                            + " the errors of the two routes explain (upright stroke).");
        }
        html.append(Tables.comparisons(result.comparisons()));
    }

    private void likelihood() {
        if (!result.likelihood().isEmpty()) {
            figure(
                    "likelihood",
                    "Likelihoods",
                    "Estimates of log p with ±1.96 standard errors. The line is the exact value where it is known; an"
                            + " open diamond is where theory expects the mean of a bound.");
        }
        html.append(Tables.likelihood(result.likelihood()));
    }

    /** Sheets are pictures already; the page carries them in itself. */
    private void sheets() throws IOException {
        for (Sheet sheet : sheets) {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(SheetPicture.of(sheet), "png", png);
            html.append("<figure>\n<h3>").append(Html.escape(sheet.title())).append("</h3>\n<img alt=\"");
            html.append(Html.escape(sheet.title() + " of scenario " + result.title() + ": " + sheet.caption()));
            html.append("\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(png.toByteArray()));
            html.append("\">\n<figcaption>")
                    .append(Html.escape(sheet.caption()))
                    .append("</figcaption>\n</figure>\n");
        }
    }

    private void figure(String kind, String title, String caption) {
        html.append("<figure class=\"plot\" data-figure=\"").append(kind).append("\" data-label=\"");
        html.append(Html.escape(title + " of scenario " + result.title() + ": " + caption))
                .append("\">\n<h3>");
        html.append(Html.escape(title)).append("</h3>\n<div class=\"stage\"></div>\n<figcaption>");
        html.append(Html.escape(caption)).append("</figcaption>\n</figure>\n");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
