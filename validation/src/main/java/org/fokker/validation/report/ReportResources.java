package org.fokker.validation.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The parts of the page that are the same for every run. */
final class ReportResources {

    private static final String PLOTLY = "plotly-cartesian-4.1.1.min.js";

    private ReportResources() {}

    static String style() throws IOException {
        return read("report.css");
    }

    /** The plotting library, safe inside a script element. */
    static String plotly() throws IOException {
        return embeddable(read(PLOTLY));
    }

    /** The program of the page: one function of its own, so that it adds no global names. */
    static String program() throws IOException {
        return embeddable("(() => {\n'use strict';\n" + read("theme.js") + read("densities.js") + read("surfaces.js")
                + read("checks.js") + read("page.js") + "})();\n");
    }

    /**
     * Keeps a script from closing its element: inside of a string, a template or a regular expression — the only places
     * in a program where the closing tag can stand — a backslash before the slash changes nothing.
     */
    static String embeddable(String script) {
        return script.replaceAll("(?i)</(script)", "<\\\\/$1").replace("<!--", "<\\!--");
    }

    private static String read(String name) throws IOException {
        try (InputStream stream = ReportResources.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException("The program's own resource " + name + " is missing from its archive");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
