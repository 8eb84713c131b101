package org.fokker.validation.report;

import java.io.IOException;
import org.fokker.validation.result.Machine;

/** How every page begins. */
final class Page {

    private Page() {}

    /** The head: style, and a policy that forbids the page to ask the network for anything. Opens the body. */
    static String head(String title) throws IOException {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; \
                style-src 'unsafe-inline'; img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                """.formatted(Html.escape(title), ReportResources.style());
    }

    /** The header up to its last fact; the caller closes it. */
    static String header(boolean passed, String verdict, String version, long seed, Machine machine) {
        Integer threads = machine.threads();
        StringBuilder html = new StringBuilder("<header>\n<p class=\"brand\">Fokker</p>\n<h1>");
        html.append(Tables.verdict(passed)).append(' ').append(verdict).append("</h1>\n");
        html.append("<dl class=\"run\">\n");
        fact(html, "Version", version);
        fact(html, "Seed", Long.toString(seed));
        fact(html, "Processor", machine.cpu());
        if (threads != null) {
            fact(html, "Threads", Integer.toString(threads));
        }
        fact(html, "Vectors", machine.simd());
        fact(html, "Java", machine.jvm());
        return html.append("</dl>\n").toString();
    }

    private static void fact(StringBuilder html, String name, String value) {
        html.append("<div><dt>")
                .append(name)
                .append("</dt><dd>")
                .append(Html.escape(value))
                .append("</dd></div>\n");
    }
}
