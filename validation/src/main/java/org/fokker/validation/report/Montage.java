package org.fokker.validation.report;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.fokker.validation.report.Ink.Pen;
import org.knowm.xchart.internal.chartpart.IChart;

/** Several charts in rows under one title, with one legend below that covers none of them. */
final class Montage {

    private static final int MARGIN = 24;
    private static final int TITLE_HEIGHT = 58;
    private static final int TITLE_LINE = 32;
    private static final int LEGEND_LINE = 32;
    private static final int SWATCH = 46;

    private final String title;
    private final List<List<IChart>> rows = new ArrayList<>();
    private final List<Pen> legend = new ArrayList<>();

    Montage(String title) {
        this.title = title;
    }

    void row(List<? extends IChart> charts) {
        rows.add(List.copyOf(charts));
    }

    void legend(List<Pen> pens) {
        legend.addAll(pens);
    }

    BufferedImage image() {
        int width = 2 * MARGIN + rows.stream().mapToInt(Montage::width).max().orElse(0);
        BufferedImage sketch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        int legendLines = paintLegend(sketch.createGraphics(), width, 0);
        List<String> lines = lines(title, sketch.createGraphics().getFontMetrics(Ink.TITLE), width - 2 * MARGIN);
        int top = TITLE_HEIGHT + (lines.size() - 1) * TITLE_LINE;
        int height = top + rows.stream().mapToInt(Montage::height).sum() + legendLines * LEGEND_LINE + MARGIN;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setColor(Ink.TEXT);
        g.setFont(Ink.TITLE);
        for (int line = 0; line < lines.size(); line++) {
            g.drawString(lines.get(line), MARGIN, 40 + line * TITLE_LINE);
        }
        int y = top;
        for (List<IChart> row : rows) {
            int x = MARGIN;
            for (IChart chart : row) {
                Graphics2D part = (Graphics2D) g.create(x, y, chart.getWidth(), chart.getHeight());
                chart.paint(part, chart.getWidth(), chart.getHeight());
                part.dispose();
                x += chart.getWidth();
            }
            y += height(row);
        }
        paintLegend(g, width, y);
        g.dispose();
        return image;
    }

    /** Paints the legend in as many lines as it needs and returns their number. */
    private int paintLegend(Graphics2D g, int width, int top) {
        if (legend.isEmpty()) {
            return 0;
        }
        g.setFont(Ink.PLAIN);
        FontMetrics metrics = g.getFontMetrics();
        int x = 2 * MARGIN;
        int line = 0;
        for (Pen pen : legend) {
            int needed = SWATCH + 10 + metrics.stringWidth(pen.label()) + 28;
            if (x + needed > width - MARGIN && x > 2 * MARGIN) {
                x = 2 * MARGIN;
                line++;
            }
            int middle = top + line * LEGEND_LINE + LEGEND_LINE / 2;
            g.setColor(pen.colour());
            g.setStroke(pen.stroke());
            g.drawLine(x, middle, x + SWATCH, middle);
            g.setColor(Ink.TEXT);
            g.drawString(pen.label(), x + SWATCH + 10, middle + metrics.getAscent() / 2 - 1);
            x += needed;
        }
        return line + 1;
    }

    /** Breaks a text at blanks; a word that is too long for a line of its own is left whole. */
    private static List<String> lines(String text, FontMetrics metrics, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int width(List<IChart> row) {
        return row.stream().mapToInt(IChart::getWidth).sum();
    }

    private static int height(List<IChart> row) {
        return row.stream().mapToInt(IChart::getHeight).max().orElse(0);
    }
}
