package org.fokker.validation.report;

import java.util.List;

/** A table of a page: a caption, a header, and rows whose cells are already HTML. */
final class Table {

    private final StringBuilder html = new StringBuilder();
    private final List<Column> columns;

    /**
     * A column.
     *
     * @param title heading, HTML
     * @param numeric whether its cells are numbers, set flush right
     */
    record Column(String title, boolean numeric) {

        static Column text(String title) {
            return new Column(title, false);
        }

        static Column number(String title) {
            return new Column(title, true);
        }
    }

    Table(String caption, List<Column> columns) {
        this.columns = List.copyOf(columns);
        html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.escape(caption))
                .append("\"><table><caption>")
                .append(Html.escape(caption))
                .append("</caption>\n<thead><tr>");
        for (Column column : columns) {
            html.append("<th scope=\"col\"").append(mark(column)).append('>');
            html.append(column.title()).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
    }

    void row(String cssClass, List<String> cells) {
        html.append(cssClass.isEmpty() ? "<tr>" : "<tr class=\"" + cssClass + "\">");
        for (int i = 0; i < cells.size(); i++) {
            html.append("<td")
                    .append(mark(columns.get(i)))
                    .append('>')
                    .append(cells.get(i))
                    .append("</td>");
        }
        html.append("</tr>\n");
    }

    String end() {
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String mark(Column column) {
        return column.numeric() ? " class=\"n\"" : "";
    }
}
