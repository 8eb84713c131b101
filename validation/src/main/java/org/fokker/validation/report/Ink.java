package org.fokker.validation.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.result.ScenarioResult;
import org.jspecify.annotations.Nullable;

/** Fonts and colours of the pictures: Okabe and Ito's palette without its yellow, which is too pale on paper. */
final class Ink {

    static final Color TEXT = new Color(0x1b1d21);
    static final Color SOFT = new Color(0x5d636d);
    static final Color RULE = new Color(0xe0e0da);
    static final Color GOOD = new Color(0x00684a);
    static final Color BAD = new Color(0xc04600);

    static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    static final Font TITLE = new Font(Font.SERIF, Font.BOLD, 25);

    private static final int[] PALETTE = {0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xb57d00, 0x56b4e9};
    private static final float[][] DASHES = {{}, {9, 5}, {9, 4, 2, 4}, {14, 5}, {2, 4}, {14, 4, 2, 4}};

    private Ink() {}

    /**
     * How the curve of a route is drawn.
     *
     * @param label name of the route
     * @param colour colour of its curve
     * @param stroke width and dashes of its curve
     */
    record Pen(String label, Color colour, BasicStroke stroke) {}

    /** The pen of a route: ink for the reference, otherwise by its place among the routes. */
    static Pen pen(ScenarioResult result, String route) {
        String reference = References.route(result).orElse(null);
        if (route.equals(reference)) {
            return new Pen(route, TEXT, stroke(5, new float[0]));
        }
        return pen(route, Math.max(0, others(result, reference).indexOf(route)));
    }

    /** The pen of a curve by its place among the curves. */
    static Pen pen(String label, int index) {
        // Colours and dashes shift against each other where there are more curves than colours.
        int dash = (index + index / PALETTE.length) % DASHES.length;
        return new Pen(label, new Color(PALETTE[index % PALETTE.length]), stroke(2.2f, DASHES[dash]));
    }

    private static List<String> others(ScenarioResult result, @Nullable String reference) {
        return result.routes().stream()
                .map(RouteResult::name)
                .filter(name -> !name.equals(reference))
                .toList();
    }

    private static BasicStroke stroke(float width, float[] dash) {
        return new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash.length == 0 ? null : dash, 0);
    }
}
