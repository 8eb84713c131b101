package org.fokker.validation.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.fokker.validation.result.Sheet;

/** Draws a sheet of images: every pixel as a square of whole size, labels on the left, headings above. */
final class SheetPicture {

    private static final int MARGIN = 24;
    private static final int TITLE_BASE = 40;
    private static final int TITLE_HEIGHT = 64;
    private static final int HEADING_HEIGHT = 26;
    private static final int GAP = 6;
    private static final int ROW_GAP = 18;

    /** Images are enlarged to about this many pixels. */
    private static final int SIZE = 48;

    private static final int GREY_LEVELS = 255;

    private final Sheet sheet;
    private final int zoom;
    private final int cellWidth;
    private final int cellHeight;

    private SheetPicture(Sheet sheet) {
        this.sheet = sheet;
        zoom = Math.max(1, SIZE / Math.max(sheet.width(), sheet.height()));
        cellWidth = zoom * sheet.width();
        cellHeight = zoom * sheet.height();
    }

    static BufferedImage of(Sheet sheet) {
        return new SheetPicture(sheet).image();
    }

    private BufferedImage image() {
        FontMetrics plain = metrics(Ink.PLAIN);
        int labels = sheet.rows().stream()
                .mapToInt(row -> plain.stringWidth(row.label()))
                .max()
                .orElse(0);
        int most =
                sheet.rows().stream().mapToInt(row -> row.images().size()).max().orElse(0);
        int left = MARGIN + (labels == 0 ? 0 : labels + 2 * GAP);
        int top = TITLE_HEIGHT + (sheet.columns().isEmpty() ? 0 : HEADING_HEIGHT);
        int titleWidth = metrics(Ink.TITLE).stringWidth(sheet.title());
        int width = Math.max(left + most * (cellWidth + GAP) - GAP, MARGIN + titleWidth) + MARGIN;
        int height = top + MARGIN;
        for (Sheet.Row row : sheet.rows()) {
            height += cellHeight + GAP + (row.apart() ? ROW_GAP : 0);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setColor(Ink.TEXT);
        g.setFont(Ink.TITLE);
        g.drawString(sheet.title(), MARGIN, TITLE_BASE);
        g.setFont(Ink.PLAIN);
        headings(g, plain, left, top);
        int y = top;
        for (Sheet.Row row : sheet.rows()) {
            y += row.apart() ? ROW_GAP : 0;
            int base = y + (cellHeight + plain.getAscent() - plain.getDescent()) / 2;
            g.drawString(row.label(), left - 2 * GAP - plain.stringWidth(row.label()), base);
            paint(image, row.images(), left, y);
            y += cellHeight + GAP;
        }
        g.dispose();
        return image;
    }

    private static FontMetrics metrics(Font font) {
        return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
                .createGraphics()
                .getFontMetrics(font);
    }

    private void headings(Graphics2D g, FontMetrics metrics, int left, int top) {
        for (int i = 0; i < sheet.columns().size(); i++) {
            String heading = sheet.columns().get(i);
            int middle = left + i * (cellWidth + GAP) + cellWidth / 2;
            g.drawString(heading, middle - metrics.stringWidth(heading) / 2, top - GAP - metrics.getDescent());
        }
    }

    private void paint(BufferedImage image, List<double[]> pictures, int left, int top) {
        for (int k = 0; k < pictures.size(); k++) {
            double[] values = pictures.get(k);
            int x = left + k * (cellWidth + GAP);
            for (int i = 0; i < cellHeight; i++) {
                for (int j = 0; j < cellWidth; j++) {
                    image.setRGB(x + j, top + i, grey(values[i / zoom * sheet.width() + j / zoom]));
                }
            }
            frame(image, x, top);
        }
    }

    /** A hairline around an image, so that white on white has an edge. */
    private void frame(BufferedImage image, int left, int top) {
        int colour = Ink.RULE.getRGB();
        for (int j = -1; j <= cellWidth; j++) {
            image.setRGB(left + j, top - 1, colour);
            image.setRGB(left + j, top + cellHeight, colour);
        }
        for (int i = -1; i <= cellHeight; i++) {
            image.setRGB(left - 1, top + i, colour);
            image.setRGB(left + cellWidth, top + i, colour);
        }
    }

    private int grey(double value) {
        double share = (value - sheet.paper()) / (sheet.ink() - sheet.paper());
        int level = (int) Math.round(GREY_LEVELS * (1 - Math.max(0, Math.min(1, share))));
        return level << 16 | level << 8 | level;
    }
}
